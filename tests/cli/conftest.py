"""A desk with keys, as the verbs that write into a register need it."""

import pytest
from deals import CHEAP, LOG, NAMES, NOW, keys
from fenshui.desk.book import open_book
from fenshui.desk.keys import log_key_path
from fenshui.ledger.ledger import create_ledger, enrolment
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import make_key, save_key


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A ledger whose authority, two holders and a bank have keys."""
    monkeypatch.setenv("FENSHUI_LANG", "en")
    monkeypatch.setenv("FENSHUI_PASSPHRASE", "x")
    people = {name: make_key(Person(name, name, name)) for name in ("authority", "hill-farmers", "bank")}
    for name, key in people.items():
        save_key(key, tmp_path / f"{name}.key", "x", CHEAP)
    book = tmp_path / "book.db"
    create_ledger(book, LOG, NAMES, people["authority"], people["authority"].person, keys()["log"], NOW)
    save_key(keys()["log"], log_key_path(book), "x", CHEAP)
    with open_book(book) as ledger:
        drafts = [
            enrolment(ledger.state, people[name].public, people[name].person, people["authority"])
            for name in ("hill-farmers", "bank")
        ]
        ledger.append(drafts, NOW, keys()["log"])
    return tmp_path
