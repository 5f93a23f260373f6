"""The plan that quotas and caps make at the start of each water year, so that nobody's quota is eaten up by spring."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation.requests import Requests
from fenshui.basin import Basin
from fenshui.units import hm3_from_m3

Years = NDArray[np.float64]
"""A value a water year."""


def year_index(basin: Basin) -> NDArray[np.int64]:
    """The number, from 0, of the water year in which every period lies."""
    return np.asarray(np.unique(basin.settings.timeline.water_year, return_inverse=True)[1], dtype=np.int64)


def yearly_plan(basin: Basin, asked: Requests) -> NDArray[np.float64]:
    """The factor (water years × rights, 0..1) by which what a right asks is multiplied under quotas and caps.

    Every region with a quota (consumption) or a cap (diversion) hands it to its rights in priority order, exempt
    classes first and uncut; inside the class where it runs out by one ratio, or by date under `seniority`.
    Source: the basin format, *Quotas and caps*; 丰增枯减: quota(y) = quota · allocable(y) / Σ quota of top regions.
    """
    year = year_index(basin)
    use = np.zeros((int(year.max()) + 1, len(basin.rights)))
    np.add.at(use, year, asked.asked_hm3)
    use = np.minimum(use, asked.volume_hm3)
    plan = np.ones_like(use)
    share = np.bincount(year) / basin.settings.timeline.periods_in_full_year
    members = _members(basin)
    for region_id, limit, counts in _limits(basin, np.minimum(share, 1.0)):
        inside = members.get(region_id, np.zeros(len(basin.rights), dtype=bool)) & (counts > 0)
        _hand_out(basin, limit, counts, inside, use, plan)
    return plan


def _hand_out(
    basin: Basin,
    limit: Years,
    counts: NDArray[np.float64],
    inside: NDArray[np.bool_],
    use: NDArray[np.float64],
    plan: NDArray[np.float64],
) -> None:
    exempt = np.array([right.priority in basin.settings.quota_exempt for right in basin.rights], dtype=bool)
    weighted = use * counts
    rest = limit - weighted[:, inside & exempt].sum(axis=1)
    for group in _ranked(basin, inside & ~exempt):
        need = weighted[:, group].sum(axis=1)
        left = np.maximum(rest, 0.0)
        factor = np.where(need > left, np.divide(left, need, out=np.ones_like(need), where=need > 0), 1.0)
        rest = rest - factor * need
        plan[:, group] = np.minimum(plan[:, group], factor[:, None])


def _ranked(basin: Basin, inside: NDArray[np.bool_]) -> Iterator[list[int]]:
    by_date = basin.settings.sharing == "seniority"
    groups: dict[tuple[int, date], list[int]] = {}
    for index in np.flatnonzero(inside):
        right = basin.rights[index]
        day = (right.seniority or date.max) if by_date else date.max
        groups.setdefault((basin.settings.priorities.index(right.priority), day), []).append(int(index))
    for key in sorted(groups):
        yield groups[key]


def _limits(basin: Basin, share: Years) -> Iterator[tuple[str, Years, NDArray[np.float64]]]:
    """Region, its limit in hm³ by water year, and what a unit diverted by each right counts against it."""
    consumed = consumed_shares(basin)
    scale = _wet_dry_scaling(basin)
    for region in basin.regions:
        if region.quota_m3 is not None:
            yield region.id, hm3_from_m3(region.quota_m3) * scale * share, consumed
        if region.cap_m3 is not None:
            yield region.id, hm3_from_m3(region.cap_m3) * share, np.ones(len(basin.rights))


def consumed_shares(basin: Basin) -> NDArray[np.float64]:
    """What a unit diverted by each right takes from the river for good; 0 where its source is not the river."""
    returned: dict[str, float] = {}
    for row in basin.returns:
        returned[row.right] = returned.get(row.right, 0.0) + row.share
    return np.array(
        [
            1.0 - (1.0 - right.consumption_ratio) * returned.get(right.id, 1.0) if right.source == "surface" else 0.0
            for right in basin.rights
        ],
        dtype=float,
    )


def _wet_dry_scaling(basin: Basin) -> Years:
    years = np.unique(basin.settings.timeline.water_year)
    total = basin.normal_quota_m3
    allocable = {row.water_year: row.allocable_m3 for row in basin.allocable}
    return np.array([allocable[year] / total if total and year in allocable else 1.0 for year in years.tolist()])


def _members(basin: Basin) -> dict[str, NDArray[np.bool_]]:
    inside = {region.id: np.zeros(len(basin.rights), dtype=bool) for region in basin.regions}
    for index, right in enumerate(basin.rights):
        for region in basin.region_and_parents(basin.quota_region_of(right)):
            inside[region][index] = True
    return inside
