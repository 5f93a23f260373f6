"""The file: it only grows, it is locked, and a full disk costs nothing but a retry."""

import shutil
import subprocess
from pathlib import Path

import apsw
import pytest
from deals import LOG, NAMES, NOW, PEOPLE, keys, new_ledger
from fenshui.desk.backing_up import is_locked_backup
from fenshui.desk.verifying import verify_path
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger, create_ledger
from fenshui.ledger.place import check_place
from fenshui.ledger.shared_store import is_shared
from fenshui.ledger.store import Store, create_store
from fenshui.ledger.verify import verify_store
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused

NOTE = Draft("note", {"text": "早"})


@pytest.fixture
def ledger(tmp_path):
    with new_ledger(tmp_path) as ledger:
        yield ledger


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path):
    with new_ledger(tmp_path) as ledger:
        ledger.append([NOTE], NOW, keys()["log"], [b"attached"])
        before = ledger.state
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.state == before
        assert [entry.kind for entry in ledger.entries()] == ["genesis", "key_enrol", "key_enrol", "note"]
        assert ledger.attachment(sha256_hex(b"attached")) == b"attached"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("locking_mode", "exclusive"),
    ],
)
def test_the_file_is_opened_with_what_loses_nothing(ledger, pragma, value):
    connection = ledger.store._connection
    connection.authorizer = None
    found = connection.pragma(pragma)
    assert found == value or (pragma == "mmap_size" and found is None)


@pytest.mark.parametrize(
    "words",
    [
        "DELETE FROM entry",
        "UPDATE entry SET body = x'00'",
        "REPLACE INTO entry VALUES(1, x'00', x'00')",
        "INSERT INTO entry VALUES(9, x'00', x'00')",
        "INSERT INTO entry VALUES(NULL, x'00', x'00')",
        "DELETE FROM checkpoint",
        "INSERT INTO checkpoint VALUES(2, 1, x'00')",
        "INSERT INTO checkpoint VALUES(9, 9, x'00')",
        "REPLACE INTO attachment VALUES(1, x'00', x'00')",
        "UPDATE attachment SET content = x'00'",
        "DROP TABLE entry",
        "DROP TRIGGER entry_in_order",
        "ALTER TABLE entry ADD COLUMN more",
        "CREATE TABLE other(x)",
        "PRAGMA writable_schema = 1",
        "ATTACH ':memory:' AS other",
    ],
)
@pytest.mark.parametrize("guarded", [True, False])
def test_nothing_but_adding_passes_by_the_authorizer_nor_by_the_triggers(ledger, words, guarded):
    ledger.append([NOTE], NOW, keys()["log"], [b"attached"])
    connection = ledger.store._connection
    if not guarded:
        connection.authorizer = None
        if not words.startswith(("DELETE", "UPDATE", "REPLACE", "INSERT")):
            return  # the schema is kept by the authorizer alone; verification finds what others do to it
    with pytest.raises(apsw.Error):
        connection.execute(words)
    assert verify_store(ledger.store) == ()


def look_again(path):
    """All that a program may do to a ledger which it holds open already: closing a file drops its locks on it."""
    assert why(Ledger, path) == "ledger.open_elsewhere"
    assert not is_shared(path) and not is_locked_backup(path)
    assert why(verify_path, path) == "ledger.open_elsewhere"


def test_a_second_window_is_told_that_the_ledger_is_open_elsewhere(ledger):
    look_again(ledger.path)
    program = f"import sqlite3; sqlite3.connect({str(ledger.path)!r}, timeout=0).execute('SELECT * FROM entry')"
    said = subprocess.run(["python3", "-c", program], capture_output=True, text=True)
    assert "database is locked" in said.stderr


def test_a_closed_ledger_can_be_opened_by_the_next(ledger):
    ledger.close()
    with Ledger(ledger.path) as again:
        assert again.state.size == 3


def test_a_ledger_is_never_overwritten_and_a_failed_start_leaves_nothing(tmp_path):
    words = (LOG, NAMES, keys()["authority"], PEOPLE["authority"], keys()["log"], NOW)
    (tmp_path / "there").write_bytes(b"something")
    assert why(create_ledger, tmp_path / "there", *words) == "sealing.file_exists"
    assert why(create_ledger, tmp_path / "no" / "folder", *words) == "ledger.no_folder"
    assert why(create_ledger, tmp_path / "new", "bad name", *words[1:]) == "ledger.bad_origin"
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be looked at" * 20])
def test_another_file_is_not_taken_for_a_ledger(tmp_path, content):
    (tmp_path / "other").write_bytes(content)
    assert why(Ledger, tmp_path / "other") in ("ledger.not_a_ledger", "ledger.damaged")
    assert why(Ledger, tmp_path / "nothing") == "ledger.not_there"


def test_another_programs_database_is_not_taken_for_a_ledger(tmp_path):
    connection = apsw.Connection(str(tmp_path / "other"))
    connection.execute("CREATE TABLE entry(seq, body, leaf)")
    connection.close()
    assert why(Ledger, tmp_path / "other") == "ledger.not_a_ledger"


def test_another_ledgers_key_writes_nothing_here(ledger):
    assert why(ledger.append, [NOTE], NOW, keys()["authority"]) == "ledger.other_log_key"
    assert ledger.state.size == 3


class _Disk(apsw.VFS):
    """A disk that fails the writes after the first `room`, like a full one, until it is given more."""

    def __init__(self, fault):
        self.name, self.room, self.fault = f"small disk {fault.__name__}", 10**9, fault
        super().__init__(self.name, "")

    def xOpen(self, name, flags):
        disk = self

        class File(apsw.VFSFile):
            def __init__(self):
                super().__init__("", name, flags)

            def xWrite(self, data, offset):
                disk.room -= 1
                if disk.room < 0:
                    raise disk.fault("no room")
                super().xWrite(data, offset)

        return File()


@pytest.mark.parametrize(("fault", "reason"), [(apsw.FullError, "disk_full"), (apsw.IOError, "disk_fault")])
def test_a_full_or_failing_disk_is_said_loses_nothing_and_the_next_try_works(tmp_path, fault, reason):
    new_ledger(tmp_path).close()
    disk, reasons = _Disk(fault), []
    with Ledger(tmp_path / "ledger.db", vfs=disk.name) as ledger:
        for room in range(0, 48, 3):
            before, disk.room = ledger.state, room
            try:
                ledger.append([NOTE], NOW, keys()["log"], [bytes(30_000) + bytes([room])])
            except Refused as refused:
                reasons.append(refused.sentence.id.removeprefix("ledger."))
                assert ledger.state is before
            disk.room = 10**9
            assert verify_store(ledger.store) == ()
        ledger.append([NOTE], NOW, keys()["log"])
        size = ledger.state.size
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.state.size == size and verify_store(ledger.store) == ()
    assert size > 4
    assert reasons[0] == reason and set(reasons) == {reason, "unsure"}  # unsure where even rolling back was refused


@pytest.mark.parametrize("room", [0, 1, 3, 6, 9])
def test_a_disk_full_while_a_ledger_is_started_leaves_no_ledger(tmp_path, room):
    disk = _Disk(apsw.FullError)
    disk.room = room
    assert why(create_store, tmp_path / "new", [(b"body", b"leaf")], b"note", disk.name) == "ledger.disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_the_same_ledger(ledger, tmp_path):
    ledger.append([NOTE], NOW, keys()["log"])
    ledger.backup(tmp_path / "copy.db")
    assert why(ledger.backup, tmp_path / "copy.db") == "sealing.file_exists"
    with Ledger(tmp_path / "copy.db") as copy:
        assert copy.state == ledger.state and verify_store(copy.store) == ()


def test_a_ledger_moved_as_a_file_is_still_the_ledger(ledger, tmp_path):
    ledger.close()
    shutil.copy(ledger.path, tmp_path / "moved.db")
    store = Store(tmp_path / "moved.db")
    assert verify_store(store) == ()
    store.close()


def test_a_disk_of_this_machine_is_a_place_for_a_ledger(tmp_path):
    check_place(tmp_path / "ledger.db")
    assert why(check_place, Path(tmp_path / "none" / "ledger.db")) == "ledger.no_folder"
