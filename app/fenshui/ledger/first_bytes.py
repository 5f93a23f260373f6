"""The beginning of a file that this program may hold open as a ledger.

POSIX drops every lock a program has on a file as soon as it closes that file anywhere, so a ledger that is open must
never be opened and closed by other means than SQLite's, which knows of this (https://www.sqlite.org/howtocorrupt.html,
section 2.2).
"""

from pathlib import Path

import apsw

from fenshui.words import Refused

_READING = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB


def first_bytes(path: Path, most: int) -> bytes:
    """At most so many bytes from the beginning of a file; raises `Refused` where it is missing or cannot be read."""
    try:
        file = apsw.VFSFile("", str(path.resolve()), [_READING, 0])
        try:
            data: bytes = file.xRead(min(most, file.xFileSize()), 0)
        finally:
            file.xClose()
    except apsw.Error as fault:
        raise Refused("ledger.disk_fault", path=path, why=str(fault)) from None
    return data
