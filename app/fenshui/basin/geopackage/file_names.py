"""Which names files inside a GeoPackage may have: those that can be files in a folder on every system."""

import re
from collections.abc import Collection
from pathlib import Path

from fenshui.words import Refused

MOST_FILES = 10_000
_PART = re.compile(r'[^\\/:*?"<>|\x00-\x1f]{1,120}')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_names(names: Collection[str], place: Path) -> None:
    """Raises `Refused` where files of these names could not all stand in one folder, or would leave it."""
    if len(names) > MOST_FILES:
        raise Refused("geopackage.too_many_files", file=str(place), most=MOST_FILES)
    folded = {name.casefold() for name in names}
    above = {name[:end] for name in folded for end, letter in enumerate(name) if letter == "/"}
    for name in names:
        if not _is_name(name) or name.casefold() in above:
            raise Refused("geopackage.file_name", file=str(place), name=repr(name)[:80])
    if len(folded) != len(names):
        raise Refused("geopackage.names_alike", file=str(place))


def _is_name(name: str) -> bool:
    parts = name.split("/")
    return len(name) <= 240 and all(
        _PART.fullmatch(part) and part[-1] not in ". " and not _DEVICE.fullmatch(part) for part in parts
    )
