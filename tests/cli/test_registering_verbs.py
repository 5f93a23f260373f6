"""Writing into the register as people type it: titles from a basin, readings with their evidence, pledges by both."""

import json
from datetime import UTC, datetime

from fenshui.basin import read_basin
from fenshui.cli.main import main
from fenshui.desk.book import open_book
from fenshui.places import sample_basin
from fenshui.register.allotment import allotment
from openpyxl import load_workbook
from registering import register


def test_the_titles_of_a_basin_are_allotted_and_every_drop_is_somebodys(desk, capsys):
    assert register(desk, "allot", sample_basin("two_farms")) == 0
    capsys.readouterr()
    assert main(["register", "positions", "--ledger", str(desk / "book.db"), "--json"]) == 0
    found = {row["right"]: row for row in json.loads(capsys.readouterr().out)["positions"]}
    assert found["upper-farm"]["held_m3"] == 60_000_000
    assert {"lower-farm", "lower-town"} <= set(found)


def test_the_yellow_rivers_titles_stand_out_of_its_quotas():
    basin = read_basin(sample_basin("yellow_river")).basin
    grants = {fields["right"]: fields for fields in allotment(basin, "ab" * 32, "2024-07-01")}
    assert grants["river"]["volume_m3"] >= sum(region.quota_m3 or 0 for region in basin.regions)
    assert grants["qinghai-regional"]["parent"] == "quota.qinghai"
    assert grants["quota.qinghai"]["volume_m3"] == 1_410_000_000
    places = list(grants)
    assert all(
        places.index(fields["parent"]) < places.index(name) for name, fields in grants.items() if fields["parent"]
    )


def test_a_reading_is_kept_with_its_evidence(desk, capsys):
    register(desk, "allot", sample_basin("two_farms"))
    (desk / "meter.csv").write_text("day,m3\n2023-05-01,1200\n")
    today = datetime.now(UTC).date().isoformat()
    words = ("--right", "upper-farm", "--holder", "hill-farmers", "--from", today, "--to", today, "--used-m3", 1200)
    assert register(desk, "meter", *words, "--evidence", desk / "meter.csv", by=("hill-farmers",)) == 0
    with open_book(desk / "book.db") as book:
        entry = book.entries()[-1]
        assert book.attachment(entry.fields["evidence"]) == (desk / "meter.csv").read_bytes()


def test_a_pledge_needs_both_and_is_released_by_the_creditor(desk, capsys):
    register(desk, "allot", sample_basin("two_farms"))
    words = ("--lien", "loan-1", "--right", "upper-farm", "--holder", "hill-farmers", "--creditor", "bank")
    words += ("--volume-m3", 1_000_000, "--from", "2024-01-01", "--to", "2026-12-31")
    assert register(desk, "pledge", *words, by=("hill-farmers",)) == 2
    assert register(desk, "pledge", *words, by=("hill-farmers", "bank")) == 0
    assert (
        register(desk, "release", "--lien", "loan-1", "--volume-m3", 1_000_000, "--reason", "repaid", by=("bank",)) == 0
    )


def test_more_than_is_free_is_refused_in_one_line(desk, capsys):
    register(desk, "allot", sample_basin("two_farms"))
    capsys.readouterr()
    words = ("--lien", "loan-1", "--right", "upper-farm", "--holder", "hill-farmers", "--creditor", "bank")
    words += ("--volume-m3", 10**12, "--from", "2024-01-01", "--to", "2026-12-31")
    assert register(desk, "pledge", *words, by=("hill-farmers", "bank")) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_positions_are_asked_for_by_holder_right_or_region_and_kept_as_a_workbook(desk, capsys):
    register(desk, "allot", sample_basin("two_farms"))
    capsys.readouterr()
    words = ["register", "positions", "--ledger", str(desk / "book.db"), "--json"]
    assert main([*words, "--region", "plain", "--holder", "plain-town", "--out", str(desk / "all.xlsx")]) == 0
    assert [row["right"] for row in json.loads(capsys.readouterr().out)["positions"]] == ["lower-town"]
    assert load_workbook(desk / "all.xlsx", read_only=True).sheetnames == ["positions", "rights"]
