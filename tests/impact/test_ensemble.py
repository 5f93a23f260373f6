from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import Timeline, rows
from fenshui.impact import ensemble
from fenshui.impact.ensemble import resampled, unsure
from impact.test_year_types import DEAL, five_years
from rivers import river


def test_a_resampled_record_is_made_of_whole_years_of_the_old_one():
    basin = five_years()
    allocable = tuple(rows.Allocable(2023 + n, n) for n in range(5))
    series = tuple(rows.DemandInPeriod("farm", day, day.year / 1e4) for day in basin.settings.timeline.dates[:-1])
    basin = replace(basin, allocable=allocable, demand_series=series)
    drawn = resampled(basin, np.random.default_rng(3))
    old = basin.inflows.values.reshape(5, 12).tolist()
    new = drawn.inflows.values.reshape(5, 12).tolist()
    places = [old.index(year) for year in new]
    assert places != sorted(places)
    assert [row.allocable_m3 for row in drawn.allocable] == places
    assert [row.water_year for row in drawn.allocable] == [2023, 2024, 2025, 2026, 2027]
    assert [round(row.diversion_hm3 * 1e4) - 2023 for row in drawn.demand_series[::12]] == places
    assert drawn.settings == basin.settings


def test_a_drier_climate_scales_every_inflow():
    basin = five_years()
    same, drier = (resampled(basin, np.random.default_rng(1), factor).inflows.values for factor in (1.0, 0.8))
    assert drier == pytest.approx(0.8 * same)


def test_a_leap_day_of_a_year_without_one_takes_the_day_before():
    timeline = Timeline("day", date(2023, 1, 1), 365 + 366)
    flow = np.concatenate([np.arange(365.0), 1000 + np.arange(366.0)])
    basin = river(["a", "b"], [("a", "b")], {"a": flow}, periods=731)
    basin = replace(basin, settings=replace(basin.settings, timeline=timeline))
    draws = [resampled(basin, np.random.default_rng(seed)).inflows.values[:, 0] for seed in range(20)]
    dry = next(each for each in draws if each[0] == 0.0 and each[365] == 0.0)  # 2023 twice
    assert dry[365 + 58 : 365 + 61].tolist() == [58.0, 58.0, 59.0]
    wet = next(each for each in draws if each[0] == 1000.0)
    assert wet[57:60].tolist() == [1057.0, 1058.0, 1060.0]  # 29 February is dropped


def test_the_same_seed_says_the_same_and_another_seed_something_else():
    first, again, other = (ensemble(five_years(), [DEAL], members=4, seed=seed) for seed in (5, 5, 6))
    assert first == again and first.uses != other.uses


def test_every_member_lies_between_the_best_and_the_worst_year():
    """The farm loses 0 in the good years, 3.6 in 2024 and 6 hm³ in 2026; nothing passes the top but what comes."""
    found = ensemble(five_years(), [DEAL], members=12)
    actual = found.uses["actual"]
    assert 0.0 <= actual.injury_hm3_per_year.low < actual.injury_hm3_per_year.high <= 6.1
    assert actual.injury_hm3_per_year.low <= actual.injury_hm3_per_year.median <= actual.injury_hm3_per_year.high
    assert actual.sections_hm3_per_year["top"].high == pytest.approx(0.0, abs=1e-9)
    assert set(actual.injured_in) == {"farm"} and 0 < actual.injured_in["farm"] <= 1
    assert found.members == 12


def test_with_a_third_less_water_the_deal_always_injures_and_with_twice_never():
    dry, wet = (ensemble(five_years(), [DEAL], members=3, inflow_factor=factor) for factor in (0.67, 2.0))
    assert (dry.harmless_share, wet.harmless_share) == (0.0, 1.0)


def test_what_is_done_when_stopped_is_kept_and_none_is_no_ensemble():
    assert ensemble(five_years(), [DEAL], members=9, progress=lambda done, of: done < 2).members == 2
    with pytest.raises(ValueError, match="0"):
        ensemble(five_years(), [DEAL], members=0)


def test_a_change_is_unsure_where_fewer_than_nine_of_ten_members_agree_on_more_or_less():
    """Ten members; from the left: all more, nine more, eight more, half less and half nothing, next to nothing."""
    change = np.array([
        [5.0, 1.0, -1.0, -1.0, 0.05],
        [5.0, -1.0, -1.0, -1.0, -0.05],
        *([5.0, 1.0, 1.0, -1.0, 0.0] for _ in range(3)),
        *([5.0, 1.0, 1.0, 0.0, 0.0] for _ in range(5)),
    ])  # fmt: skip
    assert unsure(change).tolist() == [False, False, True, True, False]
    assert unsure(-change).tolist() == unsure(change).tolist()
    assert not unsure(np.zeros((10, 5))).any()


def test_a_reach_that_only_ever_loses_water_is_sure():
    found = ensemble(five_years(), [DEAL], members=12)
    assert found.uses["actual"].unsure_reaches == ()
