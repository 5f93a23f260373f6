"""What is kept: signed entries that only grow, chained and hashed into a tree, provable to a stranger offline."""
