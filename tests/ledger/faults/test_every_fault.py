"""The disk fails at every single touch of every verb of a ledger: the user is told, and nothing is lost."""

import shutil
from collections import Counter

import pytest
from deals import CHEAP, LOG, NAMES, NOW, keys, new_ledger
from failing_disk import FAULTS, FailingDisk, failing
from fenshui.desk.backing_up import back_up, restore
from fenshui.desk.keys import start_ledger
from fenshui.desk.reading_ledger import read_ledger
from fenshui.desk.verifying import verify_ledger
from fenshui.export.bundle import write_bundle
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.store import Store
from fenshui.ledger.verify import verify_store
from fenshui.sealing.keys import open_key, save_key
from fenshui.sealing.locked import Lock
from fenshui.words import Refused
from figures import note_figures
from pyrage import x25519

NOTE = Draft("note", {"text": "早"})
LARGE = bytes(range(256)) * 60
IDENTITY = x25519.Identity.generate()
LOCK = Lock(recipients=(str(IDENTITY.to_public()),))
BUNDLE = {"agreement.json": b"{}", "certs/log.pem": b"pem", "VERIFY.sh": b"#!"}


def begin(folder):
    start_ledger(folder / "new.db", LOG, tuple(NAMES.values()), keys()["authority"], "x", NOW, CHEAP)


def append(folder):
    with Ledger(folder / "ledger.db") as ledger:
        ledger.append([NOTE, NOTE], NOW, keys()["log"], [LARGE])


def open_and_close(folder):
    Ledger(folder / "ledger.db").close()


def verify(folder):
    assert verify_ledger(folder / "ledger.db") == ()


VERBS = {
    "new": begin,
    "open": open_and_close,
    "append": append,
    "list": lambda folder: read_ledger(folder / "ledger.db"),
    "verify": verify,
    "back up": lambda folder: back_up(folder / "ledger.db", folder / "copy.db"),
    "restore": lambda folder: restore(folder / "ledger.db", folder / "restored.db"),
    "back up locked": lambda folder: back_up(folder / "ledger.db", folder / "copy.age", LOCK),
    "restore locked": lambda folder: restore(folder / "whole.age", folder / "restored.db", str(IDENTITY)),
    "export": lambda folder: write_bundle(BUNDLE, folder / "bundle"),
}

HARMLESS = {"mkdir", "unlink"}
"""A folder that is there already need not be made; a temporary file that cannot be removed takes nothing away."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with a ledger of four entries and its key."""
    folder = tmp_path_factory.mktemp("whole")
    with new_ledger(folder) as ledger:
        ledger.append([NOTE], NOW, keys()["log"], [LARGE[1:]])
    save_key(keys()["log"], folder / "ledger.db.key", "x", CHEAP)
    back_up(folder / "ledger.db", folder / "whole.age", LOCK)
    return folder


def size_of(path):
    """How many entries a ledger has, after looking at all of it."""
    store = Store(path)
    try:
        assert verify_store(store) == ()
        return len(store.rows())
    finally:
        store.close()


def one_fault(whole, folder, verb, disk, patch):
    """Why the verb refused, nothing if it was done; any other end fails the test."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    with failing(disk, patch):
        try:
            VERBS[verb](folder)
        except Refused as refused:
            return refused.sentence.id
    return ""


def check_nothing_is_lost(folder, verb, refused):
    """The ledger stands as before the verb or as after it; where it was done, what it made is whole."""
    sizes = {"append": {"": (6,), "ledger.fault_at_close": (6,), "ledger.unsure": (4, 6)}.get(refused, (4,))}.get(
        verb, (4,)
    )
    assert size_of(folder / "ledger.db") in sizes
    for name in {"new": "new.db", "back up": "copy.db", "restore": "restored.db"}.values():
        assert not (folder / name).exists() or size_of(folder / name) >= 1
    if not refused and verb == "new":
        open_key(folder / "new.db.key", "x")
    if not refused and verb == "export":
        assert {path.relative_to(folder / "bundle").as_posix() for path in (folder / "bundle").rglob("*.*")} == set(
            BUNDLE
        )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("verb", VERBS)
def test_every_fault_is_told_and_costs_nothing(verb, fault, whole, tmp_path, monkeypatch, record_property):
    folder, told, number, mended = tmp_path / "desk", 0, 1, Counter()
    while True:
        disk = FailingDisk(folder, number, fault)
        refused = one_fault(whole, folder, verb, disk, monkeypatch)
        check_nothing_is_lost(folder, verb, refused)
        if not disk.failed:
            break
        told += refused != ""
        mended += Counter() if refused else Counter(set(disk.failed) - HARMLESS)
        number += 1
    assert not refused
    note_figures(record_property, f"disk {fault}: {verb}", points=number - 1, told=told, lost=0)
    assert not mended, f"failed unseen: {mended}"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_window_that_stays_open_after_a_fault_goes_on_or_asks_to_be_opened_again(
    fault, whole, tmp_path, monkeypatch, record_property
):
    number, went_on, asked = 1, 0, 0
    while True:
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        with failing(FailingDisk(folder, 0, fault), monkeypatch) as disk, Ledger(folder / "ledger.db") as ledger:
            disk.number, disk.touched = number, 0
            written = [is_written(ledger)]
            failed, disk.number = bool(disk.failed), 0
            written.append(is_written(ledger))
        sizes = {4 + sum(written), *([5] if not any(written) else ())}
        assert size_of(folder / "ledger.db") in sizes
        if not failed:
            break
        assert not written[0]
        went_on, asked, number = went_on + written[1], asked + (not written[1]), number + 1
    what = f"disk {fault}: tried again with the same ledger open"
    note_figures(record_property, what, points=number - 1, went_on=went_on, asked_to_open_it_again=asked, lost=0)
    assert went_on > 0


def is_written(ledger):
    """Whether a note was taken down; that it was not is told."""
    try:
        return bool(ledger.append([NOTE], NOW, keys()["log"], [LARGE]))
    except Refused:
        return False
