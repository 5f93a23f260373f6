"""How the names of files end that a desk opens; known before any room is loaded."""

from pathlib import Path

CASE_ENDING = ".fenshui-case"
GEOPACKAGE_ENDING, WORKBOOK_ENDING = ".gpkg", ".xlsx"


def is_case(path: Path) -> bool:
    """Whether a path is named as the file of a negotiation."""
    return path.suffix.lower() == CASE_ENDING


def is_basin(path: Path) -> bool:
    """Whether a path is a folder, or a file named as one that holds a basin."""
    return path.is_dir() or path.suffix.lower() in (GEOPACKAGE_ENDING, WORKBOOK_ENDING)
