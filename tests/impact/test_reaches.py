"""Reaches, canals and reservoirs on the way, worked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import rows
from fenshui.impact import assess, nodes_on_the_way, reach_changes, work_changes
from fenshui.transfer import Transfer
from rivers import right, river

EVENLY = (1 / 12,) * 12
DEAL = Transfer("deal", "idle", 12_000_000, date(2024, 1, 1), date(2026, 12, 31), to_right="town", schedule=EVENLY)
DAYS = (31, 29, 31)


def canal_town():
    """10 hm³ a month, an idle right at the head, a tenth lost on the way; a town on a canal of 1 m³/s, a fifth lost."""
    rights = (right("idle", "top", volume_m3=12_000_000), right("town", "end", "domestic", 12_000_000))
    return river(
        ["top", "mid", "end", "sea"],
        [
            ("top", "mid", {"loss": 0.1}),
            ("mid", "end", {"kind": "canal", "loss": 0.2, "capacity_m3_s": 1.0}),
            ("mid", "sea"),
        ],
        {"top": 10.0},
        rights,
        {"idle": 0.0, "town": 1.0},
        periods=3,
    )


def actual(basin, *deals):
    assessment = assess(basin, deals or [DEAL])
    return assessment.uses["actual"], nodes_on_the_way(assessment)


def test_the_canal_loses_more_and_is_newly_at_capacity():
    """The town takes 1 and then 2 hm³: 1.25 and 2.5 at the head. The canal carries 2.6784, in February 2.4192.

    Full in February and only there, with 0.48384 lost instead of 0.25.
    """
    impact, way = actual(canal_town())
    canal = reach_changes(impact, way)[1]
    assert canal.on_the_way and canal.capacity_m3_s == 1.0
    assert canal.most_used_before == pytest.approx(1.25 / 2.4192)
    assert canal.most_used_after == pytest.approx(1.0)
    assert (canal.full_periods_before, canal.full_periods_after, canal.newly_full_periods) == (0, 1, 1)
    years = 90 / 365.2425
    assert canal.lost_before_hm3_per_year * years == pytest.approx(3 * 0.25)
    assert canal.lost_after_hm3_per_year * years == pytest.approx(2 * 0.5 + 0.48384)


def test_a_river_without_a_stated_capacity_has_no_use_of_it():
    impact, way = actual(canal_town())
    top = reach_changes(impact, way)[0]
    assert (top.capacity_m3_s, top.most_used_before, top.newly_full_periods) == (None, None, None)
    assert top.lost_before_hm3_per_year == top.lost_after_hm3_per_year


def test_the_way_is_what_lies_between_whichever_is_upstream():
    basin = canal_town()
    _, way = actual(basin)
    assert way == {"top", "mid", "end"}
    back = replace(DEAL, right="town", to_right="idle", volume_m3=1_000)
    assert nodes_on_the_way(assess(basin, [back])) == {"top", "mid", "end"}


def test_between_two_branches_the_way_is_down_both_to_where_they_meet():
    basin = river(
        ["a", "b", "meet", "sea"],
        [("a", "meet"), ("b", "meet"), ("meet", "sea")],
        {"a": 2.0, "b": 2.0},
        (right("one", "a"), right("two", "b")),
    )
    deal = Transfer("deal", "one", 1_000, DEAL.starts, DEAL.ends, to_right="two")
    assert nodes_on_the_way(assess(basin, [deal])) == {"a", "b", "meet"}


def test_a_reservoir_on_the_way_is_drawn_down_and_full_less_often():
    """It holds 5 of 5 hm³ with 10 a month coming and 9 used; 3 more a month leave 3, 1 and 0 (short by 1)."""
    rights = (right("idle", "sea", volume_m3=36_000_000), right("works", "dam", "industry", 200_000_000))
    basin = river(
        ["dam", "sea"], [("dam", "sea")], {"dam": 10.0}, rights, {"idle": 0.0, "works": 9.0}, periods=3,
        reservoirs=(rows.Reservoir("dam", 5.0, 0.0, 5.0),),
    )  # fmt: skip
    deal = replace(DEAL, volume_m3=36_000_000, to_right="works")
    impact, way = actual(basin, deal)
    (dam,) = work_changes(impact, way)
    assert dam.on_the_way
    assert (dam.full_periods_before, dam.full_periods_after, dam.newly_full_periods) == (3, 0, 0)
    assert (dam.mean_before_hm3, dam.mean_after_hm3) == (5.0, pytest.approx((3 + 1 + 0) / 3))
    assert dam.lowest_after_hm3 == pytest.approx(0.0)


def test_the_greatest_loss_of_flow_is_of_the_worst_period():
    """3 hm³ a month less, taken at the head: in the 28 days of February that is 3e6 / 2,419,200 m³/s."""
    rights = (right("idle", "sea", volume_m3=36_000_000), right("works", "top", "industry", 200_000_000))
    basin = river(["top", "sea"], [("top", "sea")], {"top": 10.0}, rights, {"idle": 0.0, "works": 1.0}, periods=3)
    impact, way = actual(basin, replace(DEAL, volume_m3=36_000_000, to_right="works"))
    assert reach_changes(impact, way)[0].greatest_loss_m3_s == pytest.approx(3e6 / (28 * 86_400))
