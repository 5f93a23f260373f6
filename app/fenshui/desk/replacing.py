"""A basin on the disk gives way to the newer one; a crash leaves the old one or the new one, whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from fenshui.basin.conversion import write_basin_files
from fenshui.desk.setting_aside import NEW, OLD, beside
from fenshui.words import Refused, said_by_system

if TYPE_CHECKING:
    from collections.abc import Mapping


def put_in_place(files: Mapping[str, bytes], end: Path) -> None:
    """The new basin is whole beside the old one before it takes its place. Raises `Refused` where it cannot."""
    new, old = beside(end, NEW), beside(end, OLD)
    write_basin_files(files, new)
    try:
        if end.is_dir():
            end.rename(old)
            new.rename(end)
            shutil.rmtree(old, ignore_errors=True)
        else:
            new.replace(end)
    except OSError as fault:
        if old.exists() and not end.exists():
            old.rename(end)
        (shutil.rmtree if new.is_dir() else Path.unlink)(new)
        raise Refused("convert.cannot_write", path=str(end), reason=said_by_system(fault)) from None
