"""The desk as the window sees it: signals say that something changed; long work goes on beside the window."""
