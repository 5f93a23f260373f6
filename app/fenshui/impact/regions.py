"""Where regions stand against their quota (consumption) and cap (diversion), before and after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation, consumed_shares
from fenshui.basin import Basin
from fenshui.impact.third_parties import years_of_record
from fenshui.units import hm3_from_m3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RegionPosition:
    """Mean yearly use of a region's rights, hm³, and its limits; a limit that is not stated is None."""

    region: str
    quota_hm3: float | None
    cap_hm3: float | None
    consumed_before_hm3_per_year: float
    consumed_after_hm3_per_year: float
    diverted_before_hm3_per_year: float
    diverted_after_hm3_per_year: float


def region_positions(before: Allocation, after: Allocation) -> tuple[RegionPosition, ...]:
    """Every region with a quota or a cap, and every region whose use changes."""
    positions = (_position(region.id, before, after) for region in before.basin.regions)
    return tuple(p for p in positions if p.quota_hm3 is not None or p.cap_hm3 is not None or _changes(p))


def _changes(position: RegionPosition) -> bool:
    return abs(position.consumed_after_hm3_per_year - position.consumed_before_hm3_per_year) > 1e-6


def _position(region_id: str, before: Allocation, after: Allocation) -> RegionPosition:
    region = before.basin.region_by_id[region_id]
    consumed_before, diverted_before = _use(region_id, before)
    consumed_after, diverted_after = _use(region_id, after)
    return RegionPosition(
        region=region_id,
        quota_hm3=None if region.quota_m3 is None else hm3_from_m3(region.quota_m3),
        cap_hm3=None if region.cap_m3 is None else hm3_from_m3(region.cap_m3),
        consumed_before_hm3_per_year=consumed_before,
        consumed_after_hm3_per_year=consumed_after,
        diverted_before_hm3_per_year=diverted_before,
        diverted_after_hm3_per_year=diverted_after,
    )


def _use(region_id: str, run: Allocation) -> tuple[float, float]:
    mine = _counted(region_id, run.basin)
    diverted = run.delivered_hm3[:, mine].sum(axis=0)
    years = years_of_record(run.basin)
    return float(diverted @ consumed_shares(run.basin)[mine]) / years, float(diverted.sum()) / years


def _counted(region_id: str, basin: Basin) -> NDArray[np.int64]:
    inside = [region_id in basin.region_and_parents(basin.quota_region_of(right)) for right in basin.rights]
    return np.flatnonzero(inside)
