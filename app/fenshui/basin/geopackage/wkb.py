"""Shapes between GeoJSON (RFC 7946) and the blobs of a GeoPackage (OGC 12-128r17, clause 2.1.3): coordinates exact."""

import struct
from collections.abc import Callable, Iterator
from typing import Any

from fenshui.words import Refused

WGS_84 = 4326
_KINDS = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
_NAMES = {code: name for name, code in _KINDS.items()}
_WITH_Z = 1000
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_EMPTY, _EXTENDED = 0b1_0000, 0b10_0000


def blob_of(shape: Any) -> bytes:
    """A GeoJSON geometry as a blob. Raises ValueError, TypeError, KeyError or struct.error where it is none we hold."""
    kind, coordinates = shape["type"], shape["coordinates"]
    width = next((len(position) for position in positions(coordinates)), 0)
    if kind not in _KINDS or width not in (2, 3):
        raise ValueError(kind)
    return b"GP\0\1" + struct.pack("<i", WGS_84) + _packed(_KINDS[kind], coordinates, width)


def positions(coordinates: Any) -> Iterator[Any]:
    """The positions in nested GeoJSON coordinates. Raises TypeError where these are no lists of numbers."""
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from positions(part)


def shape_of(blob: bytes, place: str) -> dict[str, Any] | None:
    """The GeoJSON geometry in a blob, None for an empty one. Raises `Refused`, naming `place`, where it is unsound."""
    try:
        return _shape(blob)
    except (struct.error, ValueError, KeyError, IndexError):
        raise Refused("geopackage.shape", place=place) from None


def _shape(blob: bytes) -> dict[str, Any] | None:
    magic, version, flags = struct.unpack_from("2sBB", blob)
    (srs,) = struct.unpack_from("<i" if flags & 1 else ">i", blob, 4)
    if magic != b"GP" or version != 0 or flags & _EXTENDED or srs != WGS_84:
        raise ValueError(srs)
    if flags & _EMPTY:
        return None
    reader = _Reader(blob, 8 + _ENVELOPE_BYTES[flags >> 1 & 0b111])
    kind, coordinates = reader.shape()
    if reader.at != len(blob):
        raise ValueError("bytes left over")
    return {"type": _NAMES[kind], "coordinates": coordinates} if coordinates else None


def _packed(kind: int, coordinates: Any, width: int) -> bytes:
    code = kind if width == 2 else kind + _WITH_Z
    head = struct.pack("<BI", 1, code)
    if kind == 1:
        return head + _position(coordinates, width)
    count = struct.pack("<I", len(coordinates))
    if kind == 2:
        return head + _line(coordinates, width)
    if kind == 3:
        return head + count + b"".join(_line(ring, width) for ring in coordinates)
    return head + count + b"".join(_packed(kind - 3, part, width) for part in coordinates)


def _line(coordinates: Any, width: int) -> bytes:
    return struct.pack("<I", len(coordinates)) + b"".join(_position(each, width) for each in coordinates)


def _position(position: Any, width: int) -> bytes:
    return struct.pack(f"<{width}d", *position)


class _Reader:
    """Walks a WKB geometry (OGC 06-103r4, clause 8); no nesting but that of a multi-part shape, so none is deep."""

    def __init__(self, blob: bytes, start: int) -> None:
        self.blob, self.at = blob, start
        self.order, self.width = "<", 2

    def shape(self, most: int = 6) -> tuple[int, Any]:
        """Kind and coordinates of the geometry that begins here; its kind is at most `most`."""
        self.order = "<" if self._take("B", 1)[0] else ">"
        (code,) = self._take("I", 4)
        kind, self.width = (code - _WITH_Z, 3) if code > _WITH_Z else (code, 2)
        if not 1 <= kind <= most:
            raise ValueError(code)
        if kind == 1:
            return kind, self._position()
        if kind == 2:
            return kind, self._many(self._position)
        if kind == 3:
            return kind, self._many(lambda: self._many(self._position))
        return kind, self._many(lambda: self._part(kind - 3))

    def _part(self, kind: int) -> Any:
        found, coordinates = self.shape(most=3)
        if found != kind:
            raise ValueError(found)
        return coordinates

    def _many(self, read: Callable[[], Any]) -> list[Any]:
        (count,) = self._take("I", 4)
        if count > (len(self.blob) - self.at) // 4:  # every part takes 4 bytes at least
            raise ValueError(count)
        return [read() for _ in range(count)]

    def _position(self) -> list[float]:
        return list(self._take(f"{self.width}d", 8 * self.width))

    def _take(self, form: str, size: int) -> tuple[Any, ...]:
        values = struct.unpack_from(self.order + form, self.blob, self.at)
        self.at += size
        return values
