"""The ten points of an assessment one by one, on both baselines, for one transfer and for several together."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.allocation import USES
from fenshui.basin import read_basin, rows
from fenshui.impact import POINTS, assess, endings, ensemble, impact_json, untold
from fenshui.places import sample_basin
from fenshui.transfer import Transfer, read_transfer
from fenshui.words import LANGUAGES, say
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
TWO_FARMS = sample_basin("two_farms")


def two_farms():
    basin = read_basin(TWO_FARMS).basin
    loads = tuple(rows.Load("mill", "upper", "COD", place, 10.0) for place in range(1, 13))
    return replace(basin, loads=loads, quality_limits=(rows.QualityLimit("", "COD", 20.0),))


def deals(count):
    deal = read_transfer(TWO_FARMS / "transfers" / "upper-to-lower.toml")
    return [replace(deal, id=f"deal-{number}", volume_m3=2_000_000) for number in range(1, count + 1)]


@pytest.fixture(scope="module", params=[1, 3], ids=["one", "several"])
def found(request):
    active = [replace(deals(1)[0], id="in-force")]
    return impact_json(assess(two_farms(), deals(request.param), active))


@pytest.mark.parametrize(
    ("table", "figures"),
    [
        ("sections", {"mean_before_m3_s", "mean_after_m3_s", "lowest_after_m3_s", "greatest_loss_m3_s", "kept"}),
        ("third_parties", {"injury_hm3_per_year", "share", "worst_period", "begins", "begins_at", "reliability_after"}),
        ("returns", {"node", "change_hm3_per_year", "by_period_of_year_hm3"}),
        ("reaches", {"on_the_way", "lost_before_hm3_per_year", "lost_after_hm3_per_year", "most_used_after"}),
        ("regions", {"quota_hm3", "cap_hm3", "consumed_before_hm3_per_year", "diverted_after_hm3_per_year"}),
        ("ecology", {"tennant_before", "tennant_after", "q90_after_m3_s", "alteration", "degree"}),
        ("quality", {"worst_before_mg_l", "worst_after_mg_l", "limit_mg_l", "newly_over"}),
        ("drought", {"driest", "pause"}),
        ("endings", {"back_m3_per_year", "taker_share_that_ends", "storage_worst_hm3"}),
        ("year_types", {"type", "inflow_hm3", "injury_hm3", "sections"}),
    ],
)
def test_every_point_is_answered_on_both_baselines(found, table, figures):
    assert {row["use"] for row in found[table]} == set(USES)
    for row in found[table]:
        assert figures <= set(row)


def test_transfers_in_force_are_named_and_are_in_the_baseline(found):
    assert found["active"] == ["in-force"]
    assert {row["right"] for row in found["third_parties"]} >= {"in-force"}


def test_ranges_come_of_both_uses_and_hold_the_middle():
    basin = two_farms()
    timeline = replace(basin.settings.timeline, periods=24)
    values = np.vstack([basin.inflows.values, 0.5 * basin.inflows.values])
    settings, inflows = replace(basin.settings, timeline=timeline), replace(basin.inflows, values=values)
    long = replace(basin, settings=settings, inflows=inflows)
    ranges = ensemble(long, deals(2), members=6, seed=1)
    assert set(ranges.uses) == set(USES)
    for each in ranges.uses.values():
        for change in each.sections_hm3_per_year.values():
            assert change.low <= change.median <= change.high


def test_the_end_gives_back_to_the_giver_and_takes_from_the_taker():
    """The works have 1 hm³ a month of their own and buy another: half ends, and 12 hm³ go back to the idle right."""
    rights = (right("idle", "top", volume_m3=12_000_000), right("works", "low", "industry", 12_000_000))
    basin = river(["top", "low"], [("top", "low")], {"top": 5.0}, rights, {"idle": 0.0, "works": 1.0}, periods=12)
    deal = Transfer("deal", "idle", 12_000_000, to_right="works", schedule=(1 / 12,) * 12, **TERM)
    for ending in endings(assess(basin, [deal])):
        assert (ending.back_to_right, ending.back_m3_per_year, ending.last_day) == ("idle", 12_000_000, "2026-12-31")
        assert ending.taker_share_that_ends == pytest.approx(0.5)
        assert ending.storage_worst_hm3 == 0.0


def test_what_the_reservoir_owes_when_the_year_ends_is_said():
    """2 hm³ a month come and 1 is used; 2 more a month take 12 of the 24 the reservoir would have gained."""
    rights = (right("idle", "sea", volume_m3=12_000_000), right("works", "dam", "industry", 12_000_000))
    basin = river(
        ["dam", "sea"], [("dam", "sea")], {"dam": 3.0}, rights, {"idle": 0.0, "works": 1.0}, periods=12,
        reservoirs=(rows.Reservoir("dam", 100.0, 0.0, 10.0),),
    )  # fmt: skip
    deal = Transfer("deal", "idle", 12_000_000, to_right="works", schedule=(1 / 12,) * 12, **TERM)
    ending = endings(assess(basin, [deal]))[0]
    assert ending.storage_worst_hm3 == pytest.approx(-12.0)


def said(basin, *transfers):
    return [(each.point, say(each.why, "en")) for each in untold(assess(basin, transfers or deals(1)))]


def test_what_is_missing_is_said_and_where():
    bare = replace(two_farms(), loads=(), targets=(), sections=(rows.Section("ford", "hill"),))
    found = dict.fromkeys(point for point, _ in said(bare))
    assert list(found) == sorted(found, key=POINTS.index)
    assert ("quality", "the basin has no loads.csv") in said(bare)
    assert ("sections", "section ford has a guarantor but neither a target nor a warning flow") in said(bare)
    assert ("certainty", "the record has 1 whole water year: ranges by year type and ensemble say little") in said(bare)
    assert ("regions", "regions.csv states no cap_m3 of hill") in said(bare)
    assert ("quality", "the basin has no loads.csv") not in said(two_farms())


def test_a_record_without_a_dry_year_names_the_driest_it_has():
    line = "no year of the record is of the type “dry”; 2024 is only the driest of those there are"
    assert ("drought", line) in said(two_farms())


def test_figures_that_contradict_each_other_are_said():
    basin = two_farms()
    greedy = replace(basin, demands=(*basin.demands, rows.Demand("lower-town", 1, 500.0)))
    assert any("lower-town uses" in why and "one of them is wrong" in why for _, why in said(greedy))
    inner = replace(basin.region_by_id["plain"], id="inner", parent="plain", quota_m3=10**12)
    assert any("more than its own" in why for _, why in said(replace(basin, regions=(*basin.regions, inner))))


def test_every_sentence_of_what_cannot_be_told_has_both_languages():
    for each in untold(assess(replace(two_farms(), loads=()), deals(1))):
        assert all(say(each.why, language) for language in LANGUAGES)
