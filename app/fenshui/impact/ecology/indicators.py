"""Indicators of hydrologic alteration: what a flow regime is like, one row a water year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Timeline
from fenshui.impact.ecology.low_flow import running_mean

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_MONTHS = range(1, 13)
_DAYS_RUNNING = (1, 3, 7, 30, 90)
_MONTHS_RUNNING = (1, 3)
_NO_WATER_M3_S = 1e-9


@dataclass(frozen=True)
class Indicators:
    """`values` (years × names): mean flows, lows and highs in m³/s; dates as periods since the water year began;
    durations in periods; rates in m³/s a period; the rest counts."""

    names: tuple[str, ...]
    years: tuple[int, ...]
    values: Floats


def pulse_limits_m3_s(flow_m3_s: Floats) -> tuple[float, float]:
    """Below the first a flow is a low pulse, above the second a high one: quarter and three quarters of the record."""
    low, high = np.quantile(flow_m3_s, (0.25, 0.75))
    return float(low), float(high)


def flow_indicators(flow_m3_s: Floats, timeline: Timeline, pulses: tuple[float, float]) -> Indicators:
    """The 33 indicators of a daily series; of a monthly or ten-day series the 18 that it can tell.

    `flow_m3_s` (periods,), m³/s; `pulses` as `pulse_limits_m3_s` of the flow *before*. Water years that the record cuts
    off are left out. Daily: 12 monthly means; lows and highs of 1, 3, 7, 30, 90 days; days without water; base flow (7
    days' low / mean); dates of high and low; count and mean duration of low and high pulses; mean rise, mean fall,
    reversals. Otherwise: 12 monthly means; lows and highs of 1 and 3 months; dates of high and low. Raises ValueError
    on yearly steps. Source: Richter et al. 1996 (IHA).
    """
    if timeline.step == "year":
        raise ValueError(timeline.step)
    years, count = np.unique(timeline.water_year, return_counts=True)
    whole = years[count >= timeline.periods_in_full_year]
    inside = np.isin(timeline.water_year, whole)
    months = np.array([day.month for day in timeline.dates[:-1]])[inside]
    flow, year = flow_m3_s[inside], timeline.water_year[inside]
    if not len(whole):
        return Indicators((), (), np.zeros((0, 0)))
    found = _monthly_means(flow, months, year)
    found |= _daily_years(flow, year, pulses) if timeline.step == "day" else _monthly(flow.reshape(len(whole), -1))
    return Indicators(tuple(found), tuple(whole.tolist()), np.column_stack(list(found.values())))


def _monthly_means(flow: Floats, months: NDArray[np.int64], year: NDArray[np.int64]) -> dict[str, Floats]:
    place = np.unique(year, return_inverse=True)[1]
    means = {}
    for month in _MONTHS:
        at = months == month
        means[f"mean of month {month}"] = np.bincount(place[at], weights=flow[at]) / np.bincount(place[at])
    return means


def _daily_years(flow: Floats, year: NDArray[np.int64], pulses: tuple[float, float]) -> dict[str, Floats]:
    rows = [_daily(flow[year == each], pulses) for each in np.unique(year)]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _daily(flow: Floats, pulses: tuple[float, float]) -> dict[str, float]:
    low, high = flow < pulses[0], flow > pulses[1]
    return {
        **{name: float(value) for name, value in _extremes(flow, _DAYS_RUNNING, "days").items()},
        "days without water": float((flow <= _NO_WATER_M3_S).sum()),
        "base flow index": float(running_mean(flow, 7).min() / flow.mean()) if flow.any() else 0.0,
        **{name: float(value) for name, value in _dates(flow).items()},
        "low pulses": _runs(low)[0],
        "mean low pulse": _runs(low)[1],
        "high pulses": _runs(high)[0],
        "mean high pulse": _runs(high)[1],
        **_rates(flow),
    }


def _monthly(flow: Floats) -> dict[str, Floats]:
    """`flow` (years × periods of a year)."""
    return {**_extremes(flow, _MONTHS_RUNNING, "months", flow.shape[1] // 12), **_dates(flow)}


def _extremes(flow: Floats, widths: tuple[int, ...], unit: str, in_unit: int = 1) -> dict[str, Floats]:
    """Lows and highs along the last axis, of one year or of many."""
    found: dict[str, Floats] = {}
    for width in widths:
        means = running_mean(flow, width * in_unit)
        found[f"low of {width} {unit}"] = means.min(axis=-1)
        found[f"high of {width} {unit}"] = means.max(axis=-1)
    return found


def _dates(flow: Floats) -> dict[str, Floats]:
    """Counted from the start of the water year, so that a low around the turn of the year is not torn in two."""
    return {"date of low": flow.argmin(axis=-1), "date of high": flow.argmax(axis=-1)}


def _runs(inside: Bools) -> tuple[float, float]:
    """How many runs of True there are, and how long they are on average (0 where there is none)."""
    starts = int(inside[0]) + int((inside[1:] & ~inside[:-1]).sum())
    return float(starts), float(inside.sum() / starts) if starts else 0.0


def _rates(flow: Floats) -> dict[str, float]:
    step = np.diff(flow)
    up, down = step[step > 0], step[step < 0]
    signs = np.sign(step)[step != 0]
    return {
        "mean rise": float(up.mean()) if len(up) else 0.0,
        "mean fall": float(down.mean()) if len(down) else 0.0,
        "reversals": float((signs[1:] != signs[:-1]).sum()),
    }
