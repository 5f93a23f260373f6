"""What a transfer does on the way: what every reach carries and loses, how full it gets, and the works it passes."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin, river_network
from fenshui.basin.rows import Reach, Reservoir
from fenshui.impact.assessment import Assessment, UseImpact
from fenshui.impact.sections import greatest_loss_m3_s
from fenshui.impact.third_parties import years_of_record
from fenshui.transfer import Transfer
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]
_FULL = 1.0 - 1e-6
"""A work that carries or holds this share of what it can is at capacity; the rest is rounding."""


@dataclass(frozen=True)
class ReachChange:
    """A reach before and after: flow at its head in m³/s, what it loses in hm³ a year, its use of a stated capacity.

    `greatest_loss_m3_s` is the largest drop of flow in any period (0: none). Capacity figures are None where the basin
    states none; `newly_full_periods` are at capacity with the transfer and not without. Source: domain, §4.3.
    """

    reach: str
    from_node: str
    to_node: str
    kind: str
    on_the_way: bool
    mean_before_m3_s: float
    mean_after_m3_s: float
    mean_change_m3_s: float
    lowest_before_m3_s: float
    lowest_after_m3_s: float
    greatest_loss_m3_s: float
    lost_before_hm3_per_year: float
    lost_after_hm3_per_year: float
    capacity_m3_s: float | None
    most_used_before: float | None
    most_used_after: float | None
    full_periods_before: int | None
    full_periods_after: int | None
    newly_full_periods: int | None


@dataclass(frozen=True)
class WorkChange:
    """A reservoir before and after: mean and lowest storage, evaporation in hm³ a year, periods at its limit.

    The limit is the capacity, or the flood-season limit of the period where that is lower.
    """

    node: str
    on_the_way: bool
    capacity_hm3: float
    mean_before_hm3: float
    mean_after_hm3: float
    lowest_before_hm3: float
    lowest_after_hm3: float
    evaporated_before_hm3_per_year: float
    evaporated_after_hm3_per_year: float
    full_periods_before: int
    full_periods_after: int
    newly_full_periods: int


def reach_changes(impact: UseImpact, on_the_way: Iterable[str] = ()) -> tuple[ReachChange, ...]:
    """Every reach, in the order of the table; `on_the_way` are the nodes the water passes (`nodes_on_the_way`)."""
    way = frozenset(on_the_way)
    basin = impact.before.basin
    return tuple(_reach(column, reach, impact, way) for column, reach in enumerate(basin.reaches))


def work_changes(impact: UseImpact, on_the_way: Iterable[str] = ()) -> tuple[WorkChange, ...]:
    """Every reservoir, in the order of the table."""
    way = frozenset(on_the_way)
    basin = impact.before.basin
    return tuple(_work(column, store, impact, way) for column, store in enumerate(basin.reservoirs))


def nodes_on_the_way(assessment: Assessment) -> frozenset[str]:
    """Every node between giver and taker of any of the transfers, both included, whichever of them is upstream.

    Where neither lies below the other the water turns where their rivers meet: both ways down to there.
    """
    network = river_network(assessment.basin)
    ways = (_way(network, *_ends(assessment.basin_after, transfer)) for transfer in assessment.transfers)
    return frozenset[str]().union(*ways)


def _ends(basin: Basin, transfer: Transfer) -> tuple[str, str]:
    taker = basin.right_by_id[transfer.to_right].node if transfer.to_right else transfer.to_node
    return basin.right_by_id[transfer.right].node, taker


def _way(network: "nx.DiGraph[str]", giver: str, taker: str) -> set[str]:
    below = {node: {node, *nx.descendants(network, node)} for node in (giver, taker)}
    above = {node: {node, *nx.ancestors(network, node)} for node in (giver, taker)}
    if taker in below[giver] or giver in below[taker]:
        return (below[giver] & above[taker]) | (below[taker] & above[giver])
    shared = below[giver] & below[taker]
    met = [node for node in shared if not any(up in shared for up in network.predecessors(node))]
    return {node for end in met for node in {end, *nx.ancestors(network, end)} & (below[giver] | below[taker])}


def _reach(column: int, reach: Reach, impact: UseImpact, way: frozenset[str]) -> ReachChange:
    before, after = impact.before.flow_hm3[:, column], impact.after.flow_hm3[:, column]
    seconds, years = impact.before.basin.settings.timeline.seconds, years_of_record(impact.before.basin)
    flow, flow_then = (volume * M3_PER_HM3 / seconds for volume in (before, after))
    mean, mean_then = (float(volume.sum() * M3_PER_HM3 / seconds.sum()) for volume in (before, after))
    limit = reach.capacity_m3_s
    full, full_then = (None if limit is None else each / limit for each in (flow, flow_then))
    return ReachChange(
        reach=reach.id,
        from_node=reach.from_node,
        to_node=reach.to_node,
        kind=reach.kind,
        on_the_way={reach.from_node, reach.to_node} <= way,
        mean_before_m3_s=mean,
        mean_after_m3_s=mean_then,
        mean_change_m3_s=mean_then - mean,
        lowest_before_m3_s=float(flow.min()),
        lowest_after_m3_s=float(flow_then.min()),
        greatest_loss_m3_s=greatest_loss_m3_s(flow, flow_then, seconds),
        lost_before_hm3_per_year=float(before.sum()) * reach.loss / years,
        lost_after_hm3_per_year=float(after.sum()) * reach.loss / years,
        capacity_m3_s=limit,
        most_used_before=None if full is None else float(full.max()),
        most_used_after=None if full_then is None else float(full_then.max()),
        full_periods_before=None if full is None else int((full >= _FULL).sum()),
        full_periods_after=None if full_then is None else int((full_then >= _FULL).sum()),
        newly_full_periods=_newly(full, full_then),
    )


def _newly(before: Floats | None, after: Floats | None) -> int | None:
    return None if before is None or after is None else int(((after >= _FULL) & (before < _FULL)).sum())


def _work(column: int, store: Reservoir, impact: UseImpact, way: frozenset[str]) -> WorkChange:
    runs, years = (impact.before, impact.after), years_of_record(impact.before.basin)
    held, held_then = (run.storage_hm3[:, column] for run in runs)
    limit = _limit_hm3(impact.before, store)
    full, full_then = held / limit, held_then / limit
    evaporated = [float(run.evaporated_hm3[:, column].sum()) / years for run in runs]
    return WorkChange(
        node=store.node,
        on_the_way=store.node in way,
        capacity_hm3=store.capacity_hm3,
        mean_before_hm3=float(held.mean()),
        mean_after_hm3=float(held_then.mean()),
        lowest_before_hm3=float(held.min()),
        lowest_after_hm3=float(held_then.min()),
        evaporated_before_hm3_per_year=evaporated[0],
        evaporated_after_hm3_per_year=evaporated[1],
        full_periods_before=int((full >= _FULL).sum()),
        full_periods_after=int((full_then >= _FULL).sum()),
        newly_full_periods=_newly(full, full_then) or 0,
    )


def _limit_hm3(run: Allocation, store: Reservoir) -> Floats:
    """What a reservoir may hold at most in every period; never 0, which nothing could be a share of."""
    timeline = run.basin.settings.timeline
    by_place = np.full(timeline.places + 1, store.capacity_hm3)
    for row in run.basin.storage_limits:
        if row.node == store.node:
            by_place[row.period_of_year] = min(store.capacity_hm3, row.max_hm3)
    return np.asarray(np.maximum(by_place[timeline.period_of_year], 1e-9))
