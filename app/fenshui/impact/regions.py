"""Where regions stand against their quota (consumption) and cap (diversion), before and after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation, consumed_shares
from fenshui.basin.rows import Region
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


@dataclass(frozen=True)
class _Used:
    """What each right diverts and consumes in a mean year, hm³, and the regions it counts in."""

    diverted: Floats
    consumed_shares: Floats
    regions: tuple[frozenset[str], ...]


def region_positions(before: Allocation, after: Allocation) -> tuple[RegionPosition, ...]:
    """Every region with a quota or a cap, and every region whose use changes."""
    used = _used(before), _used(after)
    positions = (_position(region, *used) for region in before.basin.regions)
    return tuple(p for p in positions if p.quota_hm3 is not None or p.cap_hm3 is not None or _changes(p))


def _changes(position: RegionPosition) -> bool:
    return abs(position.consumed_after_hm3_per_year - position.consumed_before_hm3_per_year) > 1e-6


def _position(region: Region, before: _Used, after: _Used) -> RegionPosition:
    consumed_before, diverted_before = _use(region.id, before)
    consumed_after, diverted_after = _use(region.id, after)
    return RegionPosition(
        region=region.id,
        quota_hm3=None if region.quota_m3 is None else hm3_from_m3(region.quota_m3),
        cap_hm3=None if region.cap_m3 is None else hm3_from_m3(region.cap_m3),
        consumed_before_hm3_per_year=consumed_before,
        consumed_after_hm3_per_year=consumed_after,
        diverted_before_hm3_per_year=diverted_before,
        diverted_after_hm3_per_year=diverted_after,
    )


def _used(run: Allocation) -> _Used:
    basin = run.basin
    inside = tuple(frozenset(basin.region_and_parents(basin.quota_region_of(right))) for right in basin.rights)
    return _Used(run.delivered_hm3.sum(axis=0) / years_of_record(basin), consumed_shares(basin), inside)


def _use(region: str, used: _Used) -> tuple[float, float]:
    mine = [number for number, regions in enumerate(used.regions) if region in regions]
    diverted = used.diverted[mine]
    return float(diverted @ used.consumed_shares[mine]), float(diverted.sum())
