from dataclasses import replace
from datetime import date

import pytest
from fenshui.allocation import allocate
from fenshui.basin import rows
from fenshui.transfer import Transfer, most_m3, with_transfers, yearly_volumes
from fenshui.words import Refused, say
from hypothesis import given
from hypothesis import strategies as st
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def giver_and_taker(**changes):
    """An upper farm that may divert 12 hm³ and consumes half, a lower works that may divert 12 and consumes 0.8."""
    farm = right("farm", "top", volume_m3=12_000_000, consumption_ratio=0.5)
    works = right("works", "low", "industry", volume_m3=12_000_000, consumption_ratio=0.8)
    reaches = [("top", "low"), ("low", "sea")]
    uses = {"farm": 1.0, "works": 1.0}
    return river(["top", "low", "sea"], reaches, {"top": 100.0}, [farm, works], uses, periods=12, **changes)


def test_a_neutral_transfer_of_diversion_keeps_consumption_equal():
    """4 hm³ diverted above at 0.5 are 2 hm³ consumed; below at 0.8 that is 2.5 hm³ diverted."""
    deal = Transfer("deal", "farm", 4_000_000, to_right="works", basis="diversion", **TERM)
    volumes = yearly_volumes(giver_and_taker(), deal)
    assert volumes.given_consumption_m3 == volumes.taken_consumption_m3 == 2_000_000
    assert volumes.taken_diversion_m3 == pytest.approx(2_500_000)


def test_the_same_diversion_raises_consumption_where_the_taker_returns_less():
    """4 hm³ diverted consume 2 hm³ above, 3.2 hm³ below."""
    deal = Transfer("deal", "farm", 4_000_000, to_right="works", basis="diversion", conversion="same-diversion", **TERM)
    volumes = yearly_volumes(giver_and_taker(), deal)
    assert volumes.taken_diversion_m3 == 4_000_000
    assert volumes.taken_consumption_m3 == pytest.approx(3_200_000)


def test_the_giver_holds_less_and_the_taker_gets_a_right_of_its_own_counted_against_the_giver():
    basin = giver_and_taker(
        regions=(rows.Region("here"), rows.Region("there")),
        holders=(rows.Holder("people", region="here"), rows.Holder("firm", region="there")),
    )
    basin = replace(basin, rights=(basin.rights[0], replace(basin.rights[1], holder="firm")))
    deal = Transfer("deal", "farm", 2_000_000, to_right="works", **TERM)
    farm, works, bought = with_transfers(basin, [deal]).rights
    assert farm.annual_volume_m3 == 8_000_000  # 2 hm³ consumed are 4 hm³ diverted
    assert works == basin.rights[1]
    assert (bought.id, bought.node, bought.annual_volume_m3, bought.basis) == ("deal", "low", 2_000_000, "consumption")
    assert bought.quota_region == "here"


def test_a_regional_right_does_not_ask_for_what_was_sold_out_of_it():
    """The region may consume 30 hm³ at 0.5, so divert 60; the farm's 12 are carved out of them, 48 are left to ask for.

    The farm sells 2 hm³ consumed, 4 diverted: it holds 8 then, and the region 56, so that 48 are left as before.
    """
    region = rows.Right("region", "people", "regional", "top", "agriculture", "consumption", 30_000_000, 0.5)
    basin = giver_and_taker()
    farm = replace(basin.rights[0], parent="region")
    basin = replace(basin, rights=(farm, basin.rights[1], region))
    after = with_transfers(basin, [Transfer("deal", "farm", 2_000_000, to_right="works", **TERM)])
    assert after.right_by_id["farm"].annual_volume_m3 == 8_000_000
    assert after.right_by_id["region"].annual_volume_m3 == 28_000_000
    asked = [allocate(each, use="entitlement").asked_hm3[:, 2].sum() for each in (basin, after)]
    assert asked == pytest.approx([48.0, 48.0])


def test_the_taker_uses_all_it_bought_under_actual_use_and_the_giver_only_what_is_left():
    """The farm uses 12 hm³ of 12; it gives 4 (2 consumed): 8 left, used up by August. The works adds 2 / 0.8 = 2.5."""
    deal = Transfer("deal", "farm", 2_000_000, to_right="works", **TERM)
    run = allocate(with_transfers(giver_and_taker(), [deal]), "actual")
    farm, _, bought = run.delivered_hm3.sum(axis=0)
    assert farm == pytest.approx(8.0)
    assert run.delivered_hm3[8:, 0].sum() == 0.0
    assert bought == pytest.approx(2.5)


def test_a_stated_schedule_binds_both_sides_in_both_uses():
    """All of the 4 hm³ leave the farm in January (which holds 1 then): none then, the rest as before."""
    shares = (1.0, *([0.0] * 11))
    deal = Transfer("deal", "farm", 500_000, to_right="works", schedule=shares, **TERM)
    for use in ("actual", "entitlement"):
        run = allocate(with_transfers(giver_and_taker(), [deal]), use)
        assert run.delivered_hm3[:, 0] == pytest.approx([0.0] + [1.0] * 11)
        assert run.delivered_hm3[:, 2] == pytest.approx([0.625] + [0.0] * 11)


def test_nobody_gives_more_than_it_holds():
    deal = Transfer("deal", "farm", 6_000_001, to_right="works", **TERM)
    with pytest.raises(Refused) as refused:
        with_transfers(giver_and_taker(), [deal])
    assert refused.value.sentence.id == "transfer.more_than_held"
    assert "12,000,002 m³ a year asked, the right holds 12,000,000" in say(refused.value.sentence, "en")


@pytest.mark.parametrize("held_as", ["consumption", "diversion"])
@pytest.mark.parametrize("basis", ["consumption", "diversion"])
@given(st.integers(1, 10**9), st.floats(0.05, 1.0))
def test_the_most_that_can_be_given_is_held_and_more_is_not(held_as, basis, held, ratio):
    """What is held is 12 hm³ of diversion at 0.5, say: 6 hm³ of consumption can be given."""
    basin = giver_and_taker()
    giver = replace(basin.rights[0], basis=held_as, annual_volume_m3=held, consumption_ratio=ratio)
    basin = replace(basin, rights=(giver, *basin.rights[1:]))
    most = most_m3(giver, basis)
    deal = Transfer("deal", "farm", most, to_right="works", basis=basis, **TERM)
    if most:
        with_transfers(basin, [deal])
    with pytest.raises(Refused, match="more_than_held"):
        with_transfers(basin, [replace(deal, volume_m3=most + 25)])


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"right": "nobody", "to_right": "works"}, "transfer.no_such_right"),
        ({"to_right": "nobody"}, "transfer.no_such_right"),
        ({"to_right": "farm"}, "transfer.to_itself"),
        ({"to_node": "nowhere", "to_holder": "people", "to_priority": "industry"}, "transfer.no_such_node"),
        ({"to_node": "low", "to_holder": "nobody", "to_priority": "industry"}, "transfer.no_such_holder"),
        ({"to_node": "low", "to_holder": "people", "to_priority": "leisure"}, "transfer.no_such_class"),
        ({"to_right": "works", "schedule": (0.5, 0.5)}, "transfer.schedule_length"),
        ({"to_right": "works", "id": "works"}, "transfer.id_taken"),
    ],
)
def test_a_transfer_that_does_not_fit_the_basin_is_refused(terms, reason):
    fields = {"id": "deal", "right": "farm", "volume_m3": 1_000_000, **TERM, **terms}
    with pytest.raises(Refused) as refused:
        with_transfers(giver_and_taker(), [Transfer(**fields)])
    assert refused.value.sentence.id == reason
