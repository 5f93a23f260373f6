"""A river of 5,000 nodes with something wrong in it: a clear problem or a right answer, never a crash."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from benchmarks.measured_rivers import measured_river, with_canals
from fenshui.allocation import allocate
from fenshui.basin import find_problems, read_basin, rows
from folders import changed, copied
from rivers import right, river

NODES = 5000


def long_river(**changes):
    """A chain of 5,000 nodes, 1 hm³ at the source, one farm at the end that asks 2."""
    names = [f"n{i}" for i in range(NODES)]
    reaches = list(pairwise(names))
    basin = river(names, reaches, {"n0": 1.0}, [right("farm", names[-1])], {"farm": 2.0}, periods=3)
    return replace(basin, **changes) if changes else basin


def test_the_long_river_itself_runs():
    assert allocate(long_river()).delivered_hm3[:, 0] == pytest.approx([1.0, 1.0, 1.0])


def test_a_cycle_is_one_problem_with_its_row():
    basin = long_river()
    faulty = replace(basin, reaches=(*basin.reaches, rows.Reach("back", f"n{NODES - 1}", "n0")))
    (problem,) = find_problems(faulty)
    assert problem.expected.id == "basin.expected.no_cycle" and problem.row is not None


def test_a_reach_that_loses_everything_is_one_problem():
    basin = long_river()
    faulty = replace(basin, reaches=(replace(basin.reaches[0], loss=1.0), *basin.reaches[1:]))
    (problem,) = find_problems(faulty)
    assert (problem.file, problem.row, problem.column) == ("reaches.csv", 2, "loss")


def test_a_reach_that_loses_nearly_everything_has_a_right_answer():
    basin = long_river()
    leaky = replace(basin, reaches=(replace(basin.reaches[0], loss=0.999999), *basin.reaches[1:]))
    assert allocate(leaky).delivered_hm3[:, 0] == pytest.approx([1e-6] * 3)


def test_a_gap_in_a_demand_series_falls_back_on_the_pattern():
    series = (rows.DemandInPeriod("farm", date(2023, 1, 1), 0.5), rows.DemandInPeriod("farm", date(2023, 3, 1), 0.25))
    assert allocate(long_river(demand_series=series)).delivered_hm3[:, 0] == pytest.approx([0.5, 1.0, 0.25])


def test_a_class_nobody_is_in_changes_nothing():
    basin = long_river()
    more = replace(basin.settings, priorities=("domestic", "nobody", "ecology", "agriculture", "storage"))
    without = allocate(
        replace(basin, settings=replace(more, priorities=("domestic", "ecology", "agriculture", "storage")))
    )
    assert np.array_equal(allocate(replace(basin, settings=more)).delivered_hm3, without.delivered_hm3)


@pytest.mark.parametrize("cell", ["nan", "inf", "-1", "", "1e400", "ten", "1_000"])
def test_an_inflow_that_is_no_volume_is_one_line_with_its_place(tmp_path, cell):
    folder = changed(copied(tmp_path), "inflows.csv", "2024-03-01,5", f"2024-03-01,{cell}")
    (problem,) = read_basin(folder).faults
    assert (problem.file, problem.row, problem.column) == ("inflows.csv", 4, "spring")


@pytest.mark.parametrize("lag", [3, 4, 10**15])
def test_water_under_way_for_longer_than_the_record_does_not_arrive_in_it(lag):
    """1 enters a month for 3 months and none reaches the farm; of 2 taken above, half comes back too late as well."""
    rights = [right("farm", "low"), right("upper", "top", consumption_ratio=0.5)]
    basin = river(["top", "low"], [("top", "low", {"lag_periods": lag})], {"top": 3.0}, rights, periods=3,
                  uses={"farm": 1.0, "upper": 2.0}, returns=(rows.Return("upper", "low", lag),))  # fmt: skip
    assert not find_problems(basin)
    for engine in ("water-line", "lp"):
        delivered = allocate(basin, engine=engine).delivered_hm3
        assert delivered[:, 0] == pytest.approx([0.0, 0.0, 0.0]) and delivered[:, 1] == pytest.approx([2.0, 2.0, 2.0])


def test_forty_canals_and_thirty_returns_elsewhere_are_no_trouble_for_the_walk():
    """A river on which the walk once lost its footing between two groups."""
    basin = with_canals(measured_river(200, seed=30, months=24), 40, 30)
    assert allocate(basin).certificate_ok
