"""Who holds what, as people ask it on the command line."""

import json

import pytest
from deals import LOG, NOW, PEOPLE, keys, new_ledger
from fenshui.cli.main import main
from fenshui.desk.book import open_book
from fenshui.ledger.statement import jointly_stated
from fenshui.register.positions import positions


def grant(**changed):
    """The river's quota of 100 m³, 10 of them for the river itself."""
    said = {
        "right": "river", "holder": "aba", "class": "basin", "region": "sichuan", "parent": "", "basis": "consumption",
        "consumption_ratio_millionths": 1_000_000, "volume_m3": 100, "ecological_m3": 10, "source": "surface",
        "season": "", "year_starts": "07-01", "permit": {}, "evidence": "", "from": "2023-07-01", "to": "",
    }  # fmt: skip
    return jointly_stated(LOG, "right_grant", {**said, **changed}, [keys()["authority"]])


def pledge():
    said = {"lien": "p-1", "right": "river", "holder": "aba", "creditor": "ningdong", "volume_m3": 25}
    term = {"from": "2024-01-01", "to": "2024-12-31"}
    return jointly_stated(LOG, "lien", {**said, **term}, [keys()["transferor"], keys()["transferee"]])


@pytest.fixture
def path(tmp_path):
    new_ledger(tmp_path).close()
    with open_book(tmp_path / "ledger.db") as book:
        wet = {"right": "river", "water_year": 2024, "allocable_m3": 50}
        scaled = jointly_stated(LOG, "allocable", wet, [keys()["authority"]])
        book.append([grant(), pledge(), scaled], NOW, keys()["log"])
    return tmp_path / "ledger.db"


def said(capsys, *words):
    status = main([str(word) for word in words])
    return status, capsys.readouterr().out


def test_positions_of_a_day_are_told_to_people_and_to_machines(path, capsys):
    words = ("register", "positions", "--ledger", path, "--on", "2024-08-01", "--lang", "en")
    status, told = said(capsys, *words)
    assert status == 0
    assert "river  aba: 90 m³ a water year, 25 pledged, 0 waiting for signatures, 65 free; 0 used, 45 this year" in told
    assert "river: granted 100 m³ = rights 90 + pool 0 + ecology 10" in told
    machine = json.loads(said(capsys, *words, "--json")[1])
    assert {row["holder"]: row["held_m3"] for row in machine["positions"]} == {"aba": 90, "(ecology)": 10}


def test_a_pledge_stands_from_its_first_to_its_last_day(path, capsys):
    for day, count in (("2023-12-31", 0), ("2024-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 0)):
        found = said(capsys, "register", "liens", "--ledger", path, "--on", day, "--json")[1]
        assert len(json.loads(found)) == count


def test_positions_by_region_and_holder_count_each_volume_once(path):
    with open_book(path) as book:
        found = positions(book.entries(), NOW.date())
    assert found.by_region() == {"sichuan": 100}
    assert found.by_holder() == {"(ecology)": 10, "aba": 90}
    assert [row.free_m3 for row in found.of_holder(PEOPLE["transferor"].holder)] == [90]
