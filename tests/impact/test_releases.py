"""A reservoir that makes others whole by releasing in time."""

import math
from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import rows
from fenshui.impact import assess, find_cures
from fenshui.impact.releases import best_release
from fenshui.impact.trial import Trial
from fenshui.transfer import Transfer, read_transfer, transfer_from, transfer_text, with_transfers
from fenshui.words import Refused
from rivers import right, river

EVENLY = (1 / 12,) * 12
DEAL = Transfer("deal", "idle", 3_000_000, date(2024, 1, 1), date(2026, 12, 31), to_right="works", schedule=EVENLY)
SUMMER = (6, 7, 8)


def below_a_dam(held_hm3=10.0, dead_hm3=1.0):
    """Works take 0.5 of 2 hm³ a month (1.5 in summer) that join below a dam, a farm a month further down takes 1.

    The dam gets no inflow. With 0.25 more for the works the farm lacks 0.25 hm³ in July, August and September, and
    nobody calls the dam's water a month before: it takes that long to the farm.
    """
    rights = (
        right("idle", "mid", volume_m3=6_000_000),
        right("works", "mid", "industry", 6_000_000),
        right("farm", "low", volume_m3=12_000_000),
    )
    return river(
        ["dam", "mid", "low", "sea"],
        [("dam", "mid"), ("mid", "low", {"lag_periods": 1}), ("low", "sea")],
        {"mid": [1.5 if month in SUMMER else 2.0 for month in range(1, 13)]},
        rights,
        {"idle": 0.0, "works": 0.5, "farm": 1.0},
        periods=12,
        reservoirs=(rows.Reservoir("dam", 20.0, dead_hm3, held_hm3),),
    )


def test_a_release_a_month_ahead_makes_the_farm_whole():
    """0.25 hm³ in each of June, July and August: 0.25e6 / (days · 86,400) m³/s, less what the basin calls no injury."""
    basin = below_a_dam()
    form = best_release(Trial(basin), DEAL)
    assert form.release_from == "dam"
    assert [place for place, flow in enumerate(form.release_m3_s, 1) if flow > 0] == list(SUMMER)
    whole = 0.25e6 / (30 * 86_400)
    assert 0.97 * whole <= form.release_m3_s[5] <= whole + 0.001
    assert assess(basin, [DEAL]).verdict != "none"
    assert assess(basin, [form]).verdict == "none"


def test_the_release_stands_among_the_cures_ready_to_be_sent(tmp_path):
    basin = below_a_dam()
    (cure,) = [cure for cure in find_cures(basin, DEAL) if cure.kind == "release"]
    assert cure.is_harmless and cure.excess <= 0
    (tmp_path / "cure.toml").write_text(transfer_text(cure.transfer), encoding="utf-8")
    assert read_transfer(tmp_path / "cure.toml") == cure.transfer


def test_water_below_dead_storage_is_not_released():
    """Of 10 hm³ all but 0.1 are locked: the farm cannot be made whole, and the dam never falls below that."""
    basin = below_a_dam(dead_hm3=9.9)
    form = best_release(Trial(basin), DEAL)
    assert form is None or assess(basin, [form]).verdict != "none"
    promised = replace(DEAL, release_from="dam", release_m3_s=(1.0,) * 12)
    after = assess(basin, [promised]).uses["actual"].after
    assert after.storage_hm3.min() == pytest.approx(9.9)


def test_a_dam_below_the_harm_is_no_cure():
    basin = below_a_dam()
    moved = replace(basin, reservoirs=(rows.Reservoir("sea", 20.0, 0.0, 10.0),))
    assert best_release(Trial(moved), DEAL) is None


def test_a_promise_is_a_flow_to_be_kept_before_every_user():
    basin = replace(
        below_a_dam(), targets=(rows.Target("dam", 1, 0.5, "domestic"), rows.Target("dam", 2, 3.0, "domestic"))
    )
    promised = replace(DEAL, release_from="dam", release_m3_s=(1.0, 2.0, 0.7, *([0.0] * 9)))
    targets = {row.period_of_year: row.flow_m3_s for row in with_transfers(basin, [promised]).targets}
    assert targets == {1: 1.0, 2: 3.0, 3: 0.7}


def test_promises_that_cannot_be_are_refused():
    basin, table = below_a_dam(), {"format": 1, "id": "x", "right": "idle", "to_right": "works", "volume_m3": 1}
    table |= {"from": "2024-01-01", "to": "2024-12-31"}
    with pytest.raises(Refused, match="no_such_reservoir"):
        with_transfers(basin, [replace(DEAL, release_from="mid", release_m3_s=(1.0,) * 12)])
    with pytest.raises(Refused, match="release_length"):
        with_transfers(basin, [replace(DEAL, release_from="dam", release_m3_s=(1.0,))])
    for wrong in ({"release_m3_s": [1.0]}, {"release_from": "dam"}, {"release_from": "dam", "release_m3_s": [-1.0]},
                  {"release_from": "dam", "release_m3_s": [math.nan]}):  # fmt: skip
        with pytest.raises(Refused, match="unusable"):
            transfer_from(table | wrong, "x.toml")
