"""The basin that gives way to a newer one stands beside it for a moment; a crash in that moment leaves it there."""

from __future__ import annotations

import re
from contextlib import suppress
from os import getpid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NEW, OLD = "new", "old"


def beside(end: Path, what: str) -> Path:
    """Where this process keeps the new or the old basin while they change places."""
    return end.with_name(f".{end.stem}.{getpid()}.{what}{end.suffix}")


def put_back(end: Path) -> None:
    """Where a basin is missing because a crash came between taking the old one away and putting the new one there."""
    if end.exists():
        return
    name = re.compile(rf"\.{re.escape(end.stem)}\.\d+\.{OLD}{re.escape(end.suffix)}")
    with suppress(OSError):
        left = [path for path in end.parent.iterdir() if name.fullmatch(path.name)]
        if left:
            max(left, key=lambda path: path.stat().st_mtime_ns).rename(end)
