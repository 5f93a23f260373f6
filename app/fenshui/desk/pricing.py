"""5  Price: the corridor of a transfer from what this desk knows, and terms that are better for both."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fenshui.allocation import Run, compile_river
from fenshui.basin import Basin
from fenshui.impact import assess, compensations
from fenshui.impact.benefits import benefit_curves
from fenshui.negotiation.better_terms import Alternative, Stakes, better_terms
from fenshui.negotiation.corridor import Corridor, corridor
from fenshui.negotiation.scarcity_path import path_of
from fenshui.negotiation.water_price import water_prices
from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Supposed:
    """What this desk supposes, fen per m³: the cost of the saved water, the taker's other source or marginal value,
    and stated adders for damage and ecology.
    """

    floor: float
    other_source: float | None = None
    marginal_value: float | None = None
    damage: float = 0.0
    ecology: float = 0.0


def price_corridor(basin: Basin, transfer: Transfer, supposed: Supposed, active: Sequence[Transfer] = ()) -> Corridor:
    """The corridor, with third parties' compensation and the scarcity of water on the way from the basin's own data.

    Both need `benefits.csv`: without it compensation counts nothing here and the scarcity price cannot be told.
    """
    return corridor(
        supposed.floor,
        other_source=supposed.other_source,
        marginal_value=supposed.marginal_value,
        scarcity=scarcity_fen_per_m3(basin, transfer),
        compensation=compensation_fen_per_m3(basin, transfer, active),
        damage=supposed.damage,
        ecology=supposed.ecology,
    )


def compensation_fen_per_m3(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> float:
    """What makes the injured whole, by m³ given; those whose benefit is not stated count nothing."""
    found = compensations(assess(basin, (transfer,), active))
    return sum(one.fen_per_year or 0 for one in found) / transfer.volume_m3


def scarcity_fen_per_m3(basin: Basin, transfer: Transfer) -> float | None:
    """The mean price of water on the way from giver to taker in the driest whole year, where it is dearest.

    None where no benefits are stated, or the record holds no whole year.
    """
    curves, year = benefit_curves(basin), _driest_year(basin)
    if not curves or year is None:
        return None
    prices = water_prices(Run(compile_river(basin)), curves, year)
    return max(float(prices.at(node).mean()) for node in path_of(basin, transfer))


def terms_better_for_both(
    basin: Basin, transfer: Transfer, stakes: Stakes, active: Sequence[Transfer] = ()
) -> tuple[Alternative, ...]:
    """The proposal, then the frontier of nearby terms; seconds of work on a large basin."""
    return better_terms(basin, transfer, stakes, active)


def _driest_year(basin: Basin) -> int | None:
    timeline = basin.settings.timeline
    years, periods = np.unique(timeline.water_year, return_counts=True)
    whole = [int(year) for year, count in zip(years, periods, strict=True) if count == timeline.periods_in_full_year]
    inflow = basin.inflows.values.sum(axis=1)
    return min(whole, key=lambda year: float(inflow[timeline.water_year == year].sum()), default=None)
