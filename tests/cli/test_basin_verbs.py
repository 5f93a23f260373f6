"""`check`, `allocate` and `judge` as the contract has them."""

import csv
import json

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import read_basin
from fenshui.cli.main import main
from fenshui.cli.speaking import language_of
from fenshui.places import sample_basin
from folders import changed, copied

TWO_FARMS = str(sample_basin("two_farms"))


def said(capsys, *words):
    """Exit status and what stands on standard output."""
    status = main(["--lang", "en", *map(str, words)])
    return status, capsys.readouterr().out


def table(path):
    """Header, days and values of a result table."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [row[0] for row in rows], np.array([[float(cell) for cell in row[1:]] for row in rows])


def test_a_sound_basin_is_named_with_its_size(capsys):
    line = "Two farms: no faults; 5 nodes, 4 reaches, 3 rights, 12 periods from 2024-01-01\n"
    assert said(capsys, "check", TWO_FARMS) == (0, line)


def test_check_lists_faults_for_machines(tmp_path, capsys):
    basin = copied(tmp_path)
    (basin / "rights.csv").unlink()
    status, out = said(capsys, "check", basin, "--json")
    (problem,) = json.loads(out)["problems"]
    assert (status, problem["file"], problem["is_warning"]) == (2, "rights.csv", False)


def test_check_warns_of_a_river_in_two_pieces(tmp_path, capsys):
    basin = changed(copied(tmp_path), "reaches.csv", "r2,upper,ford,river,,,,\n", "")
    assert main(["--lang", "en", "check", str(basin)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "warning: upper: the river breaks off here; its part of the network leads to no outlet",
        "warning: ford: no inflow comes down to this place",
        "warning: lower: no inflow comes down to this place",
    ]


@pytest.mark.parametrize("use", ["actual", "entitlement"])
def test_the_tables_hold_every_bit_of_the_result(tmp_path, capsys, use):
    """A number read back is the number computed; a first column of days, then a column an id."""
    assert said(capsys, "allocate", TWO_FARMS, "--use", use, "--out", tmp_path)[0] == 0
    allocation = allocate(read_basin(TWO_FARMS).basin, use)
    for name, values, ids in (
        ("deliveries", allocation.delivered_hm3, ["upper-farm", "lower-farm", "lower-town"]),
        ("shortages", allocation.shortage_hm3, ["upper-farm", "lower-farm", "lower-town"]),
        ("flows", allocation.flow_hm3, ["r1", "r2", "r3", "r4"]),
        ("storages", allocation.storage_hm3, []),
    ):
        header, days, numbers = table(tmp_path / f"{name}.csv")
        assert header == ["period", *ids]
        assert (days[0], days[-1], len(days)) == ("2024-01-01", "2024-12-01", 12)
        assert np.array_equal(numbers.reshape(values.shape), values)


def test_run_json_has_the_keys_of_the_contract(tmp_path, capsys):
    said(capsys, "allocate", TWO_FARMS, "--out", tmp_path)
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert set(run) == {
        "engine", "tier", "periods", "max_balance_error", "certificate_ok", "seconds", "totals",
    }  # fmt: skip
    assert (run["engine"], run["tier"], run["periods"], run["certificate_ok"]) == ("water-line", 1, 12, True)
    assert run["totals"]["inflow_hm3"] == 130
    assert run["max_balance_error"] <= 1e-9


@pytest.mark.parametrize("engine", ["auto", "water-line", "packing", "lp"])
def test_every_engine_of_the_contract_can_be_asked_for(capsys, engine):
    status, out = said(capsys, "allocate", TWO_FARMS, "--engine", engine, "--json")
    assert (status, json.loads(out)["engine"]) == (0, "water-line" if engine == "auto" else engine)


def test_quotas_can_be_enforced_on_actual_use(tmp_path, capsys):
    basin = copied(tmp_path)
    rights = (basin / "regions.csv").read_text(encoding="utf-8").replace("40000000", "12000000")
    (basin / "regions.csv").write_text(rights, encoding="utf-8")
    said(capsys, "allocate", basin, "--quotas", "enforce", "--out", tmp_path / "out")
    _, _, delivered = table(tmp_path / "out" / "deliveries.csv")
    assert delivered[7, 0] == pytest.approx(4)  # the plan halves the 8 of August: 24 consumed a year, 12 allowed


@pytest.mark.parametrize("period", ["2024-07-01", "2024-07-31", "6"])
def test_the_judge_takes_a_day_or_a_number(capsys, period):
    status, out = said(capsys, "judge", TWO_FARMS, period, "--json")
    answer = json.loads(out)
    assert (status, answer["period"], answer["agrees"]) == (0, "2024-07-01", True)
    upper = answer["rights"][0]
    assert (upper["right"], upper["bottleneck"]) == ("upper-farm", ["lower"])
    assert upper["judge_hm3"] == pytest.approx(9.76, abs=1e-9)


def test_the_judge_says_where_the_shortage_is(capsys):
    _, out = said(capsys, "judge", TWO_FARMS, "2024-07-01")
    assert "upper-farm: judge 9.760000 hm³, engine 9.760000 hm³, cut by the shortage at lower" in out


@pytest.mark.parametrize(
    ("words", "surroundings", "language"),
    [
        (["--lang", "zh_CN"], {"FENSHUI_LANG": "en"}, "zh_CN"),
        (["check", "--lang=en"], {"FENSHUI_LANG": "zh_CN"}, "en"),
        ([], {"FENSHUI_LANG": "zh_CN", "LANG": "en_US.UTF-8"}, "zh_CN"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (["--lang"], {"LANG": "de_DE"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for(words, surroundings, language):
    assert language_of(words, surroundings) == language


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "verb", ["", "check", "allocate", "judge", "assess", "demo", "self-test", "ledger", "export", "verify"]
)
def test_every_verb_has_help_in_both_languages(capsys, language, verb):
    assert main([*([verb] if verb else []), "--help", "--lang", language]) == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: fenshui" if language == "en" else "用法：fenshui")
    assert ("options:" in out) == (language == "en")


def test_without_a_display_there_is_a_line_and_no_window(capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("there is no display to open a window on")
