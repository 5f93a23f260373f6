"""What the window wears: colours, style sheet, typeface, icons."""
