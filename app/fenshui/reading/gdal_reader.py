"""Shapefiles and GeoPackages by GDAL in a child process that may neither linger nor grow, and cannot reach out."""

import json
import struct
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from zipfile import ZipFile

import numpy as np
import shapely

from fenshui.reading.foreign import Cell, ForeignTable, Shapes
from fenshui.reading.gdal_child import read_in_child
from fenshui.words import Refused

MOST_SECONDS = 20.0


@dataclass(frozen=True)
class Wanted:
    """A layer to be read: its name (None for a shapefile), reference system, encoding, and what must come of it.

    `crs` is an EPSG code or WKT; None stands for degrees of WGS 84.
    """

    layer: str | None
    rows: int
    shapes: int
    crs: str | int | None = None
    encoding: str | None = None


def read_by_gdal(content: bytes, file: str, wanted: Sequence[Wanted]) -> list[ForeignTable]:
    """These layers. Raises `Refused` where GDAL does not read one, or not every row and shape that is there.

    `content` is a GeoPackage or a ZIP of the parts of one shapefile.
    """
    if not wanted:
        return []
    answers = _asked(content, wanted, file)
    return [_table(each, *answer, file) for each, answer in zip(wanted, answers, strict=True)]


def _table(wanted: Wanted, columns: dict[str, tuple[Cell, ...]], blobs: bytes, file: str) -> ForeignTable:
    found = _shapes(blobs, file)
    if len(found) != wanted.rows or any(len(cells) != wanted.rows for cells in columns.values()):
        raise Refused("foreign.rows_lost", file=file, before=wanted.rows, after=len(found))
    kept = int(np.sum(~(shapely.is_missing(found) | shapely.is_empty(found))))
    if kept != wanted.shapes:
        raise Refused("foreign.shapes_lost", file=file, before=wanted.shapes, after=kept)
    return ForeignTable(wanted.layer or file, columns, found, wanted.rows)


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts of a shapefile as one archive, by their endings; the way GDAL takes them from memory."""
    pack = BytesIO()
    with ZipFile(pack, "w") as archive:
        for ending, content in parts.items():
            archive.writestr(f"shapes{ending}", content)
    return pack.getvalue()


def _asked(content: bytes, wanted: Sequence[Wanted], file: str) -> list[tuple[dict[str, tuple[Cell, ...]], bytes]]:
    ours, theirs = get_context("spawn").Pipe()
    child = get_context("spawn").Process(target=read_in_child, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    end = time.monotonic() + MOST_SECONDS
    try:
        ours.send_bytes(content)
        ours.send_bytes(json.dumps([asdict(each) for each in wanted]).encode())
        return [_answer(ours, end, file) for _ in wanted]
    except (EOFError, OSError):  # it died: out of memory, or worse
        raise Refused("foreign.gdal_died", file=file) from None
    finally:
        ours.close()
        child.kill()
        child.join()


def _answer(pipe: Connection, end: float, file: str) -> tuple[dict[str, tuple[Cell, ...]], bytes]:
    answer = json.loads(_next(pipe, end, file))
    if "fault" in answer:
        raise Refused("foreign.gdal", file=file, reason=answer["fault"])
    return {name: tuple(cells) for name, cells in answer["columns"].items()}, _next(pipe, end, file)


def _next(pipe: Connection, end: float, file: str) -> bytes:
    if not pipe.poll(max(0.0, end - time.monotonic())):
        raise Refused("geopackage.too_slow", file=file, seconds=int(MOST_SECONDS))
    return pipe.recv_bytes()


def _shapes(blobs: bytes, file: str) -> Shapes:
    found: list[bytes | None] = []
    at = 0
    while at < len(blobs):
        (size,) = struct.unpack_from("<i", blobs, at)
        found.append(None if size < 0 else blobs[at + 4 : at + 4 + size])
        at += 4 + max(size, 0)
    try:
        return np.asarray(shapely.from_wkb(np.array(found, dtype=object)), dtype=object)
    except shapely.errors.ShapelyError as fault:
        raise Refused("foreign.gdal", file=file, reason=str(fault)[:120]) from None
