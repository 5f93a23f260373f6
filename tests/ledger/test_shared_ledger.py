"""A ledger that several desks keep together in PostgreSQL: a real server, killed under load."""

import os
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from deals import CHEAP, LOG, NAMES, NOW, PEOPLE, keys
from fenshui.cli.main import main
from fenshui.desk.keys import log_key_path
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger, create_ledger
from fenshui.ledger.moving_over import moved_to_server
from fenshui.ledger.shared_store import SharedStore, create_shared
from fenshui.ledger.store import Store
from fenshui.ledger.verify import verify_store
from fenshui.sealing.keys import save_key
from fenshui.words import Refused
from figures import note_figures
from postgres_server import Server, add_desk

KILLS = 10


@pytest.fixture(scope="module")
def server():
    """A server for this module, stopped at its end; not under the folder of the tests, which another run may lock."""
    with tempfile.TemporaryDirectory(prefix="fenshui-server-") as folder:
        found = Server(Path(folder))
        yield found
        found.stop()


@pytest.fixture
def shared(server, tmp_path, monkeypatch):
    """The file that says where a shared ledger is, moved over from a ledger of two entries."""
    name = f"book_{os.urandom(4).hex()}"
    desk = add_desk(server, f"desk_{name}")
    where, word = desk.rsplit(" password=", 1)
    monkeypatch.setenv("PGPASSWORD", word)
    create_ledger(tmp_path / "file.db", LOG, NAMES, keys()["authority"], PEOPLE["authority"], keys()["log"], NOW)
    with Ledger(tmp_path / "file.db") as ledger:
        ledger.append([noted("first")], NOW, keys()["log"], [b"a scan"])
    path = tmp_path / "shared.toml"
    create_shared(path, where, name, f"desk_{name}", server.connection())
    with closing(Store(tmp_path / "file.db")) as store, closing(SharedStore(path)) as target:
        moved_to_server(store, target)
    return path


def noted(text):
    return Draft("note", {"text": text})


def refusal(act, *words):
    with pytest.raises(Refused) as refused:
        act(*words)
    return refused.value.sentence.id


def test_the_same_bytes_stand_on_the_server_and_verify_there(shared, tmp_path):
    with closing(Store(tmp_path / "file.db")) as file, closing(SharedStore(shared)) as store:
        assert store.rows() == file.rows()
        assert store.checkpoints() == file.checkpoints()
        assert store.attachments() == file.attachments()
        assert verify_store(store) == ()


def test_they_come_back_as_a_file_unchanged(shared, tmp_path):
    with Ledger(shared) as ledger:
        ledger.append([noted("second")], NOW, keys()["log"])
        ledger.backup(tmp_path / "back.db")
        with closing(Store(tmp_path / "back.db")) as file:
            assert file.rows() == ledger.store.rows()
            assert file.attachments() == ledger.store.attachments()
            assert verify_store(file) == ()


def test_two_desks_that_write_at_once_both_have_their_entries_in_it(shared):
    with Ledger(shared) as one, Ledger(shared) as other:
        one.append([noted("one")], NOW, keys()["log"])
        other.append([noted("other")], NOW, keys()["log"])
        assert [entry.fields["text"] for entry in other.entries()[-2:]] == ["one", "other"]
    with closing(SharedStore(shared)) as store:
        assert verify_store(store) == ()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE entry SET body = body",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "INSERT INTO entry VALUES (99, 'x', 'y')",
        "DROP TABLE entry",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION append(bigint, bytea[], bytea[], bytea, bytea[]) RETURNS bigint "
        "LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE mine(x int)",
    ],
)
def test_a_desk_may_read_and_append_and_nothing_else(shared, attack):
    with closing(SharedStore(shared)) as store, pytest.raises(psycopg.errors.InsufficientPrivilege):
        store._connection.execute(attack)


@pytest.mark.parametrize("table", ["entry", "checkpoint", "attachment"])
@pytest.mark.parametrize("act", ["UPDATE {t} SET {c} = {c}", "DELETE FROM {t}", "TRUNCATE {t}"])
def test_even_the_owner_is_stopped_by_the_guards(server, shared, table, act):
    with closing(SharedStore(shared)) as store:
        schema = store._schema
    column = {"entry": "body", "checkpoint": "note", "attachment": "content"}[table]
    with psycopg.connect(server.connection()) as owner, pytest.raises(psycopg.errors.RaiseException):
        owner.execute(act.format(t=f"{schema}.{table}", c=column))


def test_the_server_itself_refuses_a_leaf_that_is_not_of_its_entry(shared):
    with closing(SharedStore(shared)) as store:
        assert refusal(store.add, 2, [(b"{}", b"0" * 32)], b"note") == "ledger.server_refuses"


def test_an_attachment_that_is_kept_already_is_kept_once(shared):
    with Ledger(shared) as ledger:
        ledger.append([noted("again")], NOW, keys()["log"], [b"a scan", b"another", b"another"])
        assert sorted(content for _, content in ledger.store.attachments()) == [b"a scan", b"another"]


def test_a_file_with_a_password_in_it_is_no_address(tmp_path):
    (tmp_path / "a.toml").write_text(
        'format = "fenshui-shared-ledger"\nconnection = "host=x password=y"\nschema = "s"\n'
    )
    assert refusal(Ledger, tmp_path / "a.toml") == "ledger.not_an_address"


def test_a_server_that_is_not_there_is_one_line(tmp_path):
    said = 'format = "fenshui-shared-ledger"\nconnection = "host=127.0.0.1 port=1 user=x dbname=y"\nschema = "s"\n'
    (tmp_path / "a.toml").write_text(said)
    assert refusal(Ledger, tmp_path / "a.toml") == "ledger.server_lost"


def test_a_ledger_is_shared_from_the_command_line_and_verified_there(server, tmp_path, monkeypatch, capsys):
    create_ledger(tmp_path / "file.db", LOG, NAMES, keys()["authority"], PEOPLE["authority"], keys()["log"], NOW)
    save_key(keys()["log"], log_key_path(tmp_path / "file.db"), "x", CHEAP)
    where, word = add_desk(server, "desk_cli").rsplit(" password=", 1)
    monkeypatch.setenv("PGPASSWORD", word)
    to = ["--admin", server.connection(), "--desks", where, "--schema", "book_cli", "--role", "desk_cli"]
    assert main(["ledger", "share", str(tmp_path / "shared"), "--ledger", str(tmp_path / "file.db"), *to]) == 0
    assert main(["ledger", "verify", "--ledger", str(tmp_path / "shared")]) == 0
    assert main(["ledger", "list", "--ledger", str(tmp_path / "shared")]) == 0
    assert "ledger started" in capsys.readouterr().out
    assert log_key_path(tmp_path / "shared").exists()


@pytest.mark.timeout(300)
def test_a_server_killed_ten_times_under_load_loses_nothing_acknowledged(server, shared, record_property):
    """Two desks write as fast as they can; the server dies; what was acknowledged stands, in order, and verifies."""
    acknowledged, over = [], threading.Event()

    def desk(name):
        number = 0
        while not over.is_set():
            try:
                with Ledger(shared) as ledger:
                    while not over.is_set():
                        text = f"{name}-{number}"
                        number += 1
                        ledger.append([noted(text)], NOW, keys()["log"])
                        acknowledged.append(text)
            except Refused as refused:
                assert refused.sentence.id in ("ledger.server_lost", "ledger.server_refuses", "ledger.moved_on"), (
                    refused
                )
                time.sleep(0.05)

    desks = [threading.Thread(target=desk, args=(name,)) for name in ("a", "b")]
    for one in desks:
        one.start()
    try:
        for _ in range(KILLS):
            before, end = len(acknowledged), time.monotonic() + 20
            while len(acknowledged) < before + 5 and time.monotonic() < end:
                time.sleep(0.02)
            server.kill()
            server.start()
    finally:
        over.set()
        for one in desks:
            one.join()
    with Ledger(shared) as ledger:
        there = [entry.fields["text"] for entry in ledger.entries() if entry.kind == "note"]
        assert verify_store(ledger.store) == ()
    lost = set(acknowledged) - set(there)
    note_figures(
        record_property, "PostgreSQL killed under load", kills=KILLS, acknowledged=len(acknowledged), lost=len(lost)
    )
    assert len(acknowledged) >= 5 * KILLS and not lost
    assert len(there) == len(set(there))
