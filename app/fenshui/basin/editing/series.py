"""A series brought from a file: what enters at a node, or what a right uses, in the periods of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import numpy as np

from fenshui.basin.basin import Basin, Inflows
from fenshui.basin.editing.cell_values import value_of
from fenshui.basin.rows import DemandInPeriod
from fenshui.basin.timeline import Timeline
from fenshui.words import Refused, sentence

Series = Mapping[date, float]
Columns = Mapping[str, Sequence[object]]
_PERIOD = ("period", "date", "day", "month", "year", "时段", "日期")


def series_from(basin: Basin, columns: Columns, owner: str, file: str) -> Series:
    """Period of the record -> value, from the columns of a file.

    The values stand in the column called `owner`, else in the only one beside the periods; without periods they are
    those of the record in their order. Days outside the record are left out. Raises `Refused` for a table without
    such a column, a cell that cannot be, and where no day is one of the record.
    """
    timeline = basin.settings.timeline
    dated = next((name for name in columns if name.strip().casefold() in _PERIOD), "")
    others = [name for name in columns if name != dated]
    name = owner if owner in others else others[0] if len(others) == 1 else ""
    if not name:
        raise Refused("edit.series.no_column", file=file, found=", ".join(columns)[:80], name=owner)
    days = _days(columns[dated], file) if dated else _in_order(timeline, len(columns[name]), file)
    known = set(timeline.dates[:-1])
    found = {
        day: _water(basin, cell, file, row)
        for row, (day, cell) in enumerate(zip(days, columns[name], strict=True), start=2)
        if day in known
    }
    if not found:
        first, last = timeline.dates[0].isoformat(), timeline.dates[-2].isoformat()
        raise Refused("edit.series.no_period", file=file, first=first, last=last)
    return found


def with_inflow_series(basin: Basin, node: str, series: Series) -> Basin:
    """The basin in which these volumes (or mean flows) enter at a node in these periods; others stay as they were."""
    nodes, old = basin.inflows.nodes, basin.inflows.values
    if node not in nodes:
        nodes, old = (*nodes, node), np.column_stack([old, np.zeros(len(old))])
    values = old.copy()
    for at, day in enumerate(basin.settings.timeline.dates[:-1]):
        if day in series:
            values[at, nodes.index(node)] = series[day]
    values.setflags(write=False)
    return replace(basin, inflows=Inflows(nodes, values))


def with_demand_series(basin: Basin, right: str, series: Series) -> Basin:
    """The basin in which a right uses these volumes (hm³ diverted) in these periods; others stay as they were."""
    kept = [row for row in basin.demand_series if row.right != right or row.period not in series]
    new = [DemandInPeriod(right, day, value) for day, value in sorted(series.items())]
    return replace(basin, demand_series=(*kept, *new))


def _days(cells: Sequence[object], file: str) -> list[date]:
    return [_day(cell, file, row) for row, cell in enumerate(cells, start=2)]


def _day(cell: object, file: str, row: int) -> date:
    """A day as files write it: 2024-07-01, 2024/7/1, 2024-07 for the month, 2024 for the year."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    parts = str(cell).strip().split(" ")[0].split("T")[0].replace("/", "-").replace(".", "-").split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day)
    except ValueError:
        raise _wrong(file, row, str(cell), "basin.expected.date") from None


def _in_order(timeline: Timeline, count: int, file: str) -> Sequence[date]:
    if count != timeline.periods:
        raise Refused("edit.series.other_count", file=file, found=count, expected=timeline.periods)
    return timeline.dates[:-1]


def _water(basin: Basin, cell: object, file: str, row: int) -> float:
    text = "" if cell is None else str(cell)
    try:
        return float(value_of(basin, "demands", "diversion_hm3", text))
    except Refused:
        raise _wrong(file, row, text, "basin.expected.not_negative") from None


def _wrong(file: str, row: int, found: str, expected: str) -> Refused:
    return Refused("edit.series.wrong", file=file, row=row, found=found, expected=sentence(expected))
