"""The impact of a transfer on paper: a page for a negotiator, the whole for a file, every figure in a table."""
