"""Flows measured at sections, as a table brings them: `node,month,flow_m3_s`, a row a section and month."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from fenshui.basin import Basin
from fenshui.basin.cells import number
from fenshui.reading.csv_table import read_csv
from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

COLUMNS = ("node", "month", "flow_m3_s")


def read_observed(basin: Basin, path: Path) -> Mapping[tuple[str, date], float]:
    """The mean flow of each section and month (its first day), m³/s. Raises `Refused` with the first unusable row."""
    table, problems = read_csv(path)
    if table is None:
        raise Refused("yearly.unusable_table", problem=problems[0].line)
    if table.header != COLUMNS:
        raise Refused("yearly.other_columns", file=path.name, found=",".join(table.header), expected=",".join(COLUMNS))
    sections = {section.node for section in basin.sections}
    found: dict[tuple[str, date], float] = {}
    for row, (node, month, flow) in enumerate(table.rows, start=2):
        name = (node, _month(month, path.name, row))
        if node not in sections:
            raise _wrong(path.name, row, "node", node)
        if name in found:
            raise _wrong(path.name, row, "month", month)
        found[name] = _flow(flow, path.name, row)
    return found


def _month(words: str, file: str, row: int) -> date:
    try:
        return date.fromisoformat(words if len(words) > 7 else f"{words}-01").replace(day=1)
    except ValueError:
        raise _wrong(file, row, "month", words) from None


def _flow(words: str, file: str, row: int) -> float:
    try:
        found = number(words)
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise _wrong(file, row, "flow_m3_s", words)
    return found


def _wrong(file: str, row: int, column: str, found: str) -> Refused:
    problem = Problem(file, found, sentence(f"yearly.expected.{column}"), row=row, column=column)
    return Refused("yearly.unusable_table", problem=problem.line)
