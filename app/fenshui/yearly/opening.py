"""A water year is opened: forecast → allocable → the quota of every region (丰增枯减)."""

from collections.abc import Mapping
from dataclasses import dataclass

from fenshui.basin import Basin
from fenshui.yearly.forecast import Forecast


@dataclass(frozen=True)
class QuotaOfYear:
    """What a region may consume in the year, m³: its normal quota, scaled with the river, settled with the year before.

    `settled_m3`: what the closing of the year before leaves to it, carried over less deducted.
    """

    region: str
    normal_m3: int
    scaled_m3: int
    settled_m3: int

    @property
    def quota_m3(self) -> int:
        """What is left to use, never below nothing."""
        return max(0, self.scaled_m3 + self.settled_m3)


@dataclass(frozen=True)
class Opening:
    """The opened year: what is expected, what may be used of it, m³, and whose share that is.

    `normal_m3` is None where the basin states no quota of a top-level region: nothing can be scaled there, and
    `allocable_m3` is None unless somebody says it.
    """

    forecast: Forecast
    normal_m3: int | None
    allocable_m3: int | None
    quotas: tuple[QuotaOfYear, ...]

    @property
    def water_year(self) -> int:
        """The calendar year in which it begins."""
        return self.forecast.water_year


def open_year(
    basin: Basin, forecast: Forecast, allocable_m3: int | None = None, settled: Mapping[str, int] | None = None
) -> Opening:  # fmt: skip
    """The quotas of a year: all of them scaled by the same ratio, quota(y) = quota · allocable(y) / Σ quota of top
    regions, rounded down; `settled` (region → m³) comes on top.

    Without `allocable_m3` it is worked out: what the basin allows in the analogue year, in proportion to the inflow;
    in a basin that does not say, the normal quotas in proportion to the inflow; in one without quotas of top regions
    it cannot be told, and the quotas stand as they are. Source: domain, §2 (wet-dry scaling).
    """
    normal = basin.normal_quota_m3 or None
    allocable = allocable_m3 if allocable_m3 is not None else _allocable(basin, forecast, normal)
    left = settled or {}
    quotas = tuple(
        QuotaOfYear(region.id, region.quota_m3, _scaled(region.quota_m3, allocable, normal), left.get(region.id, 0))
        for region in basin.regions
        if region.quota_m3 is not None
    )
    return Opening(forecast, normal, allocable, quotas)


def _allocable(basin: Basin, forecast: Forecast, normal_m3: int | None) -> int | None:
    stated = {row.water_year: row.allocable_m3 for row in basin.allocable}
    if forecast.water_year in stated:
        return stated[forecast.water_year]
    if forecast.analogue in stated:
        return round(stated[forecast.analogue] * forecast.inflow_m3 / forecast.analogue_inflow_m3)
    return None if normal_m3 is None else round(normal_m3 * forecast.wetness)


def _scaled(quota_m3: int, allocable_m3: int | None, normal_m3: int | None) -> int:
    return quota_m3 if allocable_m3 is None or normal_m3 is None else quota_m3 * allocable_m3 // normal_m3
