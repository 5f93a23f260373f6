"""An impact report as plain tables: what `impact.json` says, a file a list, a row a thing."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import Any

Cells = dict[str, Any]

_IDENTITY = ("use", "transfer", "id", "kind", "node", "type", "right", "number")
"""Columns by which rows of a nested table know the row they belong to."""

_SPREAD = {"pause", "title", "source", "note", "totals_before", "totals_after", "water_changes"}
"""Nested values that become columns (`pause_section`); others become a table of their own."""

_PLACES = {"sections": "node"}
"""Nested values by id, with the column that names the id."""

_ROWS = {"kept", "driest", "numbers", "missing", "compensations"}
"""Nested rows, of which there may be none."""


@dataclass(frozen=True)
class Table:
    """A table of the report; `rows` are numbered from 1, as the paper names them, without the head."""

    name: str
    rows: tuple[Mapping[str, Any], ...]

    @cached_property  # every row asks, and a table may have hundreds of thousands
    def columns(self) -> tuple[str, ...]:
        """Every column that any row has, in the order of first appearance."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row))

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def numbered(self, **wanted: Any) -> tuple[tuple[int, Mapping[str, Any]], ...]:
        """The rows that have these values, each with its number."""
        rows = enumerate(self.rows, 1)
        return tuple((at, row) for at, row in rows if all(row.get(name) == value for name, value in wanted.items()))

    def text(self) -> str:
        """The table as CSV, UTF-8: what is not known stays blank."""
        out = StringIO()
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(self.columns)
        lines.writerows([_cell(row.get(column)) for column in self.columns] for row in self.rows)
        return out.getvalue()


def report_tables(impact: Mapping[str, Any]) -> dict[str, Table]:
    """Every list of an impact report by name; one that has no rows is left out."""
    found: dict[str, list[Cells]] = {"verdict": [_scalars(impact)]}
    for name, value in impact.items():
        if name == "baselines":
            value = [{"use": use, **rest} for use, rest in value.items()]
        if isinstance(value, Sequence) and not isinstance(value, str):
            for row in value:
                _add(found, name, row if isinstance(row, Mapping) else {"id": row})
    return {name: Table(name, tuple(rows)) for name, rows in found.items() if rows}


def _add(found: dict[str, list[Cells]], name: str, row: Mapping[str, Any], above: Cells | None = None) -> None:
    """A row, and the rows nested in it, in tables named after both."""
    flat = dict(above or {})
    found.setdefault(name, []).append(flat)
    flat.update(_flat(row))
    identity = {column: flat[column] for column in _IDENTITY if column in flat}
    for column, value in row.items():
        for nested in _nested(column, value):
            _add(found, f"{name}_{column}", nested, identity)


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for column, value in row.items():
        if column in _SPREAD and isinstance(value, Mapping):
            yield from ((f"{column}_{name}", each) for name, each in value.items())
        elif column in _ROWS or (isinstance(value, Mapping) and column in _PLACES):
            continue
        elif not isinstance(value, Mapping):
            yield column, value


def _nested(column: str, value: Any) -> Iterable[Mapping[str, Any]]:
    if column in _ROWS:
        return list(value)
    if isinstance(value, Mapping) and column in _PLACES:
        return [{_PLACES[column]: name, "value": each} for name, each in value.items()]
    return []


def _scalars(impact: Mapping[str, Any]) -> Cells:
    """What the report says once: the verdict, the record, the thresholds."""
    row = {name: value for name, value in impact.items() if isinstance(value, str | int | float)}
    return {**row, **impact["record"], **impact["thresholds"]}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value + 0.0).removesuffix(".0")
    if isinstance(value, list | tuple):
        return " ".join(map(_cell, value))
    return str(value)
