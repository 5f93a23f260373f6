"""A disk that fails at one chosen touch: every read, write, sync, truncation, opening and change of a name is counted.

Left out: locks, and the questions whether a name exists and how it is spelled in full.
"""

import contextlib
import errno
import io
import os
from dataclasses import dataclass, field
from pathlib import Path

import apsw
from recording_disk import REAL

FAULTS = {
    "fails once": (errno.EIO, apsw.IOError, False),
    "fails from then on": (errno.EIO, apsw.IOError, True),
    "is full once": (errno.ENOSPC, apsw.FullError, False),
    "is full from then on": (errno.ENOSPC, apsw.FullError, True),
}
_GROWING = ("xWrite", "xOpen", "xTruncate", "write", "open", "fsync", "xSync", "rename", "replace")


@dataclass
class FailingDisk:
    """Counts touches; fails the one with this number (from 1), and all after it where the fault stays."""

    folder: Path
    number: int = 0
    fault: str = "fails once"
    touched: int = 0
    failed: list[str] = field(default_factory=list)

    def touch(self, what):
        """None, or the numbers of the fault that this touch meets: errno for `os`, the error for SQLite."""
        code, error, stays = FAULTS[self.fault]
        if code == errno.ENOSPC and what not in _GROWING:
            return None
        self.touched += 1
        if self.touched != self.number and not (stays and 0 < self.number < self.touched):
            return None
        self.failed.append(what)
        return code, error


@contextlib.contextmanager
def failing(disk, patch):
    """Let every verb meet this disk: through SQLite's default VFS and through `os`."""
    vfs = _Vfs(disk)
    apsw.set_default_vfs(vfs.name)
    with patch.context() as inner:
        for place, name in _OS:
            inner.setattr(place, name, _failing_call(disk, name, getattr(place, name)))
        try:
            yield disk
        finally:
            apsw.set_default_vfs(REAL)
    vfs.unregister()


_OS = [(os, name) for name in ("open", "fsync", "rename", "replace", "unlink", "write", "mkdir", "rmdir")] + [
    (io, "open")
]


def _failing_call(disk, name, real):
    def call(*given, **named):
        ours = isinstance(given[0], int) or disk.folder in Path(given[0]).parents
        met = disk.touch(name) if ours else None
        if met:
            raise OSError(met[0], os.strerror(met[0]))
        return real(*given, **named)

    return call


class _Vfs(apsw.VFS):
    def __init__(self, disk):
        self.name, self._disk = f"failing {id(disk)}", disk
        super().__init__(self.name, REAL)

    def xOpen(self, name, flags):
        _raise_if(self._disk.touch("xOpen"))
        return _File(self._disk, name, flags)

    def xDelete(self, path, sync_folder):
        _raise_if(self._disk.touch("xDelete"))
        super().xDelete(path, sync_folder)


class _File(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        self._disk = disk
        super().__init__(REAL, name, flags)

    def xRead(self, amount, offset):
        _raise_if(self._disk.touch("xRead"))
        return super().xRead(amount, offset)

    def xWrite(self, data, offset):
        _raise_if(self._disk.touch("xWrite"))
        super().xWrite(data, offset)

    def xTruncate(self, size):
        _raise_if(self._disk.touch("xTruncate"))
        super().xTruncate(size)

    def xSync(self, flags):
        _raise_if(self._disk.touch("xSync"))
        super().xSync(flags)

    def xFileSize(self):
        _raise_if(self._disk.touch("xFileSize"))
        return super().xFileSize()


def _raise_if(met):
    if met:
        raise met[1]("the disk fails here")
