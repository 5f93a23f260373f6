"""What leaves the house: the agreement on paper, pictures, and the evidence a stranger can check."""
