"""Terms laid side by side: what they come to, and that the same terms are pinned once."""

from dataclasses import replace

import pytest
from fenshui.desk.opening import open_basin
from fenshui.desk.pinning import outcome, pinned, with_pin
from fenshui.desk.proposing import open_draft
from fenshui.desk.wanted import Wanted
from fenshui.places import sample_basin


@pytest.fixture(scope="module")
def farms():
    opening = open_basin(sample_basin("two_farms"))
    return opening.basin, open_draft(opening.transfer_files[0])


def test_the_baseline_has_no_terms_and_hurts_nobody(farms):
    basin, _ = farms
    found = outcome(pinned(basin, Wanted("baseline")))
    assert (found.volume_m3, found.total_fen, found.paper_water_m3, found.injured) == (0, 0, 0, 0)
    assert found.verdict == "none" and found.worst_section is None and found.compensation_m3 == 0


def test_the_price_of_a_package_is_the_mean_of_its_volumes(farms):
    basin, draft = farms
    first = replace(draft, volume_m3=3_000_000, price_fen_per_m3=100)
    second = replace(draft, id="more", volume_m3=1_000_000, price_fen_per_m3=200)
    found = outcome(pinned(basin, Wanted("offer", (first, second))))
    assert found.volume_m3 == 4_000_000
    assert found.price_fen_per_m3 == 125.0  # (3 · 100 + 1 · 200) / 4
    assert found.total_fen == draft.years * 500_000_000


def test_the_same_terms_are_pinned_once_and_a_newer_offer_replaces_the_older(farms):
    basin, draft = farms
    mine, offer = Wanted("draft", (draft,), id="mine"), Wanted("offer", (draft,), id="hill")
    newer = Wanted("offer", (replace(draft, volume_m3=1),), id="plain")
    pins = ()
    for wanted in (mine, offer, mine, newer, Wanted("baseline")):
        pins = with_pin(pins, pinned(basin, wanted))
    assert [(pin.wanted.kind, pin.wanted.id) for pin in pins] == [
        ("baseline", ""),
        ("offer", "plain"),
        ("draft", "mine"),
    ]
