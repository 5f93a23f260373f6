"""A lock on a file, held as long as its process lives: so a session at work is told from one that broke off."""

from __future__ import annotations

import os
import sys
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LOCKED_AT = 1 << 30  # a place in the file where nothing stands, so that the rest can be read
_TRIES = 40
_BETWEEN_S = 0.005


def take_lock(file: int) -> bool:
    """Lock an open file, asking again for a while: who only looks whether it is locked holds it for a moment."""
    for _ in range(_TRIES):
        if lock(file):
            return True
        sleep(_BETWEEN_S)
    return False


def claim(path: Path) -> int | None:
    """A file that is there, opened and locked; None where it is gone, or a process that lives holds it."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return None
    if take_lock(file) and _still_is(path, file):
        return file
    os.close(file)
    return None


def _still_is(path: Path, file: int) -> bool:
    """Whether an open file was not taken away before it could be locked."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except OSError:
        return False


def is_locked(path: Path) -> bool:
    """Whether a process that lives holds a file; one that cannot be looked at counts as held."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return True
    try:
        return not lock(file)
    finally:
        os.close(file)


if sys.platform == "win32":

    def lock(file: int) -> bool:
        """Lock an open file; whether it could be had."""
        import msvcrt

        try:
            os.lseek(file, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def lock(file: int) -> bool:
        """Lock an open file; whether it could be had."""
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
