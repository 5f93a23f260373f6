"""A GeoPackage that comes from outside, opened without trusting it: from memory, tables only, within a time."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import apsw

from fenshui.reading.text import read_whole
from fenshui.words import Refused

APPLICATION = 0x47504B47
"""`GPKG`, clause 1.1.1.1.1 of OGC 12-128r17."""
_OLDER = (0x47503130, 0x47503131)
"""`GP10` and `GP11`, the marks of versions 1.0 and 1.1."""
MOST_SECONDS = 20.0
_MAGIC = b"SQLite format 3\0"
_STEPS = 100_000
_PRAGMAS = {"table_xinfo", "quick_check"}
_FUNCTIONS = {"count", "strftime"}
"""Counting rows; and the day a row was made, which every GeoPackage asks for."""


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def content_of(path: Path) -> bytes:
    """The bytes of a GeoPackage that no other program is writing. Raises `Refused`."""
    content = read_whole(path)
    for journal in ("-wal", "-journal"):
        beside = path.with_name(path.name + journal)
        if beside.exists() and beside.stat().st_size:
            raise Refused("geopackage.in_use", file=str(path), journal=beside.name)
    return content


def opened(content: bytes, path: Path, older: bool = False) -> apsw.Connection:
    """The database as a copy in memory, so that nothing beside it is opened and nothing in it is run."""
    marks = [mark.to_bytes(4, "big") for mark in (APPLICATION, *(_OLDER if older else ()))]
    if content[:16] != _MAGIC or len(content) < 100 or content[68:72] not in marks:
        raise Refused("geopackage.not_one", file=str(path))
    connection = apsw.Connection(":memory:")
    connection.deserialize("main", without_log(content))
    for setting in (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, apsw.SQLITE_DBCONFIG_ENABLE_VIEW):
        connection.config(setting, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.pragma("query_only", 1)
    connection.pragma("cell_size_check", 1)
    end = time.monotonic() + MOST_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    connection.authorizer = _authorize
    return connection


def without_log(content: bytes) -> bytes:
    """The file as one that has no log beside it (18, 19: QGIS writes it with one); a copy in memory has none."""
    return content[:18] + b"\1\1" + content[20:]


def plain_tables(connection: apsw.Connection) -> list[str]:
    """The ordinary tables: no views, and no virtual tables, which run code of their own."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    return [name for name, sql in found if isinstance(sql, str) and not sql.upper().startswith("CREATE VIRTUAL")]


def check_soundness(connection: apsw.Connection, tables: list[str], path: Path) -> None:
    """Raises `Refused` where a table is damaged."""
    for table in tables:  # one by one: a check of the whole file would run what virtual tables bring along
        said = [line for (line,) in connection.execute(f"PRAGMA quick_check({quoted(table)})")]
        if said != ["ok"]:
            raise Refused("geopackage.damaged", file=str(path), reason=str(said[0]) if said else "")


def _authorize(act: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """Reading tables, and nothing else, whatever the schema of the file asks for."""
    allowed = (
        act in (apsw.SQLITE_SELECT, apsw.SQLITE_READ)
        or (act == apsw.SQLITE_PRAGMA and first in _PRAGMAS)
        or (act == apsw.SQLITE_FUNCTION and second in _FUNCTIONS)
    )
    return apsw.SQLITE_OK if allowed else apsw.SQLITE_DENY


@contextlib.contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite finds into the one line a user needs."""
    try:
        yield
    except apsw.InterruptError:
        raise Refused("geopackage.too_slow", file=str(path), seconds=int(MOST_SECONDS)) from None
    except apsw.Error as fault:
        raise Refused("geopackage.damaged", file=str(path), reason=str(fault)[:120]) from None
    except UnicodeDecodeError:
        raise Refused("geopackage.damaged", file=str(path), reason="UTF-8") from None
