"""The yearly work of an authority as people type it: open, plan, meter, close, report; reserve and idle rights."""

import json
import shutil
from datetime import date

import openpyxl
import pytest
from fenshui.cli.main import main
from fenshui.desk.book import open_book
from fenshui.places import sample_basin
from fenshui.register import accounts_of
from fenshui.register.steps import at
from fenshui.register.year import volume_in_year
from registering import register

FARMS = sample_basin("two_farms")
TERM = ("--from", "2025-01-01", "--to", "2026-12-31")


def said(capsys):
    return json.loads(capsys.readouterr().out)


def asked(desk, verb, *words, basin=FARMS):
    return main(["register", verb, str(basin), *map(str, words), "--ledger", str(desk / "book.db")])


@pytest.fixture
def allotted(desk, capsys):
    register(desk, "allot", FARMS)
    (desk / "meter.csv").write_text("m3\n1\n")
    capsys.readouterr()
    return desk


def metered(desk, volume):
    words = ("--right", "upper-farm", "--holder", "hill-farmers", "--from", "2025-01-01", "--to", "2025-12-31")
    evidence = ("--used-m3", volume, "--evidence", desk / "meter.csv")
    assert register(desk, "meter", *words, *evidence, by=("hill-farmers",)) == 0


def test_a_year_is_opened_and_every_position_is_scaled_with_it(allotted, capsys):
    """65 of 130 hm³ are expected: half of everything."""
    words = ("2025", "--inflow-m3", 65_000_000, "--by", allotted / "authority.key", "--json")
    assert asked(allotted, "open-year", *words) == 0
    found = said(capsys)
    assert (found["allocable_m3"], found["quotas"][0]["quota_m3"]) == (90_000_000, 20_000_000)
    with open_book(allotted / "book.db") as book:
        accounts = accounts_of(book.state)
    day = date(2025, 6, 1).toordinal()
    assert volume_in_year(accounts, accounts.account("upper-farm"), "hill-farmers", day) == 30_000_000


def test_what_nobody_can_tell_is_not_told_as_nothing(tmp_path, capsys):
    """Heihe has no quota of a province, two farms one year on record."""
    ledger = ("--ledger", str(tmp_path / "none"))
    for basin, cannot in (("heihe", "无从判断"), ("two_farms", "无法判断来水频率")):
        assert main(["register", "open-year", str(sample_basin(basin)), "2025", *ledger, "--lang", "zh_CN"]) == 0
        told = capsys.readouterr().out
        assert cannot in told and " 0 m³" not in told and " 0%" not in told


def test_what_may_be_used_is_not_announced_before_it_is_known(allotted, capsys):
    heihe = sample_basin("heihe")
    words = ("2025", "--by", allotted / "authority.key", "--lang", "en")
    assert asked(allotted, "open-year", *words, basin=heihe) == 2
    assert "--allocable-m3" in capsys.readouterr().err


def test_a_year_may_be_planned_before_anything_is_registered(tmp_path, capsys):
    words = ["register", "plan-year", str(FARMS), "2027", "--ledger", str(tmp_path / "none"), "--out", str(tmp_path)]
    assert main([*words, "--json"]) == 0
    found = said(capsys)
    assert len(found["sections"]) == 12 and sum(row["planned_m3"] for row in found["rights"]) > 0
    assert (tmp_path / "plan.xlsx").exists()
    assert main(words) == 0
    assert "2027-06" in capsys.readouterr().out


def test_a_year_is_closed_with_what_is_carried_over_and_what_is_deducted_twice(allotted, capsys):
    """The farm used 50 of 60 hm³, a tenth may be carried: 6. In June 0.5 m³/s were short: twice 1,296,000 m³."""
    basin = shutil.copytree(FARMS, allotted / "farms")
    (basin / "basin.toml").write_text((basin / "basin.toml").read_text() + "[rules]\ncarry_over_share = 0.1\n")
    flows = allotted / "flows.csv"
    flows.write_text("node,month,flow_m3_s\nford,2025-06,1.5\n")
    metered(allotted, 50_000_000)
    capsys.readouterr()
    words = ("2025", "--observed", flows, "--by", allotted / "authority.key")
    assert asked(allotted, "close-year", *words, "--json", basin=basin) == 0
    found = said(capsys)
    assert found["deductions"] == [{"region": "hill", "shortfall_m3": 1_296_000, "deducted_m3": 2_592_000}]
    assert found["carried"] == [{"right": "upper-farm", "holder": "hill-farmers", "carried_m3": 6_000_000}]
    asked(allotted, "open-year", "2026", "--json", basin=basin)
    hill = said(capsys)["quotas"][0]
    assert hill["settled_m3"] == 3_000_000 - 2_592_000
    assert asked(allotted, "close-year", *words, basin=basin) == 2


def test_the_yearly_report_has_a_paper_pictures_and_every_table_twice(allotted, capsys):
    metered(allotted, 50_000_000)
    flows = allotted / "flows.csv"
    flows.write_text("node,month,flow_m3_s\nford,2025-06,1.5\n")
    register(allotted, "reserve-in", "--lot", "l1", "--way", "lapsed", "--right", "lower-farm", "--holder",
             "plain-farmers", "--volume-m3", 5, *TERM, "--evidence", flows)  # fmt: skip
    for language in ("en", "zh_CN"):
        out = allotted / language
        capsys.readouterr()
        words = ("2025", "--observed", flows, "--out", out, "--lang", language, "--json")
        assert asked(allotted, "year", *words) == 0
        files = said(capsys)["files"]
        assert {"year.pdf", "year.xlsx", "use.csv", "sections.png", "reserve_stock.png"} <= set(files)
        book = openpyxl.load_workbook(out / "year.xlsx", read_only=True)
        assert {f"{name}.csv" for name in book.sheetnames} == {name for name in files if name.endswith(".csv")}
        assert (out / "year.pdf").read_bytes().startswith(b"%PDF")


def test_water_goes_into_the_reserve_and_out_again(allotted, capsys):
    """The lower farm never metered a drop: its water may lapse; half of it is sold, the rest goes to the river."""
    ledger = ("--ledger", str(allotted / "book.db"))
    assert main(["register", "idle", *ledger, "--json"]) == 0
    assert "lower-farm" in {row["right"] for row in said(capsys)}
    lot = ("--lot", "l1", "--right", "lower-farm", "--holder", "plain-farmers", "--volume-m3", 1_000_000)
    came = (*lot, *TERM, "--way", "lapsed", "--evidence", allotted / "meter.csv")
    assert register(allotted, "reserve-in", *came) == 0
    out = ("--right", "lower-farm", "--volume-m3", 500_000, *TERM)
    sold = ("--release", "o1", "--operation", "sell", "--holder", "hill-farmers", "--price-fen", 60_000_000)
    assert register(allotted, "reserve-out", *sold, *out) == 2
    assert register(allotted, "reserve-out", *sold[:-2], *out, by=("authority", "hill-farmers")) == 2
    assert register(allotted, "reserve-out", *sold, *out, by=("authority", "hill-farmers")) == 0
    capsys.readouterr()
    table = allotted / "lots.xlsx"
    assert main(["register", "reserve", "--on", "2026-01-01", *ledger, "--out", str(table), "--json"]) == 0
    assert [row["left_m3"] for row in said(capsys)] == [500_000]
    sheet = openpyxl.load_workbook(table).active
    assert [cell.value for cell in sheet[1]][:3] == ["place", "lot", "way"]
    assert register(allotted, "reserve-out", "--release", "o2", "--operation", "release", *out) == 0
    capsys.readouterr()
    assert main(["register", "reserve", "--on", "2026-01-01", *ledger]) == 0
    assert "0 m³" in capsys.readouterr().out


def test_works_that_save_water_belong_to_who_paid_for_them(allotted, capsys):
    words = ("--project", "lining", "--right", "upper-farm", "--investor", "bank", "--saved-m3", 2_000_000)
    paid = (*words, "--invested-fen", 100_000_000, *TERM, "--evidence", allotted / "meter.csv")
    assert register(allotted, "save", *paid, by=("authority", "hill-farmers")) == 0
    with open_book(allotted / "book.db") as book:
        account = accounts_of(book.state).account("upper-farm")
    assert at(account.of("bank"), date(2025, 6, 1).toordinal()) == 2_000_000


def test_a_title_is_renewed(allotted, capsys):
    words = ("--right", "upper-farm", "--from", "2026-01-01", "--to", "2029-12-31", "--reason", "permit renewed")
    assert register(allotted, "renew", *words) == 0


def overdrawn(folder, region):
    """The two farms where a region is over its limit."""
    basin = shutil.copytree(FARMS, folder / "farms")
    lines = (basin / "regions.csv").read_text(encoding="utf-8").splitlines()
    lines = [f"{line}true" if line.startswith(f"{region},") else line for line in lines]
    (basin / "regions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return basin


def test_water_of_the_reserve_is_released_without_a_price_in_an_overdrawn_region_to_livelihood_only(allotted, capsys):
    """The plain is over its limit: its town may be given water, its farmers buy; the hill is not."""
    plain = ("--basin", overdrawn(allotted, "plain"))
    lot = ("--lot", "l1", "--right", "lower-farm", "--holder", "plain-farmers", "--volume-m3", 3_000_000)
    register(allotted, "reserve-in", *lot, *TERM, "--way", "lapsed", "--evidence", allotted / "meter.csv")
    free = ("--operation", "release", "--right", "lower-farm", "--volume-m3", 1_000_000, *TERM)
    capsys.readouterr()
    for words, why in (
        (("plain-farmers", *plain), "R2: plain is over its limit: plain-farmers has to buy the water"),
        (("plain-farmers",), "R2: plain-farmers is not among the holders of a basin that was named"),
        (("nobody", *plain), "R2: nobody is not among the holders of a basin that was named"),
    ):
        assert register(allotted, "reserve-out", "--release", "o", *free, "--holder", *words) == 2
        assert capsys.readouterr().err.startswith(why)
    for holder, basin in (("plain-town", plain), ("hill-farmers", plain), ("plain-farmers", ("--basin", FARMS))):
        assert register(allotted, "reserve-out", "--release", holder, *free, "--holder", holder, *basin) == 0


def test_an_overdrawn_region_grants_livelihood_and_lets_industry_buy(allotted, capsys):
    basin = overdrawn(allotted, "hill")
    title = ("--holder", "hill-farmers", "--parent", "quota.hill", "--volume-m3", 1_000, "--from", "2026-01-01")
    mill = (basin, "--right", "mill", *title, "--use", "industry")
    assert register(allotted, "grant", *mill) == 2
    assert capsys.readouterr().err.startswith(
        "R2: hill is over its limit: no new title for industry; buy on the market"
    )
    assert register(allotted, "grant", basin, "--right", "wells", *title, "--use", "domestic") == 0
    assert register(allotted, "grant", FARMS, *mill[1:]) == 0


def test_needs_stand_side_by_side_beside_the_quota(capsys):
    """The plain: town 15 · 0.6 = 9, farm 120 · 0.8 = 96 of 140 hm³; the hill lets 2 m³/s pass all year."""
    assert main(["register", "needs", str(FARMS), "--allocable-m3", "90000000", "--json"]) == 0
    hill, plain = said(capsys)
    assert (plain["domestic_m3"], plain["production_m3"], plain["quota_m3"]) == (9_000_000, 96_000_000, 140_000_000)
    assert (plain["scaled_m3"], plain["left_m3"]) == (70_000_000, -35_000_000)
    assert (hill["production_m3"], hill["passes_m3"]) == (30_000_000, 2 * 365 * 86_400)


def test_where_no_top_region_has_a_quota_nothing_is_scaled_and_that_is_said(capsys):
    words = ["register", "needs", str(sample_basin("heihe")), "--allocable-m3", "90000000", "--json", "--lang", "en"]
    assert main(words) == 0
    told = capsys.readouterr()
    (zhangye,) = json.loads(told.out)
    assert zhangye["scaled_m3"] == zhangye["quota_m3"] == 630_000_000
    alone = "the basin states no quota of a top-level region, so quotas stand as they are"
    assert told.err == f"May be used: 90,000,000 m³; {alone}\n"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("node,flow\nford,1\n", "columns"),
        ("node,month,flow_m3_s\nsea,2025-06,1\n", "flows.csv:2 node"),
        ("node,month,flow_m3_s\nford,june,1\n", "flows.csv:2 month"),
        ("node,month,flow_m3_s\nford,2025-06,-1\n", "flows.csv:2 flow_m3_s"),
        ("node,month,flow_m3_s\nford,2025-06,1\nford,2025-06,2\n", "flows.csv:3 month"),
    ],
)
def test_unusable_flows_are_one_line(tmp_path, capsys, monkeypatch, rows, why):
    monkeypatch.setenv("FENSHUI_LANG", "en")
    (tmp_path / "flows.csv").write_text(rows)
    words = ["register", "close-year", str(FARMS), "2025", "--observed", str(tmp_path / "flows.csv")]
    assert main([*words, "--ledger", str(tmp_path / "none")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert why in line


@pytest.mark.parametrize("words", [("--storage", "pond"), ("--storage", "pond=1"), ("--exceedance", "101"),
                                   ("--exceedance", "50", "--inflow-m3", "1")])  # fmt: skip
def test_a_year_that_cannot_be_opened_is_one_line(tmp_path, capsys, words):
    assert main(["register", "plan-year", str(FARMS), "2025", *words, "--ledger", str(tmp_path / "none")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
