from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import Rules, read_basin, rows
from fenshui.impact import assess, impact_json
from fenshui.places import sample_basin
from fenshui.transfer import Transfer, read_transfer
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
MONTHS = range(1, 13)


def three_farms(inflow, farm_use=1.0, **changes):
    """Top, middle and bottom farm on one river; each may consume 12 hm³ a year, 1 a month, all of what it takes."""
    rights = [right(name, name, volume_m3=12_000_000) for name in ("top", "middle", "bottom")]
    uses = {"top": farm_use, "middle": 1.0, "bottom": 1.0}
    reaches = [("top", "middle"), ("middle", "bottom"), ("bottom", "sea")]
    return river(["top", "middle", "bottom", "sea"], reaches, {"top": inflow}, rights, uses, periods=12, **changes)


def party(impact, name):
    return next(each for each in impact.third_parties if each.right == name)


def test_water_sold_downstream_month_by_month_hurts_nobody_between():
    """3 hm³ a month for three farms of 1. The top sells half of each month's to the bottom: all get what they ask."""
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", schedule=(1 / 12,) * 12, **TERM)
    result = assess(three_farms(3.0), [deal])
    assert result.verdict == "none"
    for impact in result.uses.values():
        assert party(impact, "middle").injury_hm3_per_year == pytest.approx(0.0, abs=1e-9)


def test_a_giver_that_uses_up_its_rest_first_hurts_those_between_until_then():
    """As used, the top takes its 6 hm³ from January to June while the bottom takes 0.5 more all year: 3.5 of 3 asked.

    All share 3 / 3.5 in those six months: the middle farm loses 1/7 a month. The top has had 36/7 of its 6 then and
    asks for the other 6/7 in July: all share 3 / (6/7 + 2.5), and the middle loses 5/47.
    """
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)
    middle = party(assess(three_farms(3.0), [deal]).uses["actual"], "middle")
    assert middle.newly_short_periods == 7
    assert middle.worst_hm3 == pytest.approx(1 / 7)
    assert middle.share == pytest.approx((6 / 7 + 5 / 47) / 12)


def test_water_nobody_was_using_is_paper_and_its_use_below_is_taken_from_others():
    """The top may use 12 hm³ and uses 6; it sells 6: all paper. River 2.5 a month; bottom's new 0.5 comes on top.

    Before: 0.5 + 1 + 1 = 2.5, everybody full. After: 0.5 + 1 + 1 + 0.5 = 3 of 2.5: all of one class share 2.5 / 3.
    The middle farm loses 1 - 2.5 / 3 = 1/6 a month, 2 hm³ a year of the 12 it needs.
    """
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)
    result = assess(three_farms(2.5, farm_use=0.5), [deal])
    assert result.paper_water_m3 == 6_000_000
    middle = party(result.uses["actual"], "middle")
    assert middle.injury_hm3_per_year == pytest.approx(2.0, rel=1e-2)  # a record of 365 days is not quite a year
    assert middle.share == pytest.approx(1 / 6)
    assert (middle.newly_short_periods, middle.reliability_before, middle.reliability_after) == (12, 1.0, 0.0)
    assert result.verdict != "none"


def test_half_paper_is_said_in_cubic_metres():
    """Volume 12, use 9, sold 6: of the 6 only 3 were in use."""
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)
    assert assess(three_farms(5.0, farm_use=0.75), [deal]).paper_water_m3 == 3_000_000


def test_a_gain_in_one_month_does_not_hide_a_loss_in_another():
    """The bottom sells to the top, in June only: the middle loses in June; nothing it gains in July makes that good."""
    shares = tuple(1.0 if month == 6 else 0.0 for month in MONTHS)
    deal = Transfer("deal", "bottom", 1_000_000, to_right="top", schedule=shares, **TERM)
    basin = three_farms(2.5, settings={"priorities": ("agriculture", "storage")})
    middle = party(assess(basin, [deal]).uses["actual"], "middle")
    assert middle.injury_hm3_per_year >= 0.0
    assert middle.net_hm3_per_year == pytest.approx(middle.injury_hm3_per_year - middle.gain_hm3_per_year)


def test_a_section_above_the_buyer_gains_and_one_below_loses_what_was_paper():
    """The top uses nothing of its 12 and sells 12 to the bottom: the flow past the bottom falls by 1 a month."""
    basin = three_farms(10.0, farm_use=0.0, sections=(rows.Section("middle"), rows.Section("bottom")))
    deal = Transfer("deal", "top", 12_000_000, to_right="bottom", **TERM)
    impact = assess(basin, [deal]).uses["actual"]
    between, below = impact.sections
    assert between.mean_change_hm3_per_year == pytest.approx(0.0)
    assert below.mean_change_hm3_per_year == pytest.approx(-12.0, rel=1e-2)


def test_a_deeper_deficit_under_the_warning_flow_makes_a_section_worse():
    """What is left past the bottom is 0.4 hm³ a month, 0.15 m³/s; selling paper water upstream of it takes that too."""
    basin = three_farms(
        2.4, farm_use=0.0, sections=(rows.Section("bottom", warning_m3_s=0.1),), settings={"rules": Rules()}
    )
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)
    impact = assess(basin, [deal]).uses["actual"]
    assert [section.node for section in impact.worse_sections] == ["bottom"]
    (warning,) = impact.worse_sections[0].kept
    assert warning.days_below_before == 0.0 and warning.days_below_after == pytest.approx(365.0)


def test_a_transfer_and_its_reverse_cancel():
    basin = three_farms(2.5)
    there = Transfer("there", "top", 5_000_000, to_right="bottom", **TERM)
    result = assess(basin, [replace(there, id="back", right="there", to_right="top")], active=[there])
    before = assess(basin, [there]).uses["entitlement"].before
    after = result.uses["entitlement"].after
    assert np.abs(after.outflow_hm3 - before.outflow_hm3).max() <= 1e-9


def test_what_is_no_longer_consumed_stored_lost_or_passed_on_is_nowhere_else():
    """The sum of all changes of consumption and outflow is zero; nothing is stored on this river."""
    basin = three_farms(2.5, farm_use=0.5)
    impact = assess(basin, [Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)]).uses["actual"]
    consumed = impact.after.delivered_hm3.sum() - impact.before.delivered_hm3.sum()
    left = impact.after.outflow_hm3[:, -1].sum() - impact.before.outflow_hm3[:, -1].sum()
    assert consumed + left == pytest.approx(0.0, abs=1e-9)


def test_the_aba_deal_is_all_paper_and_costs_the_river_below_ningdong():
    """Sichuan's quota is 40 hm³, its use 25 (bulletins 2003-2017): the 5 hm³ sold were in nobody's use."""
    folder = sample_basin("yellow_river")
    basin = read_basin(folder).basin
    result = assess(basin, [read_transfer(folder / "transfers" / "aba-ningdong.toml")])
    change = {use: {s.node: s.mean_change_hm3_per_year for s in each.sections} for use, each in result.uses.items()}
    assert result.paper_water_m3 == 5_000_000
    assert 4.0 < change["entitlement"]["lanzhou"] < 5.0  # on paper the reach between gains what Aba gives up
    assert abs(change["entitlement"]["toudaoguai"]) < 0.5
    assert -5.0 < change["actual"]["toudaoguai"] < -3.5  # in the river everybody below Ningdong has less
    assert -5.0 < change["actual"]["lijin"] < -2.5


def test_impact_json_says_everything_with_units_in_the_names():
    deal = Transfer("deal", "top", 6_000_000, to_right="bottom", **TERM)
    table = impact_json(assess(three_farms(2.5, farm_use=0.5), [deal]))
    assert {"verdict", "baselines", "third_parties", "sections", "regions", "rules", "paper_water_m3"} <= set(table)
    assert set(table["baselines"]) == {"entitlement", "actual"}
    assert (table["ecology"], table["release_rules"]) == ([], [])  # no control section, no section rule
    assert all("injury_hm3_per_year" in row and row["use"] in table["baselines"] for row in table["third_parties"])
