"""A ledger that several desks keep together in PostgreSQL: the same bytes, read by all, grown by one function."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fenshui.ledger.first_bytes import first_bytes
from fenshui.ledger.shared_tables import APPEND, GRANTS, GUARDS, TABLES
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.words import Refused

if TYPE_CHECKING:
    import psycopg

HEAD = 'format = "fenshui-shared-ledger"\n'
_LONGEST = 1 << 14
_CONNECT_S = 10


class SharedStore:
    """A shared ledger held open; `path` is the file that says where it is; `Refused` when the server will not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._where, self._schema = address_in(path)
        self._connection = _connected(path, self._where, self._schema)

    def close(self) -> None:
        """Let the server go."""
        self._connection.close()

    def bodies(self) -> list[bytes]:
        """Every entry's stored bytes, in order."""
        return [body for body, _ in self.rows()]

    def rows(self, first: int = 0) -> list[tuple[bytes, bytes]]:
        """The stored bytes and leaf of every entry from `first` on, in order."""
        return self._read("SELECT body, leaf FROM entry WHERE seq >= %s ORDER BY seq", (first,))

    def standing(self) -> tuple[list[tuple[bytes, bytes]], bytes]:
        """All rows and the last checkpoint, of one and the same moment: other desks go on writing."""
        with _plainly(self.path), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return self.rows(), self.last_checkpoint()

    def checkpoints(self) -> list[tuple[int, bytes]]:
        """Every checkpoint handed out, oldest first: how many entries it is kept for, and the note."""
        return self._read("SELECT size, note FROM checkpoint ORDER BY number")

    def last_checkpoint(self) -> bytes:
        """The last checkpoint handed out; nothing where there is none."""
        found = self._read("SELECT note FROM checkpoint ORDER BY number DESC LIMIT 1")
        return bytes(found[0][0]) if found else b""

    def attachments(self) -> list[tuple[bytes, bytes]]:
        """Every attachment's SHA-256 and content."""
        return self._read("SELECT sha256, content FROM attachment ORDER BY number")

    def attachment(self, sha256: str) -> bytes | None:
        """The attachment with this SHA-256 (hexadecimal)."""
        found = self._read("SELECT content FROM attachment WHERE sha256 = %s", (bytes.fromhex(sha256),))
        return bytes(found[0][0]) if found else None

    def add(
        self,
        first_seq: int,
        rows: Sequence[tuple[bytes, bytes]],
        note: bytes,
        attachments: Sequence[tuple[bytes, bytes]] = (),
    ) -> None:
        """Write entries, attachments and the checkpoint: all of it or nothing.

        Raises `Refused` with `ledger.moved_on` where another desk wrote first, with `ledger.unsure` where the server
        was lost before it could say.
        """
        bodies, leaves = [body for body, _ in rows], [leaf for _, leaf in rows]
        values = (first_seq, bodies, leaves, note, [content for _, content in attachments])
        with _plainly(self.path):
            self._connection.execute("SELECT append(%s, %s::bytea[], %s::bytea[], %s, %s::bytea[])", values)

    def damage(self) -> list[str]:
        """What is wrong with the numbering: bytes are asked by whoever verifies."""
        wrong = []
        for table, key in (("entry", "seq"), ("checkpoint", "number")):
            count, least, most = self._read(
                f"SELECT count(*), coalesce(min({key}), 0), coalesce(max({key}), -1) FROM {table}"
            )[0]
            if (least, most) != (0, count - 1):
                wrong.append(f"numbers are missing: {table}")
        return wrong

    def copy_to(self, path: Path) -> None:
        """The same entries, attachments and checkpoints as a ledger file of its own; refuses to overwrite."""
        from fenshui.ledger.moving_over import written_as_file

        written_as_file(self, path)

    def _read(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with _plainly(self.path):
            return self._connection.execute(query, values).fetchall()


def is_shared(path: Path) -> bool:
    """Whether a file says where a shared ledger is; raises `Refused` where a file that is there cannot be read."""
    return path.is_file() and first_bytes(path, len(HEAD)) == HEAD.encode()


def address_in(path: Path) -> tuple[str, str]:
    """Where a shared ledger is (a libpq connection string without a password) and its schema."""
    try:
        said = tomllib.loads(read_bytes(path, _LONGEST).decode("utf-8"))
        where, schema = str(said["connection"]), str(said["schema"])
    except (KeyError, ValueError):
        raise Refused("ledger.not_an_address", path=path) from None
    if not schema.isidentifier() or "password" in where:
        raise Refused("ledger.not_an_address", path=path)
    return where, schema


def create_shared(path: Path, where: str, schema: str, desks: str, admin: str) -> None:
    """Make an empty shared ledger in a schema of its own, and the file that says where it is.

    `admin` is the connection of its owner, `where` that of the desks, who are the role `desks`: they may read, and
    call `append`; nothing else.
    """
    if path.exists():
        raise Refused("sealing.file_exists", path=path)
    if not (schema.isidentifier() and desks.isidentifier()):
        raise Refused("ledger.not_an_address", path=path)
    with _plainly(path), contextlib.closing(_connection(admin)) as connection, connection.transaction():
        for text in (f"CREATE SCHEMA {schema}", f"SET LOCAL search_path = {schema}, pg_temp", TABLES, GUARDS):
            connection.execute(text)
        connection.execute(APPEND.format(schema=schema))
        connection.execute(GRANTS.format(schema=schema, desks=desks))
    said = HEAD + f"connection = {where!r}\nschema = {schema!r}\n"
    write_durably(path, said.encode())


def _connected(path: Path, where: str, schema: str) -> psycopg.Connection[Any]:
    with _plainly(path):
        connection = _connection(where)
        connection.execute(f"SET search_path = {schema}, pg_temp")
        connection.execute("SET synchronous_commit = on")
        return connection


def _connection(where: str) -> psycopg.Connection[Any]:
    try:
        import psycopg
    except ImportError:
        raise Refused("ledger.no_postgresql") from None
    return psycopg.connect(where, autocommit=True, connect_timeout=_CONNECT_S)


@contextlib.contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Turn what the server says into the one line a user needs."""
    try:
        import psycopg
    except ImportError:
        raise Refused("ledger.no_postgresql") from None
    try:
        yield
    except psycopg.Error as fault:
        if fault.sqlstate == "FS001":
            raise Refused("ledger.moved_on", path=path) from None
        lost = fault.sqlstate is None or fault.sqlstate[:2] in ("08", "57")  # connection gone; server going down or up
        raise Refused("ledger.server_lost" if lost else "ledger.server_refuses", path=path, why=_line(fault)) from None


def _line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200]
