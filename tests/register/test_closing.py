"""A year is closed: what is left is carried over up to the basin's share, a shortfall costs twice its volume."""

from datetime import date

import pytest
from fenshui.register import RULES, accounts_of, position_on
from fenshui.words import Refused
from register_diary import HASH, signed_by, written
from ten_years import ONE, START, entry_of, grant


def farm_ledger():
    """A river of 1,000 m³ in a province's hands, 400 of it a farm's."""
    state = START
    first = date(2024, 7, 1)
    for fields in (
        grant("river", "yrcc", "basin", "", 1_000),
        grant("quota.upper", "gov-upper", "regional", "river", 900),
        grant("farm", "farm-upper-0", "abstraction", "quota.upper", 400),
    ):
        state = written(state, entry_of(state, first, "right_grant", fields), RULES)
    return state


def write(state, day, kind, **fields):
    return written(state, entry_of(state, day, kind, {"signatures": ONE, **fields}), RULES)


def metered(state, volume):
    said = {"right": "farm", "holder": "farm-upper-0", "from": "2024-07-01", "to": "2025-06-30", "used_m3": volume}
    return write(state, date(2025, 7, 1), "metering", **said, evidence=HASH, signatures=signed_by("farm-upper-0"))


def closed(state, carried=0, shortfall=0, share=200_000, day=date(2025, 7, 2), **more):
    said = {"right": "river", "water_year": 2024, "carry_over_millionths": share, "evidence": "", "reason": ""}
    said |= {"carried": {"farm": {"farm-upper-0": carried}} if carried else {}}
    said |= {"shortfalls": {"quota.upper": shortfall} if shortfall else {}}
    return write(state, day, "year_close", **(said | more))


def years_water(state, right, day=date(2025, 8, 1)):
    (row,) = position_on(state, day).of_right(right)
    return row.year_m3


def test_what_was_not_used_is_carried_over_up_to_the_share():
    """400 m³, 350 used: 50 are left, and a fifth of 400 may be carried: all 50."""
    state = closed(metered(farm_ledger(), 350), carried=50)
    assert years_water(state, "farm") == 450
    assert years_water(state, "farm", date(2026, 8, 1)) == 400
    with pytest.raises(Refused, match="carried_too_much"):
        closed(metered(farm_ledger(), 350), carried=51)


def test_never_more_than_the_share_of_the_basin():
    """400 m³, 100 used: 300 are left, a tenth of 400 is 40."""
    state = metered(farm_ledger(), 100)
    assert years_water(closed(state, carried=40, share=100_000), "farm") == 440
    with pytest.raises(Refused, match="carried_too_much"):
        closed(state, carried=41, share=100_000)
    with pytest.raises(Refused, match="carried_too_much"):
        closed(state, carried=1, share=0)


def test_in_a_dry_year_less_is_there_to_carry():
    """800 of 1,000 may be used: the farm has 320, used 300, and carries the 20; next year is normal again."""
    state = write(farm_ledger(), date(2024, 7, 5), "allocable", right="river", water_year=2024, allocable_m3=800)
    assert years_water(state, "farm", date(2024, 8, 1)) == 320
    assert years_water(closed(metered(state, 300), carried=20), "farm") == 420


def test_a_shortfall_is_deducted_twice_and_never_below_nothing():
    """The province holds 500 itself; 60 m³ short at its section cost 120, 300 would cost all."""
    assert years_water(closed(farm_ledger(), shortfall=60), "quota.upper") == 380
    assert years_water(closed(farm_ledger(), shortfall=300), "quota.upper") == 0


@pytest.mark.parametrize(
    ("why", "more"),
    [
        ("year_not_over", {"day": date(2025, 6, 30)}),
        ("not_at_the_top", {"right": "farm"}),
        ("not_a_regions", {"shortfalls": {"farm": 1}}),
        ("other_basin", {"shortfalls": {"reuse": 1}}),
        ("authority_missing", {"signatures": signed_by("bank")}),
    ],
)
def test_a_closing_that_cannot_be(why, more):
    state = farm_ledger()
    reuse = grant("reuse", "plant", "abstraction", "", 100, source="reclaimed", evidence=HASH)
    state = write(state, date(2024, 7, 1), "right_grant", **reuse)
    with pytest.raises(Refused, match=why):
        closed(state, **more)


def test_a_year_is_closed_once():
    state = closed(farm_ledger())
    assert accounts_of(state).closed["river", 2024] == state.size - 1
    with pytest.raises(Refused, match="known_already"):
        closed(state)
