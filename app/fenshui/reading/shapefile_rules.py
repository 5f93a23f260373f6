"""Whether a shapefile is what its headers say, before GDAL sees it (ESRI Shapefile Technical Description, 1998)."""

import codecs
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

_HEADER, _MAGIC, _VERSION = 100, 9994, 1000
_KINDS = {1: "point", 3: "line", 5: "area", 8: "points", 11: "point", 13: "line", 15: "area", 18: "points",
          21: "point", 23: "line", 25: "area", 28: "points"}  # fmt: skip
_FIELD = 32
_CODECS = dict.fromkeys(("UTF-8", "UTF8", "65001"), "utf-8")
_CODECS |= dict.fromkeys(("GBK", "GB2312", "GB18030", "936", "CP936", "ANSI 936"), "gb18030")
_CODECS |= dict.fromkeys(("ISO-8859-1", "ISO88591", "ISO 88591", "88591", "LATIN1"), "latin-1")
_CODECS |= dict.fromkeys(("1252", "CP1252", "ANSI 1252", "WINDOWS-1252"), "cp1252")


@dataclass(frozen=True)
class Sound:
    """A shapefile that keeps the rules: how many rows, how many shapes, in which encoding its texts are."""

    rows: int
    shapes: int
    encoding: str


def check_shapefile(parts: Mapping[str, bytes], file: str) -> tuple[Sound, list[Problem]]:
    """What the files `.shp .shx .dbf .cpg` of one shapefile say. Raises `Refused` where they lie or one is missing."""
    for needed in (".shp", ".shx", ".dbf"):
        if needed not in parts:
            raise Refused("foreign.shapefile.missing", file=file, part=needed)
    kinds = _records(parts[".shp"], file)
    rows = _dbf_rows(parts[".dbf"], file)
    if rows != len(kinds) or _index_rows(parts[".shx"], parts[".shp"], file) != len(kinds):
        raise Refused("foreign.shapefile.rows", file=file, shapes=len(kinds), rows=rows)
    encoding, problems = _encoding(parts, file)
    return Sound(rows, sum(kind != 0 for kind in kinds), encoding), problems + _stars(parts[".dbf"], file)


def _records(content: bytes, file: str) -> list[int]:
    """The kind of every record; all must lie inside the file and be of the one kind that the header names."""
    declared = _header(content, file)
    kinds: list[int] = []
    at = _HEADER
    while at < len(content):
        if len(content) - at < 12:
            raise Refused("foreign.shapefile.record", file=file, row=len(kinds) + 1)
        _, words = struct.unpack_from(">ii", content, at)
        (kind,) = struct.unpack_from("<i", content, at + 8)
        if words < 2 or at + 8 + 2 * words > len(content) or kind not in (0, declared):
            raise Refused("foreign.shapefile.record", file=file, row=len(kinds) + 1)
        if kind and not _fits(content, at + 8, 2 * words, _KINDS[kind]):
            raise Refused("foreign.shapefile.record", file=file, row=len(kinds) + 1)
        kinds.append(kind)
        at += 8 + 2 * words
    return kinds


def _header(content: bytes, file: str) -> int:
    if len(content) < _HEADER:
        raise Refused("foreign.shapefile.header", file=file)
    (magic,), (words,) = struct.unpack_from(">i", content), struct.unpack_from(">i", content, 24)
    version, kind = struct.unpack_from("<ii", content, 28)
    if magic != _MAGIC or version != _VERSION or not 0 <= 2 * words <= len(content) + 4 * _HEADER:
        raise Refused("foreign.shapefile.header", file=file)
    if kind not in _KINDS:
        raise Refused("foreign.shapefile.kind", file=file, found=kind)
    return int(kind)


def _fits(content: bytes, at: int, size: int, kind: str) -> bool:
    """Whether the counts in a record have room in it and its parts begin in order."""
    if kind == "point":
        return size >= 20
    if kind == "points":
        return size >= 40 and 0 <= struct.unpack_from("<i", content, at + 36)[0] <= (size - 40) // 16
    if size < 44:
        return False
    parts, points = struct.unpack_from("<ii", content, at + 36)
    if parts < 1 or points < 2 or parts > points or 44 + 4 * parts + 16 * points > size:
        return False
    begins = struct.unpack_from(f"<{parts}i", content, at + 44)
    return begins[0] == 0 and all(first < then for first, then in zip(begins, (*begins[1:], points), strict=True))


def _index_rows(index: bytes, shapes: bytes, file: str) -> int:
    """How many records the index has; each must point into the file."""
    if len(index) < _HEADER or (len(index) - _HEADER) % 8 or struct.unpack_from(">i", index)[0] != _MAGIC:
        raise Refused("foreign.shapefile.header", file=file)
    count = (len(index) - _HEADER) // 8
    entries = struct.unpack_from(f">{2 * count}i", index, _HEADER)
    if any(2 * at < _HEADER or 2 * at + 12 > len(shapes) for at in entries[::2]):
        raise Refused("foreign.shapefile.record", file=file, row=0)
    return count


def _dbf_rows(content: bytes, file: str) -> int:
    """How many rows the table has."""
    if len(content) < 33:
        raise Refused("foreign.shapefile.table", file=file)
    count, head, width = struct.unpack_from("<IHH", content, 4)
    if head < 33 or width < 1 or head + count * width > len(content) + 1:
        raise Refused("foreign.shapefile.table", file=file)
    _fields(content, head, width, file)
    return int(count)


def _stars(content: bytes, file: str) -> list[Problem]:
    """A warning where a number is `****`: too long for its column, or not stated; it must not become 0."""
    head, width = struct.unpack_from("<HH", content, 8)
    for first, size, kind in _fields(content, head, width, file):
        if kind in b"NF" and any(b"*" in content[at : at + size] for at in range(head + first, len(content), width)):
            return [Problem(file, "****", sentence("foreign.expected.told"), is_warning=True)]
    return []


def _fields(content: bytes, head: int, width: int, file: str) -> list[tuple[int, int, int]]:
    found, place = [], 1
    for at in range(_FIELD, head - 1, _FIELD):
        if at + _FIELD > len(content) or content[at] == 0x0D:
            break
        size = content[at + 16]
        found.append((place, size, content[at + 11]))
        place += size
    if place > width or not found:
        raise Refused("foreign.shapefile.table", file=file)
    return found


def _encoding(parts: Mapping[str, bytes], file: str) -> tuple[str, list[Problem]]:
    """What the `.cpg` says, or a strict trial; anything but UTF-8 is shown."""
    table = parts[".dbf"]
    named = parts.get(".cpg", b"").decode("ascii", "replace").strip().upper()
    if named and named not in _CODECS:
        raise Refused("foreign.shapefile.codec", file=file, found=repr(named)[:40])
    encoding = _CODECS.get(named) or ("utf-8" if _reads(table, "utf-8") else "gb18030")
    texts = table[struct.unpack_from("<H", table, 8)[0] :]
    if not _reads(texts, encoding):
        raise Refused("foreign.shapefile.codec", file=file, found=encoding)
    if encoding == "utf-8":
        return encoding, []
    return encoding, [Problem(file, named or encoding, sentence("foreign.expected.utf8"), is_warning=True)]


def _reads(content: bytes, encoding: str) -> bool:
    try:
        codecs.decode(content, encoding)
    except UnicodeDecodeError:
        return False
    return True
