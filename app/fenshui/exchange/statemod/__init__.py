"""Models of StateMod, as decks of text files of fixed columns (StateMod Documentation, chapter 4)."""
