"""Which release from a reservoir keeps a transfer from harming anybody: found by full runs of the record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Basin, river_network
from fenshui.impact.assessment import UseImpact
from fenshui.impact.sections import deepened_hm3
from fenshui.impact.third_parties import NOTHING_HM3, parties_left, shortage_change_hm3
from fenshui.impact.trial import Trial, excess
from fenshui.transfer import Transfer
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]
_GRID = 6
_STEPS = 5
_MOST_RESERVOIRS = 3
_DIGITS = 3
"""Of a flow in m³/s, as a dispatcher can be told it; always rounded up."""


@dataclass(frozen=True)
class _Need:
    """What a reservoir would have to pass in each period of the year: from what it passes to what would make all
    whole, m³/s (places,); 0 in both where nothing is asked of it."""

    reservoir: str
    least_m3_s: Floats
    most_m3_s: Floats


def best_release(trial: Trial, transfer: Transfer) -> Transfer | None:
    """The transfer with the smallest release found that leaves the least harm, from the reservoir nearest above it.

    The release is a flow that a reservoir with water above dead storage promises to pass in the periods of the year
    before which harm would arrive. A search, not a proof: there may be a better one. None where no reservoir lies above
    any harm, or none lessens it.
    """
    if trial.start.settings.timeline.places > 36:
        return None
    impacts = trial.impacts(transfer)
    tried = [(excess(impacts), transfer)]
    for need in list(_needs(trial.start, impacts))[:_MOST_RESERVOIRS]:
        form = _smallest(trial, transfer, need)
        tried.append((excess(trial.impacts(form)), form))
        if tried[-1][0] <= 0:
            break
    best = min(tried, key=lambda each: each[0])[1]
    return None if best is transfer else best


def _smallest(trial: Trial, transfer: Transfer, need: _Need) -> Transfer:
    """The first of evenly rising releases that harms nobody, then lowered by bisection; the best one where none is."""
    forms = [_form(transfer, need, step / _GRID) for step in range(1, _GRID + 1)]
    harm = []
    for step, form in enumerate(forms, 1):
        harm.append(excess(trial.impacts(form)))
        if harm[-1] <= 0:
            return _lowered(trial, transfer, need, (step - 1) / _GRID, step / _GRID)
    return forms[int(np.argmin(harm))]


def _lowered(trial: Trial, transfer: Transfer, need: _Need, low: float, high: float) -> Transfer:
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if trial.is_safe(_form(transfer, need, middle)) else (middle, high)
    return _form(transfer, need, high)


def _form(transfer: Transfer, need: _Need, share: float) -> Transfer:
    flow = need.least_m3_s + share * (need.most_m3_s - need.least_m3_s)
    rounded = np.ceil(flow * 10**_DIGITS - 1e-6) / 10**_DIGITS
    return replace(transfer, release_from=need.reservoir, release_m3_s=tuple(rounded.tolist()))


def _needs(basin: Basin, impacts: tuple[UseImpact, ...]) -> Iterator[_Need]:
    """What every reservoir above some harm would have to pass, nearest first."""
    network = river_network(basin)
    harmed = [(impact, node, series) for impact in impacts for node, series in _harm_at(impact)]
    far = {
        store.node: min(
            (nx.shortest_path_length(network, store.node, node) for _, node, _ in harmed
             if nx.has_path(network, store.node, node)), default=None,
        )
        for store in basin.reservoirs
        if store.capacity_hm3 > store.dead_hm3
    }  # fmt: skip
    for reservoir in sorted((name for name, away in far.items() if away is not None), key=lambda name: far[name] or 0):
        need = _need_of(basin, network, reservoir, harmed)
        if need is not None:
            yield need


def _harm_at(impact: UseImpact) -> Iterator[tuple[str, Floats]]:
    """Every place with the volume lacking there in each period, hm³: injured rights, and sections made worse."""
    columns = parties_left(impact.before, [party.right for party in impact.injured])
    injury = np.maximum(shortage_change_hm3(impact.before, impact.after, columns), 0.0)
    for number, column in enumerate(columns):
        yield impact.before.basin.rights[column].node, injury[:, number]
    worse = {section.node for section in impact.worse_sections}
    for (node, _), (series, _) in deepened_hm3(impact.before, impact.after).items():
        if node in worse:
            yield node, series


def _need_of(
    basin: Basin, network: "nx.DiGraph[str]", reservoir: str, harmed: list[tuple[UseImpact, str, Floats]]
) -> _Need | None:
    timeline = basin.settings.timeline
    least, most = np.full(timeline.places, np.inf), np.zeros(timeline.places)
    for impact, node, series in harmed:
        if not nx.has_path(network, reservoir, node):
            continue
        gain, lag = _on_the_way(network, nx.shortest_path(network, reservoir, node))
        passes = impact.after.node_flow_m3_s(reservoir)
        for period in np.flatnonzero(series > NOTHING_HM3).tolist():
            start = period - lag
            if start < 0:
                continue
            place = int(timeline.period_of_year[start]) - 1
            more = float(series[period]) / max(gain, 1e-6) * M3_PER_HM3 / timeline.seconds[start]
            least[place] = min(least[place], passes[start])
            most[place] = max(most[place], passes[start] + more)
    if not most.any():
        return None
    return _Need(reservoir, np.where(np.isfinite(least), least, 0.0), most)


def _on_the_way(network: "nx.DiGraph[str]", nodes: list[str]) -> tuple[float, int]:
    """What arrives of a unit, and after how many periods."""
    reaches = [network.edges[pair] for pair in pairwise(nodes)]
    return float(np.prod([reach["gain"] for reach in reaches])), sum(reach["lag_periods"] for reach in reaches)
