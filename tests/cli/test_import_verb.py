"""`import` brings another program's basin in and says what it made of it; `check` looks at any file first."""

import json
from pathlib import Path

from fenshui.basin import read_basin
from fenshui.cli.main import main

MODELS = Path(__file__).parents[1] / "exchange" / "models"


def test_a_model_becomes_a_basin_with_a_report(tmp_path, capsys):
    assert main(["import", "pywr", str(MODELS / "valley.json"), str(tmp_path / "basin"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["written"] == str(tmp_path / "basin")
    assert any("mill" in line for line in said["report"]["guessed"])
    assert not read_basin(tmp_path / "basin").faults


def test_the_basin_may_be_named_by_an_option_and_be_a_geopackage(tmp_path, capsys):
    assert main(["import", "pywr", str(MODELS / "valley.json"), "--out", str(tmp_path / "basin.gpkg")]) == 0
    assert not read_basin(tmp_path / "basin.gpkg").faults


def test_a_foreign_file_is_checked_before_it_is_imported(tmp_path, capsys):
    table = tmp_path / "rights.csv"
    table.write_text("right_id,volume_m3\nA,5\nА,6\n", encoding="utf-8")  # the second A is Cyrillic
    assert main(["check", str(table)]) == 0
    assert "mistaken" in capsys.readouterr().err
    table.write_text("right_id,volume_m3\nA,-5\n")
    assert main(["check", str(table)]) == 2


def test_every_fault_is_a_line_and_nothing_is_written(tmp_path, capsys):
    source = tmp_path / "rivers.geojson"
    source.write_text('{"type":"FeatureCollection","features":[],"features":[]}')
    assert main(["import", "river-network", str(source), str(tmp_path / "basin")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "basin").exists()
