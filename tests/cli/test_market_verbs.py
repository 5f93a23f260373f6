"""The market of a ledger as people ask for it."""

import json

import pytest
from deals import CHEAP, NOW, PEOPLE, keys, new_ledger, signed_case
from fenshui.cli.main import main
from fenshui.desk.keys import log_key_path
from fenshui.desk.recording import record
from fenshui.sealing.keys import save_key


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A ledger with the deal of 2023 in it."""
    monkeypatch.setenv("FENSHUI_LANG", "en")
    with new_ledger(tmp_path) as ledger:
        record(ledger, signed_case(), keys()["log"], NOW)
    save_key(keys()["log"], log_key_path(tmp_path / "ledger.db"), "x", CHEAP)
    return tmp_path / "ledger.db"


def test_the_index_has_the_deal_at_its_price(book, capsys, tmp_path):
    assert main(["market", "index", "--ledger", str(book), "--json", "--out", str(tmp_path / "index.csv")]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["trades"], row["volume_m3"], row["mean"]) == (1, 5_000_000, 120)
    assert (tmp_path / "index.csv").read_text().startswith("zone,right_class,year,trades")


def test_people_read_it_in_yuan(book, capsys):
    main(["market", "index", "--ledger", str(book)])
    assert "mean 1.20" in capsys.readouterr().out


def test_both_parties_have_a_record(book, capsys):
    main(["market", "credit", "--ledger", str(book), "--json"])
    holders = {row["holder"] for row in json.loads(capsys.readouterr().out)}
    assert holders == {PEOPLE["transferor"].holder, PEOPLE["transferee"].holder}


def test_a_buyer_without_a_meter_is_looked_at_once_two_years_have_passed(book, capsys):
    """The deal of 2023 runs from 2024; nobody has metered a drop of it."""
    status = main(["market", "watch", "--ledger", str(book), "--json"])
    found = [flag["kind"] for flag in json.loads(capsys.readouterr().out)]
    assert status == (1 if found else 0)
    assert set(found) <= {"hoarding"}
