"""What coalitions are worth, from the river itself: a river small enough to do it on paper, then any river."""

from dataclasses import replace

import pytest
from fenshui.allocation import Run, compile_river
from fenshui.basin import rows
from fenshui.impact.benefits import benefit_curves, benefit_fen, marginal_fen_per_m3, pieces
from fenshui.negotiation.coalition_values import coalition_values, divided_by_each_rule
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from rivers import random_river, right, river
from three_farms import CURVES, STRAIGHT, line, three_farms

PLAYERS = {"u": ["u"], "m": ["m"], "l": ["l"]}


def values(basin, curves=None, players=None):
    return coalition_values(Run(compile_river(basin), "actual"), curves or CURVES, players or PLAYERS, [2023])


def test_water_goes_where_it_is_worth_most_and_the_rest_keep_theirs():
    """6 hm³: u has 4, m has 2, l none. With l, u's 4 earn 40 more a m³ and m's 2 earn 20 more; l can use 5."""
    found = values(three_farms())
    assert found.apart == pytest.approx({"u": 40e6, "m": 60e6, "l": 0.0})
    gains = {"".join(sorted(some)): gain / 1e6 for some, gain in found.gains.items()}
    assert gains == pytest.approx({"u": 0, "m": 0, "l": 0, "mu": 0, "lu": 160, "lm": 40, "lmu": 180}, abs=1e-5)
    assert found.gain_of_all == pytest.approx(180e6)


def test_the_gain_is_divided_by_each_rule_and_those_who_would_walk_out_are_named():
    """Shapley of lu=160, lm=40, lmu=180: l gets 160/6 + 40/6 + 180/3, and so on, by the six orders."""
    outcomes = divided_by_each_rule(values(three_farms()))
    shapley = outcomes["shapley_value"].division
    assert shapley["l"] / 1e6 == pytest.approx((160 + 40 + 2 * 180) / 6)
    assert shapley["u"] / 1e6 == pytest.approx((160 + 2 * (180 - 40)) / 6)
    assert shapley["m"] / 1e6 == pytest.approx((40 + 2 * (180 - 160)) / 6)
    for name, outcome in outcomes.items():
        assert sum(outcome.division.values()) == pytest.approx(180e6), name
    assert outcomes["nucleolus"].would_walk_out == {}


def test_those_who_would_walk_out_of_a_division_are_named():
    """l can use 2 hm³, and u or m alone has them to sell: Shapley gives l two thirds, so l would rather pair off."""
    found = values(three_farms(), {"u": line(10, 4), "m": line(10, 2), "l": line(50, 2)})
    outcome = divided_by_each_rule(found)["shapley_value"]
    assert outcome.division == pytest.approx({"u": 80e6 / 6, "m": 80e6 / 6, "l": 80e6 * 2 / 3})
    assert outcome.would_walk_out == pytest.approx({frozenset("lu"): 80e6 / 6, frozenset("lm"): 80e6 / 6})


def test_a_loss_on_the_way_makes_the_trade_worth_less():
    """A quarter is lost below m: u's 4 hm³ arrive as 3 and earn 150 instead of 40."""
    found = values(three_farms(loss=0.25))
    assert found.gains[frozenset("lu")] == pytest.approx(110e6)


def test_a_flow_to_be_kept_is_kept():
    """Below l nothing may be missing: l takes what u leaves and no more, however much passes by."""
    found = values(three_farms(inflow_hm3=20.0))
    assert found.gain_of_all == pytest.approx(0, abs=1)  # everybody has all it asks
    more = {**CURVES, "l": line(50, 9)}  # l could use 9, and 9 flow by to the sea, but they are not the coalition's
    assert values(three_farms(inflow_hm3=20.0), more).gain_of_all == pytest.approx(4 * 40e6)


def test_an_outsider_between_two_traders_keeps_its_water():
    """What u takes of l's would be missing at m, who is no party and has all the river holds there."""
    basin = river(
        ["head", "upper", "middle", "lower", "sea"],
        STRAIGHT,
        {"head": [6.0], "lower": [3.0]},
        [right("m", "middle", "industry"), right("l", "lower", "industry"), right("u", "upper")],
        {"u": 6.0, "m": 6.0, "l": 3.0},
        step="year",
    )
    curves = {"u": line(90, 6), "m": line(1, 6), "l": line(1, 3)}
    found = values(basin, curves)
    assert found.gains[frozenset("lu")] == pytest.approx(0, abs=1)
    assert found.gains[frozenset("mu")] == pytest.approx(6 * 89e6)


def test_a_coalition_of_one_may_only_move_its_own_water():
    found = values(three_farms())
    assert all(found.gains[frozenset({one})] == pytest.approx(0, abs=1) for one in PLAYERS)


def test_where_the_river_divides_half_of_what_is_given_up_goes_the_other_way():
    """u gives up 4 above a fork by halves: 2 reach l and earn 100 instead of 40, the other 2 flow to the other sea."""
    basin = river(
        ["upper", "fork", "lower", "sea", "other-sea"],
        [
            ("upper", "fork"),
            ("fork", "lower", {"split_share": 0.5}),
            ("lower", "sea"),
            ("fork", "other-sea", {"split_share": 0.5}),
        ],
        {"upper": [4.0]},
        [right("u", "upper", "industry"), right("l", "lower")],
        {"u": 4.0, "l": 5.0},
        step="year",
    )
    found = values(basin, {"u": line(10, 4), "l": line(50, 5)}, {"u": ["u"], "l": ["l"]})
    assert found.gain_of_all == pytest.approx(100e6 - 40e6)


def test_water_that_is_worth_nothing_to_anybody_earns_nothing():
    assert values(three_farms(), {name: line(0, 5) for name in "uml"}).gain_of_all == 0


def test_a_section_in_between_is_not_lowered_below_its_target():
    """Water for u out of l's share would pass m's section no more; its target of 3 hm³ is met now and must stay so."""
    year = 365 * 86_400 / 1e6
    targets = (rows.Target("middle", 1, 3.0 / year, "ecology"),)
    basin = river(
        ["head", "upper", "middle", "lower", "sea"],
        STRAIGHT,
        {"head": [5.0]},
        [right("l", "lower", "industry"), right("u", "upper")],
        {"u": 5.0, "l": 5.0},
        step="year",
        targets=targets,
    )
    found = values(basin, {"u": line(90, 5), "l": line(1, 5)}, {"u": ["u"], "l": ["l"]})
    assert found.gain_of_all == pytest.approx(2 * 89e6)  # of the 5 that l has, 2 may be taken above


def some_curves(basin, seed):
    surface = [one for one in basin.rights if one.source == "surface"][:4]
    return {one.id: line(10 + (seed * 7 + 13 * at) % 50, 30 + at) for at, one in enumerate(surface)}


@settings(max_examples=15)
@given(st.integers(0, 10**4))
def test_on_any_river_more_traders_earn_no_less(seed):
    basin = random_river(seed, periods=12)
    curves = some_curves(basin, seed)
    run = Run(compile_river(basin), "actual")
    years = sorted({int(year) for year in basin.settings.timeline.water_year})
    whole = [year for year in years if (basin.settings.timeline.water_year == year).sum() >= 12]
    if not curves or not whole:
        return
    found = coalition_values(run, curves, {name: [name] for name in curves}, whole)
    for some, worth in found.worth.items():
        off = 1e-6 * (1e6 + worth)
        for one in some:
            assert worth >= found.worth.get(some - {one}, 0.0) + found.apart[one] - off


def test_what_cannot_be_counted_is_refused():
    run = Run(compile_river(three_farms()), "actual")
    for players, years in (
        ({}, [2023]),
        ({"a": ["u"], "b": ["u"]}, [2023]),
        ({"a": ["nobody"]}, [2023]),
        (PLAYERS, [1999]),
    ):
        with pytest.raises(Refused):
            coalition_values(run, CURVES, players, years)


def with_benefits(*points):
    """A basin of one place whose rights have these benefits."""
    basin = river(["here"], [], {"here": 1.0}, [right("u", "here"), right("m", "here")])
    return replace(basin, benefits=tuple(rows.BenefitPoint(*point) for point in points))


def test_the_curves_of_a_basin_are_its_benefits_by_right():
    curves = benefit_curves(with_benefits(("u", 300, 1600), ("u", 100, 1000), ("m", 0, 0), ("m", 50, 5)))
    assert curves == {"u": ((0, 0), (100, 1000), (300, 1600)), "m": ((0, 0), (50, 5))}
    assert pieces(curves["u"]) == ((100, 10), (200, 3))
    assert [benefit_fen(curves["u"], volume) for volume in (0, 50, 200, 999)] == [0, 500, 1300, 1600]
    assert marginal_fen_per_m3(curves, {"u": 100, "m": 50}) == {"u": 3, "m": 0}


@pytest.mark.parametrize(
    "points", [[("u", 100, 1000), ("u", 300, 9999)], [("u", 100, 1000), ("u", 300, 900)], [("u", 0, 0)]]
)
def test_a_curve_that_steepens_falls_or_is_none_is_refused(points):
    with pytest.raises(Refused):
        benefit_curves(with_benefits(*points))
