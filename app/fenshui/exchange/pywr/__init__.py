"""Models of Pywr 1.x and Pywr 2, as their JSON files say them."""
