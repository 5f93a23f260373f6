"""What water costs, what it is worth, and who gets what between the two."""

import pytest
from fenshui.allocation import Run, compile_river
from fenshui.negotiation.conversion_fee import SavingWorks, conversion_fee_fen_per_m3
from fenshui.negotiation.corridor import Corridor, bargained_price, corridor, shares_at
from fenshui.negotiation.scarcity_path import path_of, scarcity_along
from fenshui.transfer import Transfer
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st
from rivers import right, river
from table_of_three import START

LINING = SavingWorks(
    volume_m3=1_000_000,
    years=25,
    works_fen=2_000_000_000,
    upkeep_fen_per_year=20_000_000,
    renewal_fen=300_000_000,
    risk_fen=100_000_000,
    compensation_fen=100_000_000,
)


def test_the_fee_is_all_costs_over_all_water():
    """(20 + 25 · 0.2 + 3 + 1 + 1 million yuan) / 25 million m³ = 30 / 25 yuan = 1.20 yuan/m³."""
    assert conversion_fee_fen_per_m3(LINING) == pytest.approx(120)


def test_with_interest_the_works_are_paid_back_as_an_annuity():
    """5 % over 2 years: 1 / (1/1.05 + 1/1.05²) = 0.537805 of 1,000 fen a year, and 10 upkeep, on 100 m³."""
    small = SavingWorks(100, 2, 1_000, 10)
    assert conversion_fee_fen_per_m3(small, 0.05) == pytest.approx((1_000 / (1 / 1.05 + 1 / 1.05**2) + 10) / 100)
    assert conversion_fee_fen_per_m3(small, 1e-9) == pytest.approx(conversion_fee_fen_per_m3(small))
    assert conversion_fee_fen_per_m3(small, 0.05) > conversion_fee_fen_per_m3(small)


@pytest.mark.parametrize(
    "wrong", [SavingWorks(100, 26, 1), SavingWorks(100, 0, 1), SavingWorks(0, 5, 1), SavingWorks(100, 5, -1)]
)
def test_a_fee_without_sense_is_refused(wrong):
    with pytest.raises(Refused):
        conversion_fee_fen_per_m3(wrong)


def test_the_corridor_runs_from_the_cost_to_the_cheaper_of_other_source_and_value():
    between = corridor(120, other_source=300, marginal_value=250, scarcity=90, compensation=10, ecology=20)
    assert (between.floor, between.ceiling, between.on_top, between.highest) == (120, 250, 30, 220)
    assert between.is_open and not corridor(230, marginal_value=250, compensation=30).is_open


def test_at_every_price_the_whole_gain_is_somebodys():
    between = corridor(120, 250, compensation=10, damage=5, ecology=15)
    shares = shares_at(between, 150, 1_000)
    assert (shares.giver_fen, shares.taker_fen) == (30_000, 70_000)
    assert (shares.third_parties_fen, shares.nature_fen) == (10_000, 20_000)
    assert shares_at(between, 100, 1_000).giver_fen == -20_000  # below the floor the giver pays to give


@given(*[st.floats(0, 1e4) for _ in range(5)], st.floats(0, 1e9))
def test_the_shares_sum_to_the_width_of_the_corridor(floor, width, compensation, ecology, price, volume):
    between = corridor(floor, floor + width, compensation=compensation, ecology=ecology)
    shares = shares_at(between, price, volume)
    total = shares.giver_fen + shares.taker_fen + shares.third_parties_fen + shares.nature_fen
    assert total == pytest.approx(width * volume, abs=1e-9 * (1 + volume) * 1e5)


def test_the_bargained_price_divides_the_gain_by_halves_or_as_weighted():
    between = corridor(120, 250, compensation=10)
    assert bargained_price(between) == pytest.approx(180)
    assert bargained_price(between, giver_weight=3) == pytest.approx(210)
    with pytest.raises(Refused):
        bargained_price(corridor(230, marginal_value=250, compensation=30))


@pytest.mark.parametrize("wrong", [{}, {"other_source": -1.0}, {"other_source": float("nan")}])
def test_a_corridor_without_a_ceiling_or_with_no_numbers_is_refused(wrong):
    with pytest.raises(Refused):
        corridor(120, **wrong)


def short_river():
    """A farm above asks 4, a town below asks 8, 10 hm³ arrive: the town, served after the farm, lacks 2."""
    return river(
        ["head", "farm", "town", "sea"],
        [("head", "farm"), ("farm", "town", {"loss": 0.0}), ("town", "sea")],
        {"head": [10.0]},
        [right("f", "farm", "industry"), right("t", "town", "agriculture")],
        {"f": 4.0, "t": 8.0},
    )


def moved(**changed):
    return Transfer("x", "f", 1_000_000, START.date(), START.date(), to_right="t", **changed)


def test_a_cubic_metre_more_anywhere_above_the_town_cures_its_shortage():
    basin = short_river()
    path = path_of(basin, moved())
    assert path == ("farm", "town")
    along = scarcity_along(Run(compile_river(basin), "actual"), 0, (*path, "sea"), {"t": 150.0})
    assert [(place.node, place.cured, place.binding) for place in along] == [
        ("farm", pytest.approx(1.0), "town"),
        ("town", pytest.approx(1.0), "town"),
        ("sea", 0.0, ""),
    ]
    assert [place.fen_per_m3 for place in along] == pytest.approx([150, 150, 0])


def test_without_a_stated_benefit_the_scarcity_stays_physical():
    run = Run(compile_river(short_river()), "actual")
    assert scarcity_along(run, 0, ("farm",))[0].fen_per_m3 is None
    assert scarcity_along(run, 0, ("farm",), {"f": 80.0})[0].fen_per_m3 is None


def test_a_transfer_to_nowhere_has_no_path():
    with pytest.raises(Refused):
        path_of(short_river(), Transfer("x", "f", 1, START.date(), START.date(), to_node="moon"))
    apart = river(["a", "b"], [], {"a": [1.0]}, [right("f", "a"), right("t", "b")])
    with pytest.raises(Refused):
        path_of(apart, moved())


def test_a_corridor_is_a_plain_value():
    assert Corridor(1, 2) == Corridor(1, 2, None, 0.0, 0.0, 0.0)
