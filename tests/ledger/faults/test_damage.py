"""Twelve thousand damages to a ledger's file: each is found, or it changed nothing that is kept."""

import contextlib
import random
import sqlite3

import pytest
from deals import NOW, keys, new_ledger, signed_case
from fenshui.desk.recording import register
from fenshui.export import evidence
from fenshui.ledger.entry import Draft
from fenshui.ledger.store import Store
from fenshui.ledger.verify import verify_store
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused
from figures import note_figures
from unsynced_disk import UnsyncedDisk

DAMAGES, PARTS = 12_000, 4
TABLES = {
    "entry": ("seq", "body", "leaf"),
    "checkpoint": ("number", "size", "note"),
    "attachment": ("number", "sha256", "content"),
}


def flipped_bit(data, chance):
    place = chance.randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8


def changed_byte(data, chance):
    data[chance.randrange(len(data))] = chance.randrange(256)


def overwritten(data, chance):
    place, size = chance.randrange(len(data)), chance.choice((4, 64, 512, 4096))
    data[place : place + size] = chance.randbytes(len(data[place : place + size]))


def zeroed(data, chance):
    place = chance.randrange(len(data) // 512) * 512
    data[place : place + 512] = bytes(512)


def cut(data, chance):
    del data[chance.randrange(len(data)) :]


def swapped_pages(data, chance):
    one, other = chance.sample(range(len(data) // 4096), 2)
    one, other = slice(one * 4096, one * 4096 + 4096), slice(other * 4096, other * 4096 + 4096)
    data[one], data[other] = data[other], data[one]


def moved(data, chance):
    """A piece of the file stands somewhere else, everything after it too."""
    place, size = chance.randrange(len(data)), chance.randrange(1, 4096)
    data[place:place] = data[place : place + size]


DAMAGES_TO_BYTES = (flipped_bit, flipped_bit, changed_byte, overwritten, zeroed, cut, swapped_pages, moved)


def changed_cell(connection, chance):
    table, (key, *columns) = chance.choice(list(TABLES.items()))
    column, row = chance.choice(columns), chance.choice(keys_of(connection, table, key))
    (value,) = connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (row,)).fetchone()
    if column == "size":
        connection.execute(f"UPDATE {table} SET size = ? WHERE {key} = ?", (value + chance.choice((-1, 100)), row))
        return
    changed = bytearray(value)
    chance.choice((flipped_bit, changed_byte, overwritten, cut))(changed, chance)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (bytes(changed), row))


def swapped_cells(connection, chance):
    table, (key, *columns) = chance.choice(list(TABLES.items()))
    chosen = chance.sample(columns, chance.randint(1, len(columns)))
    rows = chance.sample(keys_of(connection, table, key), 2)
    values = [
        connection.execute(f"SELECT {', '.join(chosen)} FROM {table} WHERE {key} = ?", (row,)).fetchone()
        for row in rows
    ]
    for once in {"sha256", "size"} & set(chosen):  # it may not stand there twice
        connection.execute(
            f"UPDATE {table} SET {once} = {-1 if once == 'size' else 'zeroblob(1)'} WHERE {key} = ?", (rows[1],)
        )
    for row, value in zip(rows, reversed(values), strict=True):
        to = ", ".join(f"{column} = ?" for column in chosen)
        connection.execute(f"UPDATE {table} SET {to} WHERE {key} = ?", (*value, row))


def removed_rows(connection, chance):
    table, (key, *_) = chance.choice(list(TABLES.items()))
    first = chance.choice(keys_of(connection, table, key))
    test = chance.choice(("=", ">=", "<="))
    connection.execute(f"DELETE FROM {table} WHERE {key} {test} ?", (first,))


def renumbered_row(connection, chance):
    table, (key, *_) = chance.choice([*TABLES.items()][:2])
    row, free = chance.choice(keys_of(connection, table, key)), chance.choice((-1, 99, 1 << 40))
    connection.execute(f"UPDATE {table} SET {key} = ? WHERE {key} = ?", (free, row))


def repeated_row(connection, chance):
    table, (key, *columns) = chance.choice([*TABLES.items()][:2])
    row, names = chance.choice(keys_of(connection, table, key)), ", ".join(columns).replace("size", "99")
    free = chance.choice((99, keys_of(connection, table, key)[-1] + 1))
    connection.execute(f"INSERT INTO {table} SELECT {free}, {names} FROM {table} WHERE {key} = ?", (row,))


def weaker_guard(connection, chance):
    (name,) = chance.choice(connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall())
    connection.execute(f"DROP TRIGGER {name}")


EDITS = (changed_cell, changed_cell, swapped_cells, removed_rows, renumbered_row, repeated_row, weaker_guard)


def keys_of(connection, table, key):
    return [row for (row,) in connection.execute(f"SELECT {key} FROM {table}")]


def edited(path, edit, chance):
    """Somebody opens the file with another program, takes the guards away, edits, and puts the guards back."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        if edit is weaker_guard:
            edit(connection, chance)
            return
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        edit(connection, chance)
        for _, sql in guards:
            connection.execute(sql)


def kept_in(path):
    """All that another program reads out of the file; nothing where it cannot."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            numbers = [connection.execute(f"PRAGMA {one}").fetchone() for one in ("application_id", "user_version")]
            schema = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
            rows = [
                connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("entry", "checkpoint")
            ]
            attachments = connection.execute("SELECT sha256, content FROM attachment ORDER BY sha256").fetchall()
            return numbers, schema, rows, attachments
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def is_found(path, disk):
    """Whether our program refuses the file or finds anything wrong with it."""
    try:
        store = Store(path, disk.name)
    except Refused:
        return True
    try:
        return verify_store(store) != ()
    except Refused:
        return True
    finally:
        store.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a ledger with a posted agreement, all of whose evidence is kept."""
    folder, case = tmp_path_factory.mktemp("whole"), signed_case()
    files = {
        evidence.AGREEMENT: case.agreement, evidence.ENVELOPE: case.envelope, evidence.APPROVAL: case.approval,
        evidence.IMPACT: case.impact, evidence.IMPACT_MAP: case.impact_map,
    }  # fmt: skip
    hashes = {name: sha256_hex(content) for name, content in files.items()}
    with new_ledger(folder) as ledger:
        register(ledger, case, keys()["log"], NOW)
        posting = Draft("agreement_posted", {"agreement": "aba-ningdong-2023", "files": hashes})
        ledger.append([posting, Draft("note", {"text": "早"})], NOW, keys()["log"], files.values())
    return (folder / "ledger.db").read_bytes()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_damage_to_what_is_kept_goes_unseen(part, whole, tmp_path, record_property):
    chance, disk, path = random.Random(part), UnsyncedDisk(), tmp_path / "ledger.db"
    path.write_bytes(whole)
    before, counted, unseen = kept_in(path), {"found": 0, "without_effect": 0}, []
    assert before is not None and not is_found(path, disk)
    for number in range(DAMAGES // PARTS):
        damage = chance.choice(DAMAGES_TO_BYTES) if number % 2 else chance.choice(EDITS)
        data = bytearray(whole)
        if number % 2:
            damage(data, chance)
        path.write_bytes(data)
        if not number % 2:
            edited(path, damage, chance)
        if is_found(path, disk):
            counted["found"] += 1
        elif kept_in(path) == before:
            counted["without_effect"] += 1
        else:
            unseen.append((number, damage.__name__))
    disk.unregister()
    what = f"damages to a ledger's file, seed {part}"
    note_figures(record_property, what, tried=DAMAGES // PARTS, **counted, unseen=len(unseen))
    assert unseen == []
    assert counted["found"] > 10_000 / PARTS * 0.98
