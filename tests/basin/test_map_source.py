"""Whose shapes a basin shows stands in its own table of `basin.toml`, and may be left out."""

import pytest
from fenshui.basin import MapSource, read_basin
from fenshui.basin.writing import settings_text
from folders import added, copied

STATED = '[map]\ncredits = { zh = "天地图", en = "Tianditu" }\nreview_number = "GS(2024)0650号"'


def test_credits_and_review_number_are_read_and_written_again(tmp_path):
    basin = added(copied(tmp_path), "basin.toml", STATED)
    settings = read_basin(basin).basin.settings
    assert settings.map_source == MapSource("天地图", "Tianditu", "GS(2024)0650号")
    (basin / "basin.toml").write_text(settings_text(settings), encoding="utf-8")
    assert read_basin(basin).basin.settings == settings


def test_a_basin_that_states_none_writes_none(tmp_path):
    settings = read_basin(copied(tmp_path)).basin.settings
    assert settings.map_source == MapSource()
    assert "[map]" not in settings_text(settings)


@pytest.mark.parametrize(
    "wrong, column",
    [
        ("[map]\ncredits = 1", "map.credits"),
        ('[map]\ncredits = { zh = "两\\n行" }', "map.credits"),
        ("[map]\ncredits = { zh = 1 }", "map.credits"),
        ("[map]\nreview_number = 650", "map.review_number"),
        ("[[map]]", "map"),
    ],
)
def test_another_kind_of_statement_is_one_clear_line(tmp_path, wrong, column):
    problems = read_basin(added(copied(tmp_path), "basin.toml", wrong)).problems
    assert [(problem.file, problem.column) for problem in problems] == [("basin.toml", column)]
