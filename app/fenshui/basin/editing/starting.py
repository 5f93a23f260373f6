"""A basin from nothing, and the settings of one that is there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np

from fenshui.basin.basin import Basin, Inflows, Settings
from fenshui.basin.editing.by_year import VALUE
from fenshui.basin.editing.written_text import as_text
from fenshui.basin.settings_file import MOST_PERIODS, begins_a_period, ends_in_time
from fenshui.basin.timeline import PERIODS_PER_YEAR, STEPS, Timeline
from fenshui.words import Refused


def new_basin(name_zh: str, name_en: str, step: str, first_period: date, periods: int) -> Basin:
    """The smallest basin there is: a name and a record, no river yet. Raises `Refused` where the record is none."""
    month, day = first_period.month, first_period.day
    settings = Settings(
        as_text("name.zh", name_zh), as_text("name.en", name_en),
        timeline_of(step, first_period, periods, (month, day)), as_of=first_period, quota_exempt=("domestic",),
    )  # fmt: skip
    return bare_basin(checked(settings))


def bare_basin(settings: Settings) -> Basin:
    """A basin of nothing but its settings."""
    return Basin(settings, (), (), Inflows((), _nothing(settings.timeline.periods, 0)), sources="# Sources\n")


def timeline_of(step: str, first_period: date, periods: int, water_year_starts: tuple[int, int]) -> Timeline:
    """The periods of a record. Raises `Refused` where they are none."""
    if step not in STEPS:
        raise Refused("edit.no_step", found=step)
    if not begins_a_period(first_period, step):
        raise Refused("edit.no_first_period", found=first_period.isoformat())
    if not 1 <= periods <= MOST_PERIODS or not ends_in_time(first_period, step, periods):
        raise Refused("edit.no_periods", found=periods)
    return Timeline(step, first_period, periods, water_year_starts)


def periods_in(step: str, years: int) -> int:
    """How many periods so many years have (365.25 days a year)."""
    return round(years * 365.25) if step == "day" else years * PERIODS_PER_YEAR[step]


def checked(settings: Settings) -> Settings:
    """Settings that can be written. Raises `Refused` where the basin has no name in either language."""
    if not settings.name_zh and not settings.name_en:
        raise Refused("edit.no_name")
    return settings


def with_settings(basin: Basin, settings: Settings) -> Basin:
    """The basin under other settings; another record keeps the inflows of the dates it shares with the old one.

    Dates that are new have the mean of their period of the year. Raises `Refused` for another step once anything is
    stated by period.
    """
    old, new = basin.settings.timeline, settings.timeline
    timeline_of(new.step, new.first_period, new.periods, new.water_year_starts)
    if new.step != old.step and (basin.inflows.values.any() or basin.demand_series or any(_by_period(basin))):
        raise Refused("edit.step_stays", step=old.step)
    settings = checked(settings)
    if (new.step, new.first_period, new.periods) == (old.step, old.first_period, old.periods):
        return replace(basin, settings=settings)
    inflows = Inflows(basin.inflows.nodes, _carried_over(basin, new))
    dates = set(new.dates[:-1])
    series = tuple(row for row in basin.demand_series if row.period in dates)
    return replace(basin, settings=settings, inflows=inflows, demand_series=series)


def _by_period(basin: Basin) -> Iterable[bool]:
    return (bool(getattr(basin, table)) for table in (*VALUE, "loads"))


def _carried_over(basin: Basin, new: Timeline) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    old, values = basin.settings.timeline, basin.inflows.values
    row = {day: at for at, day in enumerate(old.dates[:-1])}
    carried = _nothing(new.periods, values.shape[1]).copy()
    means = {place: values[old.period_of_year == place].mean(axis=0) for place in set(old.period_of_year.tolist())}
    for at, day in enumerate(new.dates[:-1]):
        if day in row:
            carried[at] = values[row[day]]
        elif old.step == new.step and new.place_in_year(day) in means:
            carried[at] = means[new.place_in_year(day)]
    carried.setflags(write=False)
    return carried


def _nothing(periods: int, nodes: int) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    values = np.zeros((periods, nodes))
    values.setflags(write=False)
    return values
