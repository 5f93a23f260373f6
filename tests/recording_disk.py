"""A disk that writes down everything done to it: contents, lengths, syncs and names, in order.

SQLite comes in through a VFS of apsw, everything else through the functions of `os` that our durable files use.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import apsw

REAL = apsw.vfs_names()[0]
"""The VFS of this system, before any of ours stands in front of it."""

_JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL


@dataclass(frozen=True)
class Write:
    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    file: int
    size: int


@dataclass(frozen=True)
class Sync:
    file: int


@dataclass(frozen=True)
class Name:
    """A name in the folder that now means `file`, or nothing (None); a renaming has the old name in `instead_of`."""

    name: str
    file: int | None
    instead_of: str = ""


@dataclass(frozen=True)
class SyncFolder:
    pass


@dataclass(frozen=True)
class Acknowledged:
    """The program told its user that this much is kept."""

    what: object


class RecordingDisk:
    """One folder of a disk: what stands in it at the start is safe, all that happens to it is in `events`."""

    def __init__(self, folder):
        self.folder, self.events, self._next = folder.resolve(), [], 0
        self.names = {path.name: self._new() for path in folder.iterdir()}
        self.start = {self.names[path.name]: path.read_bytes() for path in folder.iterdir()}
        self.start_names = dict(self.names)

    def acknowledge(self, what):
        self.events.append(Acknowledged(what))

    def file_called(self, path):
        """The number of the file of this name, made if there is none; None outside the folder."""
        path = Path(path)
        if path.parent.resolve() != self.folder:
            return None
        if path.name not in self.names:
            self.names[path.name] = self._new()
            self.events.append(Name(path.name, self.names[path.name]))
        return self.names[path.name]

    def removed(self, path):
        if self.names.pop(Path(path).name, None) is not None:
            self.events.append(Name(Path(path).name, None))

    def renamed(self, old, new):
        file = self.names.pop(Path(old).name)
        self.names[Path(new).name] = file
        self.events.append(Name(Path(new).name, file, Path(old).name))

    def synced(self, handle):
        """What `os.fsync` makes safe: a folder's names, or a file with all that stands in it now."""
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path == self.folder:
            self.events.append(SyncFolder())
        elif path.parent == self.folder:
            file = self.file_called(path)
            self.events += [Write(file, 0, path.read_bytes()), Sync(file)]

    def _new(self):
        self._next += 1
        return self._next


@contextlib.contextmanager
def recording(folder, monkeypatch):
    """Record what is done in a folder, by whatever verb: the VFS is SQLite's default meanwhile."""
    disk = RecordingDisk(folder)
    vfs = _Recorder(disk)
    apsw.set_default_vfs(vfs.name)
    with monkeypatch.context() as patch:
        _record_os(disk, patch)
        try:
            yield disk
        finally:
            apsw.set_default_vfs(REAL)
            vfs.unregister()


def _record_os(disk, patch):
    real = {name: getattr(os, name) for name in ("open", "fsync", "rename", "replace", "unlink")}

    def opened(path, flags, *more, **named):
        handle = real["open"](path, flags, *more, **named)
        if flags & os.O_CREAT:
            disk.file_called(path)
        return handle

    def synced(handle):
        real["fsync"](handle)
        disk.synced(handle)

    def renamed(old, new):
        real["replace"](old, new)
        disk.renamed(old, new)

    def unlinked(path, **named):
        real["unlink"](path, **named)
        disk.removed(path)

    for name, act in (("open", opened), ("fsync", synced), ("rename", renamed), ("replace", renamed)):
        patch.setattr(os, name, act)
    patch.setattr(os, "unlink", unlinked)


class _Recorder(apsw.VFS):
    def __init__(self, disk):
        self.name, self._disk = f"recorder {id(disk)}", disk
        super().__init__(self.name, REAL)

    def xOpen(self, name, flags):
        return _RecordedFile(self._disk, name, flags)

    def xDelete(self, path, sync_folder):
        super().xDelete(path, sync_folder)
        self._disk.removed(path)
        if sync_folder:
            self._disk.events.append(SyncFolder())


class _RecordedFile(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._events, self._file = disk.events, disk.file_called(path) if path else None
        self._syncs_folder = bool(flags[0] & _JOURNALS)  # the unix VFS does so at a journal's first sync
        super().__init__(REAL, name, flags)

    def xWrite(self, data, offset):
        super().xWrite(data, offset)
        self._noted(Write(self._file, offset, bytes(data)))

    def xTruncate(self, size):
        super().xTruncate(size)
        self._noted(Truncate(self._file, size))

    def xSync(self, flags):
        super().xSync(flags)
        self._noted(Sync(self._file))
        if self._syncs_folder:
            self._noted(SyncFolder())
            self._syncs_folder = False

    def _noted(self, event):
        if self._file is not None:
            self._events.append(event)
