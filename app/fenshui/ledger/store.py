"""The one file a ledger lies in: three tables that only grow, and a power cut loses nothing that was acknowledged."""

import contextlib
import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from fenshui.ledger.place import check_place
from fenshui.sealing.durable_file import refused_by_disk, sync_folder, unfinished_beside, write_durably
from fenshui.words import Refused

_APPLICATION = 0x46454E53
_SCHEMA = """
CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, leaf BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint(number INTEGER PRIMARY KEY, size INTEGER NOT NULL UNIQUE, note BLOB NOT NULL) STRICT;
CREATE TABLE attachment(number INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, content BLOB NOT NULL) STRICT;
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM entry)
    BEGIN SELECT RAISE(ABORT, 'entries come in order'); END;
CREATE TRIGGER checkpoint_in_order BEFORE INSERT ON checkpoint
    WHEN NEW.number IS NOT (SELECT coalesce(max(number) + 1, 0) FROM checkpoint)
        OR EXISTS (SELECT 1 FROM checkpoint WHERE size >= NEW.size)
    BEGIN SELECT RAISE(ABORT, 'sizes grow'); END;
CREATE TRIGGER attachment_once BEFORE INSERT ON attachment
    WHEN EXISTS (SELECT 1 FROM attachment WHERE number = NEW.number OR sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'kept already'); END;
"""
_NUMBERED = {"entry": ("seq", 0), "checkpoint": ("number", 0), "attachment": ("number", 1)}
"""Table -> the column that numbers its rows without gaps, and the first number."""

_NEVER = (
    "CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;"
)

_SAFE = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=ON",
)
"""With these nothing acknowledged was lost in simulated power cuts; write-ahead logs and the defaults did lose some."""

_DAMAGED = (apsw.NotADBError, apsw.CorruptError, apsw.SQLError, apsw.TooBigError, apsw.MismatchError, apsw.NoMemError)
_ALLOWED = {apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_TRANSACTION, apsw.SQLITE_FUNCTION}


class Store:
    """A ledger's file held open by this program alone; every method raises `Refused` when the disk will not."""

    def __init__(self, path: Path, vfs: str | None = None) -> None:
        if not path.is_file():
            raise Refused("ledger.not_there", path=path)
        check_place(path)
        self.path = path
        with _plainly(path):
            self._connection = _opened(path, vfs)

    def close(self) -> None:
        """Let the file go, for other windows; all that was written stands, whatever the disk says now."""
        try:
            self._connection.close()
        except apsw.Error as fault:
            self._connection.close(True)
            raise Refused("ledger.fault_at_close", path=self.path, why=str(fault)) from None

    def bodies(self) -> list[bytes]:
        """Every entry's stored bytes, in order."""
        return [body for body, _ in self.rows()]

    def rows(self) -> list[tuple[bytes, bytes]]:
        """Every entry's stored bytes and leaf, in order."""
        return self._read("SELECT body, leaf FROM entry ORDER BY seq")

    def standing(self) -> tuple[list[tuple[bytes, bytes]], bytes]:
        """All rows and the last checkpoint."""
        return self.rows(), self.last_checkpoint()

    def checkpoints(self) -> list[tuple[int, bytes]]:
        """Every checkpoint handed out, oldest first: how many entries it is kept for, and the note."""
        return self._read("SELECT size, note FROM checkpoint ORDER BY number")

    def last_checkpoint(self) -> bytes:
        """The last checkpoint handed out; nothing where there is none."""
        found = self._read("SELECT note FROM checkpoint ORDER BY number DESC LIMIT 1")
        return found[0][0] if found else b""

    def attachments(self) -> list[tuple[bytes, bytes]]:
        """Every attachment's SHA-256 and content."""
        return self._read("SELECT sha256, content FROM attachment ORDER BY number")

    def attachment(self, sha256: str) -> bytes | None:
        """The attachment with this SHA-256 (hexadecimal)."""
        found = self._read("SELECT content FROM attachment WHERE sha256 = ?", (bytes.fromhex(sha256),))
        return found[0][0] if found else None

    def add(
        self,
        first_seq: int,
        rows: Sequence[tuple[bytes, bytes]],
        note: bytes,
        attachments: Sequence[tuple[bytes, bytes]] = (),
    ) -> None:
        """Write entries (body, leaf), their attachments (SHA-256, content) and the checkpoint: all of it or nothing."""
        with _plainly(self.path), self._known_afterwards(first_seq), self._transaction():
            for number, (body, leaf) in enumerate(rows, first_seq):
                self._connection.execute("INSERT INTO entry VALUES(?, ?, ?)", (number, body, leaf))
            for sha256, content in attachments:
                if self.attachment(sha256.hex()) is None:
                    self._connection.execute("INSERT INTO attachment(sha256, content) VALUES(?, ?)", (sha256, content))
            next_one = "(SELECT max(number) + 1 FROM checkpoint)"
            self._connection.execute(f"INSERT INTO checkpoint VALUES({next_one}, ?, ?)", (first_seq + len(rows), note))

    def copy_to(self, path: Path) -> None:
        """A copy of the whole file as it stands, wholly there or not at all; refuses to overwrite."""
        if path.exists():
            raise Refused("sealing.file_exists", path=path)
        check_place(path)
        write_durably(path, self.image())

    def image(self) -> bytes:
        """The bytes of the whole file as it stands."""
        with _plainly(self.path):
            found = self._connection.serialize("main")
            if not found:
                raise apsw.IOError("the file cannot be read")
            return found

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; tables and guards that are not as they were made; missing numbers."""
        with _plainly(self.path):
            said = [str(line) for (line,) in self._connection.execute("PRAGMA integrity_check(20)")]
            odd = _tables(self._connection) ^ _designed()
            gaps = [table for table, first in _NUMBERED.items() if self._has_gaps(table, *first)]
        wrong = {f"not as it was made: {name.decode('utf-8', 'replace')}" for name, _ in odd}
        return ([] if said == ["ok"] else said) + sorted(wrong) + [f"numbers are missing: {table}" for table in gaps]

    def _has_gaps(self, table: str, key: str, first: int) -> bool:
        query = f"SELECT count(*), coalesce(min({key}), {first}), coalesce(max({key}), {first - 1}) FROM {table}"
        count, least, most = next(self._connection.execute(query))
        return (least, most) != (first, first + count - 1)

    def _read(self, query: str, values: tuple[bytes, ...] = ()) -> list[Any]:
        with _plainly(self.path):
            return list(self._connection.execute(query, values))

    @contextlib.contextmanager
    def _known_afterwards(self, size: int) -> Iterator[None]:
        """A disk may fail after the entries stand and before that is known: then the user is not told the contrary."""
        try:
            yield
        except apsw.Error as fault:
            try:
                found = self._connection.execute("SELECT coalesce(max(seq) + 1, 0) FROM entry").get
            except apsw.Error:
                found = None
            if found != size:
                raise Refused("ledger.unsure", path=self.path, why=str(fault)) from None
            raise

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """BEGIN … COMMIT; after any fault nothing of it stands and the next one may try again."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with contextlib.suppress(apsw.Error):
                    self._connection.execute("ROLLBACK")
            raise


def create_store(path: Path, rows: Sequence[tuple[bytes, bytes]], note: bytes, vfs: str | None = None) -> None:
    """Make the file of a new ledger with its first entry; a cut leaves it wholly there or not at all."""
    if path.exists():
        raise Refused("sealing.file_exists", path=path)
    check_place(path)
    with _plainly(path), _finished_as(path) as unfinished:
        connection = apsw.Connection(str(unfinished), vfs=vfs)
        with contextlib.closing(connection):
            for pragma in _SAFE:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA application_id={_APPLICATION}; PRAGMA user_version=1")
            connection.execute("BEGIN")
            _make_tables(connection)
            for seq, (body, leaf) in enumerate(rows):
                connection.execute("INSERT INTO entry VALUES(?, ?, ?)", (seq, body, leaf))
            connection.execute("INSERT INTO checkpoint VALUES(0, ?, ?)", (len(rows), note))
            connection.execute("COMMIT")


def _make_tables(connection: apsw.Connection) -> None:
    connection.execute(_SCHEMA)
    for table in _NUMBERED:
        for act in ("UPDATE", "DELETE"):
            connection.execute(_NEVER.format(table=table, act=act))


def _tables(connection: apsw.Connection) -> frozenset[tuple[bytes, bytes]]:
    """Every table, index and guard of a file: its name and how it was made."""
    return frozenset(connection.execute("SELECT CAST(name AS BLOB), CAST(sql AS BLOB) FROM sqlite_schema"))


@functools.cache
def _designed() -> frozenset[tuple[bytes, bytes]]:
    """The tables and guards of a new ledger."""
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        _make_tables(connection)
        return _tables(connection)


def _opened(path: Path, vfs: str | None) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE; COMMIT")
    if connection.pragma("application_id") != _APPLICATION or connection.pragma("user_version") != 1:
        connection.close()
        raise Refused("ledger.not_a_ledger", path=path)
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")
    connection.authorizer = _authorize
    return connection


def _authorize(act: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """Reading, and adding rows to our tables: nothing else passes, whatever SQL reaches the connection."""
    adds = act == apsw.SQLITE_INSERT and first in _NUMBERED
    checks = act == apsw.SQLITE_PRAGMA and first in ("integrity_check", "page_count")
    return apsw.SQLITE_OK if act in _ALLOWED or adds or checks else apsw.SQLITE_DENY


@contextlib.contextmanager
def _finished_as(path: Path) -> Iterator[Path]:
    """A temporary file that becomes `path` when all went well, and vanishes otherwise."""
    unfinished = unfinished_beside(path)
    unfinished.unlink(missing_ok=True)
    try:
        yield unfinished
        _sync(unfinished)
        unfinished.rename(path)
        sync_folder(path.resolve().parent)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into the one line a user needs."""
    try:
        yield
    except apsw.FullError:
        raise Refused("ledger.disk_full", path=path) from None
    except (apsw.BusyError, apsw.LockedError):
        raise Refused("ledger.open_elsewhere", path=path) from None
    except (*_DAMAGED, UnicodeDecodeError) as fault:
        raise Refused("ledger.damaged", path=path, why=str(fault)) from None
    except (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as fault:
        raise Refused("ledger.disk_fault", path=path, why=str(fault)) from None
    except OSError as fault:
        raise refused_by_disk(fault, path) from None
