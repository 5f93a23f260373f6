"""How the basin of the Heihe is made from published figures."""
