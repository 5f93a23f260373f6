"""What a cubic metre is worth at a place: three farms on paper, then any river against one more drop and one less."""

import numpy as np
import pytest
from fenshui.allocation import Run, compile_river
from fenshui.negotiation.trade_programme import TradeProgramme, Year, periods_of_year
from fenshui.negotiation.water_price import water_prices
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st
from rivers import random_river
from three_farms import CURVES, line, three_farms


def prices(basin, curves=CURVES):
    found = water_prices(Run(compile_river(basin)), curves, 2023)
    return {node: found.at(node).tolist() for node in found.nodes}


def test_the_last_cubic_metre_of_a_short_river_goes_to_whom_it_serves_best():
    """6 hm³: the lower farm takes 5 at 50 fen, the middle one the last at 30; so water is worth 30 down to it."""
    found = prices(three_farms())
    assert [found[node][0] for node in ("head", "upper", "middle")] == pytest.approx([30, 30, 30])


def test_below_the_middle_farm_a_cubic_metre_would_free_one_for_it_above():
    assert prices(three_farms())["lower"] == pytest.approx([30])


def test_what_is_lost_on_the_way_is_not_paid_for():
    """A tenth is lost above the lower farm: a m³ there frees 1/0.9 m³ for the middle one."""
    found = prices(three_farms(loss=0.1))
    assert found["middle"] == pytest.approx([30])
    assert found["lower"] == pytest.approx([30 / 0.9])


def test_where_there_is_plenty_water_is_worth_nothing():
    assert max(price for (price,) in prices(three_farms(inflow_hm3=50)).values()) == 0


def test_a_year_that_is_not_whole_has_no_price():
    with pytest.raises(Refused):
        water_prices(Run(compile_river(random_river(1, periods=6))), {}, 2023)


@given(st.integers(0, 10_000), st.integers(0, 8), st.integers(0, 11))
def test_a_price_lies_between_what_one_drop_more_earns_and_one_drop_less_costs(seed, node, t):
    run = Run(compile_river(random_river(seed, periods=12)))
    draw = np.random.default_rng(seed)
    surface = [right.id for right in run.river.basin.rights if right.source == "surface"]
    curves = {name: line(float(draw.integers(1, 90)), float(draw.uniform(5, 200))) for name in surface}
    outcome, _ = run.outcome()
    programme = TradeProgramme(Year(run, outcome, periods_of_year(run, 2023)), curves)
    price = programme.water_prices_fen_per_m3()[node % len(run.river.nodes), t]
    more, less = (change_fen(programme, surface, node % len(run.river.nodes), t, step) for step in (1e-3, -1e-3))
    assert more is None or more - 1e-3 <= price
    assert less is None or price <= less + 1e-3


def change_fen(programme, rights, node, t, hm3):
    """Fen a m³ by which the benefit of all changes with the water; None where the river cannot take it."""
    as_it_is = programme.worth_fen(rights)
    programme.add_water(node, t, hm3)
    try:
        return (programme.worth_fen(rights) - as_it_is) / (hm3 * 1e6)
    except Refused:
        return None
    finally:
        programme.add_water(node, t, 0.0)
