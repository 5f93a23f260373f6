"""Opening a long ledger: what is asked again, what the log's own checkpoint swears to, and what never slips through."""

import sqlite3

import pytest
from deals import LOG, NOW, keys, new_ledger, signed_case
from fenshui.cli.main import main
from fenshui.desk.book import open_book
from fenshui.desk.recording import record
from fenshui.desk.verifying import verify_ledger
from fenshui.ledger import asking, statement
from fenshui.ledger.checkpoint import Checkpoint, signed_note
from fenshui.ledger.entry import Draft
from fenshui.ledger.tree import leaf_hash, tree_root
from fenshui.sealing import envelope, signer
from fenshui.words import Refused


@pytest.fixture
def path(tmp_path):
    with new_ledger(tmp_path) as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
        return ledger.path


def counted(monkeypatch):
    """How often a signature is asked, from here on."""
    asked = []

    def ask(*given):
        asked.append(given)
        return signer.signature_holds(*given)

    for room in (asking, statement, envelope):
        monkeypatch.setattr(room, "signature_holds", ask)
    return asked


def test_opening_asks_the_signatures_about_keys_only_and_verifying_asks_all(path, monkeypatch):
    asked = counted(monkeypatch)
    open_book(path).close()
    assert len(asked) == 3  # the genesis and two enrolments
    asked.clear()
    assert verify_ledger(path) == ()
    assert len(asked) == 6  # and two parties and the authority


def test_opening_takes_no_more_questions_when_notes_are_added(path, monkeypatch):
    with open_book(path) as book:
        book.append([Draft("note", {"text": str(number)}) for number in range(200)], NOW, keys()["log"])
    asked = counted(monkeypatch)
    open_book(path).close()
    assert len(asked) == 3


def test_the_state_taken_up_is_the_state_that_was_written(path):
    with open_book(path) as book:
        book.append([Draft("note", {"text": "早"})], NOW, keys()["log"])
        written = book.state
    with open_book(path) as book:
        assert book.state == written


def respelled(path, old, new, sign):
    """Change the bytes of the last entry as somebody at the file can, who may or may not hold the log's key."""
    with sqlite3.connect(path) as file:
        guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            file.execute(f"DROP TRIGGER {name}")
        bodies = [body for (body,) in file.execute("SELECT body FROM entry ORDER BY seq")]
        bodies[-1] = bodies[-1].replace(old, new)
        leaves = [leaf_hash(body) for body in bodies]
        file.execute("UPDATE entry SET body = ?, leaf = ? WHERE seq = ?", (bodies[-1], leaves[-1], len(bodies) - 1))
        if sign:
            note = signed_note(Checkpoint(LOG, len(bodies), tree_root(leaves)), keys()["log"])
            file.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (note, len(bodies)))
        for _, guard in guards:
            file.execute(guard)
    file.close()


def test_another_byte_is_noticed_at_opening_unless_the_logs_own_key_swore_to_it(path):
    with open_book(path) as book:
        book.append([Draft("note", {"text": "seven"})], NOW, keys()["log"])
    respelled(path, b"seven", b"eight", sign=False)
    with pytest.raises(Refused, match="contradicts_seen"):
        open_book(path)


def test_what_the_log_swore_to_falsely_is_found_by_verifying(path):
    with open_book(path) as book:
        book.append([Draft("note", {"text": "seven"})], NOW, keys()["log"])
    respelled(path, b'"text":"seven"', b'"text": "seven"', sign=True)
    open_book(path).close()
    assert [finding.id for finding in verify_ledger(path)][:1] == ["ledger.entry_false"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"}", b"", "entry 8: document: found bytes that are not UTF-8 JSON, expected a JSON object"),
        (b'"prev":', b'"prew":', "entry 8: entry: the field prev is missing"),
        (b'"kind":"note"', b'"kind":"song"', "entry 8: entry: found the kind song, which this ledger does not write"),
        (b'"kind":"note"', b'"kind":"lien"', "entry 8: entry of kind pledge: the field signatures has a value"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_entry_are_one_line_though_the_logs_own_key_swore_to_them(path, capsys, old, new, line):
    with open_book(path) as book:
        book.append([Draft("note", {"text": "seven"})], NOW, keys()["log"])
    respelled(path, old, new, sign=True)
    for words in (["ledger", "list"], ["ledger", "verify"], ["register", "positions"]):
        status = main([*words, "--ledger", str(path), "--lang", "en"])
        said = capsys.readouterr().err.splitlines()
        assert (status, len(said)) in ((2, 1), (1, 1)), words
        assert said[0].startswith(line), words
