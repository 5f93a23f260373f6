"""Bad input through the real command line: exactly one clear line for one fault, exit status 2, no traceback."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from fenshui.cli.main import main
from fenshui.places import sample_basin
from folders import added, changed, copied

DEAL = sample_basin("two_farms") / "transfers" / "upper-to-lower.toml"


def complaints(capsys, *words):
    """Exit status, and the lines on standard error."""
    status = main(["--lang", "en", *map(str, words)])
    return status, capsys.readouterr().err.splitlines()


FAULTS = tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["line"].split(":")[0] + "-" + fault["new"] for fault in FAULTS])
def test_one_fault_is_one_line(tmp_path, capsys, fault):
    basin = changed(copied(tmp_path), fault["file"], fault["old"], fault["new"])
    assert complaints(capsys, "check", basin) == (2, [fault["line"]])


def test_a_right_whose_holder_is_misspelt_is_named_once(tmp_path, capsys):
    basin = changed(copied(tmp_path), "rights.csv", "lower-farm,plain-farmers", "lower-farm,plane-farmers")
    line = "rights.csv:3 holder: found “plane-farmers”, expected an id of holders.csv"
    assert complaints(capsys, "allocate", basin) == (2, [line])


def test_a_river_that_flows_back_into_itself(tmp_path, capsys):
    basin = added(copied(tmp_path), "reaches.csv", "r9,sea,spring,river,,,,")
    line = (
        "reaches.csv:2: found “spring → upper → ford → lower → sea → spring”, "
        "expected a river that does not flow back into itself (or a lag on the way)"
    )
    assert complaints(capsys, "check", basin) == (2, [line])


def test_arms_that_share_out_more_than_there_is(tmp_path, capsys):
    basin = added(copied(tmp_path), "reaches.csv", "r8,upper,sea,river,,,,0.7\nr9,upper,lower,river,,,,0.7")
    line = "reaches.csv:7 split_share: found “1.4”, expected split shares at upper that sum to at most 1"
    assert complaints(capsys, "check", basin) == (2, [line])


def test_more_given_back_than_there_is_to_give(tmp_path, capsys):
    basin = copied(tmp_path)
    (basin / "returns.csv").write_text("right,node,lag_periods,share\nupper-farm,upper,0,0.7\nupper-farm,ford,0,0.7\n")
    line = "returns.csv:3 share: found “1.4”, expected shares of upper-farm that sum to at most 1"
    assert complaints(capsys, "check", basin) == (2, [line])


def test_a_reservoir_that_holds_more_than_it_can(tmp_path, capsys):
    basin = added(copied(tmp_path), "reservoirs.csv", "upper,10,2,12")
    line = "reservoirs.csv:2 initial_hm3: found “12”, expected at most the capacity, 10 hm³"
    assert complaints(capsys, "check", basin) == (2, [line])


@pytest.mark.parametrize(
    "file", ["nodes.csv", "regions.csv", "holders.csv", "rights.csv", "inflows.csv", "reaches.csv"]
)
def test_a_missing_file_is_one_line_whatever_refers_to_it(tmp_path, capsys, file):
    basin = copied(tmp_path)
    (basin / file).unlink()
    assert complaints(capsys, "check", basin) == (2, [f"{basin / file}: there is no such file"])


def test_two_faults_are_two_lines(tmp_path, capsys):
    basin = changed(copied(tmp_path), "rights.csv", ",120000000,", ",-5,")
    changed(basin, "targets.csv", "ford,1,2", "fjord,1,2")
    status, lines = complaints(capsys, "allocate", basin)
    assert status == 2
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("rights.csv", b"\xff\xfe", "rights.csv: not UTF-8 text (byte 0)"),
        ("rights.csv", b"id\x00", "rights.csv: not a text file"),
        ("rights.csv", b"", "rights.csv: found “0”, expected a header row"),
        (
            "rights.csv", b'id\n"open',
            "rights.csv: found “unexpected end of data”, expected a table of comma-separated values",
        ),
        ("nodes.geojson", b'{"type": "Point"}', "nodes.geojson: found “dict”, expected a GeoJSON FeatureCollection"),
        ("nodes.geojson", b"[NaN]", "nodes.geojson: not valid JSON (NaN is no number)"),
        ("nodes.geojson", b'{"a": 1, "a": 2}', "nodes.geojson: not valid JSON (key twice: a)"),
        ("basin.toml", b"format = ", "basin.toml: not valid TOML (Invalid value (at end of document))"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_its_name_says(tmp_path, capsys, name, content, line):
    basin = copied(tmp_path)
    (basin / name).write_bytes(content)
    assert complaints(capsys, "check", basin) == (2, [line])


def test_no_folder_no_basin(tmp_path, capsys):
    missing = tmp_path / "nowhere"
    assert complaints(capsys, "check", missing) == (2, [f"{missing}: there is no such folder"])
    not_one = f"{tmp_path}: not a basin (a basin is a folder with a file basin.toml, or a GeoPackage made from one)"
    assert complaints(capsys, "allocate", tmp_path) == (2, [not_one])


def test_what_is_unknown_is_kept_and_only_warned_of(tmp_path, capsys):
    basin = changed(copied(tmp_path), "holders.csv", "id,name_zh,name_en,kind,region", "id,name_zh,motto,kind,region")
    (basin / "notes.txt").write_text("ours")
    assert complaints(capsys, "check", basin) == (
        0,
        [
            "warning: holders.csv:1: found “motto”, expected a column of the basin format (kept, not used)",
            "warning: notes.txt: found “notes.txt”, expected a file of the basin format (kept, not used)",
        ],
    )


@pytest.mark.parametrize("period", ["2025-01-01", "2023-12-31", "12", "July", "-1"])
def test_a_period_outside_the_record(tmp_path, capsys, period):
    line = f"PERIOD: found “{period}”, expected a day from 2024-01-01 to before 2025-01-01 or a number from 0 to 11"
    words = ["judge", copied(tmp_path), "--", period] if period.startswith("-") else ["judge", copied(tmp_path), period]
    assert complaints(capsys, *words) == (2, [line])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["allocate"], "fenshui allocate: expected the arguments BASIN (see fenshui allocate --help)"),
        (["divide"], "fenshui VERB: found “divide”, expected one of: check, allocate, judge"),
        (["check", "a", "b"], "fenshui check: found “b”, expected nothing more (see fenshui check --help)"),
        (
            ["allocate", "a", "--use", "all"],
            "fenshui allocate --use: found “all”, expected one of: actual, entitlement",
        ),
        (["allocate", "a", "--out"], "fenshui allocate --out: expected a value after it"),
    ],
)  # fmt: skip
def test_arguments_that_make_no_sense(capsys, words, line):
    status, lines = complaints(capsys, *words)
    assert (status, len(lines)) == (2, 1)
    assert lines[0].startswith(line)


def test_every_bad_option_is_named_in_a_line_of_its_own(capsys):
    prices = ["--floor", "dear", "--other-source", "-3", "--damage", "0.5"]
    bad = [
        f"{option}: found “{word}”, expected a number from 0 to 1,000,000"
        for option, word in zip(*[iter(prices[:4])] * 2, strict=True)
    ]
    assert complaints(capsys, "corridor", "a", "b", *prices) == (2, bad)
    missing = "fenshui corridor: expected the arguments BASIN, TRANSFER (see fenshui corridor --help)"
    assert complaints(capsys, "corridor", *prices) == (2, [*bad, missing])
    choice = "fenshui picture --theme: found “blue”, expected one of: light, dark"
    size = "--size: found “1x1”, expected WIDTHxHEIGHT, each from 100 to 8192 pixels"
    assert complaints(capsys, "picture", "--out", "a", "--size", "1x1", "--theme", "blue") == (2, [size, choice])
    number = "fenshui register year --exceedance: found “half”, expected a number"
    assert complaints(capsys, "register", "year", "a", "2024", "--exceedance", "half", "--out", "b") == (2, [number])


def test_a_choice_is_told_in_plain_words_in_chinese_too(capsys):
    assert main(["allocate", "a", "--use", "all", "--lang", "zh_CN"]) == 2
    line = "fenshui allocate --use：读到“all”，应为以下之一：actual, entitlement\n"
    assert capsys.readouterr().err == line


def test_faults_of_the_basin_and_of_every_transfer_are_told_together(tmp_path, capsys):
    basin, odd = changed(copied(tmp_path), "rights.csv", ",120000000,", ",-5,"), tmp_path / "odd.toml"
    deal = DEAL.read_text(encoding="utf-8").replace("exchange_rate = 1.0", "exchange_rate = 5")
    odd.write_text(deal.replace('to = "', 'to = "in '))
    status, lines = complaints(capsys, "assess", basin, odd, tmp_path / "none.toml", "--out", tmp_path / "out")
    rate = "a number above 0, at most 1: nobody can take more water than is given up"
    assert (status, lines) == (
        2,
        [
            "rights.csv:3 annual_volume_m3: found “-5”, expected a number that is not negative",
            f"odd.toml exchange_rate: found “5”, expected {rate}",
            "odd.toml to: found “in 2026-12-31”, expected a date as 2026-12-31, not before from",
            f"{tmp_path / 'none.toml'}: there is no such file",
        ],
    )
    assert not (tmp_path / "out").exists()


def test_values_words_left_over_and_what_is_missing_are_told_together(capsys):
    words = ("case", "offer", "--answer-by", "soon", "--decide-by", "2026-02-30", "--oddly", "--why", "x")
    assert complaints(capsys, *words) == (
        2,
        [
            "--answer-by: found “soon”, expected a day like 2026-05-01",
            "--decide-by: found “2026-02-30”, expected a day like 2026-05-01",
            "fenshui case offer: expected the arguments CASE, TRANSFER, --basin, --key (see fenshui case offer --help)",
            "fenshui case offer: found “--oddly”, expected nothing more (see fenshui case offer --help)",
        ],
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["picture", "--size", "-5xfoo", "--out", "p.png"],
            "--size: found “-5xfoo”, expected WIDTHxHEIGHT, each from 100 to 8192 pixels",
        ),
        (
            ["corridor", "a", "b", "--floor", "1", "--out", "a.jpg"],
            "--out: found “a.jpg”, expected the name of a picture, ending in .svg or .png",
        ),
        (
            ["screen", "a", "b", "--workers", "1", "--dask", "c"],
            "fenshui screen --dask: found beside --workers, expected one of the two only",
        ),
        (["check", "a", "--json=yes"], "fenshui check --json: found “yes”, expected no value after it"),
        (
            ["register", "plan-year", "a", "2024", "--storage", "upper"],
            "--storage: found “upper”, expected NODE=HM3, as upper=12.5",
        ),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_what_it_should_be(capsys, words, line):
    assert complaints(capsys, *words) == (2, [line])


def test_a_key_that_no_transfer_has_is_told_with_the_keys_it_may_have(tmp_path, capsys):
    odd = tmp_path / "odd.toml"
    odd.write_text(DEAL.read_text(encoding="utf-8").replace("price_", "prize_"))
    status, lines = complaints(capsys, "safe-volume", sample_basin("two_farms"), odd)
    assert (status, len(lines)) == (2, 1)
    assert lines[0].startswith("odd.toml prize_fen_per_m3: found “30”, expected one of the keys format, id, right, to_")


def test_results_cannot_be_written_where_a_file_stands(tmp_path, capsys):
    (tmp_path / "results").write_text("a file")
    status, lines = complaints(capsys, "allocate", copied(tmp_path), "--out", tmp_path / "results")
    what_to_do = "something of this name is there already; name another place, or move that away first"
    assert (status, lines) == (2, [f"{tmp_path / 'results'}: {what_to_do}"])


def test_the_installed_program_says_the_same_in_chinese_and_leaves_no_traceback(tmp_path):
    basin = changed(copied(tmp_path), "reaches.csv", "r2,upper", "r2,uper")
    command = [sys.executable, "-m", "fenshui", "check", str(basin)]
    surroundings = {**os.environ, "FENSHUI_LANG": "zh_CN", "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(command, capture_output=True, env=surroundings, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "reaches.csv:3 from：读到“uper”，应为 nodes.csv 中的编号\n"


def test_a_full_disk_under_the_output_is_one_line():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "fenshui", "--lang", "en", "check", str(sample_basin("two_farms"))]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (2, "standard output: the disk is full\n")


def test_a_reader_who_has_had_enough_is_no_fault():
    command = f"{sys.executable} -m fenshui assess {sample_basin('two_farms')} {DEAL} --json | head -c 10"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert ended.stderr == ""


def test_a_coordinate_beyond_all_numbers_is_one_line(tmp_path, capsys):
    basin, point = copied(tmp_path), '{"type": "Point", "coordinates": [1' + "0" * 400 + ", 0]}"
    feature = '{"type": "Feature", "properties": {"id": "spring"}, "geometry": ' + point + "}"
    (basin / "nodes.geojson").write_text('{"type": "FeatureCollection", "features": [' + feature + "]}")
    status, lines = complaints(capsys, "check", basin)
    assert (status, len(lines)) == (2, 1) and lines[0].startswith("nodes.geojson: found “feature 1”")
