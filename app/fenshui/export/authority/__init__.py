"""What an authority publishes: its year and its market, on paper, as pictures and as tables."""
