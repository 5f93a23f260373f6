"""No transfer makes water: what is not consumed, stored or lost any more has gone somewhere else."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.allocation import allocate
from fenshui.basin import rows
from fenshui.impact import assess, water_changes
from fenshui.transfer import Transfer
from hypothesis import given, settings
from hypothesis import strategies as st
from rivers import random_river, right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def test_water_sold_past_a_losing_reach_is_consumed_less_and_lost_more():
    """Above sells all its 1 hm³ a month to below; a tenth is lost between. Below, 0.9 of 1 arrives and is used.

    Without: 1 consumed above, nothing passes. With: 1 passes, 0.1 is lost, 0.9 consumed; nothing reaches the sea.
    """
    rights = [right(name, name, volume_m3=12_000_000) for name in ("above", "below")]
    reaches = [("above", "below", {"loss": 0.1}), ("below", "sea")]
    basin = river(["above", "below", "sea"], reaches, {"above": 1.0}, rights, {"above": 1.0, "below": 0.0}, periods=12)
    deal = Transfer("deal", "above", 12_000_000, to_right="below", schedule=(1 / 12,) * 12, **TERM)
    impact = assess(basin, [deal]).uses["actual"]
    changes = water_changes(impact.before, impact.after)
    assert changes.losses_hm3 == pytest.approx(1.2)
    assert changes.consumption_hm3 == pytest.approx(-1.2)
    assert (changes.outflow_hm3, changes.storage_hm3) == (pytest.approx(0.0, abs=1e-9), 0.0)


def test_what_comes_back_after_the_record_ends_is_under_way():
    """A field returns half of its 1 hm³ a month later: of the last month's 0.5 is under way."""
    field = right("field", "top", consumption_ratio=0.5)
    back = (rows.Return("field", "sea", 1, 1.0),)
    basin = river(["top", "sea"], [("top", "sea")], {"top": 2.0}, [field], {"field": 1.0}, periods=3, returns=back)
    changes = water_changes(allocate(replace(basin, rights=(), returns=(), demands=())), allocate(basin))
    assert changes.under_way_hm3 == pytest.approx(0.5)
    assert changes.consumption_hm3 == pytest.approx(1.5)
    assert changes.outflow_hm3 == pytest.approx(-2.0)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.floats(0.05, 1.0))
def test_all_changes_sum_to_nothing_on_every_river(seed, share):
    basin = random_river(seed)
    surface = [each.id for each in basin.rights if each.source == "surface"]
    if len(surface) < 2:
        return
    volume = max(1, int(min(basin.right_by_id[surface[0]].annual_volume_m3, 10**8) * 0.3 * share))
    deal = Transfer("deal", surface[0], volume, to_right=surface[1], **TERM)
    for impact in assess(basin, [deal]).uses.values():
        through = max(1.0, impact.before.totals["inflow_hm3"])
        assert abs(water_changes(impact.before, impact.after).total_hm3) <= 1e-9 * through
