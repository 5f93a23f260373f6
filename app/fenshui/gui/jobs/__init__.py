"""What the window lets compute beside it: a snapshot goes into a pure function; heavy rooms are loaded only there."""
