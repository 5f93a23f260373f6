"""File → Import: what is asked, what was read, guessed and left out, and where the basin is kept."""
