"""Everything that can be done from menus and keys, each act once."""
