"""A ledger that somebody changed, cut or rewrote says so."""

from dataclasses import replace

import apsw
import pytest
from deals import LOG, NOW, keys, new_ledger, signed_case
from fenshui.desk.recording import record
from fenshui.ledger.checkpoint import Checkpoint, read_note, signed_note
from fenshui.ledger.entry import BEFORE_ALL, Draft, entry_body, read_entry
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.statement import stated
from fenshui.ledger.store import Store
from fenshui.ledger.tree import leaf_hash, tree_root
from fenshui.ledger.verify import contradiction, verify_store
from fenshui.words import Refused


@pytest.fixture
def path(tmp_path):
    with new_ledger(tmp_path) as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
        ledger.append([Draft("note", {"text": "早"})], NOW, keys()["log"])
    return tmp_path / "ledger.db"


def findings(path, *words):
    """What verification says after somebody with another program did this to the file."""
    connection = apsw.Connection(str(path))
    guards = list(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement, *values in words:
        connection.execute(statement, values)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()
    store = Store(path)
    try:
        return [finding.id.removeprefix("ledger.") for finding in verify_store(store)]
    finally:
        store.close()


def test_an_untouched_ledger_holds(path):
    assert findings(path) == []


def test_a_missing_guard_a_weaker_one_and_a_table_of_somebody_else_are_found(path):
    assert findings(path, ("CREATE TABLE more(x)",)) == ["damaged"]
    assert findings(path, ("DROP TABLE more",)) == []
    connection = apsw.Connection(str(path))
    connection.execute("DROP TRIGGER entry_no_DELETE")
    connection.close()
    assert findings(path) == ["damaged"]


def test_a_changed_body_a_changed_leaf_and_a_lost_entry_are_found(path):
    changed = findings(path, ("UPDATE entry SET body = CAST(replace(body, '早', '晚') AS BLOB) WHERE seq = 8",))
    assert changed[0] == "leaf_false"


def test_a_lost_end_is_found_by_the_checkpoint_though_the_chain_still_holds(path):
    assert findings(path, ("DELETE FROM entry WHERE seq = 8",)) == ["shorter_than_seen", "checkpoint_missing"]


def test_a_lost_middle_is_found(path):
    assert findings(path, ("DELETE FROM entry WHERE seq = 4",)) == ["damaged"]
    for seq in range(5, 9):  # whoever closes the gap breaks the chain
        closed = findings(path, (f"UPDATE entry SET seq = {seq - 1} WHERE seq = {seq}",))
    assert "entry_false" in closed


def test_a_ledger_cut_together_with_its_checkpoints_contradicts_what_the_parties_have(path):
    with Ledger(path) as ledger:
        seen = read_note(ledger.checkpoint(), keys()["log"].public)
    cut = ("DELETE FROM entry WHERE seq = 8",), ("DELETE FROM checkpoint WHERE size = 9",)
    assert findings(path, *cut) == []  # nothing inside it can tell: that is what the handed-out checkpoint is for
    with Ledger(path) as ledger:
        bodies = [ledger.body(seq) for seq in range(ledger.state.size)]
    assert contradiction(seen, bodies).id == "ledger.shorter_than_seen"


def test_a_ledger_rewritten_by_its_owner_contradicts_what_the_parties_have(path):
    with Ledger(path) as ledger:
        bodies, seen = [ledger.body(seq) for seq in range(9)], read_note(ledger.checkpoint(), keys()["log"].public)
    last = read_entry(bodies[-1])
    bodies[-1] = entry_body(type(last)(last.log, 8, last.prev, last.time, "note", {"text": "晚"}))
    leaf = leaf_hash(bodies[-1])
    note = signed_note(Checkpoint(last.log, 9, tree_root([*map(leaf_hash, bodies)])), keys()["log"])
    rewritten = (
        ("UPDATE entry SET body = ?, leaf = ? WHERE seq = 8", bodies[-1], leaf),
        ("UPDATE checkpoint SET note = ? WHERE size = 9", note),
    )
    assert findings(path, *rewritten) == []
    assert contradiction(seen, bodies).id == "ledger.contradicts_seen"


FALSE = "MAYCAQECAQE="  # a signature as openssl spells it, over nothing


def blamed(path, **fields):
    """The number of the entry that verification blames, and why, when the ledger's owner puts such fields into it.

    `_4={"signature": FALSE}` is about entry 4. The chain is closed again; only the checkpoints tell.
    """
    with Ledger(path) as ledger:
        entries, prev, words = ledger.entries(), BEFORE_ALL, []
    for entry in entries:
        body = entry_body(replace(entry, prev=prev, fields={**entry.fields, **fields.get(f"_{entry.seq}", {})}))
        prev = leaf_hash(body).hex()
        words.append(("UPDATE entry SET body = ?, leaf = ? WHERE seq = ?", body, leaf_hash(body), entry.seq))
    assert "entry_false" in findings(path, *words)
    store = Store(path)
    first = verify_store(store)[0]
    store.close()
    return first.values["seq"], first.values["why"].id.partition(".")[2]


def test_of_false_signatures_asked_together_the_first_is_blamed(path):
    assert blamed(path, _4={"signature": FALSE}, _6={"signature": FALSE}) == (4, "signature_false")


def test_a_false_signature_is_blamed_before_the_breach_that_follows(path):
    assert blamed(path, _5={"signature": FALSE}, _8={"text": 8}) == (5, "signature_false")


def test_a_breach_is_blamed_before_the_false_signature_that_follows(path):
    assert blamed(path, _4={"role": "nobody"}, _6={"signature": FALSE}) == (4, "not_a_signer")


def test_a_false_signature_of_the_very_first_entry_is_blamed(path):
    assert blamed(path, _0={"signature": FALSE}) == (0, "signature_false")


def test_signatures_by_the_hundred_are_asked_and_one_false_among_them_is_blamed(path):
    said = {"agreement": "aba-ningdong-2023", "system": "platform"}
    with Ledger(path) as ledger:
        numbers = [stated(LOG, "external_ref", {**said, "reference": str(n)}, keys()["authority"]) for n in range(300)]
        ledger.append(numbers, NOW, keys()["log"])
    assert findings(path) == []
    assert blamed(path, _207={"signature": FALSE}) == (207, "signature_false")


def test_a_changed_or_lost_checkpoint_is_found(path):
    assert findings(path, ("UPDATE checkpoint SET note = x'00' WHERE size = 3",)) == ["not_a_checkpoint"]


def test_a_lost_last_checkpoint_is_found(path):
    assert findings(path, ("DELETE FROM checkpoint WHERE size = 9",)) == ["checkpoint_missing"]


def test_a_changed_attachment_is_found(path):
    words = ("UPDATE attachment SET content = x'00' WHERE number = 1",)
    assert findings(path, words) == ["attachment_false"]


def test_a_lost_attachment_is_found(path):
    assert findings(path, ("DELETE FROM attachment WHERE number = 1",)) == ["damaged"]
    last = ("UPDATE attachment SET number = 1 WHERE number = (SELECT max(number) FROM attachment)",)
    assert findings(path, last) == ["attachment_missing"]


def test_checkpoints_that_stand_for_one_another_are_found(path):
    swap = [("UPDATE checkpoint SET size = -size - 1",), ("UPDATE checkpoint SET size = 3 WHERE number = 0",)]
    assert "checkpoint_elsewhere" in findings(path, *swap)
    assert findings(path, ("DELETE FROM checkpoint WHERE number = 1",)) == ["damaged"]


def test_an_emptied_ledger_is_found(path):
    assert "no_entries" in findings(path, ("DELETE FROM entry",))


def test_a_damaged_page_is_found_and_never_a_traceback(path):
    data = path.read_bytes()
    quiet = 0
    for at in range(0, len(data), 997):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            store = Store(path)
        except Refused:
            continue
        try:
            quiet += verify_store(store) == ()
        except Refused:
            pass
        finally:
            store.close()
    assert quiet < len(data) / 997 / 3  # free space and unused bytes of the header carry nothing
