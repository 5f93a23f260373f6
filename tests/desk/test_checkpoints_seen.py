"""What an owner can do to a ledger that holds by itself, and who catches it: anybody with an earlier checkpoint."""

import shutil

import apsw
import pytest
from deals import DESK, NOW, keys, new_ledger, signed_case
from fenshui.cli.main import main
from fenshui.desk.checkpoints_seen import remembered
from fenshui.desk.exporting import export_entry
from fenshui.desk.recording import record
from fenshui.ledger.checkpoint import Checkpoint, signed_note
from fenshui.ledger.entry import Draft, entry_body, read_entry
from fenshui.ledger.tree import leaf_hash, tree_root
from fenshui.sealing.keys import make_key
from fenshui.sealing.signer import ED25519


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A ledger of nine entries; `old` is how it stood at eight, `out` its evidence, `note` its checkpoint."""
    monkeypatch.setenv("FENSHUI_LANG", "en")
    with new_ledger(tmp_path) as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
        ledger.backup(tmp_path / "old.db")
        ledger.append([Draft("note", {"text": "早"})], NOW, keys()["log"])
        export_entry(ledger, 7, tmp_path / "out")
        (tmp_path / "note").write_bytes(ledger.checkpoint())
    return tmp_path


def rewritten(path):
    """The owner puts other words into the last entry, chains and signs all anew, and puts the guards back."""
    connection = apsw.Connection(str(path))
    guards = list(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    bodies = [body for (body,) in connection.execute("SELECT body FROM entry ORDER BY seq")]
    last = read_entry(bodies[-1])
    bodies[-1] = entry_body(type(last)(last.log, last.seq, last.prev, last.time, "note", {"text": "晚"}))
    note = signed_note(Checkpoint(last.log, 9, tree_root([*map(leaf_hash, bodies)])), keys()["log"])
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE entry SET body = ?, leaf = ? WHERE seq = 8", (bodies[-1], leaf_hash(bodies[-1])))
    connection.execute("UPDATE checkpoint SET note = ? WHERE size = 9", (note,))
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def said(capsys, *words):
    status = main([str(word) for word in words])
    return status, capsys.readouterr().err.splitlines()


CUT = "the ledger has 8 entries, and a checkpoint for 9 was handed out"
OTHER = "the first 9 entries are not those a checkpoint was handed out for"


@pytest.mark.parametrize("kept", ["note", "out", "out/entry.tlog-proof"])
def test_a_ledger_that_lost_its_end_is_refused_to_whoever_holds_a_later_checkpoint(desk, capsys, kept):
    assert said(capsys, "verify", desk / "old.db") == (0, [])  # nothing inside it can tell
    assert said(capsys, "verify", desk / "old.db", "--checkpoint", desk / kept) == (1, [CUT])
    assert said(capsys, "ledger", "verify", "--ledger", desk / "old.db", "--checkpoint", desk / kept) == (1, [CUT])
    assert said(capsys, "verify", desk / "ledger.db", "--checkpoint", desk / kept) == (0, [])


def test_a_ledger_written_anew_and_chained_again_is_refused_to_whoever_holds_an_earlier_checkpoint(desk, capsys):
    rewritten(desk / "ledger.db")
    assert said(capsys, "verify", desk / "ledger.db") == (0, [])
    assert said(capsys, "verify", desk / "ledger.db", "--checkpoint", desk / "note") == (1, [OTHER])


def test_a_program_remembers_what_it_saw_and_refuses_what_contradicts_it(desk, capsys):
    seen = ("--seen", desk / "seen.json")
    assert said(capsys, "verify", desk / "old.db", *seen) == (0, [])
    assert said(capsys, "verify", desk / "out", *seen) == (0, [])
    assert said(capsys, "verify", desk / "old.db", *seen) == (1, [CUT])
    shutil.copy(desk / "ledger.db", desk / "other.db")
    rewritten(desk / "other.db")
    assert said(capsys, "verify", desk / "other.db", *seen) == (1, [OTHER])
    assert said(capsys, "verify", desk / "ledger.db", *seen) == (0, [])
    assert len(remembered(desk / "seen.json")) == 2  # what contradicts is not taken up


def test_what_is_no_checkpoint_and_no_memory_is_one_line(desk, capsys):
    (desk / "text").write_bytes(b"hello")
    line = "checkpoint: found something that is not a signed note of a log"
    assert said(capsys, "verify", desk / "ledger.db", "--checkpoint", desk / "text") == (1, [line])
    (desk / "text").write_bytes(b'{"format":"other"}')
    line = f"{desk / 'text'}: not a file of remembered checkpoints"
    assert said(capsys, "verify", desk / "ledger.db", "--seen", desk / "text") == (2, [line])


def test_a_checkpoint_of_another_ledger_does_not_pass_for_one_of_this(desk, capsys):
    other = make_key(DESK, ED25519)
    (desk / "foreign").write_bytes(signed_note(Checkpoint("elsewhere.example/desk", 3, bytes(32)), other))
    line = "checkpoint of elsewhere.example/desk at 3 entries: the log’s key did not sign it"
    assert said(capsys, "verify", desk / "ledger.db", "--checkpoint", desk / "foreign") == (1, [line])
