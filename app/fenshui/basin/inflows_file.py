"""The file `inflows.csv`: a row a period, a column a node, complete and not negative."""

import numpy as np
from numpy.typing import NDArray

from fenshui.basin.basin import Inflows
from fenshui.basin.cells import number
from fenshui.basin.source import Source
from fenshui.basin.timeline import Timeline
from fenshui.reading.csv_table import CsvTable, read_csv
from fenshui.reading.problem import Problem
from fenshui.words import sentence

FILE = "inflows.csv"


def read_inflows(source: Source, timeline: Timeline) -> tuple[Inflows, list[Problem]]:
    """The inflows of a basin in the basin's inflow unit; faults are reported and stand as 0."""
    table, faults = read_csv(source.file(FILE))
    if table is None or "period" not in table.header:
        expected = sentence("basin.expected.column", name="period")
        return Inflows((), _frozen(np.zeros((timeline.periods, 0)))), list(faults) or [Problem(FILE, "", expected, 1)]
    at = table.header.index("period")
    nodes = tuple(name for name in table.header if name != "period")
    problems = _date_problems(table, at, timeline)
    rows = [cells[:at] + cells[at + 1 :] for cells in table.rows[: timeline.periods]]
    values = np.zeros((timeline.periods, len(nodes)))
    for index, cells in enumerate(rows):
        values[index] = _volumes(cells)
    sound = (np.isfinite(values) & (values >= 0)).all(axis=1)
    for index in np.flatnonzero(~sound).tolist():
        values[index] = 0.0
        problems += _cell_problems(index + 2, nodes, rows[index])
    return Inflows(nodes, _frozen(values)), problems


def _volumes(cells: tuple[str, ...]) -> list[float]:
    """The numbers of a row; where one is none, all are not numbers."""
    try:
        volumes = [float(cell) for cell in cells]
    except ValueError:
        volumes = []
    # Python reads 1_000 as a number, the format does not.
    return volumes if volumes and "_" not in "".join(cells) else [np.nan] * len(cells)


def _date_problems(table: CsvTable, at: int, timeline: Timeline) -> list[Problem]:
    problems = []
    for index, (cells, day) in enumerate(zip(table.rows, timeline.dates[:-1], strict=False)):
        if cells[at] != day.isoformat():
            expected = sentence("basin.expected.period", day=day.isoformat())
            problems.append(Problem(FILE, cells[at], expected, row=index + 2, column="period"))
            break  # every later row is shifted too; one line says it
    if len(table.rows) != timeline.periods:
        expected = sentence("basin.expected.periods", count=timeline.periods)
        problems.append(Problem(FILE, str(len(table.rows)), expected))
    return problems


def _cell_problems(row: int, nodes: tuple[str, ...], cells: tuple[str, ...]) -> list[Problem]:
    expected = sentence("basin.expected.not_negative")
    return [
        Problem(FILE, cell, expected, row=row, column=node)
        for node, cell in zip(nodes, cells, strict=True)
        if not _is_volume(cell)
    ]


def _is_volume(cell: str) -> bool:
    try:
        return number(cell) >= 0
    except ValueError:
        return False


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    values.setflags(write=False)
    return values
