"""The basin map: reach ids in a buffer, colours in a palette, places and labels in layers."""
