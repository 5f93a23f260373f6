"""Where and when water that is not consumed comes back, before and after: a June diversion may return in August."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.allocation.compiled_river import returns_of
from fenshui.impact.assessment import UseImpact
from fenshui.impact.third_parties import NOTHING_HM3, years_of_record

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ReturnChange:
    """What comes back to the river at a node, after less before: a year's mean in hm³, and by period of the year."""

    node: str
    change_hm3_per_year: float
    by_period_of_year_hm3: tuple[float, ...]


def return_changes(impact: UseImpact) -> tuple[ReturnChange, ...]:
    """Every node where the return flow changes in amount or timing, in the order of the table. Source: domain, §4.2."""
    timeline = impact.before.basin.settings.timeline
    change = returned_hm3(impact.after) - returned_hm3(impact.before)
    years = years_of_record(impact.before.basin)
    found = []
    for column, node in enumerate(impact.before.basin.nodes):
        weights = change[:, column]
        if np.abs(weights).max() > NOTHING_HM3:
            places = np.bincount(timeline.period_of_year - 1, weights=weights, minlength=timeline.places) / years
            found.append(ReturnChange(node.id, float(weights.sum()) / years, tuple(places.tolist())))
    return tuple(found)


def returned_hm3(run: Allocation) -> Floats:
    """What rights on the river give back, hm³ (periods × nodes)."""
    basin = run.basin
    column = {node.id: index for index, node in enumerate(basin.nodes)}
    back = np.zeros((len(run.delivered_hm3), len(basin.nodes)))
    for index, right in enumerate(basin.rights):
        for row in returns_of(basin, right) if right.source == "surface" else ():
            volume = run.delivered_hm3[:, index] * (1.0 - right.consumption_ratio) * row.share
            back[row.lag_periods :, column[row.node]] += volume[: len(volume) - row.lag_periods]
    return back
