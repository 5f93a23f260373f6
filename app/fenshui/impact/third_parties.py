"""Who is no party and what a transfer costs or brings them, right by right and period by period."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin

Floats = NDArray[np.float64]
NOTHING_HM3 = 1e-7
"""A change of a tenth of a litre a period is rounding."""


@dataclass(frozen=True)
class ThirdParty:
    """What a transfer does to a right that is no party; volumes in hm³, yearly ones as the mean of the record.

    `injury` counts every period with a greater shortage (gross: a gain in May does not hide a loss in August), `gain`
    every period with a smaller one. `share` is the injury as a share of the mean yearly demand. Source: domain, §4.
    """

    right: str
    demand_hm3_per_year: float
    shortage_before_hm3_per_year: float
    shortage_after_hm3_per_year: float
    injury_hm3_per_year: float
    gain_hm3_per_year: float
    share: float
    worst_period: int
    worst_hm3: float
    newly_short_periods: int
    reliability_before: float
    reliability_after: float

    @property
    def net_hm3_per_year(self) -> float:
        """Injury less gain."""
        return self.injury_hm3_per_year - self.gain_hm3_per_year

    def is_injured(self, basin: Basin) -> bool:
        """Whether the injury is more than the share the basin calls none."""
        return self.share > basin.settings.rules.injury_share


def third_parties(before: Allocation, after: Allocation, parties: Collection[str]) -> tuple[ThirdParty, ...]:
    """Every right of `before` that is no party, in the order of the table; `after` may have more rights."""
    column = {right.id: index for index, right in enumerate(after.basin.rights)}
    years = years_of_record(before.basin)
    return tuple(
        _third_party(right.id, years, *(_columns(before, index) + _columns(after, column[right.id])))
        for index, right in enumerate(before.basin.rights)
        if right.id not in parties
    )


def years_of_record(basin: Basin) -> float:
    """The length of the record in years."""
    return float(basin.settings.timeline.seconds.sum()) / (365.2425 * 86_400)


def _columns(run: Allocation, index: int) -> tuple[Floats, Floats]:
    return run.wanted_hm3[:, index], run.unmet_hm3[:, index]


def _third_party(
    right: str, years: float, demand: Floats, short_before: Floats, _: Floats, short_after: Floats
) -> ThirdParty:
    change = short_after - short_before
    change = np.where(np.abs(change) > NOTHING_HM3, change, 0.0)
    injury = float(np.maximum(change, 0.0).sum()) / years
    yearly_demand = float(demand.sum()) / years
    worst = int(change.argmax())
    asked = demand > NOTHING_HM3
    return ThirdParty(
        right=right,
        demand_hm3_per_year=yearly_demand,
        shortage_before_hm3_per_year=float(short_before.sum()) / years,
        shortage_after_hm3_per_year=float(short_after.sum()) / years,
        injury_hm3_per_year=injury,
        gain_hm3_per_year=float(np.maximum(-change, 0.0).sum()) / years,
        share=injury / yearly_demand if yearly_demand > 0 else 0.0,
        worst_period=worst,
        worst_hm3=max(0.0, float(change[worst])),
        newly_short_periods=int(((short_after > NOTHING_HM3) & (short_before <= NOTHING_HM3) & (change > 0)).sum()),
        reliability_before=_reliability(short_before, asked),
        reliability_after=_reliability(short_after, asked),
    )


def _reliability(short: Floats, asked: NDArray[np.bool_]) -> float:
    """Periods without shortage / periods in which something was asked."""
    return float(1.0 - (short[asked] > NOTHING_HM3).mean()) if asked.any() else 1.0
