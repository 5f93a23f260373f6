"""What the window says: language, amounts in the unit chosen, and values put into sentences."""
