"""The market of a ledger as people ask for it."""

import json
from datetime import date

import pytest
from deals import CHEAP, NOW, PEOPLE, keys, new_ledger, signed_case
from fenshui.cli.main import main
from fenshui.cli.market_verbs import tell_flag
from fenshui.cli.speaking import speak
from fenshui.desk.keys import log_key_path
from fenshui.desk.recording import record
from fenshui.market import Flag, PriceRow
from fenshui.market.valuation import valued
from fenshui.places import sample_basin
from fenshui.register.accounts import EMPTY, Account, Title
from fenshui.register.steps import during
from fenshui.sealing.keys import save_key
from openpyxl import load_workbook


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


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "t1; bought (m³) 12,000,000; used (m³) 0"), ("zh_CN", "t1；购入（m³） 12,000,000；用水（m³） 0")],
)
def test_the_figures_of_a_flag_are_told_by_name_and_in_whole_m3(capsys, language, told):
    speak(language)
    tell_flag(Flag("hoarding", ("b",), ("t1",), {"bought_m3": 12_000_000.4, "used_m3": 0}))
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_table_is_written_as_csv_or_workbook_only(book, capsys, tmp_path, language):
    out = tmp_path / "credit.docx"
    assert main(["market", "credit", "--ledger", str(book), "--out", str(out), "--lang", language]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert ".csv" in line and not out.exists()


def test_a_table_is_a_workbook_where_its_name_says_so(book, capsys, tmp_path):
    assert main(["market", "credit", "--ledger", str(book), "--out", str(tmp_path / "credit.xlsx")]) == 0
    sheet = load_workbook(tmp_path / "credit.xlsx").active
    assert [cell.value for cell in sheet[1]][:3] == ["holder", "points", "grade"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_market_report_has_a_paper_a_price_picture_and_every_table_twice(book, capsys, tmp_path, language):
    words = [
        "market",
        "report",
        str(sample_basin("yellow_river")),
        "--ledger",
        str(book),
        "--out",
        str(tmp_path / "out"),
    ]
    assert main([*words, "--json", "--lang", language]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert {"market.pdf", "market.xlsx", "prices.png", "index.csv", "trades.csv", "credit.csv"} <= set(files)
    lines = (tmp_path / "out" / "index.csv").read_text().splitlines()
    assert lines[1].split(",")[3:8] == ["1", "5000000", "600000000", "1.2", "1.2"]
    sheets = load_workbook(tmp_path / "out" / "market.xlsx", read_only=True).sheetnames
    assert {f"{name}.csv" for name in sheets} == {name for name in files if name.endswith(".csv")}


def test_a_holding_is_worth_its_volume_at_the_newest_price_of_its_zone_and_class(capsys):
    """1,000 m³ at 1.50 are 1,500 yuan; where nothing was ever paid nobody can say."""
    first, last = date(2024, 1, 1).toordinal(), date(2030, 12, 31).toordinal()
    accounts = EMPTY
    for right, zone in (("r", "upper"), ("s", "lower")):
        title = Title(right, "b", "abstraction", zone, "", right, "diversion", 10**6, "surface", first, last, "",
                      "01-01", {})  # fmt: skip
        accounts = accounts.having(Account(title, during(first, last, 1_000), {"b": during(first, last, 1_000)}))
    index = [PriceRow("upper", "abstraction", 2024, 1, 1, 100, 100.0, 100.0, 100, 100),
             PriceRow("upper", "abstraction", 2025, 1, 1, 150, 150.0, 150.0, 150, 150)]  # fmt: skip
    found = valued(accounts, index, date(2025, 5, 1))
    assert [(row.right, row.value_fen) for row in found] == [("r", 150_000), ("s", None)]
