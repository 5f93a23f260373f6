"""A geometry in a GeoPackage blob (OGC 12-128r17, clause 2.1.3) that comes from outside, walked without trust."""

import struct
from collections.abc import Callable
from typing import Any

KINDS = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
WITH_Z = 1000
FAULTS = (struct.error, ValueError, KeyError, IndexError)
"""What an unsound blob raises."""
_NAMES = {code: name for name, code in KINDS.items()}
_WIDTHS = {0: 2, 1: 3, 2: 3, 3: 4}
"""Numbers in a position by the thousands of the code: plain, with height, with measure, with both."""
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_EMPTY, _EXTENDED = 0b1_0000, 0b10_0000


def geometry_in(blob: bytes, srs: int, measured: bool = False) -> dict[str, Any] | None:
    """The GeoJSON geometry in a blob, None for an empty one; raises one of `FAULTS` where it is unsound.

    `measured` allows positions with a measure (M) too, as other programs write them.
    """
    magic, version, flags = struct.unpack_from("2sBB", blob)
    (stated,) = struct.unpack_from("<i" if flags & 1 else ">i", blob, 4)
    if magic != b"GP" or version != 0 or flags & _EXTENDED or stated != srs:
        raise ValueError(stated)
    if flags & _EMPTY:
        return None
    reader = _Reader(blob, 8 + _ENVELOPE_BYTES[flags >> 1 & 0b111], 3 if measured else 1)
    kind, coordinates = reader.shape()
    if reader.at != len(blob):
        raise ValueError("bytes left over")
    return {"type": _NAMES[kind], "coordinates": coordinates} if coordinates else None


class _Reader:
    """Walks a WKB geometry (OGC 06-103r4, clause 8); no nesting but that of a multi-part shape, so none is deep."""

    def __init__(self, blob: bytes, start: int, most_thousands: int) -> None:
        self.blob, self.at, self.most_thousands = blob, start, most_thousands
        self.order, self.width = "<", 2

    def shape(self, most: int = 6) -> tuple[int, Any]:
        """Kind and coordinates of the geometry that begins here; its kind is at most `most`."""
        (order,) = self._take("B", 1)
        if order > 1:
            raise ValueError(order)
        self.order = "<" if order else ">"
        (code,) = self._take("I", 4)
        thousands, kind = divmod(code, WITH_Z)
        if not 1 <= kind <= most or thousands > self.most_thousands:
            raise ValueError(code)
        self.width = _WIDTHS[thousands]
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
