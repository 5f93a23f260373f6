from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import rows
from fenshui.impact import assess
from fenshui.impact.ecology import (
    arrears_hm3,
    double_deduction_hm3,
    natural_flow,
    owed_release_hm3,
    release_accounts,
    section_ecology,
)
from fenshui.transfer import Transfer
from rivers import right, river

POINTS = [(10.0, 5.0), (20.0, 10.0), (30.0, 22.0)]


def test_between_two_points_what_is_owed_is_linear_and_the_end_slopes_go_on():
    """Slopes 0.5 and 1.2: 15 owes 7.5; 40 owes 22 + 12; 4 owes 5 - 3; below nothing it stays nothing."""
    arrived = np.array([15.0, 40.0, 4.0, 20.0, 0.0])
    assert owed_release_hm3(POINTS, arrived).tolist() == pytest.approx([7.5, 34.0, 2.0, 10.0, 0.0])


def test_a_rule_of_one_point_or_of_two_answers_for_one_arrival_is_none():
    for points in ([(1.0, 1.0)], [(1.0, 1.0), (1.0, 2.0)], []):
        with pytest.raises(ValueError, match=r"\["):
            owed_release_hm3(points, np.ones(1))


def test_arrears_accumulate_are_paid_back_and_never_turn_into_credit():
    """Short 2, short 1, over by 2, over by 5, short 1: 2, 3, 1, 0, 1."""
    owed, passed = np.full(5, 10.0), np.array([8.0, 9.0, 12.0, 15.0, 9.0])
    assert arrears_hm3(owed, passed).tolist() == [2.0, 3.0, 1.0, 0.0, 1.0]


def test_a_shortfall_is_deducted_twice_in_the_next_period():
    assert double_deduction_hm3(np.full(3, 5.0), np.array([4.0, 6.0, 1.0])).tolist() == [0.0, 2.0, 0.0]


def farm_between(inflow, use):
    """One farm between the upper section, where all arrives, and the lower, which owes half of it."""
    rule = tuple(rows.ReleasePoint("low", "high", arrived, arrived / 2) for arrived in (0.0, 100.0))
    return river(
        ["high", "farm", "low"],
        [("high", "farm"), ("farm", "low")],
        {"high": inflow},
        [right("farm", "farm")],
        {"farm": use},
        periods=24,
        release_rules=rule,
        sections=(rows.Section("low"),),
    )


def test_a_farm_that_takes_three_quarters_leaves_the_section_in_arrears():
    """2 hm³ a month, 24 a year; 12 owed; the farm takes 1.5 a month, 6 pass: 6 owed after a year, 12 after two."""
    (account,) = release_accounts(allocate(farm_between(2.0, 1.5)))
    assert (account.node, account.from_node, account.years) == ("low", "high", (2023, 2024))
    assert account.arrived_hm3.tolist() == pytest.approx([24.0, 24.0])
    assert account.owed_hm3.tolist() == pytest.approx([12.0, 12.0])
    assert account.arrears_hm3.tolist() == pytest.approx([6.0, 12.0])
    assert release_accounts(allocate(farm_between(2.0, 1.0)))[0].arrears_hm3.max() == pytest.approx(0.0, abs=1e-9)


def test_without_men_the_river_runs_as_it_comes():
    basin = farm_between(2.0, 1.5)
    assert natural_flow(basin).outflow_hm3[:, 2].tolist() == pytest.approx([2.0] * 24)


def test_a_section_is_told_before_and_after():
    """The farm takes 0.9 of 2 and buys 0.4 more a month: 55 % of the natural flow are left, then 35 %."""
    basin = farm_between(2.0, 0.9)
    idle = right("idle", "high", volume_m3=4_800_000)
    demands = (*basin.demands, rows.Demand("idle", 1, 0.0))
    basin = replace(basin, rights=(*basin.rights, idle), demands=demands)
    terms = {"schedule": (1 / 12,) * 12, "starts": date(2024, 1, 1), "ends": date(2024, 12, 31)}
    impact = assess(basin, [Transfer("deal", "idle", 4_800_000, to_right="farm", **terms)]).uses["actual"]
    (found,) = section_ecology(impact.before, impact.after, natural_flow(basin))
    assert (found.tennant_before, found.tennant_after) == ("very good", "fair")
    assert found.q90_before_m3_s > found.q90_after_m3_s > 0
    assert found.low_7q10_before_m3_s is None
    assert found.degree == "high" and found.alteration > 0.67
