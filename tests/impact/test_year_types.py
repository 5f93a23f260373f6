from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import rows
from fenshui.impact import assess, by_year_type, drought_clause
from fenshui.impact.year_types import water_year_inflows_hm3, year_types
from fenshui.transfer import Transfer
from rivers import right, river

EVENLY = (1 / 12,) * 12
DEAL = Transfer("deal", "idle", 6_000_000, date(2024, 1, 1), date(2026, 12, 31), to_right="works", schedule=EVENLY)


def five_years(inflows=(3.0, 1.7, 2.1, 1.2, 2.4)):
    """An idle right above sells 0.5 hm³ a month to works that stand before a farm of 1; each uses 0.5 and 1 so far.

    The river brings so many hm³ in every month of its five years; works come before farms.
    """
    rights = (
        right("idle", "top", volume_m3=6_000_000),
        right("works", "mid", "industry", 6_000_000),
        right("farm", "low", volume_m3=12_000_000),
    )
    flow = np.repeat(inflows, 12)
    basin = river(
        ["top", "mid", "low", "sea"],
        [("top", "mid"), ("mid", "low"), ("low", "sea")],
        {"top": flow},
        rights,
        {"idle": 0.0, "works": 0.5, "farm": 1.0},
        periods=60,
        sections=(rows.Section("mid"),),
    )
    return replace(basin, sections=(rows.Section("top"), rows.Section("low")))


def test_the_driest_years_are_dry_and_the_wettest_wet():
    assert year_types(np.array([5.0, 1.0, 3.0])) == ["wet", "dry", "normal"]
    assert year_types(np.array([7.0, 7.0])) == ["normal", "normal"]  # two years alike are neither wet nor dry
    assert year_types(np.array([9.0, 9.0, 1.0, 1.0])) == ["wet", "wet", "dry", "dry"]


def test_inflow_of_a_water_year_is_in_hm3_whatever_the_basin_states():
    basin = five_years()
    as_flow = replace(
        basin,
        settings=replace(basin.settings, inflow_unit="m3_s"),
        inflows=replace(basin.inflows, values=basin.inflows.values * 1e6 / basin.settings.timeline.seconds[:, None]),
    )
    for each in (basin, as_flow):
        years, volumes = water_year_inflows_hm3(each)
        assert years.tolist() == [2023, 2024, 2025, 2026, 2027]
        assert volumes.tolist() == pytest.approx([36.0, 20.4, 25.2, 14.4, 28.8])


def test_a_year_that_the_record_cuts_off_is_no_year_of_any_kind():
    """Sixty months from January, but water years from July: half a year at either end is left out."""
    basin = five_years()
    timeline = replace(basin.settings.timeline, water_year_starts=(7, 1))
    years, volumes = water_year_inflows_hm3(replace(basin, settings=replace(basin.settings, timeline=timeline)))
    assert years.tolist() == [2023, 2024, 2025, 2026]
    assert volumes.tolist() == pytest.approx([28.2, 22.8, 19.8, 21.6])


def test_the_farm_loses_in_dry_years_only():
    """Works 0.5 + 0.5, farm 1: a river of 2 serves all. 1.7 leaves the farm 0.7 (lost: 0.3 a month), 1.2 leaves 0.2.

    Before, 1.2 left it 0.7: it loses 0.5. Dry are 1.7 and 1.2: 12 · (0.3 + 0.5) / 2 = 4.8 hm³ a year of 12 asked.
    """
    impact = assess(five_years(), [DEAL]).uses["actual"]
    wet, normal, dry = by_year_type(impact)
    assert [each.type for each in (wet, normal, dry)] == ["wet", "normal", "dry"]
    assert (wet.years, normal.years, dry.years) == ((2023, 2027), (2025,), (2024, 2026))
    assert (wet.injury_hm3, normal.injury_hm3) == (0.0, 0.0)
    assert dry.injury_hm3 == pytest.approx(4.8)
    assert (dry.worst_right, dry.worst_share) == ("farm", pytest.approx(0.4))
    assert dry.inflow_hm3 == pytest.approx((20.4 + 14.4) / 2)
    assert dry.sections["top"] == pytest.approx(0.0, abs=1e-9)
    assert wet.sections["low"] == pytest.approx(-6.0) and dry.bought_hm3 == pytest.approx(6.0)


def test_the_transfer_should_pause_in_the_two_dry_years():
    """At the top all years above 1.7 hm³ a month do no harm: it pauses between 1.7 of March and 2.1 of February."""
    clause = drought_clause(assess(five_years(), [DEAL]).uses["actual"])
    (driest,) = [clause.driest[0]]
    assert (driest.water_year, driest.inflow_hm3, driest.worst_right) == (2026, pytest.approx(14.4), "farm")
    assert driest.injury_hm3 == pytest.approx(6.0)
    pause = clause.pause
    assert (pause.section, pause.periods_share) == ("top", pytest.approx(0.4))
    assert 1.7e6 / (28 * 86_400) < pause.below_m3_s < 2.1e6 / (31 * 86_400)
    assert pause.missed_hm3_per_year == pytest.approx(6.0 * 2 / 5, rel=1e-2)


def test_where_there_is_no_injury_there_is_nothing_to_pause_for():
    clause = drought_clause(assess(five_years((3.0, 2.7, 2.9, 2.2, 4.4)), [DEAL]).uses["actual"])
    assert clause.pause is None and clause.driest[0].injury_hm3 == 0.0
