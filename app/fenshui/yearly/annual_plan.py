"""The annual plan (年度水量调度计划): what every right takes and what every section passes, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation, allocate
from fenshui.basin import Basin, Inflows
from fenshui.basin.timeline import Timeline
from fenshui.impact.sections import targets_m3_s
from fenshui.units import whole_m3_from_hm3
from fenshui.words import Refused
from fenshui.yearly.opening import Opening

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class RightMonth:
    """What a right diverts in a month (its first day), whole m³: what it would use, and what the plan gives it."""

    right: str
    month: date
    wanted_m3: int
    planned_m3: int


@dataclass(frozen=True)
class SectionMonth:
    """Mean flow at a control section in a month, m³/s: what it owes, at which it is an alarm, what is planned."""

    node: str
    guarantor: str
    month: date
    target_m3_s: float
    warning_m3_s: float | None
    planned_m3_s: float


@dataclass(frozen=True)
class AnnualPlan:
    """The plan of an opened year; `basin` is the river of that year alone, `allocation` how it is shared."""

    opening: Opening
    allocation: Allocation
    rights: tuple[RightMonth, ...]
    sections: tuple[SectionMonth, ...]

    @property
    def basin(self) -> Basin:
        """The river in that year."""
        return self.allocation.basin

    def planned_m3(self) -> Mapping[str, int]:
        """What each right diverts in the year by the plan, m³."""
        found: dict[str, int] = {}
        for row in self.rights:
            found[row.right] = found.get(row.right, 0) + row.planned_m3
        return found


def annual_plan(basin: Basin, opening: Opening, storages_hm3: Mapping[str, float] | None = None) -> AnnualPlan:
    """The plan of a year: actual use under enforced quotas, the inflow of the analogue year scaled to the forecast.

    `storages_hm3`: what reservoirs hold on its first day, where that is not what the basin says. Raises `Refused` for a
    reservoir that the basin does not have, and where the river cannot be run.
    """
    run = allocate(basin_of_year(basin, opening, storages_hm3 or {}), "actual", "enforce")
    return AnnualPlan(opening, run, tuple(_rights(run)), tuple(_sections(run)))


def basin_of_year(basin: Basin, opening: Opening, storages_hm3: Mapping[str, float]) -> Basin:
    """The river in the opened year alone: its calendar, its inflow, its quotas, its rights as of the first day."""
    forecast = opening.forecast
    timeline, source = _calendar(basin.settings.timeline, forecast.analogue, forecast.water_year)
    values = basin.inflows.values[source] * (forecast.inflow_m3 / max(1, forecast.analogue_inflow_m3))
    values.setflags(write=False)
    quotas = {row.region: row.quota_m3 for row in opening.quotas}
    unknown = sorted(set(storages_hm3) - {store.node for store in basin.reservoirs})
    if unknown:
        raise Refused("yearly.no_reservoir", found=", ".join(unknown))
    as_of = timeline.first_period if basin.settings.as_of else None
    return replace(
        basin,
        settings=replace(basin.settings, timeline=timeline, as_of=as_of),
        inflows=Inflows(basin.inflows.nodes, values),
        regions=tuple(replace(one, quota_m3=quotas.get(one.id, one.quota_m3)) for one in basin.regions),
        allocable=(),
        reservoirs=tuple(
            replace(store, initial_hm3=storages_hm3.get(store.node, store.initial_hm3)) for store in basin.reservoirs
        ),
    )


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def _calendar(record: Timeline, analogue: int, water_year: int) -> tuple[Timeline, Ints]:
    """The periods of the year, and for each the one of the analogue year whose water it gets."""
    periods = np.flatnonzero(record.water_year == analogue)
    begins = record.dates[periods[0]]
    first = begins.replace(year=begins.year - analogue + water_year)
    count = len(periods)
    if record.step == "day":
        count = (first.replace(year=first.year + 1) - first).days
    timeline = Timeline(record.step, first, count, record.water_year_starts)
    at = dict(zip(record.period_of_year[periods].tolist(), periods.tolist(), strict=True))
    source = [at.get(place, at.get(place - 1)) for place in timeline.period_of_year.tolist()]  # 29 February
    return timeline, np.array(source, dtype=np.int64)


def _rights(run: Allocation) -> list[RightMonth]:
    months, place = _months(run.basin.settings.timeline)
    wanted, given = (_by_month(values, place, len(months)) for values in (run.wanted_hm3, run.delivered_hm3))
    return [
        RightMonth(right.id, month, whole_m3_from_hm3(wanted[row, column]), whole_m3_from_hm3(given[row, column]))
        for column, right in enumerate(run.basin.rights)
        if wanted[:, column].any()
        for row, month in enumerate(months)
    ]


def _sections(run: Allocation) -> list[SectionMonth]:
    timeline = run.basin.settings.timeline
    months, place = _months(timeline)
    seconds = np.bincount(place, weights=timeline.seconds)
    found = []
    for section in run.basin.sections:
        passed = np.bincount(place, weights=run.node_flow_m3_s(section.node) * timeline.seconds) / seconds
        wanted = np.bincount(place, weights=targets_m3_s(run.basin, section.node) * timeline.seconds) / seconds
        found += [
            SectionMonth(
                section.node, section.guarantor, month, float(wanted[row]), section.warning_m3_s, float(passed[row])
            )
            for row, month in enumerate(months)
        ]
    return found


def _months(timeline: Timeline) -> tuple[list[date], Ints]:
    """The months of a year, and the number of the one in which each period begins."""
    months = sorted({month_of(day) for day in timeline.dates[:-1]})
    number = {month: index for index, month in enumerate(months)}
    return months, np.array([number[month_of(day)] for day in timeline.dates[:-1]], dtype=np.int64)


def _by_month(values: NDArray[np.float64], place: Ints, count: int) -> NDArray[np.float64]:
    found = np.zeros((count, values.shape[1]))
    np.add.at(found, place, values)
    return found
