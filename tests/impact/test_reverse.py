"""A transfer and its reverse leave every river as it was."""

from dataclasses import replace
from datetime import date

import numpy as np
from fenshui.allocation import allocate
from fenshui.impact import assess, impact_json
from fenshui.transfer import Transfer, with_transfers
from hypothesis import given, settings
from hypothesis import strategies as st
from rivers import random_river, right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def bounded_river(seed):
    """A river of at least two rights that hold a volume one can sell."""
    basin = random_river(seed, sharing="proportional", periods=12)
    rights = tuple(replace(one, annual_volume_m3=60_000_000, source="surface") for one in basin.rights)
    while len(rights) < 2:
        rights += (right("another", basin.nodes[0].id, volume_m3=60_000_000),)
    return replace(basin, rights=rights)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(100, 5_900))
def test_there_and_back_is_as_it_was_to_a_billionth(seed, diverted_wan_m3):
    """Whole 万m³ of diversion are whole m³ of consumption too; others are rounded to the m³, as people sign them."""
    basin = bounded_river(seed)
    giver, taker = basin.rights[0], basin.rights[-1]
    volume = round(diverted_wan_m3 * 10_000 * giver.consumption_ratio)
    there = Transfer("there", giver.id, volume, to_right=taker.id, **TERM)
    back = replace(there, id="back", right="there", to_right=giver.id)
    before, after = allocate(basin, "entitlement"), allocate(with_transfers(basin, [there, back]), "entitlement")
    scale = max(1.0, float(before.outflow_hm3.max()))
    assert np.abs(after.outflow_hm3 - before.outflow_hm3).max() <= 1e-9 * scale
    assert np.abs(after.storage_hm3 - before.storage_hm3).max(initial=0.0) <= 1e-9 * scale
    rights = len(basin.rights)
    assert np.abs(after.delivered_hm3[:, 1:rights] - before.delivered_hm3[:, 1:rights]).max() <= 1e-9 * scale
    given_back = after.delivered_hm3[:, 0] + after.delivered_hm3[:, rights + 1]
    assert np.abs(given_back - before.delivered_hm3[:, 0]).max() <= 1e-9 * scale


def test_nobody_is_hurt_by_there_and_back():
    """Works by hand: 2 hm³ a month, an upper farm of 1, a lower of 1.5; 6 hm³ go down and come back."""
    rights = (right("upper", "top", volume_m3=12_000_000), right("lower", "low", volume_m3=18_000_000))
    basin = river(["top", "low"], [("top", "low")], {"top": 2.0}, rights, {"upper": 1.0, "lower": 1.5}, periods=12)
    there = Transfer("there", "upper", 6_000_000, to_right="lower", **TERM)
    back = replace(there, id="back", right="there", to_right="upper")
    impact = assess(basin, [there, back]).uses["entitlement"]
    assert impact.does_no_injury
    assert np.abs(impact.after.outflow_hm3 - impact.before.outflow_hm3).max() <= 1e-9


def test_what_one_transfer_bought_another_may_sell_on_and_none_of_that_is_paper():
    """6 hm³ go down and 6 come back: of the first the upper farm used all, the second sells what was just bought."""
    rights = (right("upper", "top", volume_m3=12_000_000), right("lower", "low", volume_m3=18_000_000))
    basin = river(["top", "low"], [("top", "low")], {"top": 5.0}, rights, {"upper": 1.0, "lower": 1.5}, periods=12)
    there = Transfer("there", "upper", 6_000_000, to_right="lower", **TERM)
    back = replace(there, id="back", right="there", to_right="upper")
    found = impact_json(assess(basin, [there, back]))
    assert found["paper_water_m3"] == 0
    assert [row["given_consumption_m3"] for row in found["transfers"]] == [6_000_000, 6_000_000]
    assert {row["back_to_right"] for row in found["endings"]} == {"upper", "there"}
