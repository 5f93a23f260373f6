"""Values by period of the year as a sheet: a row an owner, a column a period; and the inflows, a row a period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np

from fenshui.basin.basin import Basin, Inflows
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import number
from fenshui.basin.editing.by_year import VALUE, Owner, seasons, with_values_of_many
from fenshui.basin.editing.cell_values import value_of
from fenshui.basin.editing.difference import ends_alike
from fenshui.basin.editing.sheet import RowsSheet, told_of_row
from fenshui.reading.typed_number import ungrouped
from fenshui.words import Refused, sentence

_CLASSED = ("targets", "rule_curves")
OWNERS = {
    "demands": "rights", "targets": "sections", "storage_limits": "reservoirs", "evaporation": "reservoirs",
    "rule_curves": "reservoirs",
}  # fmt: skip
"""Tables by period of the year -> the table of those whose values they are."""
_FIRST_CLASS = {"targets": "ecology", "rule_curves": "storage"}


@dataclass(frozen=True)
class YearCells:
    """What a sheet of years shows: owners with their class, and their values by season."""

    owners: Sequence[Owner]
    values: Mapping[Owner, Mapping[int, float]]
    seasons: Sequence[Sequence[int]]

    def text(self, row: int, column: str) -> str:
        """A cell: the owner, its class, or the mean value of a season."""
        owner = self.owners[row]
        if column in ("owner", "priority"):
            return owner[column == "priority"]
        stated = self.values.get(owner, {})
        known = [stated[place] for place in self.seasons[int(column) - 1] if place in stated]
        return cell_text(round(sum(known) / len(known), 9)) if known else ""

    def __len__(self) -> int:
        return len(self.owners)


@dataclass(frozen=True)
class YearSheet:
    """A table by period of the year, all its owners under each other."""

    table: str
    grows = False

    def columns(self, basin: Basin) -> tuple[str, ...]:
        """Whose values, in which class, and the seasons by number."""
        heads = ("owner", "priority") if self.table in _CLASSED else ("owner",)
        return (*heads, *(str(at + 1) for at in range(len(seasons(basin.settings.timeline)))))

    def cells(self, basin: Basin) -> YearCells:
        """What stands in it; an owner without values has an empty row."""
        values = _values_of(self.table, getattr(basin, self.table))
        stated = {owner for owner, _ in values}
        first = self._first_class(basin)
        every = [row.id if self.table == "demands" else row.node for row in getattr(basin, OWNERS[self.table])]
        more = [(name, first) for name in every if name not in stated]
        return YearCells([*values, *more], values, seasons(basin.settings.timeline))

    def offers(self, basin: Basin, column: str) -> tuple[str, ...] | None:
        """Every cell is typed."""
        return None

    def is_fixed(self, column: str) -> bool:
        """Whose values they are is said by the row."""
        return column in ("owner", "priority")

    def with_block(self, basin: Basin, row: int, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> Basin:
        """The basin with these values; a blank cell states nothing. Raises `Refused` for one that cannot be."""
        cells, others = self.cells(basin), dict[Owner, dict[int, float]]()
        for at, (owner, line) in enumerate(zip(cells.owners[row:], lines, strict=False), start=row):
            with told_of_row(at if len(lines) > 1 else -1):
                values = dict(cells.values.get(owner, {}))
                for column, text in zip(columns, line, strict=False):
                    if text.strip() != cells.text(at, column):
                        self._write(basin, values, cells.seasons, column, text)
            if values != cells.values.get(owner, {}):
                others[owner] = values
        return with_values_of_many(basin, self.table, others)

    def without_rows(self, basin: Basin, rows: Sequence[int]) -> Basin:
        """The basin in which these owners state nothing."""
        cells = self.cells(basin)
        return with_values_of_many(basin, self.table, {cells.owners[row]: {} for row in rows})

    def _write(
        self, basin: Basin, values: dict[int, float], parts: Sequence[Sequence[int]], column: str, text: str
    ) -> None:
        if self.is_fixed(column):
            raise Refused("edit.stays", field=column, found=text)
        value = value_of(basin, self.table, VALUE[self.table], text) if text.strip() else None
        for place in parts[int(column) - 1]:
            values.pop(place, None)
            if value is not None:
                values[place] = value

    def _first_class(self, basin: Basin) -> str:
        wanted, classes = _FIRST_CLASS.get(self.table, ""), basin.settings.priorities
        return wanted if not wanted or wanted in classes else classes[-1]


_READ: dict[str, tuple[Sequence[Any], dict[Owner, dict[int, float]]]] = {}
"""By table: the rows that were read last, and their values; a sheet is asked again and again for the same."""


def _values_of(table: str, rows: Sequence[Any]) -> Mapping[Owner, Mapping[int, float]]:
    known = _READ.get(table)
    if known is None or known[0] is not rows:
        values = _values_after(table, *known, rows) if known is not None else None
        known = _READ[table] = rows, _read(table, rows) if values is None else values
    return known[1]


def _values_after(
    table: str, before: Sequence[Any], values: dict[Owner, dict[int, float]], rows: Sequence[Any]
) -> dict[Owner, dict[int, float]] | None:
    """The values after an edit, of which only those of the owners that it wrote are read anew.

    None where owners came, went or changed places: then all is read, so that they stand in the order of the rows.
    """
    head, foot = ends_alike(before, rows)
    was = _read(table, before[head : len(before) - foot])
    now = _read(table, rows[head : len(rows) - foot])
    if [*was] != [*now]:
        return None
    name_of, names = attrgetter(_key(table)), {name for name, _ in now}
    theirs = _read(table, [row for row in rows if name_of(row) in names])
    return values | {owner: theirs[owner] for owner in now}


def _read(table: str, rows: Sequence[Any]) -> dict[Owner, dict[int, float]]:
    values: dict[Owner, dict[int, float]] = {}
    owners: Iterable[Owner] = zip(map(attrgetter(_key(table)), rows), repeat(""))
    if table in _CLASSED:
        owners = map(attrgetter(_key(table), "priority"), rows)
    for owner, (place, value) in zip(owners, map(attrgetter("period_of_year", VALUE[table]), rows), strict=False):
        values.setdefault(owner, {})[place] = value
    return values


def _key(table: str) -> str:
    return "right" if table == "demands" else "node"


@dataclass(frozen=True)
class InflowCells:
    """The inflows: periods by their dates, nodes by id."""

    inflows: Inflows
    periods: Sequence[str]

    def text(self, row: int, column: str) -> str:
        """The date of a period, or what enters at a node in it."""
        if column == "period":
            return self.periods[row]
        return cell_text(float(self.inflows.values[row, self.inflows.nodes.index(column)]))

    def __len__(self) -> int:
        return len(self.periods)


@dataclass(frozen=True)
class InflowSheet:
    """The record of inflows, in the basin's inflow unit."""

    table = "inflows"
    grows = False

    def columns(self, basin: Basin) -> tuple[str, ...]:
        """The period, then the nodes."""
        return ("period", *basin.inflows.nodes)

    def cells(self, basin: Basin) -> InflowCells:
        """What stands in it."""
        return InflowCells(basin.inflows, [day.isoformat() for day in basin.settings.timeline.dates[:-1]])

    def offers(self, basin: Basin, column: str) -> tuple[str, ...] | None:
        """Every cell is typed."""
        return None

    def is_fixed(self, column: str) -> bool:
        """The periods are those of the record."""
        return column == "period"

    def with_block(self, basin: Basin, row: int, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> Basin:
        """The basin with these inflows. Raises `Refused` for one that is no amount of water."""
        values, cells = basin.inflows.values.copy(), self.cells(basin)
        for at, line in enumerate(lines[: len(values) - row], start=row):
            with told_of_row(at if len(lines) > 1 else -1):
                for column, text in zip(columns, line, strict=False):
                    if column != "period":
                        values[at, basin.inflows.nodes.index(column)] = water(column, text)
                    elif text.strip() != cells.text(at, column):
                        raise Refused("edit.stays", field=column, found=cells.text(at, column))
        values.setflags(write=False)
        return replace(basin, inflows=Inflows(basin.inflows.nodes, values))

    def without_rows(self, basin: Basin, rows: Sequence[int]) -> Basin:
        """The basin in which no water enters in these periods."""
        values = basin.inflows.values.copy()
        values[np.array(rows, dtype=int)] = 0.0
        values.setflags(write=False)
        return replace(basin, inflows=Inflows(basin.inflows.nodes, values))


def water(node: str, text: str) -> float:
    """An amount of water that enters at a node. Raises `Refused` for what is none."""
    try:
        value = number(ungrouped(text.strip()))
    except ValueError:
        value = -1.0
    if value < 0:
        raise Refused("edit.not_a_value", field=node, found=text, expected=sentence("basin.expected.not_negative"))
    return value


Sheet = RowsSheet | YearSheet | InflowSheet


def sheet_of(table: str) -> Sheet:
    """The sheet of a whole table: by period of the year a row an owner, the inflows a row a period."""
    if table == "inflows":
        return InflowSheet()
    return YearSheet(table) if table in OWNERS else RowsSheet(table)
