"""What a map and a chart show of allocations: flows and changes of flow, for one period or the whole record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fenshui.units import M3_PER_HM3

if TYPE_CHECKING:
    from fenshui.allocation import Allocation
    from fenshui.basin import Basin

Floats = NDArray[np.float64]

SPANS = ("period", "mean", "worst")
NOTHING_M3_S = 1e-6
"""A change of flow below this is rounding, not water."""


@dataclass(frozen=True)
class Moment:
    """One period of the record, its mean, or the worst change of each place in it."""

    period: int = 0
    span: str = "period"


def flows_m3_s(volumes_hm3: Floats, seconds: Floats, moment: Moment) -> Floats:
    """Flow of every column (reach or node) at a moment; the worst of a flow is its lowest."""
    if moment.span == "period":
        return np.asarray(volumes_hm3[moment.period] * M3_PER_HM3 / seconds[moment.period])
    if moment.span == "mean":
        return np.asarray(volumes_hm3.sum(axis=0) * M3_PER_HM3 / seconds.sum())
    return np.asarray((volumes_hm3 * M3_PER_HM3 / seconds[:, None]).min(axis=0))


def mean_m3_s(flow_m3_s: Floats, seconds: Floats) -> float:
    """Mean of a flow over the record: the water that passed in its whole time, for periods are not equally long."""
    return float(np.average(flow_m3_s, weights=seconds))


def change_m3_s(before_hm3: Floats, after_hm3: Floats, seconds: Floats, moment: Moment) -> Floats:
    """Change of flow of every column at a moment; the worst change is the greatest loss."""
    return flows_m3_s(after_hm3 - before_hm3, seconds, moment)


def largest_change_m3_s(before: Allocation, after: Allocation, span: str) -> float:
    """The change of flow that a scale must hold: for single periods over the whole record; 98 of 100 are smaller."""
    seconds = before.basin.settings.timeline.seconds
    if span == "period":
        change = np.abs(after.flow_hm3 - before.flow_hm3) * M3_PER_HM3 / seconds[:, None]
    else:
        change = np.abs(change_m3_s(before.flow_hm3, after.flow_hm3, seconds, Moment(span=span)))
    change = change[change > NOTHING_M3_S]
    return float(np.quantile(change, 0.98)) if len(change) else 0.0


def changed(values: Floats, limit: float) -> list[str]:
    """`more`, `less` or `same` for every change; a hundredth of the scale's limit is still none."""
    least = max(limit * 0.01, NOTHING_M3_S)
    return ["more" if value > least else "less" if value < -least else "same" for value in values.tolist()]


def targets_m3_s(basin: Basin, node: str) -> Floats:
    """The flow a node owes in every period; without the classes served after the last users."""
    from fenshui.impact import sections

    return sections.targets_m3_s(basin, node)


def section_states(basin: Basin, outflow_hm3: Floats, moment: Moment) -> dict[str, str]:
    """`met`, `short` (below its target) or `warning` (below its warning flow) for every control section."""
    timeline = basin.settings.timeline
    column = {node.id: number for number, node in enumerate(basin.nodes)}
    states = {}
    for section in basin.sections:
        flow = outflow_hm3[:, column[section.node]] * M3_PER_HM3 / timeline.seconds
        chosen = slice(moment.period, moment.period + 1) if moment.span == "period" else slice(None)
        target = targets_m3_s(basin, section.node)[chosen]
        warning = np.full(len(target), section.warning_m3_s or 0.0)
        states[section.node] = _state(flow[chosen], target, warning, timeline.seconds[chosen], moment.span)
    return states


def share_met(flow_m3_s: Floats, target_m3_s: Floats, seconds: Floats) -> float:
    """In which share (0 to 1) of the periods with a target the assessment calls it met; 1 where none has one."""
    from fenshui.impact import flow_kept

    return flow_kept.satisfied_share(flow_m3_s, target_m3_s, seconds)


def _state(flow: Floats, target: Floats, warning: Floats, seconds: Floats, span: str) -> str:
    from fenshui.impact.flow_kept import is_below

    if span == "mean":
        flow, target, warning, seconds = (each.mean(keepdims=True) for each in (flow, target, warning, seconds))
    if is_below(flow, warning, seconds).any():
        return "warning"
    return "short" if is_below(flow, target, seconds).any() else "met"


def water_year_inflows_hm3(basin: Basin) -> tuple[NDArray[np.int64], Floats]:
    """The whole water years of the record and what entered the river in each."""
    from fenshui.impact import year_types

    return year_types.water_year_inflows_hm3(basin)


def year_types(inflows_hm3: Floats) -> list[str]:
    """`wet`, `normal` or `dry` by the frequency of a year's inflow."""
    from fenshui.impact import year_types

    return year_types.year_types(inflows_hm3)


def delivered_change_hm3(before: Allocation, after: Allocation) -> Floats:
    """Change of what is delivered at every node (columns as the basin's nodes), period by period."""
    return _delivered_at_nodes(after) - _delivered_at_nodes(before)


def _delivered_at_nodes(allocation: Allocation) -> Floats:
    basin = allocation.basin
    column = {node.id: number for number, node in enumerate(basin.nodes)}
    total = np.zeros((allocation.delivered_hm3.shape[0], len(basin.nodes)))
    for number, right in enumerate(basin.rights):
        if right.node in column:
            total[:, column[right.node]] += allocation.delivered_hm3[:, number]
    return total
