from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import Rules
from fenshui.impact import safe_volume
from fenshui.transfer import Transfer
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
EVENLY = (1 / 12,) * 12


def paper_seller(inflow, injury_share=0.001):
    """The top farm may consume 12 hm³ a year and uses none; the middle and the bottom use 12 each of 12."""
    rights = [right(name, name, volume_m3=12_000_000) for name in ("top", "middle", "bottom")]
    reaches = [("top", "middle"), ("middle", "bottom"), ("bottom", "sea")]
    uses = {"top": 0.0, "middle": 1.0, "bottom": 1.0}
    basin = river(["top", "middle", "bottom", "sea"], reaches, {"top": inflow}, rights, uses, periods=12)
    return replace(basin, settings=replace(basin.settings, rules=Rules(injury_share=injury_share)))


def test_what_the_river_has_to_spare_may_be_sold_to_the_cubic_metre():
    """2.5 hm³ a month for 2: 0.5 to spare, 6 hm³ a year. Beyond, the middle may lose 1 % of its month: all share
    2.5 / (2 + x / 12) ≥ 0.99, so x ≤ 12 · (2.5 / 0.99 - 2) = 6.303030… hm³."""
    deal = Transfer("deal", "top", 1_000_000, to_right="bottom", schedule=EVENLY, **TERM)
    found = safe_volume(paper_seller(2.5, injury_share=0.01), deal)
    assert found.volume_m3 == pytest.approx(6_303_030, abs=1)
    assert found.monotone
    assert dict(found.tried)[found.volume_m3] and not dict(found.tried)[found.volume_m3 + 1]


def test_all_of_a_right_may_be_sold_where_the_river_has_plenty():
    deal = Transfer("deal", "top", 1_000_000, to_right="bottom", schedule=EVENLY, **TERM)
    found = safe_volume(paper_seller(10.0), deal)
    assert found.volume_m3 == found.most_m3 == 12_000_000


def test_nothing_may_be_sold_on_a_river_that_is_short_already():
    """1.9 hm³ for 2: whatever is sold is missing elsewhere; a tenth of a m³ a month passes as rounding."""
    deal = Transfer("deal", "top", 1_000_000, to_right="bottom", schedule=EVENLY, **TERM)
    assert safe_volume(paper_seller(1.9, injury_share=0.0), deal).volume_m3 <= 5
