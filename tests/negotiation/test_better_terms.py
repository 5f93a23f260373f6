"""From any proposal to terms that are better for both sides and hurt nobody."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import read_basin
from fenshui.impact import assess
from fenshui.negotiation.better_terms import Stakes, better_terms
from fenshui.negotiation.holders import check_bearer, check_holders, holders_of
from fenshui.places import sample_basin
from fenshui.transfer import Transfer
from fenshui.words import Named, Refused
from rivers import right, river
from table_of_three import offered

DAY = date(2024, 1, 1)
STAKES = Stakes(cost_fen_per_m3=100, worth_fen_per_m3=200)


def three_users(inflow_hm3=12.0):
    """A giver above, a taker below, and between them a mill that is served last; 10 hm³ a month are asked for."""
    return river(
        ["head", "upper", "mill", "lower", "sea"],
        [("head", "upper"), ("upper", "mill"), ("mill", "lower"), ("lower", "sea")],
        {"head": [inflow_hm3] * 12},
        [
            right("u", "upper", "industry", 48_000_000, basis="consumption"),
            right("m", "mill", "agriculture", 60_000_000),
            right("l", "lower", "industry", 12_000_000, basis="consumption"),
        ],
        {"u": 4.0, "m": 5.0, "l": 1.0},
        periods=12,
    )


def proposal(volume_m3, price=150, **changed):
    return Transfer("x", "u", volume_m3, DAY, DAY, to_right="l", price_fen_per_m3=price, **changed)


def test_more_of_a_harmless_transfer_is_better_for_both():
    """12 arrive, 10 are asked for: half as much again is taken below, and the mill between keeps its own."""
    first, *others = better_terms(three_users(), proposal(12_000_000), STAKES)
    assert first.hurts_nobody
    assert (first.giver_fen, first.taker_fen) == (600_000_000, 600_000_000)
    assert others
    for one in others:
        assert one.giver_fen >= first.giver_fen and one.taker_fen >= first.taker_fen
        assert one.is_better_than(first) and not first.is_better_than(one)
        assert one.transfer.volume_m3 == 18_000_000 and one.hurts_nobody  # the whole gain grows with the volume
        assert one.giver_fen + one.taker_fen == pytest.approx(100 * 18_000_000)


def test_what_is_shown_as_harmless_is_so_when_assessed():
    basin = three_users()
    for one in better_terms(basin, proposal(12_000_000), STAKES):
        assert (assess(basin, [one.transfer]).verdict == "none") == one.hurts_nobody


def test_no_terms_on_the_frontier_beat_each_other():
    _, *others = better_terms(three_users(), proposal(12_000_000), STAKES)
    assert not any(one.is_better_than(other) for one in others for other in others)
    giver = [one.giver_fen for one in others]
    assert giver == sorted(set(giver), reverse=True)
    assert all(one.transfer.schedule == () for one in others)  # of terms that are equally good, those as proposed


def test_where_more_cannot_be_given_or_gained_there_is_nothing_better():
    whole = proposal(48_000_000)
    found = better_terms(three_users(), whole, STAKES)
    assert [one for one in found[1:] if one.transfer.volume_m3 > 48_000_000] == []


def test_where_the_water_is_worth_less_than_it_costs_no_terms_are_better():
    """Less volume would only lose less: half of a loss is no gain."""
    stakes = Stakes(200, 100)
    assert not stakes.leave_a_gain(proposal(12_000_000))
    assert better_terms(three_users(), proposal(12_000_000), stakes)[1:] == ()


def test_no_terms_are_better_by_which_a_side_loses():
    """At half of what a cubic metre costs it the giver loses; by none of the terms found it does."""
    found = better_terms(three_users(), proposal(12_000_000, STAKES.cost_fen_per_m3 // 2), STAKES)
    assert found[0].giver_fen < 0 and found[1:]
    assert all(one.giver_fen >= 0 for one in found[1:])


def test_a_proposal_that_cannot_act_is_refused():
    with pytest.raises(Refused):
        better_terms(three_users(), replace(proposal(1), to_right="u"), STAKES)


def test_another_schedule_is_found_where_the_proposed_one_hurts():
    """10 arrive, 10 are asked for. The giver uses up in nine months what is left to it, and the mill pays for it.

    Spread evenly over the year for both, nobody notices.
    """
    first, *others = better_terms(three_users(10.0), proposal(12_000_000), STAKES)
    assert not first.hurts_nobody
    assert others and all(one.transfer.schedule == (1 / 12,) * 12 for one in others)
    assert all(assess(three_users(10.0), [one.transfer]).verdict == "none" for one in others)


def test_the_sample_quarrel_is_searched_too():
    basin = read_basin(sample_basin("two_farms")).basin
    giver = next(one for one in basin.rights if one.id == "lower-farm")
    taker = next(one for one in basin.rights if one.id == "upper-farm")
    quarrel = Transfer("x", giver.id, 1_000_000, DAY, DAY, to_right=taker.id, price_fen_per_m3=150)
    found = better_terms(basin, quarrel, STAKES, volumes=(0.5, 1.0, 2.0), rates=(1.0,))
    assert found[0].transfer == quarrel
    assert all(one.is_better_than(found[0]) for one in found[1:])


def test_who_gives_and_who_takes_must_sit_at_the_table():
    basin = three_users()
    package = (proposal(12_000_000),)
    assert holders_of(basin, package[0]) == {"transferor": "people", "transferee": "people"}
    with pytest.raises(Refused) as refused:
        check_holders(basin, offered(), package)
    assert refused.value.sentence.values["holder"] == Named(basin.holder_by_id["people"])
    check_holders(held_by("aba", "ningdong"), offered(), package)
    with pytest.raises(Refused):
        holders_of(basin, replace(package[0], right="nobody"))
    new = replace(package[0], to_right="", to_node="lower", to_holder="ningdong", to_priority="industry")
    assert holders_of(held_by("aba", "aba"), new) == {"transferor": "aba", "transferee": "ningdong"}


def held_by(giver, taker):
    """Three users, of whom the giver's right `u` and the taker's right `l` are held by these."""
    holders = {"u": giver, "l": taker}
    basin = three_users()
    return replace(basin, rights=tuple(replace(one, holder=holders.get(one.id, "people")) for one in basin.rights))


@pytest.mark.parametrize(("giver", "taker"), [("ningdong", "aba"), ("aba", "gannan"), ("aba", "aba")])
def test_who_gives_is_a_transferor_of_the_case_and_who_takes_a_transferee(giver, taker):
    with pytest.raises(Refused) as refused:
        check_holders(held_by(giver, taker), offered(), (proposal(12_000_000),))
    assert refused.value.sentence.id == "negotiation.other_role"


def test_only_who_gives_or_takes_puts_terms_on_the_table_and_the_authority():
    package = (proposal(12_000_000),)
    for name in ("aba", "ningdong", "yrcc"):
        check_bearer(held_by("aba", "ningdong"), offered(), package, name)
    with pytest.raises(Refused) as refused:
        check_bearer(held_by("aba", "ningdong"), offered(), package, "gannan")
    assert refused.value.sentence.id == "negotiation.not_its_water"
