"""Low flows by frequency: the driest month of an assurance, and the seven-day low of ten years."""

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Timeline

Floats = NDArray[np.float64]
_WEEK = 7


def assured_driest_month_m3_s(flow_m3_s: Floats, timeline: Timeline, assurance: float = 0.90) -> float | None:
    """Q90 (Q95, …) of the driest month: the mean flow of a year's driest month that so large a share of years exceeds.

    `flow_m3_s` (periods,); whole water years only; frequency m / (n + 1), linear between, clamped at the ends. None on
    yearly steps and where no water year is whole. Source: domain, §5 (Q90 最枯月平均流量).
    """
    if timeline.step == "year":
        return None
    months = np.array([day.year * 12 + day.month for day in timeline.dates[:-1]])
    place = np.unique(months, return_inverse=True)[1]
    seconds = np.bincount(place, weights=timeline.seconds)
    monthly = np.bincount(place, weights=flow_m3_s * timeline.seconds) / seconds
    year_of_month = timeline.water_year[np.unique(place, return_index=True)[1]]
    years, count = np.unique(year_of_month, return_counts=True)
    inside = np.isin(year_of_month, years[count == 12])
    lowest = monthly[inside].reshape(-1, 12).min(axis=1)
    return _exceeded(lowest, assurance) if len(lowest) else None


def seven_day_low_m3_s(flow_m3_s: Floats, timeline: Timeline, return_years: float = 10.0) -> float | None:
    """7Q10: the lowest mean flow of seven days running in a water year, gone below once in ten years on average.

    `flow_m3_s` (days,), m³/s; frequency m / (n + 1) as above, no distribution fitted. None unless the step is a day
    and some water year is whole. Source: domain, §5.
    """
    if timeline.step != "day":
        return None
    years, count = np.unique(timeline.water_year, return_counts=True)
    whole = years[count >= timeline.periods_in_full_year]
    lowest = [running_mean(flow_m3_s[timeline.water_year == year], _WEEK).min() for year in whole]
    return _exceeded(np.array(lowest), 1.0 - 1.0 / return_years) if lowest else None


def running_mean(values: Floats, width: int) -> Floats:
    """Means of `width` values running along the last axis: (…, n) -> (…, n - width + 1)."""
    return np.asarray(np.lib.stride_tricks.sliding_window_view(values, width, axis=-1).mean(axis=-1))


def _exceeded(values: Floats, share: float) -> float:
    """The value that a share of the sample exceeds, by the plotting position m / (n + 1)."""
    return float(np.quantile(values, 1.0 - share, method="weibull"))
