"""Who may have water of the reserve without paying for it, in a region over its limit and beside it (R2)."""

from dataclasses import replace

import pytest
from fenshui.basin import read_basin
from fenshui.places import sample_basin
from fenshui.register.overdrawn import check_may_be_released
from fenshui.words import Refused

FARMS = read_basin(sample_basin("two_farms")).basin
DRY = replace(FARMS, regions=tuple(replace(one, overdrawn=one.id == "hill") for one in FARMS.regions))


def seated(basin, holder, region):
    """The basin with the seat of a holder elsewhere."""
    holders = tuple(replace(one, region=region) if one.id == holder else one for one in basin.holders)
    return replace(basin, holders=holders)


def why_not(basin, holder):
    with pytest.raises(Refused) as refused:
        check_may_be_released(basin, holder)
    return refused.value.sentence.id


def test_who_farms_in_an_overdrawn_region_has_to_buy_and_his_neighbour_outside_it_has_not():
    assert why_not(DRY, "hill-farmers") == "register.overdrawn_buys"
    check_may_be_released(DRY, "plain-farmers")
    check_may_be_released(FARMS, "hill-farmers")


def test_a_seat_elsewhere_is_no_way_out_where_the_right_counts_against_the_overdrawn_region():
    rights = tuple(replace(one, quota_region="hill") if one.id == "upper-farm" else one for one in DRY.rights)
    assert why_not(seated(replace(DRY, rights=rights), "hill-farmers", "plain"), "hill-farmers") == (
        "register.overdrawn_buys"
    )


def test_who_is_in_no_region_and_who_is_not_there_at_all_gets_nothing_for_nothing():
    assert why_not(seated(DRY, "hill-farmers", ""), "hill-farmers") == "register.released_to_stranger"
    assert why_not(DRY, "somebody") == why_not(None, "hill-farmers") == "register.released_to_stranger"


def test_a_town_that_drinks_need_not_buy_even_there():
    check_may_be_released(seated(DRY, "plain-town", "hill"), "plain-town")
