"""How the names of files end that a desk opens."""

from pathlib import Path

CASE_ENDING = ".fenshui-case"
BASIN_ENDINGS = (".gpkg", ".xlsx")
"""As the room of basins has them, which the window does not load before it is in sight."""


def is_case(path: Path) -> bool:
    """Whether a path is named as the file of a negotiation."""
    return path.suffix.lower() == CASE_ENDING


def is_basin(path: Path) -> bool:
    """Whether a path is a folder, or a file named as one that holds a basin."""
    return path.is_dir() or path.suffix.lower() in BASIN_ENDINGS
