"""What is printed from the window: maps, prose and tables on pages."""
