"""Tables of a basin, sorted by numpy so that a hundred thousand rows sort at once."""
