"""What rights ask: uses, annual volumes, the yearly plan of quotas and caps, and the steps of time; by hand, in hm³."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.allocation import allocate
from fenshui.allocation.requests import requests
from fenshui.basin import Timeline, rows
from rivers import got, right, river

PLENTY = 1000.0
HM3 = 1_000_000


def test_an_annual_volume_runs_out():
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a", volume_m3=10 * HM3)], {"farm": 4}, periods=5)
    allocation = allocate(basin)
    assert got(allocation, "farm") == pytest.approx([4, 4, 2, 0, 0])
    assert allocation.shortage_hm3.sum() == 0
    assert allocation.unmet_hm3[:, 0].tolist() == pytest.approx([0, 0, 2, 4, 4])


def test_annual_volumes_begin_anew_with_the_water_year_and_a_cut_off_first_year_has_all_of_it():
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a", volume_m3=10 * HM3)], {"farm": 4}, periods=6)
    march = Timeline("month", date(2023, 1, 1), 6, (3, 1))
    basin = _with(basin, timeline=march)
    assert got(allocate(basin), "farm") == pytest.approx([4, 4, 4, 4, 2, 0])


def test_a_volume_of_consumption_is_divided_by_the_ratio():
    farm = right("farm", "a", volume_m3=5 * HM3, basis="consumption", consumption_ratio=0.5)
    allocation = allocate(river("a", [], {"a": PLENTY}, [farm], {"farm": 8}, periods=2))
    assert got(allocation, "farm") == pytest.approx([8, 2])


def test_under_entitlement_the_pattern_is_stretched_to_the_whole_volume():
    """The pattern sums to 2·12 = 24; a volume of 48 doubles it."""
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a", volume_m3=48 * HM3)], {"farm": 2}, periods=12)
    assert requests(basin, "entitlement").asked_hm3[:, 0].tolist() == pytest.approx([4] * 12)
    assert requests(basin, "actual").asked_hm3[:, 0].tolist() == pytest.approx([2] * 12)


def test_who_states_no_use_asks_for_equal_parts():
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a", volume_m3=24 * HM3)], periods=12)
    assert requests(basin, "actual").asked_hm3[:, 0].tolist() == pytest.approx([2] * 12)


def test_a_regional_right_asks_only_what_is_not_carved_out_of_it():
    """Under entitlement 36 less the farm's 12, in equal months; under actual use nothing, for it states none."""
    county = rows.Right("county", "people", "regional", "a", "agriculture", annual_volume_m3=36 * HM3)
    farm = right("farm", "a", volume_m3=12 * HM3, parent="county")
    basin = river("a", [], {"a": PLENTY}, [county, farm], {"farm": 1}, periods=12)
    assert requests(basin, "entitlement").asked_hm3[0].tolist() == pytest.approx([2, 1])
    assert requests(basin, "actual").asked_hm3[0].tolist() == pytest.approx([0, 1])


def test_a_right_that_is_not_valid_on_the_day_asks_nothing():
    users = [right("old", "a", valid_to=date(2020, 1, 1)), right("new", "a", valid_from=date(2020, 1, 1))]
    basin = river("a", [], {"a": PLENTY}, users, {"old": 1, "new": 1}, settings={"as_of": date(2024, 1, 1)})
    assert got(allocate(basin), "old") == [0]
    assert got(allocate(basin), "new") == [1]


def test_a_stated_series_replaces_the_pattern_in_its_periods():
    series = (rows.DemandInPeriod("farm", date(2023, 2, 1), 9.0),)
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a")], {"farm": 2}, periods=3, demand_series=series)
    assert got(allocate(basin), "farm") == pytest.approx([2, 9, 2])


def test_a_stated_schedule_binds_both_uses():
    """A schedule of 3 in January and 1 in February; actual use of 2 a month is cut by it, entitlement follows it."""
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a")], {"farm": 2}, periods=2)
    basin = replace(basin, stated_shapes={"farm": (3.0, 1.0, *[0.0] * 10)})
    assert requests(basin, "actual").asked_hm3[:, 0].tolist() == [2, 1]
    assert requests(basin, "entitlement").asked_hm3[:, 0].tolist() == [3, 1]


def planned(quota=6, cap=None, town=2, sharing="max-min", **tables):
    """A year of plenty; a town asks `town`, a mill 3, a farm that consumes half asks 5; the region has a limit."""
    users = [
        right("town", "a", "domestic"),
        right("mill", "a", "industry"),
        right("farm", "a", consumption_ratio=0.5, seniority=date(1990, 1, 1)),
    ]
    region = rows.Region("here", quota_m3=quota and quota * HM3, cap_m3=cap and cap * HM3)
    tables.setdefault("regions", (region,))
    uses = {"town": town, "mill": 3, "farm": 5}
    return river("a", [], {"a": PLENTY}, users, uses, step="year", settings={"sharing": sharing}, **tables)


def shares(basin, quotas="enforce"):
    allocation = allocate(basin, quotas=quotas)
    return [got(allocation, name)[0] for name in ("town", "mill", "farm")]


def test_a_quota_is_handed_out_by_class_and_counts_what_is_consumed():
    """6 less the town's 2 and the mill's 3 leaves 1 of the farm's 2.5: two fifths of what it asks."""
    assert shares(planned(6)) == pytest.approx([2, 3, 2])


def test_what_the_plan_cuts_is_unmet_but_no_shortage_of_the_river():
    allocation = allocate(planned(6), quotas="enforce")
    assert allocation.shortage_hm3.tolist() == [[0, 0, 0]]
    assert allocation.unmet_hm3[0].tolist() == pytest.approx([0, 0, 3])


def test_a_cap_counts_what_is_taken():
    assert shares(planned(None, cap=6)) == pytest.approx([2, 3, 1])


def test_a_town_is_never_cut_though_it_counts():
    assert shares(planned(6, town=8)) == pytest.approx([8, 0, 0])


def test_under_report_nobody_is_cut():
    assert shares(planned(1), "report") == pytest.approx([2, 3, 5])


def test_the_plan_binds_entitlement_but_not_actual_use_unless_told():
    assert allocate(planned()).quotas == "report"
    assert allocate(planned(), "entitlement").quotas == "enforce"


def test_in_a_dry_year_every_quota_shrinks_by_the_same_ratio():
    """The river's quotas sum to 6, 3 may be used in 2023: half; the town takes 2, the mill 1."""
    assert shares(planned(6, allocable=(rows.Allocable(2023, 3 * HM3),))) == pytest.approx([2, 1, 0])


def test_a_year_the_table_leaves_out_has_its_quotas_as_they_stand():
    assert shares(planned(6, allocable=(rows.Allocable(1999, 3 * HM3),))) == pytest.approx([2, 3, 2])


def test_the_smallest_factor_of_a_region_and_its_parents_counts():
    """The county's 6 would give the farm two fifths, the province's 5.5 leave 0.5 of 2.5: a fifth."""
    regions = (rows.Region("here", parent="province", quota_m3=6 * HM3), rows.Region("province", quota_m3=5_500_000))
    assert shares(planned(regions=regions)) == pytest.approx([2, 3, 1])


def test_by_date_the_older_farm_has_its_quota_first():
    """4 for two farms that ask 3 each: 3 for the one of 1990, 1 for the one without a date."""
    users = [right("young", "a"), right("old", "a", seniority=date(1990, 1, 1))]
    region = (rows.Region("here", quota_m3=4 * HM3),)
    uses = {"young": 3, "old": 3}
    basin = river("a", [], {"a": PLENTY}, users, uses, step="year", settings={"sharing": "seniority"}, regions=region)
    allocation = allocate(basin, quotas="enforce")
    assert (got(allocation, "old"), got(allocation, "young")) == ([3], pytest.approx([1]))


def test_half_a_year_of_record_has_half_the_quota_and_spring_does_not_eat_it_up():
    """A farm asks 2 a month; 6 of the 12 months have half of the 12: one a month, from the first to the last."""
    region = (rows.Region("here", quota_m3=12 * HM3),)
    basin = river("a", [], {"a": PLENTY}, [right("farm", "a")], {"farm": 2}, periods=6, regions=region)
    assert got(allocate(basin, quotas="enforce"), "farm") == pytest.approx([1] * 6)


def test_ground_water_counts_against_the_cap_but_not_against_the_quota():
    users = [right("well", "a", "industry", source="ground"), right("farm", "a")]
    region = (rows.Region("here", quota_m3=4 * HM3, cap_m3=6 * HM3),)
    basin = river("a", [], {"a": PLENTY}, users, {"well": 3, "farm": 5}, step="year", regions=region)
    allocation = allocate(basin, quotas="enforce")
    assert (got(allocation, "well"), got(allocation, "farm")) == ([3], pytest.approx([3]))


@pytest.mark.parametrize(
    ("step", "seconds"), [("year", 365 * 86_400), ("month", 31 * 86_400), ("dekad", 10 * 86_400), ("day", 86_400)]
)
def test_a_flow_is_a_volume_of_the_step(step, seconds):
    """2 m³/s come, 1 m³/s must leave: the mill has 1 m³/s for the length of the first period of 2023."""
    basin = river(
        ["a", "gauge"], [("a", "gauge")], {"a": 2}, [right("mill", "a", "industry")], {"mill": PLENTY},
        step=step, settings={"inflow_unit": "m3_s"}, targets=(rows.Target("gauge", 1, 1.0),),
    )  # fmt: skip
    allocation = allocate(basin)
    assert got(allocation, "mill") == pytest.approx([seconds / 1e6])
    assert allocation.node_flow_m3_s("gauge").tolist() == pytest.approx([1.0])


def _with(basin, **settings):
    return replace(basin, settings=replace(basin.settings, **settings))
