"""The impact is fast: against one allocation of the same run, on the same machine, in the same minute."""

from time import perf_counter

from benchmarks.measure_impact import LIMITS_MS, whole_assessment
from fenshui.allocation import allocate
from fenshui.basin import read_basin
from fenshui.desk.proposing import preview
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer

FLOOR_MS = 24.0
"""One allocation of 780 months where the limits were set: 2 s are 83 of them, 100 ms are 4."""


def least_seconds(act, repeats=4):
    times = []
    for _ in range(repeats):
        began = perf_counter()
        act()
        times.append(perf_counter() - began)
    return min(times)


def test_a_full_assessment_and_a_preview_of_65_years_keep_their_limits():
    folder = sample_basin("yellow_river")
    basin = read_basin(folder).basin
    deal = read_transfer(folder / "transfers" / "weining-ningdong.toml")
    floor = least_seconds(lambda: allocate(basin, "actual"))
    assert least_seconds(lambda: preview(basin, deal, "actual")) <= LIMITS_MS["preview"] / FLOOR_MS * floor
    assert least_seconds(lambda: whole_assessment(basin, deal), 2) <= LIMITS_MS["assessment"] / FLOOR_MS * floor
