"""What is proposed: the terms of a transfer of water rights, as its file says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.basin.rows import Right

OBJECTS = ("regional-surplus", "plan-surplus", "saved-abstraction", "works-not-at-capacity", "irrigator")

MOST_EXCHANGE_RATE = 1.0
"""Nobody can take more water than is given up; less arrives where some is lost on the way (T ≤ 1; domain, §5)."""


@dataclass(frozen=True)
class Transfer:
    """One transfer: `right` (the transferor's) gives, `to_right` takes, or a new right at `to_node`.

    `volume_m3` is given up in a full year, on `basis` (consumption or diversion; a diversion is turned into the
    taker's by `conversion`: `neutral` keeps consumption equal, `same-diversion` the diversion). The taker gets
    `exchange_rate` of it. `schedule` is `as-used`, or shares per period of the year that bind both sides.
    `release_from` is a reservoir that promises to pass at least `release_m3_s` in each period of the year, above its
    dead storage and before every user, to make others whole.
    """

    id: str
    right: str
    volume_m3: int
    starts: date
    ends: date
    to_right: str = ""
    to_node: str = ""
    to_holder: str = ""
    to_priority: str = ""
    to_consumption_ratio: float = 1.0
    basis: str = "consumption"
    conversion: str = "neutral"
    exchange_rate: float = 1.0
    schedule: tuple[float, ...] = ()
    object: str = "regional-surplus"
    price_fen_per_m3: int = 0
    release_from: str = ""
    release_m3_s: tuple[float, ...] = ()

    @property
    def total_fen(self) -> int:
        """The price of the whole term: every year's volume, a year that is only begun counted whole."""
        return self.years * self.volume_m3 * self.price_fen_per_m3

    @property
    def years(self) -> int:
        """Calendar years the term touches."""
        return self.ends.year - self.starts.year + 1


def most_m3(giver: Right, basis: str) -> int:
    """The largest yearly volume, measured as `basis` says, for which a right holds enough; whole m³."""
    if giver.basis == basis:
        return giver.annual_volume_m3
    ratio = giver.consumption_ratio
    return floor(giver.annual_volume_m3 * (ratio if basis == "consumption" else 1 / ratio))
