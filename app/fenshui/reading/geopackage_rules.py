"""What a foreign GeoPackage holds, before GDAL sees it: its layers, and that each is a plain table of sound shapes."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from fenshui.reading.foreign import ForeignTable
from fenshui.reading.problem import Problem
from fenshui.reading.sqlite_file import check_soundness, opened, plain_tables, plainly, quoted
from fenshui.reading.wkb import FAULTS, geometry_in
from fenshui.words import Refused, sentence

_OWN_TRIGGERS = ("rtree_", "gpkg_", "trigger_insert_feature_count_", "trigger_delete_feature_count_", "fgti_", "fgtd_")
"""How the triggers begin that the standard and GDAL put into every GeoPackage."""
_NUMBERS = ("INT", "TINYINT", "SMALLINT", "MEDIUMINT", "FLOAT", "DOUBLE", "REAL")
MOST_CELLS = 6_000_000


@dataclass(frozen=True)
class SoundLayer:
    """A layer that may be read: how many rows it has, how many of them a shape, and its reference system."""

    name: str
    rows: int
    shapes: int
    epsg: int | None
    cells: ForeignTable | None = None
    """The whole table, read already, where it has no shapes: GDAL is not needed for it."""


def check_geopackage(content: bytes, path: Path) -> tuple[list[SoundLayer], list[Problem]]:
    """The layers of a GeoPackage, with warnings. Raises `Refused` where it is damaged or made to harm."""
    with plainly(path), contextlib.closing(opened(content, path, older=True)) as connection:
        tables = plain_tables(connection)
        check_soundness(connection, tables, path)
        problems = list(_triggers(connection, path))
        layers = []
        for name in _listed(connection, path):
            if _is_view(connection, name):
                raise Refused("geopackage.no_table", file=str(path), table=name[:80])
            if name not in tables:
                problems.append(Problem(path.name, name[:80], sentence("foreign.expected.table"), is_warning=True))
                continue
            layer, more = _layer(connection, name, path)
            layers.append(layer)
            problems += more
    if not layers:
        raise Refused("foreign.no_layer", file=path.name)
    return layers, problems


def _listed(connection: apsw.Connection, path: Path) -> list[str]:
    query = "SELECT table_name FROM gpkg_contents WHERE data_type IN ('attributes', 'features') ORDER BY rowid"
    names = [name for (name,) in connection.execute(query)]
    if not all(isinstance(name, str) for name in names) or len(names) > 1000:
        raise Refused("foreign.no_layer", file=path.name)
    return names


def _is_view(connection: apsw.Connection, name: str) -> bool:
    found = connection.execute("SELECT type, sql FROM sqlite_schema WHERE name = ?", (name,)).fetchall()
    return any(kind == "view" or str(sql).upper().startswith("CREATE VIRTUAL") for kind, sql in found)


def _triggers(connection: apsw.Connection, path: Path) -> Iterator[Problem]:
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        if not str(name).startswith(_OWN_TRIGGERS):
            yield Problem(path.name, str(name)[:80], sentence("foreign.expected.no_trigger"), is_warning=True)


def _layer(connection: apsw.Connection, name: str, path: Path) -> tuple[SoundLayer, list[Problem]]:
    found: list[Any] = connection.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
    if any(hidden for *_, hidden in found):
        raise Refused("geopackage.computed", file=str(path), table=name[:80])
    titles = [str(title) for _, title, *_ in found]
    counted: Any = connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()
    rows = int(counted[0][0])
    if rows * len(titles) > MOST_CELLS:
        raise Refused("foreign.too_many_cells", file=path.name, most=MOST_CELLS)
    numbers = [str(title) for _, title, kind, *_ in found if str(kind).upper().startswith(_NUMBERS)]
    _check_numbers(connection, name, numbers, path)
    column, srs = _shape_column(connection, name)
    if column is None:
        warning = Problem(path.name, name[:80], sentence("foreign.expected.shape_column"), is_warning=True)
        whole = _cells(connection, name, titles, rows)
        return SoundLayer(name, rows, 0, None, whole), [warning] if _is_features(connection, name) else []
    if column not in titles:
        raise Refused("foreign.shape", place=f"{path.name}: {name[:80]}", found=column[:80])
    shapes = _count_shapes(connection, name, column, srs, path)
    return SoundLayer(name, rows, shapes, _epsg(connection, srs, name, path)), []


def _cells(connection: apsw.Connection, name: str, titles: list[str], rows: int) -> ForeignTable:
    """The cells of a table without shapes; bytes are none."""
    query = f"SELECT {', '.join(map(quoted, titles))} FROM {quoted(name)}"
    lines = [[None if isinstance(cell, bytes) else cell for cell in line] for line in connection.execute(query)]
    return ForeignTable(name, {title: tuple(line[at] for line in lines) for at, title in enumerate(titles)}, None, rows)


def _check_numbers(connection: apsw.Connection, name: str, columns: list[str], path: Path) -> None:
    """Raises `Refused` where a column of numbers holds texts or bytes, which GDAL would read as 0."""
    if not columns:
        return
    query = f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(name)}"
    for row, cells in enumerate(connection.execute(query), start=1):
        for column, cell in zip(columns, cells, strict=True):
            if isinstance(cell, str | bytes):
                place = f"{path.name}: {name[:80]}, {row}, {column[:80]}"
                raise Refused("foreign.text_as_number", place=place, found=ascii(cell)[:60])


def _is_features(connection: apsw.Connection, name: str) -> bool:
    query = "SELECT 1 FROM gpkg_contents WHERE table_name = ? AND data_type = 'features'"
    return bool(connection.execute(query, (name,)).fetchall())


def _shape_column(connection: apsw.Connection, name: str) -> tuple[str | None, int]:
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    with contextlib.suppress(apsw.SQLError):  # a GeoPackage without shapes need not have the table
        for column, srs in connection.execute(query, (name,)):
            return str(column), int(srs)
    return None, 0


def _epsg(connection: apsw.Connection, srs: int, name: str, path: Path) -> int:
    query = "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    for organization, code in connection.execute(query, (srs,)):
        if str(organization).upper() == "EPSG" and isinstance(code, int):
            return code
    raise Refused("foreign.other_crs", file=f"{path.name}: {name[:80]}", found=str(srs))


def _count_shapes(connection: apsw.Connection, name: str, column: str, srs: int, path: Path) -> int:
    """How many rows have a shape; each must be a sound blob."""
    count = 0
    for row, (blob,) in enumerate(connection.execute(f"SELECT {quoted(column)} FROM {quoted(name)}"), start=1):
        if blob is None:
            continue
        place = f"{path.name}: {name[:80]}, {row}"
        if not isinstance(blob, bytes):
            raise Refused("geopackage.shape", place=place)
        try:
            count += geometry_in(blob, srs, measured=True) is not None
        except FAULTS:
            raise Refused("geopackage.shape", place=place) from None
    return count
