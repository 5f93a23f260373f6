"""A GeoPackage that comes from outside, read without trusting it: from memory, tables only, within a time."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from fenshui.basin.geopackage.cell_types import cell_of
from fenshui.basin.geopackage.file_names import check_names
from fenshui.basin.geopackage.layer import FILES, KEYS, Contents, Layer, Shape
from fenshui.basin.geopackage.packing import unpacked
from fenshui.basin.geopackage.wkb import WGS_84, shape_of
from fenshui.basin.geopackage.writing import APPLICATION, quoted
from fenshui.reading.text import read_whole
from fenshui.words import Refused

_MAGIC = b"SQLite format 3\0"
_MOST_SECONDS = 20.0
_STEPS = 100_000
_PRAGMAS = {"table_xinfo", "quick_check"}
_CORE = {"gpkg_contents", "gpkg_geometry_columns", FILES}


def files_in(path: Path) -> dict[str, bytes]:
    """The files of the basin that a GeoPackage holds. Raises `Refused` where it is damaged, foreign or hostile."""
    with _plainly(path), contextlib.closing(_opened(path)) as connection:
        _check_soundness(connection, path)
        contents = Contents(tuple(_layers(connection, path)), _files(connection, path))
    files = unpacked(contents)
    check_names(files, path)
    return files


def _opened(path: Path) -> apsw.Connection:
    """The database as a copy in memory, so that nothing beside it is opened and nothing in it is run."""
    content = read_whole(path)
    if content[:16] != _MAGIC or len(content) < 100 or content[68:72] != APPLICATION.to_bytes(4, "big"):
        raise Refused("geopackage.not_one", file=str(path))
    for journal in ("-wal", "-journal"):
        beside = path.with_name(path.name + journal)
        if beside.exists() and beside.stat().st_size:
            raise Refused("geopackage.in_use", file=str(path), journal=beside.name)
    connection = apsw.Connection(":memory:")
    # 18, 19: "written with a log beside it" (QGIS does so); a copy in memory has no log
    connection.deserialize("main", content[:18] + b"\1\1" + content[20:])
    for setting in (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, apsw.SQLITE_DBCONFIG_ENABLE_VIEW):
        connection.config(setting, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.pragma("query_only", 1)
    connection.pragma("cell_size_check", 1)
    end = time.monotonic() + _MOST_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    connection.authorizer = _authorize
    return connection


def _authorize(act: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """Reading tables, and nothing else, whatever the schema of the file asks for."""
    allowed = (
        act in (apsw.SQLITE_SELECT, apsw.SQLITE_READ)
        or (act == apsw.SQLITE_PRAGMA and first in _PRAGMAS)
        or (act == apsw.SQLITE_FUNCTION and second == "strftime")  # the day a row was made, in every GeoPackage
    )
    return apsw.SQLITE_OK if allowed else apsw.SQLITE_DENY


def _check_soundness(connection: apsw.Connection, path: Path) -> None:
    said = [line for (line,) in connection.execute("PRAGMA quick_check(1)")]
    if said != ["ok"]:
        raise Refused("geopackage.damaged", file=str(path), reason=str(said[0]) if said else "")
    missing = sorted(_CORE - set(_tables(connection)))
    if missing:
        raise Refused("geopackage.not_a_basin", file=str(path), table=missing[0])


def _tables(connection: apsw.Connection) -> list[str]:
    """The ordinary tables: no views, and no virtual tables, which run code of their own."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    return [name for name, sql in found if isinstance(sql, str) and not sql.upper().startswith("CREATE VIRTUAL")]


def _files(connection: apsw.Connection, path: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, text, content in connection.execute(f"SELECT name, content, bytes FROM {FILES}"):
        if not isinstance(name, str) or name in files:
            raise Refused("geopackage.file_name", file=str(path), name=repr(name)[:80])
        files[name] = content if isinstance(content, bytes) else str("" if text is None else text).encode("utf-8")
    return files


def _layers(connection: apsw.Connection, path: Path) -> Iterator[Layer]:
    tables = set(_tables(connection))
    listed = connection.execute("SELECT table_name, data_type FROM gpkg_contents ORDER BY rowid").fetchall()
    for name, kind in listed:
        if name == FILES or kind not in ("attributes", "features"):
            continue
        if name not in tables:
            raise Refused("geopackage.no_table", file=str(path), table=str(name)[:80])
        yield _layer(connection, str(name), path)


def _layer(connection: apsw.Connection, name: str, path: Path) -> Layer:
    shaped = _shape_column(connection, name, path)
    columns: list[Any] = connection.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
    if any(hidden for *_, hidden in columns):
        raise Refused("geopackage.computed", file=str(path), table=name)
    kept: list[tuple[str, str]] = [
        (title, str(kind).upper().partition("(")[0])
        for _, title, kind, _, _, is_key, _ in columns
        if title != shaped and not (is_key and title in KEYS)
    ]
    wanted = [title for title, _ in kept] + ([shaped] if shaped else [])
    rows: list[tuple[str, ...]] = []
    shapes: dict[int, Shape] = {}
    query = f"SELECT {', '.join(map(quoted, wanted))} FROM {quoted(name)} ORDER BY rowid"
    for row, values in enumerate(connection.execute(query) if wanted else ()):
        place = f"{path}: {name}, {row + 1}"
        rows.append(tuple(_cell(kind, value, place) for (_, kind), value in zip(kept, values, strict=False)))
        if shaped and (shape := _shape(values[-1], place)):
            shapes[row] = shape
    header, types = tuple(title for title, _ in kept), tuple(kind for _, kind in kept)
    return Layer(name, header, types, tuple(rows), shapes if shaped else None)


def _shape_column(connection: apsw.Connection, name: str, path: Path) -> str:
    found = connection.execute(
        "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (name,)
    ).fetchall()
    if found and found[0][1] != WGS_84:
        raise Refused("geopackage.not_wgs84", file=str(path), table=name, srs=str(found[0][1])[:20])
    return str(found[0][0]) if found else ""


def _cell(kind: str, value: Any, place: str) -> str:
    if isinstance(value, bytes):
        raise Refused("geopackage.bytes", place=place)
    return cell_of(kind, value)


def _shape(value: Any, place: str) -> Shape | None:
    if value is not None and not isinstance(value, bytes):
        raise Refused("geopackage.shape", place=place)
    return shape_of(value, place) if value else None


@contextlib.contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite finds into the one line a user needs."""
    try:
        yield
    except apsw.InterruptError:
        raise Refused("geopackage.too_slow", file=str(path), seconds=int(_MOST_SECONDS)) from None
    except apsw.Error as fault:
        raise Refused("geopackage.damaged", file=str(path), reason=str(fault)[:120]) from None
    except UnicodeDecodeError:
        raise Refused("geopackage.damaged", file=str(path), reason="UTF-8") from None
