"""What every right asks for, period by period, before the year's plan."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.units import hm3_from_m3

USES = ("actual", "entitlement")


@dataclass(frozen=True)
class Requests:
    """Diversions asked in hm³ (periods × rights), and the volume in hm³ a right may divert in a water year."""

    asked_hm3: NDArray[np.float64]
    volume_hm3: NDArray[np.float64]


def requests(basin: Basin, use: str) -> Requests:
    """What the rights of a basin ask under a use: `actual` (the pattern as it stands) or `entitlement` (all they may).

    Source: the basin format, "What it means", *Asking*.
    """
    pattern = _pattern(basin)
    volume = diversion_volumes_hm3(basin)
    shaped = _stretched(basin, pattern, volume) if use == "entitlement" else _as_used(basin, pattern, volume)
    shaped[:, ~_valid(basin)] = 0.0
    return Requests(shaped, volume)


def diversion_volumes_hm3(basin: Basin) -> NDArray[np.float64]:
    """The annual volume of every right as a diversion, hm³; one on a consumption basis is divided by its ratio."""
    return np.array([_diversion_hm3(right) for right in basin.rights], dtype=float)


def entitlement_year_hm3(basin: Basin, right_id: str) -> NDArray[np.float64]:
    """What a right may divert in each period of the calendar year, hm³: its volume in the shape of its own use."""
    timeline = basin.settings.timeline
    at = next(index for index, right in enumerate(basin.rights) if right.id == right_id)
    pattern = _pattern(basin)[:, at]
    volume = diversion_volumes_hm3(basin)[at]
    if pattern.sum() <= 0:
        return np.full(timeline.places, volume / timeline.periods_in_full_year)
    return np.asarray(pattern * volume / pattern.sum())


def _diversion_hm3(right: Right) -> float:
    volume = hm3_from_m3(right.annual_volume_m3)
    return volume / right.consumption_ratio if right.basis == "consumption" else volume


def _pattern(basin: Basin) -> NDArray[np.float64]:
    """Actual use by place in the calendar year × right, hm³."""
    column = {right.id: index for index, right in enumerate(basin.rights)}
    pattern = np.zeros((basin.settings.timeline.places, len(basin.rights)))
    for row in basin.demands:
        pattern[row.period_of_year - 1, column[row.right]] = row.diversion_hm3
    return pattern


def _stretched(basin: Basin, pattern: NDArray[np.float64], volume: NDArray[np.float64]) -> NDArray[np.float64]:
    timeline = basin.settings.timeline
    whole = np.maximum(0.0, volume - _carved_out_hm3(basin, volume))
    year = pattern.sum(axis=0)
    factor = np.divide(whole, year, out=np.zeros_like(whole), where=year > 0)
    asked: NDArray[np.float64] = _in_time(basin, pattern) * factor
    asked[:, year <= 0] = whole[year <= 0] / timeline.periods_in_full_year
    for index, shape in _stated_shapes(basin):
        asked[:, index] = shape[timeline.period_of_year - 1]
    return asked


def _as_used(basin: Basin, pattern: NDArray[np.float64], volume: NDArray[np.float64]) -> NDArray[np.float64]:
    timeline = basin.settings.timeline
    asked = _in_time(basin, pattern)
    stated = {row.right for row in basin.demands} | {row.right for row in basin.demand_series}
    for index, right in enumerate(basin.rights):
        if right.id not in stated and right.right_class != "regional":
            asked[:, index] = volume[index] / timeline.periods_in_full_year
    for index, shape in _stated_shapes(basin):
        asked[:, index] = np.minimum(asked[:, index], shape[timeline.period_of_year - 1])
    return asked


def _in_time(basin: Basin, pattern: NDArray[np.float64]) -> NDArray[np.float64]:
    timeline = basin.settings.timeline
    asked: NDArray[np.float64] = pattern[timeline.period_of_year - 1]
    column = {right.id: index for index, right in enumerate(basin.rights)}
    period = {day: index for index, day in enumerate(timeline.dates[:-1])} if basin.demand_series else {}
    for row in basin.demand_series:
        if row.period in period:
            asked[period[row.period], column[row.right]] = row.diversion_hm3
    return asked


def _carved_out_hm3(basin: Basin, volume: NDArray[np.float64]) -> NDArray[np.float64]:
    column = {right.id: index for index, right in enumerate(basin.rights)}
    carved = np.zeros(len(basin.rights))
    for index, right in enumerate(basin.rights):
        if right.parent:
            carved[column[right.parent]] += volume[index]
    return carved


def _stated_shapes(basin: Basin) -> list[tuple[int, NDArray[np.float64]]]:
    column = {right.id: index for index, right in enumerate(basin.rights)}
    return [(column[name], np.array(shape)) for name, shape in basin.stated_shapes.items()]


def _valid(basin: Basin) -> NDArray[np.bool_]:
    day = basin.settings.as_of
    return np.array(
        [
            day is None
            or (
                (right.valid_from is None or right.valid_from <= day)
                and (right.valid_to is None or day <= right.valid_to)
            )
            for right in basin.rights
        ],
        dtype=bool,
    )
