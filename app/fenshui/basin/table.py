"""One table of a basin folder into rows."""

from collections.abc import Iterator
from typing import Any

from fenshui.basin.cells import Column, columns_of
from fenshui.reading.csv_table import CsvTable, read_csv
from fenshui.reading.problem import Problem
from fenshui.reading.text import File
from fenshui.words import sentence

MOST_LISTED = 1000
"""Problems that are listed one by one."""


def read_rows(file: File, row_class: type) -> tuple[tuple[Any, ...], list[Problem]]:
    """The rows of a CSV file as values of `row_class`; a row with a fault is left out and reported."""
    table, faults = read_csv(file)
    if table is None:
        return (), list(faults)
    problems = list(_column_problems(table, columns_of(row_class)))
    if any(not problem.is_warning for problem in problems):
        return (), problems
    places = _places(table, columns_of(row_class))
    rows, unlisted = [], 0
    for number, cells in enumerate(table.rows, start=2):
        found: list[Problem] = []
        values = _values(table.file, number, cells, places, found)
        if not found:
            rows.append(row_class(**values))
        elif len(problems) < MOST_LISTED:
            problems += found
        else:
            unlisted += len(found)
    return tuple(rows), [*problems, *more_of(table.file, unlisted)]


def more_of(file: str, count: int) -> list[Problem]:
    """The line that stands for so many problems more; none for none."""
    return [Problem(file, "", sentence("basin.more_problems", count=count), says_all=True)] if count else []


def _column_problems(table: CsvTable, columns: tuple[Column, ...]) -> Iterator[Problem]:
    known = {column.name for column in columns}
    for column in columns:
        if column.must_be_there and column.name not in table.header:
            found = ", ".join(table.header)[:80]
            yield Problem(table.file, found, sentence("basin.expected.column", name=column.name), row=1)
    for name in table.header:
        if name not in known:
            yield Problem(table.file, name, sentence("basin.expected.known_column"), row=1, is_warning=True)


def _places(table: CsvTable, columns: tuple[Column, ...]) -> list[tuple[int, Column]]:
    """The columns that the table has, each with its place in a row."""
    return [(table.header.index(column.name), column) for column in columns if column.name in table.header]


def _values(
    file: str, number: int, cells: tuple[str, ...], places: list[tuple[int, Column]], problems: list[Problem]
) -> dict[str, Any]:
    """What the cells of a row say, by field; a blank cell that may be blank says nothing."""
    values: dict[str, Any] = {}
    for place, column in places:
        cell = cells[place]
        if cell or column.must_be_there:
            try:
                values[column.field] = column.parse(cell)
            except ValueError:
                expected = sentence(f"basin.expected.{column.kind}")
                problems.append(Problem(file, cell, expected, row=number, column=column.name))
    return values
