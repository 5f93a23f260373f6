"""The layers of an opened GeoPackage, ours and those that somebody else added, as cells and shapes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from fenshui.basin.geopackage.cell_types import cell_of
from fenshui.basin.geopackage.layer import FILES, KEYS, MOST_CELLS, MOST_SHAPE_BYTES, Layer, Shape
from fenshui.basin.geopackage.wkb import WGS_84, shape_of
from fenshui.reading.sqlite_file import quoted
from fenshui.words import Refused


@dataclass
class _Room:
    """What may still be read of one file before it is too large to be held."""

    path: Path
    cells: int = MOST_CELLS
    shape_bytes: int = MOST_SHAPE_BYTES

    def take(self, cells: int, shape: bytes | None) -> None:
        self.cells -= cells
        self.shape_bytes -= len(shape or b"")
        if self.cells < 0 or self.shape_bytes < 0:
            raise Refused("geopackage.too_large", file=str(self.path), most=MOST_CELLS, mib=MOST_SHAPE_BYTES // 2**20)


@dataclass(frozen=True)
class _Columns:
    """The columns of a table: what holds the row numbers, what the shapes, and the others with their types."""

    key: str
    shape: str
    types: dict[str, str]

    def query(self, table: str) -> str:
        """All rows, in the order of their numbers; the shape comes last."""
        wanted = [quoted(column) for column in self.types] + ([quoted(self.shape)] if self.shape else ["NULL"])
        order = f" ORDER BY {quoted(self.key)}" if self.key else ""
        return f"SELECT {', '.join(wanted)} FROM {quoted(table)}{order}"


def layers_in(connection: apsw.Connection, tables: Collection[str], path: Path) -> tuple[Layer, ...]:
    """Every listed layer. Raises `Refused` where one is no plain table, not in WGS 84, or too large."""
    room = _Room(path)
    return tuple(_layer(connection, name, room) for name in _listed(connection, set(tables), path))


def _listed(connection: apsw.Connection, tables: set[str], path: Path) -> Iterator[str]:
    listed = connection.execute("SELECT table_name, data_type FROM gpkg_contents ORDER BY rowid").fetchall()
    for name, kind in listed:
        if name != FILES and kind in ("attributes", "features"):
            if name not in tables:
                raise Refused("geopackage.no_table", file=str(path), table=str(name)[:80])
            yield str(name)


def _layer(connection: apsw.Connection, name: str, room: _Room) -> Layer:
    columns = _columns(connection, name, room.path)
    rows: list[tuple[str, ...]] = []
    shapes: dict[int, Shape] = {}
    for row, (*values, blob) in enumerate(connection.execute(columns.query(name))):
        place = f"{room.path}: {name}, {row + 1}"
        if blob is not None and not isinstance(blob, bytes):
            raise Refused("geopackage.shape", place=place)
        room.take(len(values), blob)
        rows.append(
            tuple(_cell(kind, value, place) for kind, value in zip(columns.types.values(), values, strict=True))
        )
        if blob and (shape := shape_of(blob, place)):
            shapes[row] = shape
    header, types = tuple(columns.types), tuple(columns.types.values())
    return Layer(name, header, types, tuple(rows), shapes if columns.shape else None)


def _columns(connection: apsw.Connection, name: str, path: Path) -> _Columns:
    shape = _shape_column(connection, name, path)
    found: list[Any] = connection.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
    if any(hidden for *_, hidden in found):
        raise Refused("geopackage.computed", file=str(path), table=name)
    keys = [title for _, title, _, _, _, is_key, _ in found if is_key]
    types = {title: str(kind).upper().partition("(")[0] for _, title, kind, *_ in found if title != shape}
    if len(keys) == 1 and keys[0] in KEYS:
        types.pop(keys[0])
    return _Columns(keys[0] if len(keys) == 1 else "", shape, types)


def _shape_column(connection: apsw.Connection, name: str, path: Path) -> str:
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    found = connection.execute(query, (name,)).fetchall()
    if found and found[0][1] != WGS_84:
        raise Refused("geopackage.not_wgs84", file=str(path), table=name, srs=str(found[0][1])[:20])
    return str(found[0][0]) if found else ""


def _cell(kind: str, value: Any, place: str) -> str:
    if isinstance(value, bytes):
        raise Refused("geopackage.bytes", place=place)
    return cell_of(kind, value)
