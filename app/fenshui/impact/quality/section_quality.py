"""What a transfer does to the water quality at control sections, against the limits a basin states."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin
from fenshui.impact.assessment import UseImpact
from fenshui.impact.quality.mixing import concentrations_mg_l, pollutants_of

Floats = NDArray[np.float64]
_ROUNDING = 1e-9


@dataclass(frozen=True)
class QualityChange:
    """A pollutant at a section before and after, mg/l. None where the basin states no limit there, or a load meets no
    water in any period; `undiluted_…` counts such periods, which are over any limit.

    `limit_mg_l` None: whether it is kept cannot be told, `quality_limits.csv` says nothing of it.
    """

    node: str
    pollutant: str
    limit_mg_l: float | None
    mean_before_mg_l: float | None
    mean_after_mg_l: float | None
    worst_before_mg_l: float | None
    worst_after_mg_l: float | None
    over_before: int | None
    over_after: int | None
    newly_over: int | None
    undiluted_before: int
    undiluted_after: int


def quality_changes(impact: UseImpact) -> tuple[QualityChange, ...]:
    """Every pollutant at every section, and at every other node with a limit; nothing where no loads are stated."""
    return compared_quality(impact.before, impact.after, impact.before.basin, impact.before.basin)


def compared_quality(before: Allocation, after: Allocation, loads: Basin, then: Basin) -> tuple[QualityChange, ...]:
    """The same between two runs, each under the loads of its own basin."""
    found = []
    for pollutant in pollutants_of(loads):
        first, second = concentrations_mg_l(before, pollutant, loads), concentrations_mg_l(after, pollutant, then)
        at = {node.id: column for column, node in enumerate(before.basin.nodes)}
        for node, limit in limits_of(loads, pollutant).items():
            found.append(_change(node, pollutant, limit, first[:, at[node]], second[:, at[node]]))
    return tuple(found)


def limits_of(basin: Basin, pollutant: str) -> dict[str, float | None]:
    """The limit at every section and every node that has one: its own, else the one stated for all, else None."""
    rows = {row.node: row.limit_mg_l for row in basin.quality_limits if row.pollutant == pollutant}
    places = dict.fromkeys([*(section.node for section in basin.sections), *(name for name in rows if name)])
    return {name: rows.get(name, rows.get("")) for name in places}


def _change(node: str, pollutant: str, limit: float | None, before: Floats, after: Floats) -> QualityChange:
    over = [_over(each, limit) for each in (before, after)]
    new = None if over[0] is None or over[1] is None else int((over[1] & ~over[0]).sum())
    return QualityChange(
        node=node,
        pollutant=pollutant,
        limit_mg_l=limit,
        mean_before_mg_l=_mean(before),
        mean_after_mg_l=_mean(after),
        worst_before_mg_l=_worst(before),
        worst_after_mg_l=_worst(after),
        over_before=None if over[0] is None else int(over[0].sum()),
        over_after=None if over[1] is None else int(over[1].sum()),
        newly_over=new,
        undiluted_before=int(np.isnan(before).sum()),
        undiluted_after=int(np.isnan(after).sum()),
    )


def _over(series: Floats, limit: float | None) -> NDArray[np.bool_] | None:
    return None if limit is None else np.isnan(series) | (np.nan_to_num(series) > limit * (1 + _ROUNDING))


def _mean(series: Floats) -> float | None:
    known = series[~np.isnan(series)]
    return float(known.mean()) if len(known) else None


def _worst(series: Floats) -> float | None:
    known = series[~np.isnan(series)]
    return float(known.max()) if len(known) else None
