"""Between which prices there is a deal, and who gets what at any of them."""

import math
from dataclasses import dataclass

from fenshui.negotiation.games import nash_bargaining
from fenshui.words import Refused


@dataclass(frozen=True)
class Corridor:
    """Prices in fen per m³ given. The taker pays the price and, on top of it, what makes the others whole.

    `floor` is what the water costs the giver; `ceiling` what the taker would pay at most, all in; `scarcity` the shadow
    price of water along the path, for comparison (None where it cannot be told); `compensation` goes to third parties,
    `damage` and `ecology` are stated adders for what the transfer does to nature.
    """

    floor: float
    ceiling: float
    scarcity: float | None = None
    compensation: float = 0.0
    damage: float = 0.0
    ecology: float = 0.0

    @property
    def on_top(self) -> float:
        """What the taker pays beside the price."""
        return self.compensation + self.damage + self.ecology

    @property
    def highest(self) -> float:
        """The highest price at which the taker still gains."""
        return self.ceiling - self.on_top

    @property
    def is_open(self) -> bool:
        """Whether there is a price that leaves neither side worse off, once the others are made whole."""
        return self.highest >= self.floor


@dataclass(frozen=True)
class Shares:
    """Who gets what in a year at a price, fen: gains of giver and taker, and what goes to third parties and nature."""

    giver_fen: float
    taker_fen: float
    third_parties_fen: float
    nature_fen: float


def corridor(
    floor: float,
    other_source: float | None = None,
    marginal_value: float | None = None,
    scarcity: float | None = None,
    **on_top: float,
) -> Corridor:
    """The corridor under the cheaper of the taker's other source and the marginal value of the water to it.

    Raises `Refused` where neither is stated, or a figure is negative or no number.
    """
    ceilings = [value for value in (other_source, marginal_value) if value is not None]
    figures = [floor, *ceilings, *on_top.values(), *([] if scarcity is None else [scarcity])]
    if not ceilings or not all(math.isfinite(value) and value >= 0 for value in figures):
        raise Refused("negotiation.corridor_figures")
    return Corridor(floor, min(ceilings), scarcity, **on_top)


def shares_at(between: Corridor, price: float, volume_m3: float) -> Shares:
    """Who gets what of a year's volume at a price; a loss is negative. The four sum to (ceiling − floor) · volume."""
    return Shares(
        (price - between.floor) * volume_m3,
        (between.highest - price) * volume_m3,
        between.compensation * volume_m3,
        (between.damage + between.ecology) * volume_m3,
    )


def bargained_price(between: Corridor, giver_weight: float = 1.0, taker_weight: float = 1.0) -> float:
    """The price at which giver and taker divide the gain by their weight in the bargain: by halves unless stated.

    Source: Nash's bargain with transferable gains (domain, §5). Raises `Refused` where the corridor is shut.
    """
    if not between.is_open:
        raise Refused("negotiation.corridor_shut", floor=between.floor, highest=between.highest)
    gain = nash_bargaining(between.highest - between.floor, [0.0, 0.0], [giver_weight, taker_weight])
    return between.floor + float(gain[0])
