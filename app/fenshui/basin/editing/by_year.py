"""Values by period of the year: what comes in, is asked, must pass or may be held, every year alike."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from fenshui.basin.basin import Basin, Inflows
from fenshui.basin.rows import TABLES
from fenshui.basin.timeline import Timeline

Owner = tuple[str, str]
CLASSES = {name: row_class for name, row_class, _ in TABLES.values()}
VALUE = {
    "demands": "diversion_hm3",
    "targets": "flow_m3_s",
    "storage_limits": "max_hm3",
    "evaporation": "depth_mm",
    "rule_curves": "target_hm3",
}
"""Tables with a row a period of the year -> the field of the value."""


def seasons(timeline: Timeline) -> tuple[tuple[int, ...], ...]:
    """The periods of the year that are given together: each by itself, days by the month."""
    if timeline.step != "day":
        return tuple((place,) for place in range(1, timeline.places + 1))
    months = [date.fromordinal(date(2000, 1, 1).toordinal() + day).month for day in range(timeline.places)]
    return tuple(tuple(day + 1 for day in range(timeline.places) if months[day] == month) for month in range(1, 13))


def values_by_year(basin: Basin, table: str, owner: str, priority: str = "") -> dict[int, float]:
    """The value of every period of the year that a right or node states (in one class, where there are several)."""
    return {
        row.period_of_year: getattr(row, VALUE[table]) for row in getattr(basin, table) if _is_of(row, owner, priority)
    }


def with_values_by_year(basin: Basin, table: str, owner: str, values: Mapping[int, float], priority: str = "") -> Basin:
    """The basin in which a right or node states these values and no others (in this class)."""
    return with_values_of_many(basin, table, {(owner, priority): values})


def with_values_of_many(basin: Basin, table: str, values: Mapping[Owner, Mapping[int, float]]) -> Basin:
    """The basin in which these owners (right or node, and class) state these values and no others."""
    waiting, rows = dict(values), list[Any]()
    names, key = {name for name, _ in values}, "right" if table == "demands" else "node"
    for row in getattr(basin, table):
        name = getattr(row, key)
        if name not in names:
            rows.append(row)
            continue
        owner = (name, getattr(row, "priority", ""))
        owner = owner if owner in values else (name, "")
        if owner not in values:
            rows.append(row)
        elif owner in waiting:
            rows += _rows(table, owner, waiting.pop(owner))
    for owner, stated in waiting.items():
        rows += _rows(table, owner, stated)
    changes: dict[str, Any] = {table: tuple(rows)}
    return replace(basin, **changes)


def inflow_by_year(basin: Basin, node: str) -> dict[int, float]:
    """The mean inflow at a node in every period of the year of the record, in the basin's inflow unit."""
    if node not in basin.inflows.nodes:
        return {}
    series = basin.inflows.values[:, basin.inflows.nodes.index(node)]
    places = basin.settings.timeline.period_of_year
    return {int(place): float(series[places == place].mean()) for place in np.unique(places)}


def is_alike(basin: Basin, node: str) -> bool:
    """Whether the inflow at a node is the same every year."""
    if node not in basin.inflows.nodes:
        return True
    series = basin.inflows.values[:, basin.inflows.nodes.index(node)]
    places = basin.settings.timeline.period_of_year
    return all(np.ptp(series[places == place]) == 0 for place in np.unique(places))


def with_inflow(basin: Basin, node: str, values: Mapping[int, float]) -> Basin:
    """The basin in which these volumes (or mean flows) enter at a node in these periods of every year of the record."""
    places, nodes = basin.settings.timeline.period_of_year, basin.inflows.nodes
    if node not in nodes:
        nodes = (*nodes, node)
    columns = np.zeros((len(places), len(nodes)))
    columns[:, : len(basin.inflows.nodes)] = basin.inflows.values
    for place, value in values.items():
        columns[places == place, nodes.index(node)] = value
    columns.setflags(write=False)
    return replace(basin, inflows=Inflows(nodes, columns))


def _rows(table: str, owner: Owner, values: Mapping[int, float]) -> list[Any]:
    name, priority = owner
    more = {"priority": priority} if priority else {}
    return [CLASSES[table](name, place, value, **more) for place, value in sorted(values.items())]


def _is_of(row: Any, owner: str, priority: str) -> bool:
    name = row.right if hasattr(row, "right") else row.node
    return name == owner and (not priority or row.priority == priority)
