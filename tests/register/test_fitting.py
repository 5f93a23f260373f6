"""Nobody is allotted more than there is: livelihood first and uncut, the rest by one ratio."""

from dataclasses import replace

from fenshui.basin import read_basin
from fenshui.places import sample_basin
from fenshui.register import RULES, accounts_of, check_balances
from fenshui.register.allotment import allotment
from fenshui.register.fitting import cuts, fitted_volumes
from fenshui.register.steps import at
from hypothesis import given, settings
from hypothesis import strategies as st
from register_diary import HASH, signed_by, written
from ten_years import FIRST, START, entry_of

FARMS = read_basin(sample_basin("two_farms")).basin


def with_quotas(hill, plain):
    quotas = {"hill": hill, "plain": plain}
    return replace(FARMS, regions=tuple(replace(one, quota_m3=quotas[one.id]) for one in FARMS.regions))


def allotted(basin):
    state, since = START, min([FIRST, *(right.valid_from for right in basin.rights if right.valid_from)])
    for fields in allotment(basin, HASH, since.isoformat()):
        said = {**fields, "signatures": signed_by("yrcc")}
        state = written(state, entry_of(state, FIRST, "right_grant", said), RULES)
    check_balances(state)
    return accounts_of(state)


def test_where_there_is_enough_nothing_is_cut():
    assert cuts(FARMS) == ()
    assert fitted_volumes(FARMS) == {"upper-farm": 60_000_000, "lower-farm": 120_000_000, "lower-town": 15_000_000}


def test_livelihood_is_uncut_and_the_farm_gets_what_is_left():
    """The plain may consume 57 hm³: the town's 15 · 0.6 = 9 first, so 48 for the farm, which diverts 48 / 0.8 = 60."""
    found = fitted_volumes(with_quotas(40_000_000, 57_000_000))
    assert found["lower-town"] == 15_000_000
    assert 60_000_000 - 2 <= found["lower-farm"] <= 60_000_000
    (cut,) = cuts(with_quotas(40_000_000, 57_000_000))
    assert (cut.parent, cut.permitted_m3) == ("quota.plain", 105_000_000)


def test_the_yellow_river_is_allotted_although_three_provinces_permitted_more_than_they_have():
    basin = read_basin(sample_basin("yellow_river")).basin
    accounts = allotted(basin)
    assert {one.parent for one in cuts(basin)} == {"gansu-regional", "neimenggu-regional", "shandong-regional"}
    assert accounts.account("sichuan-aba").title.parent == "quota.sichuan"
    assert set(fitted_volumes(basin)) <= set(accounts.rights)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60_000_000), st.integers(1, 160_000_000))
def test_whatever_the_quotas_the_allotment_is_accepted(hill, plain):
    basin = with_quotas(hill, plain)
    held = {name: at(account.granted, FIRST.toordinal()) for name, account in allotted(basin).rights.items()}
    for name, volume in fitted_volumes(basin).items():
        assert held.get(name, 0) == volume <= FARMS.right_by_id[name].annual_volume_m3
