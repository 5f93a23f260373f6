"""What lies beside an edited basin on the disk goes with it: unknown files, columns, remarks; where it can be read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from fenshui.basin import read_basin
from fenshui.basin.editing.keeping import files_kept
from fenshui.basin.source import open_source
from fenshui.reading.text import read_whole
from fenshui.words import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.basin import Basin

_UNREADABLE = (Refused, OSError, ValueError, LookupError, csv.Error)
"""What files raise that are gone, or no text, table or shapes any more."""


def as_it_lies(folder: Path | None) -> Basin | None:
    """The basin on the disk; None where there is none, or none any more."""
    try:
        return read_basin(folder).basin if folder is not None else None
    except Refused:
        return None


def with_all_beside(now: Basin, read: Basin | None, folder: Path | None, *, is_needed: bool) -> dict[str, bytes] | None:
    """The files of a basin with all that lies beside the old ones, which say `read`.

    None where the old ones lie nowhere or cannot be read; where they are needed the reason is raised.
    """
    if folder is None or read is None:
        return None
    try:
        return files_kept(now, read, {name: read_whole(file) for name, file in open_source(folder).all_files()})
    except _UNREADABLE:
        if is_needed:
            raise
        return None
