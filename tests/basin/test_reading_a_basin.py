"""A basin folder becomes one frozen value; what it does not say stays unsaid."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from fenshui.basin import read_basin, river_network
from fenshui.places import sample_basin
from fenshui.words import Refused
from folders import added, changed, copied


@pytest.fixture(scope="module")
def two_farms():
    return read_basin(sample_basin("two_farms")).basin


@pytest.mark.parametrize("name", ["two_farms", "yellow_river"])
def test_the_sample_basins_have_no_faults_and_nothing_to_warn_of(name):
    assert read_basin(sample_basin(name)).problems == ()


def test_the_settings_are_read(two_farms):
    settings = two_farms.settings
    assert (settings.name_zh, settings.name_en) == ("两个农场", "Two farms")
    assert (settings.timeline.step, settings.timeline.periods) == ("month", 12)
    assert settings.as_of == date(2024, 6, 1)
    assert settings.quota_exempt == ("domestic",)


def test_cells_become_values_and_blanks_what_is_not_stated(two_farms):
    farm = two_farms.right_by_id["upper-farm"]
    assert (farm.right_class, farm.annual_volume_m3, farm.consumption_ratio) == ("abstraction", 60_000_000, 0.5)
    assert (farm.metered, farm.seniority, farm.parent) == (True, date(1990, 1, 1), "")
    assert two_farms.region_by_id["hill"].cap_m3 is None
    assert two_farms.reaches[0].loss == 0.0


def test_a_basin_cannot_be_changed(two_farms):
    with pytest.raises(FrozenInstanceError):
        two_farms.nodes = ()
    with pytest.raises(ValueError, match="read-only"):
        two_farms.inflows.values[0, 0] = 1.0


def test_a_table_may_come_with_a_mark_other_line_ends_and_columns_in_another_order(tmp_path, two_farms):
    basin = copied(tmp_path)
    lines = (basin / "holders.csv").read_text(encoding="utf-8").splitlines()
    turned = "\r\n".join(",".join(reversed(line.split(","))) for line in lines)
    (basin / "holders.csv").write_bytes(b"\xef\xbb\xbf" + turned.encode("utf-8"))
    assert read_basin(basin).basin.holders == two_farms.holders


def test_whole_volumes_may_be_written_as_a_spreadsheet_does(tmp_path):
    basin = changed(copied(tmp_path), "rights.csv", "60000000", "6e7")
    assert read_basin(basin).basin.right_by_id["upper-farm"].annual_volume_m3 == 60_000_000


def test_a_row_left_out_does_not_shift_the_rows_of_other_complaints(tmp_path):
    """Row 2 of the demands has no number; that row 3 names a wrong month is said once row 2 is right, and rightly."""
    basin = changed(
        copied(tmp_path), "demands.csv", "upper-farm,4,4\nupper-farm,5,8", "upper-farm,4,x\nupper-farm,15,8"
    )
    assert [(problem.row, problem.found) for problem in read_basin(basin).faults] == [(2, "x")]
    changed(basin, "demands.csv", "upper-farm,4,x", "upper-farm,4,4")
    assert [(problem.row, problem.found) for problem in read_basin(basin).faults] == [(3, "15")]


def test_storage_is_a_class_of_every_basin(tmp_path):
    basin = changed(copied(tmp_path), "basin.toml", ', "storage"]', "]")
    assert read_basin(basin).basin.settings.priorities[-1] == "storage"


def test_a_right_counts_against_its_holders_region_unless_it_says_another(tmp_path, two_farms):
    farm = two_farms.right_by_id["upper-farm"]
    assert two_farms.quota_region_of(farm) == "hill"
    basin = changed(copied(tmp_path), "rights.csv", "true,1990-01-01,,,", "true,1990-01-01,,plain,")
    other = read_basin(basin).basin
    assert other.quota_region_of(other.right_by_id["upper-farm"]) == "plain"


def test_a_region_and_those_it_lies_in(tmp_path):
    basin = added(copied(tmp_path), "regions.csv", "valley,谷地,Valley,plain,,,true")
    assert read_basin(basin).basin.region_and_parents("valley") == ("valley", "plain")
    assert read_basin(basin).basin.region_by_id["valley"].overdrawn


def test_the_network_is_the_river_as_drawn_on_paper(two_farms):
    network = river_network(two_farms)
    assert set(network.edges) == {("spring", "upper"), ("upper", "ford"), ("ford", "lower"), ("lower", "sea")}
    assert network.edges["upper", "ford"]["gain"] == 1.0
    assert network.nodes["ford"]["kind"] == "section"


def test_what_is_no_basin_is_refused(tmp_path):
    for folder, why in ((tmp_path / "none", "basin.no_such_folder"), (tmp_path, "basin.not_a_basin")):
        with pytest.raises(Refused) as refused:
            read_basin(folder)
        assert refused.value.sentence.id == why


def test_a_table_full_of_faults_is_not_listed_to_its_end(tmp_path):
    """Two hundred thousand faulty rows: a thousand lines, and how many more there are."""
    basin = copied(tmp_path)
    rows = "upper-farm,4,-1\nnobody,99,x\n" * 100_000
    (basin / "demands.csv").write_text("right,period_of_year,diversion_hm3\n" + rows, encoding="utf-8")
    problems = read_basin(basin).problems
    assert len(problems) == 1001
    assert problems[-1].expected.id == "basin.more_problems"
    assert problems[-1].expected.values["count"] == 99_000  # the row of -1 is found later, in sound tables only
