"""Shapes between GeoJSON (RFC 7946) and the blobs of a GeoPackage (OGC 12-128r17, clause 2.1.3): coordinates exact."""

import struct
from collections.abc import Iterator
from typing import Any

from fenshui.reading.wkb import FAULTS, KINDS, WITH_Z, geometry_in
from fenshui.words import Refused

WGS_84 = 4326


def blob_of(shape: Any) -> bytes:
    """A GeoJSON geometry as a blob. Raises ValueError, TypeError, KeyError or struct.error where it is none we hold."""
    kind, coordinates = shape["type"], shape["coordinates"]
    width = next((len(position) for position in positions(coordinates)), 0)
    if kind not in KINDS or width not in (2, 3):
        raise ValueError(kind)
    return b"GP\0\1" + struct.pack("<i", WGS_84) + _packed(KINDS[kind], coordinates, width)


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
        return geometry_in(blob, WGS_84)
    except FAULTS:
        raise Refused("geopackage.shape", place=place) from None


def _packed(kind: int, coordinates: Any, width: int) -> bytes:
    code = kind if width == 2 else kind + WITH_Z
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
