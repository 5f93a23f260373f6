"""What water traded at: by zone, class and year, and what a right would fetch by that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from fenshui.market.trades import Trade


@dataclass(frozen=True)
class PriceRow:
    """A zone and class in a year: trades, m³ and fen of all, and prices in fen per m³ of those that were paid for.

    `mean` is weighted by volume, `median` that of the trades; both None where nothing was paid. `change` is the mean
    against that of the year before with a price, as a share; None for the first.
    """

    zone: str
    right_class: str
    year: int
    trades: int
    volume_m3: int
    money_fen: int
    mean: float | None
    median: float | None
    lowest: int | None
    highest: int | None
    change: float | None = None


def price_index(trades: Iterable[Trade]) -> tuple[PriceRow, ...]:
    """The publication table: every zone and class by year of posting. Source: domain, §5 (price index)."""
    groups: dict[tuple[str, str, int], list[Trade]] = {}
    for trade in trades:
        groups.setdefault((trade.zone, trade.right_class, trade.posted.year), []).append(trade)
    rows, before = [], dict[tuple[str, str], float]()
    for (zone, right_class, year), mine in sorted(groups.items()):
        row = _row(zone, right_class, year, mine, before.get((zone, right_class)))
        if row.mean is not None:
            before[zone, right_class] = row.mean
        rows.append(row)
    return tuple(rows)


def value_of(volume_m3: int, zone: str, right_class: str, rows: Iterable[PriceRow]) -> float | None:
    """What a volume would fetch at the newest mean price of its zone and class, fen; None where none is known."""
    priced = [row for row in rows if (row.zone, row.right_class) == (zone, right_class) and row.mean is not None]
    newest = max(priced, key=lambda row: row.year, default=None)
    return None if newest is None or newest.mean is None else newest.mean * volume_m3


def middle_and_spread(prices: Iterable[float]) -> tuple[float, float]:
    """Median, and median of the distances from it (MAD): what a price is measured against."""
    values = np.array(list(prices), dtype=np.float64)
    middle = float(np.median(values))
    return middle, float(np.median(np.abs(values - middle)))


def by_zone(trades: Iterable[Trade]) -> Mapping[tuple[str, str], list[Trade]]:
    """Trades of each zone and class."""
    found: dict[tuple[str, str], list[Trade]] = {}
    for trade in trades:
        found.setdefault((trade.zone, trade.right_class), []).append(trade)
    return found


def _row(zone: str, right_class: str, year: int, mine: list[Trade], before: float | None) -> PriceRow:
    paid = [trade for trade in mine if not trade.is_gift]
    volume, money = sum(t.volume_m3 for t in mine), sum(t.volume_m3 * t.price_fen_per_m3 for t in mine)
    if not paid:
        return PriceRow(zone, right_class, year, len(mine), volume, money, None, None, None, None)
    prices = [trade.price_fen_per_m3 for trade in paid]
    mean = money / sum(trade.volume_m3 for trade in paid)
    change = None if before is None else mean / before - 1.0
    middle, _ = middle_and_spread(prices)
    return PriceRow(zone, right_class, year, len(mine), volume, money, mean, middle, min(prices), max(prices), change)
