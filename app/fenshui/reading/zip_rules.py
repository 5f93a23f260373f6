"""A ZIP archive by our own rules: plain files with plain names, nothing nested, nothing that swells."""

import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from fenshui.words import Refused

MOST_ENTRIES = 1000
MOST_BYTES = 512 * 2**20
MOST_SWELLING = 200
"""How many bytes one packed byte may become; texts full of blanks reach 100, bombs 1000."""
_SMALL = 2**20
_PIECE = 2**16
_ARCHIVES = (".zip", ".kmz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz")


def files_in_zip(content: bytes, file: str) -> dict[str, bytes]:
    """Every file of an archive by its name. Raises `Refused` with the first rule that is broken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check(archive.infolist(), file)
            plain = [entry for entry in archive.infolist() if not entry.is_dir()]
            return {entry.filename: _unpacked(archive, entry, file) for entry in plain}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as fault:
        raise Refused("foreign.zip.damaged", file=file, reason=str(fault)[:120]) from None


def _check(entries: list[zipfile.ZipInfo], file: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("foreign.zip.too_many", file=file, most=MOST_ENTRIES)
    for entry in entries:
        if (rule := _broken_rule(entry)) is not None:
            raise Refused(f"foreign.zip.{rule}", file=file, name=repr(entry.orig_filename)[:80])
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise Refused("foreign.zip.twice", file=file, name=next(name for name in names if names.count(name) > 1)[:80])
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Refused("foreign.zip.bomb", file=file, name=file)


def _broken_rule(entry: zipfile.ZipInfo) -> str | None:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    path = PurePosixPath(name)
    if "\\" in name or ":" in name or "\x00" in name or path.is_absolute() or ".." in path.parts or len(name) > 240:
        return "name"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "link"
    if entry.flag_bits & 0x1:
        return "locked"
    if path.suffix.lower() in _ARCHIVES:
        return "nested"
    swells = entry.file_size > _SMALL and entry.file_size > MOST_SWELLING * max(1, entry.compress_size)
    return "bomb" if swells or entry.file_size > MOST_BYTES else None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
    """What an entry holds, never more than it says it does."""
    pieces, room = [], entry.file_size
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            pieces.append(piece)
            room -= len(piece)
            if room < 0:
                raise Refused("foreign.zip.bomb", file=file, name=repr(entry.filename)[:80])
    if room:
        raise Refused("foreign.zip.damaged", file=file, reason=entry.filename[:80])
    return b"".join(pieces)
