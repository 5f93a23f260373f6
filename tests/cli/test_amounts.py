"""Numbers that make no sense are refused on the command line: one line in either language, nothing done."""

import pytest
from fenshui.cli.main import main
from fenshui.places import sample_basin
from fenshui.words import LANGUAGES

FARMS = str(sample_basin("two_farms"))
DEAL = str(sample_basin("two_farms") / "transfers" / "upper-to-lower.toml")

REFUSED = [
    ("register open-year FARMS 2025 --inflow-m3 -5", "--inflow-m3"),
    ("register plan-year FARMS 2025 --inflow-m3 -100000000", "--inflow-m3"),
    ("register open-year FARMS 2025 --inflow-m3 100000000000000000000000", "--inflow-m3"),
    ("register open-year FARMS 2025 --inflow-m3 1e23", "--inflow-m3"),
    ("register open-year FARMS 2025 --allocable-m3 -5", "--allocable-m3"),
    ("register needs FARMS --allocable-m3 -5", "--allocable-m3"),
    ("register needs FARMS --allocable-m3 99999999999999999", "--allocable-m3"),
    ("register plan-year FARMS 2025 --storage dam=nan", "dam=nan"),
    ("register plan-year FARMS 2025 --storage dam=-1", "dam=-1"),
    ("register plan-year FARMS 2025 --exceedance nan", "nan"),
    *((f"register {verb} FARMS {year}", "YEAR") for verb in ("open-year", "plan-year", "close-year")
      for year in ("0", "99999")),
    *((f"better-terms FARMS DEAL --cost 0 --worth {worth}", "--worth") for worth in ("nan", "inf", "1e308", "-1")),
    ("corridor FARMS DEAL --floor nan --other-source 1", "--floor"),
    ("corridor FARMS DEAL --floor 0 --other-source 1 --damage inf", "--damage"),
    ("assess FARMS DEAL --ensemble 3 --seed -1", "--seed"),
    ("assess FARMS DEAL --ensemble 3 --inflow-factor 1e300", "1e300"),
    ("screen FARMS DEAL --workers 0", "--workers"),
    ("screen FARMS DEAL --workers -3", "--workers"),
    ("import river-network FARMS --direction outlet", "--outlet"),
    ("import river-network FARMS --outlet nan,nan", "--outlet"),
    ("import river-network FARMS --outlet 103", "--outlet"),
    ("import river-network FARMS --snap-m nan", "--snap-m"),
    ("import river-network FARMS --snap-m -5", "--snap-m"),
    ("ledger propose FARMS DEAL --transferor a --transferee b --authority c --case d --made 9999-12-20", "--made"),
    ("register positions --ledger none --on 9999-12-31", "9998-12-31"),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("words", "named"), REFUSED, ids=[words for words, _ in REFUSED])
def test_what_makes_no_sense_is_one_line(tmp_path, capsys, words, named, language):
    given = [{"FARMS": FARMS, "DEAL": DEAL}.get(word, word) for word in words.split()]
    ledger = ["--ledger", str(tmp_path / "none")] if "-year" in words else []
    assert main([*given, *ledger, "--lang", language]) == 2
    told = capsys.readouterr()
    (line,) = told.err.splitlines()
    assert named in line and told.out == ""


@pytest.mark.parametrize("year", ["1", "9998"])
def test_the_first_and_the_last_year_can_be_planned(tmp_path, capsys, year):
    assert main(["register", "plan-year", FARMS, year, "--ledger", str(tmp_path / "none"), "--json"]) == 0
