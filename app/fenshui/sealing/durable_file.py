"""Files that are either wholly there or not there at all, whatever happens while they are written."""

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterable
from pathlib import Path

from fenshui.words import Refused, said_by_system

_ABANDONED_S = 60.0
"""No file takes as long to write. The number of a process says nothing of a writer on another machine."""


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that a power cut leaves the old one or the new one: temporary file, fsync, rename, fsync folder.

    Raises `Refused` when the disk is full or the folder cannot be written.
    """
    unfinished = unfinished_beside(path)
    try:
        _write_and_sync(unfinished, data, mode)
        unfinished.replace(path)
        sync_folder(path.parent)
    except BaseException as fault:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise refused_by_disk(fault, path) from None
        raise


def unfinished_beside(path: Path) -> Path:
    """Where this process writes what becomes `path` once it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}.unfinished")


def tidy_unfinished(folder: Path, names: Iterable[str]) -> None:
    """Remove what killed writers left of files with these names; what anybody else calls unfinished stays.

    A writer is taken for killed where its process is gone and its file has not been touched for a minute.
    """
    ours = re.compile(rf"\.(?:{'|'.join(map(re.escape, names))})\.(\d{{1,9}})\.unfinished")
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            found = ours.fullmatch(left.name)
            if found and left.is_file() and _is_abandoned(left) and _is_gone(int(found[1])):
                left.unlink(missing_ok=True)


def refused_by_disk(fault: OSError, path: Path) -> Refused:
    """What to tell the user about a file that could not be read or written."""
    if fault.errno == errno.ENOSPC:
        return Refused("sealing.disk_full", path=path)
    return Refused("sealing.file_fault", path=path, why=said_by_system(fault))


def read_bytes(path: Path, most: int, *, may_flow: bool = False) -> bytes:
    """The bytes of a file of at most `most` bytes; raises `Refused` when it is missing, unreadable or larger.

    What is larger is not read. Pipes and devices are refused, for they may be waited for, unless it `may_flow`.
    """
    try:
        with open(path, "rb", opener=None if may_flow else _opened_at_once) as file:
            there = os.fstat(file.fileno())
            if not (may_flow or stat.S_ISREG(there.st_mode)):
                raise Refused("reading.not_a_file", file=path)
            found = there.st_size
            data = file.read(most + 1 if may_flow else found + 1) if found <= most else b""
    except OSError as fault:
        raise refused_by_disk(fault, path) from None
    found = max(found, len(data))
    if found > most:
        raise Refused("sealing.file_too_large", path=path, found=f"{found:,}", most=f"{most:,}")
    return data


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut (Windows keeps them without being asked)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened_at_once(name: str, flags: int) -> int:
    """A pipe is opened without waiting for its writer (Windows has none among its files)."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _is_abandoned(left: Path) -> bool:
    return time.time() - left.stat().st_mtime > _ABANDONED_S


def _is_gone(process: int) -> bool:
    """Whether no process has this number; Windows cannot be asked without ending it, and is taken for having it."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:  # it runs, and is not ours
        return False
    return False


def _write_and_sync(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
