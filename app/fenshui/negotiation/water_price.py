"""What water is worth in money at every place: the dual of the benefit-maximising programme of a year."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fenshui.allocation import Run
from fenshui.allocation.river_arrays import Floats
from fenshui.impact.benefits import Curve
from fenshui.negotiation.trade_programme import TradeProgramme, Year, periods_of_year


@dataclass(frozen=True)
class WaterPrices:
    """What one m³ more at a place would earn those who use the river, fen per m³.

    `nodes` are ids in the engine's order, upstream first; `fen_per_m3` is nodes × periods of the water year.
    """

    year: int
    nodes: tuple[str, ...]
    fen_per_m3: Floats

    def at(self, node: str) -> Floats:
        """The price at a node, period by period."""
        return np.asarray(self.fen_per_m3[self.nodes.index(node)])


def water_prices(run: Run, curves: Mapping[str, Curve], year: int) -> WaterPrices:
    """The scarcity price of water at every node in every period of a water year, when all who have a curve may trade.

    Source: scarcity price at a place = dual of the benefit-maximising programme. Everybody without a
    curve, the reservoirs and the targets keep what they had. Raises `Refused` for a year that is not whole.
    """
    outcome, _ = run.outcome()
    programme = TradeProgramme(Year(run, outcome, periods_of_year(run, year)), curves)
    return WaterPrices(year, run.river.nodes, programme.water_prices_fen_per_m3())
