"""Every verb a user has, one file a stage; the only mutable place below the window."""
