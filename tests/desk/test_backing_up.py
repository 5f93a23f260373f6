"""A ledger kept elsewhere comes back whole, and cannot quietly forget what it had handed out."""

import pytest
from deals import CHEAP, NOW, keys, new_ledger
from fenshui.desk.backing_up import back_up, go_on, restore
from fenshui.desk.checkpoints_seen import claim_of, contradictions
from fenshui.desk.keys import log_key_path
from fenshui.desk.verifying import verify_ledger
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger
from fenshui.sealing.keys import open_key, save_key
from fenshui.sealing.locked import Lock
from fenshui.words import Refused
from pyrage import x25519

NOTE = Draft("note", {"text": "早"})
PASSPHRASE = "一只备用的锁"


@pytest.fixture
def desk(tmp_path):
    """A ledger of four entries and its key; what the key of `identity` locks, only it opens."""
    with new_ledger(tmp_path) as ledger:
        ledger.append([NOTE], NOW, keys()["log"], [b"attached"])
    save_key(keys()["log"], log_key_path(tmp_path / "ledger.db"), "x", CHEAP)
    return tmp_path


def write(path, *drafts):
    with Ledger(path) as ledger:
        return ledger.append(drafts, NOW, keys()["log"])


def why(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.sentence.id


IDENTITY = x25519.Identity.generate()
LOCKS = {
    "passphrase": (Lock(PASSPHRASE), PASSPHRASE),
    "recipient": (Lock("", (str(IDENTITY.to_public()),)), str(IDENTITY)),
}


@pytest.mark.parametrize("way", LOCKS)
def test_a_locked_backup_is_opened_by_its_secret_alone_and_brings_everything_back(desk, way):
    lock, secret = LOCKS[way]
    back_up(desk / "ledger.db", desk / "backup.age", lock)
    box = (desk / "backup.age").read_bytes()
    assert box.startswith(b"age-encryption.org/v1") and b"SQLite" not in box and b"argon2id" not in box
    assert why(restore, desk / "backup.age", desk / "new.db", "wrong") == "sealing.cannot_unlock"
    (desk / "cut.age").write_bytes(box[:-40])
    assert why(restore, desk / "cut.age", desk / "new.db", secret) == "sealing.cannot_unlock"
    assert not (desk / "new.db").exists()
    restore(desk / "backup.age", desk / "new.db", secret)
    assert (desk / "new.db").read_bytes() == (desk / "ledger.db").read_bytes()
    assert open_key(log_key_path(desk / "new.db"), "x").public == keys()["log"].public
    left = {path.name for path in desk.iterdir() if not path.name.startswith("ledger.db")}
    assert left == {"backup.age", "cut.age", "new.db", "new.db.key", "new.db.restored"}


def test_nothing_is_locked_to_nobody_nor_overwritten(desk):
    assert why(back_up, desk / "ledger.db", desk / "b", Lock("", ("age1nobody",))) == "sealing.not_a_recipient"
    assert why(back_up, desk / "ledger.db", desk / "b", Lock("")) == "sealing.no_passphrase"
    assert why(back_up, desk / "ledger.db", desk / "ledger.db", Lock("x")) == "sealing.file_exists"
    assert why(restore, desk / "ledger.db", desk / "ledger.db") == "sealing.file_exists"
    assert not (desk / "b").exists()


def test_a_restored_ledger_is_read_only_until_the_newest_head_is_named(desk):
    back_up(desk / "ledger.db", desk / "copy.db")
    write(desk / "ledger.db", NOTE)
    newest = claim_of(desk / "ledger.db").note
    restore(desk / "copy.db", desk / "new.db")
    assert why(write, desk / "new.db", NOTE) == "ledger.restored"
    assert [one.id for one in contradictions(claim_of(desk / "new.db"), [newest])] == ["ledger.shorter_than_seen"]
    with Ledger(desk / "new.db") as ledger:
        assert ledger.state.size == 4  # it can be read all the while
        entry = go_on(ledger, newest, "磁盘损坏", keys()["authority"], keys()["log"], NOW)
    assert entry.fields["old_size"] == 5
    write(desk / "new.db", NOTE, NOTE)
    assert verify_ledger(desk / "new.db") == ()
    assert contradictions(claim_of(desk / "new.db"), [newest]) == ()  # said openly, it is no contradiction


def test_only_the_authority_names_the_head_and_none_that_is_older_than_the_backup(desk):
    old = claim_of(desk / "ledger.db").note
    write(desk / "ledger.db", NOTE)
    back_up(desk / "ledger.db", desk / "copy.db")
    newest = claim_of(desk / "ledger.db").note
    restore(desk / "copy.db", desk / "new.db")
    with Ledger(desk / "new.db") as ledger:
        log_key = keys()["log"]
        assert why(go_on, ledger, newest, "-", keys()["transferor"], log_key, NOW) == "ledger.not_the_authority"
        assert why(go_on, ledger, old, "-", keys()["authority"], log_key, NOW) == "ledger.epoch_behind"
        assert why(go_on, ledger, b"no note", "-", keys()["authority"], log_key, NOW) == "ledger.not_a_checkpoint"


def test_a_restored_ledger_that_lost_nothing_is_taken_up_and_opens_again(desk):
    back_up(desk / "ledger.db", desk / "copy.db")
    newest = claim_of(desk / "ledger.db").note
    restore(desk / "copy.db", desk / "new.db")
    with Ledger(desk / "new.db") as ledger:
        go_on(ledger, newest, "换机", keys()["authority"], keys()["log"], NOW)
        state = ledger.state
    with Ledger(desk / "new.db") as ledger:
        assert ledger.state == state
