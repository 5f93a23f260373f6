"""The drought clause: what happens in the driest years, and below which flow the transfer should pause."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Basin
from fenshui.impact.assessment import UseImpact
from fenshui.impact.sections import deepened_hm3
from fenshui.impact.third_parties import parties_left, shortage_change_hm3
from fenshui.impact.trial import harms
from fenshui.impact.year_types import water_year_inflows_hm3

Floats = NDArray[np.float64]
_DRIEST_SHARE = 0.1
_DIGITS = 6
"""Of a flow in m³/s: targets that are just met differ by rounding only."""


@dataclass(frozen=True)
class DryYear:
    """One of the driest years: what entered the river, what third parties lose and what the takers get, hm³."""

    water_year: int
    inflow_hm3: float
    injury_hm3: float
    worst_right: str
    deepened_hm3: float
    bought_hm3: float


@dataclass(frozen=True)
class Pause:
    """Pausing whenever less than a flow passes a section leaves no injury beyond what the basin calls none.

    `periods_share` of the record would be paused, and the takers would miss `missed_hm3_per_year`. It is read from the
    flows without the transfer; what a pause does to storages later is not in it.
    """

    section: str
    below_m3_s: float
    periods_share: float
    missed_hm3_per_year: float


@dataclass(frozen=True)
class DroughtClause:
    """Under one use: the driest tenth of the years, and the pause; None where there is no injury to avoid, or no
    section at which a pause would avoid it."""

    use: str
    driest: tuple[DryYear, ...]
    pause: Pause | None


def drought_clause(impact: UseImpact) -> DroughtClause:
    """What a drought clause of the transfer must know, under one use. Source: domain, §4.8."""
    return DroughtClause(impact.before.use, _driest(impact), None if impact.does_no_injury else _best_pause(impact))


def _driest(impact: UseImpact) -> tuple[DryYear, ...]:
    years, inflow = water_year_inflows_hm3(impact.before.basin)
    water_year = impact.before.basin.settings.timeline.water_year
    whole = driest_first(impact.before.basin)
    chosen = whole[: max(1, round(_DRIEST_SHARE * len(whole)))]
    injury, deeper, names = _injury(impact), _deepened(impact), [party.right for party in impact.third_parties]
    bought = _bought(impact)
    found = []
    for index in chosen:
        inside = water_year == years[index]
        losses = injury[inside].sum(axis=0)
        worst = names[int(losses.argmax())] if losses.size and losses.max() > 0 else ""
        found.append(
            DryYear(
                int(years[index]), float(inflow[index]), float(losses.sum()), worst,
                float(deeper[inside].sum()), float(bought[inside].sum()),
            )
        )  # fmt: skip
    return tuple(found)


def driest_first(basin: Basin) -> NDArray[np.int64]:
    """The places of the whole water years of the record, the driest first."""
    return np.argsort(water_year_inflows_hm3(basin)[1], kind="stable")


def _best_pause(impact: UseImpact) -> Pause | None:
    """Of all sections the one where pausing costs the takers least; of several the first in the table."""
    found = [pause for section in impact.before.basin.sections for pause in [_pause(impact, section.node)] if pause]
    return min(found, key=lambda pause: pause.missed_hm3_per_year, default=None)


def _pause(impact: UseImpact, node: str) -> Pause | None:
    """The lowest flow at a section below which to pause, so that what is left of every harm is within its limit."""
    basin = impact.before.basin
    flow = np.round(impact.before.node_flow_m3_s(node), _DIGITS)
    order = np.argsort(flow, kind="stable")
    harm, limits = harms(impact)
    left = harm.sum(axis=0) - np.cumsum(harm[order], axis=0)
    enough = (left <= limits + 1e-9).all(axis=1)
    if not enough.any():
        return None
    last = int(enough.argmax())
    threshold = float(flow[order[last]])
    paused = flow <= threshold
    if paused.all():
        return None
    years = float(basin.settings.timeline.seconds.sum()) / (365.2425 * 86_400)
    above = float(flow[~paused].min())
    missed = float(_bought(impact)[paused].sum()) / years
    return Pause(node, (threshold + above) / 2, float(paused.mean()), missed)


def _injury(impact: UseImpact) -> Floats:
    others = parties_left(impact.before, [party.right for party in impact.third_parties])
    return np.maximum(shortage_change_hm3(impact.before, impact.after, others), 0.0)


def _deepened(impact: UseImpact) -> Floats:
    series = [deeper for deeper, _ in deepened_hm3(impact.before, impact.after).values()]
    return np.sum(series, axis=0) if series else np.zeros(len(impact.before.wanted_hm3))


def _bought(impact: UseImpact) -> Floats:
    return np.asarray(impact.after.delivered_hm3[:, len(impact.before.basin.rights) :].sum(axis=1))
