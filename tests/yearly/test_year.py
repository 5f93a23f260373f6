"""An authority's year on two farms: 130 hm³ come in a normal year, 40 hm³ are the hill's quota, 140 the plain's."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import read_basin, rows
from fenshui.basin.rows import Allocable
from fenshui.impact.sections import targets_m3_s
from fenshui.places import sample_basin
from fenshui.words import Refused
from fenshui.yearly import annual_plan, close_year, forecast_by_exceedance, forecast_of, open_year
from hypothesis import given, settings
from hypothesis import strategies as st

HM3 = 1_000_000


FARMS = read_basin(sample_basin("two_farms")).basin


@pytest.fixture
def farms():
    return FARMS


@pytest.fixture(scope="module")
def river():
    return read_basin(sample_basin("yellow_river")).basin


@pytest.fixture(scope="module")
def dry_plan():
    """Half the water: half the quotas."""
    return annual_plan(FARMS, open_year(FARMS, forecast_of(FARMS, 2027, 65 * HM3)))


def quotas(opening):
    return {row.region: row.quota_m3 for row in opening.quotas}


def test_half_the_water_is_half_of_every_quota(farms):
    opening = open_year(farms, forecast_of(farms, 2027, 65 * HM3))
    assert (opening.normal_m3, opening.allocable_m3) == (180 * HM3, 90 * HM3)
    assert quotas(opening) == {"hill": 20 * HM3, "plain": 70 * HM3}
    assert opening.forecast.wetness == 0.5


def test_what_the_authority_announces_counts_and_what_the_year_before_left(farms):
    opening = open_year(farms, forecast_of(farms, 2027, 65 * HM3), 144 * HM3, {"hill": -2 * HM3, "plain": 3 * HM3})
    assert quotas(opening) == {"hill": 30 * HM3, "plain": 115 * HM3}
    assert quotas(open_year(farms, opening.forecast, 144 * HM3, {"hill": -50 * HM3}))["hill"] == 0


def test_a_basins_own_word_for_the_analogue_year_goes_before_proportion(farms):
    stated = replace(farms, allocable=(Allocable(2024, 160 * HM3),))
    assert open_year(stated, forecast_of(farms, 2027, 65 * HM3)).allocable_m3 == 80 * HM3
    said = replace(farms, allocable=(Allocable(2027, 111 * HM3), Allocable(2024, 160 * HM3)))
    assert open_year(said, forecast_of(farms, 2027, 65 * HM3)).allocable_m3 == 111 * HM3


def test_the_plan_holds_a_section_to_what_it_owes_and_not_to_a_wish_served_after_the_last_user(farms):
    """The ford owes 2 m³/s of ecology; 50 m³/s of storage, a class after every farmer's, nobody can be held to."""
    wish = tuple(rows.Target("ford", month, 50.0, "storage") for month in range(1, 13))
    basin = replace(farms, targets=farms.targets + wish)
    plan = annual_plan(basin, open_year(basin, forecast_of(basin, 2027, 65 * HM3)))
    assert [round(month.target_m3_s, 9) for month in plan.sections] == [2.0] * 12
    assert {row.target_m3_s for row in plan.sections} == set(targets_m3_s(plan.basin, "ford"))


def test_a_year_that_three_of_four_exceed_is_dry(river):
    dry, wet = forecast_by_exceedance(river, 2024, 75), forecast_by_exceedance(river, 2024, 20)
    assert (dry.year_type, wet.year_type) == ("dry", "wet")
    assert dry.exceedance == pytest.approx(0.75, abs=0.02)
    assert dry.wetness < 1 < wet.wetness
    with pytest.raises(Refused, match="no_percentage"):
        forecast_by_exceedance(river, 2024, 101)


def record_of(farms, *inflows_hm3):
    """The farms' river with a record of one whole year for each of these volumes."""
    timeline = replace(farms.settings.timeline, periods=12 * len(inflows_hm3))
    values = np.concatenate([farms.inflows.values * (volume / 130) for volume in inflows_hm3])
    return replace(farms, settings=replace(farms.settings, timeline=timeline),
                   inflows=replace(farms.inflows, values=values))  # fmt: skip


def test_how_often_a_volume_is_reached_is_its_rank_of_one_more_than_the_years(farms):
    """Eleven years of 10, 20, … 90, 90, 100 hm³: 100 is reached in 1 of 12, both 90 in 3 of 12, 10 in 11 of 12."""
    river = record_of(farms, *range(10, 100, 10), 90, 100)
    told = {volume: forecast_of(river, 2040, volume * HM3).exceedance for volume in (1, 10, 85, 90, 100, 500)}
    assert told == pytest.approx({1: 11 / 12, 10: 11 / 12, 85: 3.5 / 12, 90: 3 / 12, 100: 1 / 12, 500: 1 / 12})
    assert [forecast_of(river, 2040, volume * HM3).year_type for volume in (10, 60, 90)] == ["dry", "normal", "wet"]


def test_a_volume_told_by_its_frequency_has_that_frequency(farms):
    river = record_of(farms, *range(10, 120, 10))
    for percent in (25, 50, 75, 90):
        assert forecast_by_exceedance(river, 2040, percent).exceedance == pytest.approx(percent / 100)


def test_nine_years_do_not_tell_how_often_a_volume_is_reached(farms):
    forecast = forecast_of(record_of(farms, *range(10, 100, 10)), 2040, 50 * HM3)
    assert (forecast.exceedance, forecast.year_type) == (None, None)


def test_where_no_top_region_has_a_quota_nothing_can_be_told_and_quotas_stand(farms):
    """The hill's quota lies within a state that has none."""
    regions = (rows.Region("state"), replace(farms.regions[0], parent="state"))
    inner = replace(farms, regions=regions)
    opening = open_year(inner, forecast_of(inner, 2027, 65 * HM3))
    assert (opening.normal_m3, opening.allocable_m3, quotas(opening)) == (None, None, {"hill": 40 * HM3})
    assert quotas(open_year(inner, opening.forecast, 90 * HM3)) == {"hill": 40 * HM3}


def test_a_record_without_a_whole_year_foretells_nothing(farms):
    timeline = replace(farms.settings.timeline, periods=5)
    short = replace(farms, settings=replace(farms.settings, timeline=timeline),
                    inflows=replace(farms.inflows, values=farms.inflows.values[:5]))  # fmt: skip
    with pytest.raises(Refused, match="no_whole_year"):
        forecast_of(short, 2027, 1)


def test_the_plan_is_the_years_calendar_within_the_years_quotas(farms, dry_plan):
    """The hill may consume 20 hm³, so its farm would take 40 of the 48 it uses; the river has less still."""
    assert {row.month.year for row in dry_plan.rights} == {2027}
    assert len(dry_plan.sections) == 12
    planned = dry_plan.planned_m3()
    wanted = {right: sum(row.wanted_m3 for row in dry_plan.rights if row.right == right) for right in planned}
    assert wanted == {"upper-farm": 48 * HM3, "lower-farm": 120 * HM3, "lower-town": 12 * HM3}
    assert planned["upper-farm"] * 0.5 <= 20 * HM3
    assert planned["lower-town"] == 12 * HM3
    assert all(0 <= row.planned_m3 <= row.wanted_m3 for row in dry_plan.rights)


def test_a_reservoir_that_is_not_there_is_named(farms):
    with pytest.raises(Refused, match="no_reservoir"):
        annual_plan(farms, open_year(farms, forecast_of(farms, 2027, HM3)), {"pond": 1.0})


def test_use_stands_beside_the_plan_and_a_quota_beside_what_was_consumed(dry_plan):
    """The upper farm diverted 30 hm³ and consumes half; the lower farm has no meter."""
    closing = close_year(dry_plan, {"upper-farm": 30 * HM3}, {})
    rights = {row.right: row for row in closing.rights}
    assert rights["upper-farm"].beyond_m3 == 30 * HM3 - rights["upper-farm"].planned_m3
    assert rights["lower-farm"].used_m3 is None and rights["lower-farm"].beyond_m3 is None
    hill = closing.regions[0]
    assert (hill.region, hill.quota_m3, hill.consumed_m3, hill.left_m3) == ("hill", 20 * HM3, 15 * HM3, 5 * HM3)
    assert closing.sections == closing.deductions == ()


def test_a_shortfall_is_deducted_twice(dry_plan):
    """2 m³/s shall pass; in June 1.5 did: 0.5 · 30 · 86,400 = 1,296,000 m³; July's plenty makes up for nothing."""
    observed = {("ford", date(2027, 6, 1)): 1.5, ("ford", date(2027, 7, 1)): 9.0, ("ford", date(2027, 8, 1)): 0.9}
    closing = close_year(dry_plan, {}, observed)
    (section,), (owed,) = closing.sections, closing.deductions
    assert (section.months, section.kept, section.below_warning, section.lowest_m3_s) == (3, 1, 1, 0.9)
    august = round(1.1 * 31 * 86_400)
    assert section.shortfall_m3 == 1_296_000 + august
    assert (owed.region, owed.deducted_m3) == ("hill", 2 * (1_296_000 + august))


def test_guarantors_of_one_section_share_by_their_quotas(farms, dry_plan):
    """Hill 40, plain 140: of 1,296,000 m³ the hill owes two ninths."""
    both = replace(dry_plan, sections=tuple(replace(row, guarantor="hill+plain") for row in dry_plan.sections))
    owed = close_year(both, {}, {("ford", date(2027, 6, 1)): 1.5}).deductions
    assert [(one.region, one.shortfall_m3) for one in owed] == [("hill", 288_000), ("plain", 1_008_000)]


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 400), st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_nothing_is_lost_between_forecast_and_deduction(inflow, flows):
    """Quotas never exceed what may be used, the plan never what is wanted; what is owed is what was missing."""
    opening = open_year(FARMS, forecast_of(FARMS, 2027, inflow * HM3))
    assert sum(row.scaled_m3 for row in opening.quotas) <= opening.allocable_m3
    plan = annual_plan(FARMS, opening)
    observed = {(row.node, row.month): float(flow) for row, flow in zip(plan.sections, flows, strict=True)}
    closing = close_year(plan, {}, observed)
    assert sum(one.shortfall_m3 for one in closing.deductions) == sum(one.shortfall_m3 for one in closing.sections)
    assert all(row.planned_consumed_m3 <= row.quota_m3 + 1 for row in closing.regions)
    assert np.isclose(sum(row.planned_m3 for row in plan.rights) / HM3, plan.allocation.delivered_hm3.sum(), atol=1e-4)
