"""The forecast of a water year (来水预测): how much will come, how wet that is, which recorded year it resembles."""

from dataclasses import dataclass

import numpy as np

from fenshui.basin import Basin
from fenshui.impact.year_types import water_year_inflows_hm3, year_type
from fenshui.units import M3_PER_HM3, hm3_from_m3
from fenshui.words import Refused

LEAST_YEARS = 10
"""A record of fewer whole years does not tell how often a volume is exceeded."""


@dataclass(frozen=True)
class Forecast:
    """What is expected to enter the river in a water year, m³, beside the mean of the record.

    `exceedance`: share of years that bring as much (来水频率, a plotting position); `year_type` wet, normal or dry;
    both None where the record is too short to tell.
    `analogue`: the recorded water year whose course it is given (典型年), and what came in it.
    """

    water_year: int
    inflow_m3: int
    mean_m3: int
    exceedance: float | None
    year_type: str | None
    analogue: int
    analogue_inflow_m3: int

    @property
    def wetness(self) -> float:
        """The volume expected as a share of the mean."""
        return self.inflow_m3 / self.mean_m3 if self.mean_m3 else 1.0


def forecast_of(basin: Basin, water_year: int, inflow_m3: int) -> Forecast:
    """The forecast of a year in which this much is expected. Raises `Refused` for a record without a whole year."""
    years, volumes = _whole_years(basin)
    volume = hm3_from_m3(inflow_m3)
    nearest = int(np.argmin(np.abs(volumes - volume)))
    mean = round(float(volumes.mean()) * M3_PER_HM3)
    exceedance = _exceedance(np.rint(volumes * M3_PER_HM3), inflow_m3) if len(volumes) >= LEAST_YEARS else None
    kind = None if exceedance is None else year_type(exceedance)
    came = round(float(volumes[nearest]) * M3_PER_HM3)
    return Forecast(water_year, inflow_m3, mean, exceedance, kind, int(years[nearest]), came)


def forecast_by_exceedance(basin: Basin, water_year: int, percent: float) -> Forecast:
    """The forecast of a year that `percent` of the years exceed: 25 is wet, 50 middling, 75 dry, 95 very dry.

    Raises `Refused` for a percentage that is none, and for a record without a whole year.
    """
    if not 0 <= percent <= 100:
        raise Refused("yearly.no_percentage", found=percent)
    _, volumes = _whole_years(basin)
    volume = float(np.quantile(volumes, 1.0 - percent / 100.0, method="weibull"))
    return forecast_of(basin, water_year, round(volume * M3_PER_HM3))


def _exceedance(recorded_m3: np.ndarray, volume_m3: int) -> float:
    """How often a volume is reached: between the plotting positions m / (n + 1) of the recorded years next to it.

    m counts the years that brought as much or more, so years alike share the position of the last of them; beyond the
    record it stays at that of the wettest or the driest. Source: Weibull (1939); SL 44, empirical frequency.
    """
    values, counts = np.unique(recorded_m3, return_counts=True)
    reached = np.cumsum(counts[::-1])[::-1]
    return float(np.interp(volume_m3, values, reached / (len(recorded_m3) + 1)))


def _whole_years(basin: Basin) -> tuple[np.ndarray, np.ndarray]:
    """The water years of the record that it does not cut off, and what came in each, hm³."""
    years, volumes = water_year_inflows_hm3(basin)
    if not years.size:
        raise Refused("yearly.no_whole_year")
    return years, volumes
