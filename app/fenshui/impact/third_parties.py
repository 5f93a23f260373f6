"""Who is no party and what a transfer costs or brings them, right by right and period by period."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NOTHING_HM3 = 1e-7
"""A change of a tenth of a cubic metre a period is rounding."""


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
    others = third_party_columns(before, parties)
    years = years_of_record(before.basin)
    change = shortage_change_hm3(before, after, others)
    demand, short_before = before.wanted_hm3[:, others], before.unmet_hm3[:, others]
    short_after = after.unmet_hm3[:, _columns_in(after, before, others)]
    yearly = demand.sum(axis=0) / years
    injury = np.maximum(change, 0.0).sum(axis=0) / years
    worst = change.argmax(axis=0)
    figures = {
        "demand_hm3_per_year": yearly,
        "shortage_before_hm3_per_year": short_before.sum(axis=0) / years,
        "shortage_after_hm3_per_year": short_after.sum(axis=0) / years,
        "injury_hm3_per_year": injury,
        "gain_hm3_per_year": np.maximum(-change, 0.0).sum(axis=0) / years,
        "share": injury_shares(change, demand),
        "worst_period": worst,
        "worst_hm3": np.maximum(0.0, np.take_along_axis(change, worst[None], axis=0)[0]),
        "newly_short_periods": ((short_before <= NOTHING_HM3) & (short_after > NOTHING_HM3) & (change > 0)).sum(axis=0),
        "reliability_before": _reliability(short_before, demand),
        "reliability_after": _reliability(short_after, demand),
    }
    names = [before.basin.rights[index].id for index in others]
    rows = zip(*(values.tolist() for values in figures.values()), strict=True)
    return tuple(
        ThirdParty(name, **dict(zip(figures, row, strict=True))) for name, row in zip(names, rows, strict=True)
    )


def third_party_columns(before: Allocation, parties: Collection[str]) -> Ints:
    """Columns of the rights that are no party."""
    return np.array([i for i, right in enumerate(before.basin.rights) if right.id not in parties], dtype=np.int64)


def parties_left(before: Allocation, rights: Collection[str]) -> Ints:
    """Columns of some rights, in the order of the table."""
    wanted = set(rights)
    return np.array([i for i, right in enumerate(before.basin.rights) if right.id in wanted], dtype=np.int64)


def shortage_change_hm3(before: Allocation, after: Allocation, columns: Ints) -> Floats:
    """Shortage with less shortage without, hm³ (periods × `columns` of `before`); rounding stands as 0."""
    change = after.unmet_hm3[:, _columns_in(after, before, columns)] - before.unmet_hm3[:, columns]
    return np.asarray(np.where(np.abs(change) > NOTHING_HM3, change, 0.0))


def injury_shares(change_hm3: Floats, demand_hm3: Floats) -> Floats:
    """Gross injury of each right as a share of its demand, over the record."""
    demand = demand_hm3.sum(axis=0)
    injury = np.maximum(change_hm3, 0.0).sum(axis=0)
    return np.asarray(np.divide(injury, demand, out=np.zeros_like(demand), where=demand > 0))


def years_of_record(basin: Basin) -> float:
    """The length of the record in years."""
    return float(basin.settings.timeline.seconds.sum()) / (365.2425 * 86_400)


def _columns_in(after: Allocation, before: Allocation, columns: Ints) -> Ints:
    """Where the rights of some columns of `before` stand in `after`."""
    place = {right.id: index for index, right in enumerate(after.basin.rights)}
    return np.array([place[before.basin.rights[index].id] for index in columns], dtype=np.int64)


def _reliability(short: Floats, demand: Floats) -> Floats:
    """Periods without shortage / periods in which something was asked, of every right; 1 where nothing ever was."""
    asked = demand > NOTHING_HM3
    periods = asked.sum(axis=0)
    failed = ((short > NOTHING_HM3) & asked).sum(axis=0)
    return np.asarray(1.0 - np.divide(failed, periods, out=np.zeros(len(periods)), where=periods > 0))
