"""Where the smallest quarrel lies, where a map is wanted instead of a schematic."""

FARMS_ON_EARTH = {
    "spring": (100.0, 38.0),
    "upper": (100.1, 38.0),
    "ford": (100.2, 38.1),
    "lower": (100.3, 38.1),
    "sea": (100.4, 38.1),
}
"""Longitude and latitude of the places of the smallest quarrel, where it lies on the earth."""
