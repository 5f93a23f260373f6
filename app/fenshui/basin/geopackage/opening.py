"""A GeoPackage that comes from outside, read without trusting it: from memory, tables only, within a time."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import apsw

from fenshui.basin.geopackage.file_names import check_names
from fenshui.basin.geopackage.layer import FILES, Contents
from fenshui.basin.geopackage.layers_in import layers_in
from fenshui.basin.geopackage.packing import unpacked
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
        contents = Contents(layers_in(connection, _tables(connection), path), _files(connection, path))
    if any(f"{each.name}.csv" in contents.files for each in contents.layers):
        raise Refused("geopackage.names_alike", file=str(path))
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
    tables = _tables(connection)
    missing = sorted(_CORE - set(tables))
    if missing:
        raise Refused("geopackage.not_a_basin", file=str(path), table=missing[0])
    for table in tables:  # one by one: a check of the whole file would run what virtual tables bring along
        said = [line for (line,) in connection.execute(f"PRAGMA quick_check({quoted(table)})")]
        if said != ["ok"]:
            raise Refused("geopackage.damaged", file=str(path), reason=str(said[0]) if said else "")


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
