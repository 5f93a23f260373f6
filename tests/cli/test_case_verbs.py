"""A negotiation over three desks by files alone, as people type it."""

import json
import shutil

import pytest
from deals import CHEAP
from fenshui.cli.main import main
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import make_key, save_key

PEOPLE = {
    "hill-farmers": "transferor",
    "plain-farmers": "transferee",
    "plain-town": "third_party",
    "bureau": "authority",
}
DAYS = ("--answer-by", "2099-05-01", "--decide-by", "2099-06-01")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("FENSHUI_LANG", "en")
    monkeypatch.setenv("FENSHUI_PASSPHRASE", "x")


@pytest.fixture
def desks(tmp_path, capsys):
    """A folder with everybody's key and card, the basin, and a transfer."""
    for name in PEOPLE:
        save_key(make_key(Person(name, f"{name}方", name)), tmp_path / f"{name}.key", "x", CHEAP)
        (tmp_path / "known").mkdir(exist_ok=True)
        assert (
            said(capsys, "card", tmp_path / f"{name}.key", "--out", tmp_path / "known" / f"{name}.fenshui-card")[0] == 0
        )
    shutil.copytree(sample_basin("two_farms"), tmp_path / "basin")
    write_transfer(tmp_path / "offer.toml", 2_000_000, 100)
    write_transfer(tmp_path / "counter.toml", 1_000_000, 90)
    return tmp_path


def write_transfer(file, volume, price):
    file.write_text(
        f"""format = 1
id = "upper-lower"
right = "upper-farm"
to_right = "lower-farm"
volume_m3 = {volume}
from = "2024-01-01"
to = "2026-12-31"
price_fen_per_m3 = {price}
"""
    )


def said(capsys, *words):
    """Exit status, what was said, and the complaint, of a verb of `case`."""
    status = main(["case", *(str(word) for word in words)])
    told = capsys.readouterr()
    return status, told.out, told.err.strip()


def opened(desks, capsys):
    seats = [word for name, role in PEOPLE.items() for word in (f"--{role.replace('_', '-')}", name)]
    known = ("--known", desks / "known", "--basin", desks / "basin", "--key", desks / "hill-farmers.key")
    return said(capsys, "open", desks / "a.case", "--id", "quarrel", *seats, *known)


def deed(desks, capsys, desk, kind, who, *more):
    common = ("--basin", desks / "basin", "--key", desks / f"{who}.key", "--why", f"{kind} by {who}")
    return said(capsys, kind, desks / f"{desk}.case", *more, *common)


def carried(desks, capsys, arriving, to, *more):
    known = ("--known", desks / "known", "--basin", desks / "basin")
    return said(capsys, "take-in", desks / f"{to}.case", desks / f"{arriving}.case", *known, *more)


def test_offer_counter_accept_approve_over_three_desks(desks, capsys):
    assert opened(desks, capsys)[0] == 0
    assert deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)[0] == 0
    assert carried(desks, capsys, "a", "b")[0] == 0
    assert deed(desks, capsys, "b", "counter", "plain-farmers", desks / "counter.toml", *DAYS)[0] == 0
    status, told, _ = carried(desks, capsys, "b", "a")
    assert status == 0
    assert "2,000,000 m³ → 1,000,000 m³" in told and "CNY 1.00 per m³ → CNY 0.90 per m³" in told
    assert "Mean flow at Ford (Actual use)" in told
    assert not any(word in told for word in ("_m3", "datetime", "Transfer(", "answer_by"))
    assert deed(desks, capsys, "a", "accept", "hill-farmers")[0] == 0
    assert "agreed" in carried(desks, capsys, "a", "c")[1]
    assert "approved" in deed(desks, capsys, "c", "approve", "bureau")[1]
    machine = json.loads(said(capsys, "show", desks / "c.case", "--json")[1])
    assert [one["act"] for one in machine["acts"]] == ["offer", "counter", "accept", "approve"]


def test_the_impact_report_every_act_rested_on_lies_beside_the_case(desks, capsys):
    opened(desks, capsys)
    deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)
    (act,) = json.loads(said(capsys, "show", desks / "a.case", "--json")[1])["acts"]
    report = json.loads((desks / "a.case.impact" / f"{act['impact_sha256']}.json").read_text())
    assert report["transfers"][0]["id"] == "upper-lower"


def test_an_act_out_of_turn_is_refused_in_one_line_and_changes_nothing(desks, capsys):
    opened(desks, capsys)
    before = (desks / "a.case").read_bytes()
    status, _, complaint = deed(desks, capsys, "a", "accept", "plain-farmers")
    assert status == 2 and len(complaint.splitlines()) == 1 and "not allowed" in complaint
    assert (desks / "a.case").read_bytes() == before


def test_a_stranger_is_not_let_in(desks, capsys):
    opened(desks, capsys)
    (desks / "known" / "bureau.fenshui-card").unlink()
    status, _, complaint = carried(desks, capsys, "a", "b")
    assert status == 2 and "bureau" in complaint


def test_terms_about_another_version_of_the_basin_are_refused(desks, capsys):
    opened(desks, capsys)
    with (desks / "basin" / "nodes.csv").open("a") as table:
        table.write("\n")
    status, _, complaint = deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)
    assert status == 2 and "another version" in complaint


def test_minutes_are_written(desks, capsys):
    opened(desks, capsys)
    deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)
    assert said(capsys, "minutes", desks / "a.case", "--out", desks / "minutes.pdf")[0] == 0
    assert (desks / "minutes.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_case_is_shown_in_the_language_spoken(desks, capsys, language):
    opened(desks, capsys)
    status, told, _ = said(capsys, "show", desks / "a.case", "--lang", language)
    assert status == 0 and ("basin authority" if language == "en" else "流域管理机构") in told


def test_an_approved_case_becomes_agreements_to_sign(desks, capsys):
    opened(desks, capsys)
    deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)
    deed(desks, capsys, "a", "accept", "plain-farmers")
    words = ("agreements", desks / "a.case", "--basin", desks / "basin", "--out", desks / "agreements")
    status, _, complaint = said(capsys, *words)
    assert status == 2 and "not approved" in complaint and not (desks / "agreements").exists()
    deed(desks, capsys, "a", "approve", "bureau")
    assert said(capsys, *words)[0] == 0
    (folder,) = (desks / "agreements").iterdir()
    assert json.loads((folder / "agreement.json").read_bytes())["package"]["case"] == "quarrel"


def test_water_that_others_hold_is_not_offered(desks, capsys):
    """The town's right given, or the farmers' roles crossed: one line, and the case stays as it was."""
    opened(desks, capsys)
    before = (desks / "a.case").read_bytes()
    terms = (desks / "offer.toml").read_text()
    for giver, taker, complaint in (
        ("lower-town", "lower-farm", "Plain town gives or takes by these terms, but is no party"),
        ("lower-farm", "upper-farm", "Plain farmers is the transferor, in the case it is the transferee"),
    ):
        crossed = terms.replace('right = "upper-farm"', f'right = "{giver}"', 1)
        (desks / "offer.toml").write_text(crossed.replace('to_right = "lower-farm"', f'to_right = "{taker}"'))
        status, _, found = deed(desks, capsys, "a", "offer", "hill-farmers", desks / "offer.toml", *DAYS)
        assert status == 2 and complaint in found and len(found.splitlines()) == 1
    assert (desks / "a.case").read_bytes() == before
