"""Volumes, shares and days in foreign tables: numbers that are plain, units that are stated, days that exist."""

import math
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.problem import Problem
from fenshui.words import sentence

MOST_M3 = 1e15
"""More than all rivers of the world carry in twenty years."""
_MOST_NAMED = 20
_VOLUME = re.compile(
    r"(.*_)?(vol|volume|quota|cap|amount)([_ ]?(m3|hm3))?|right_h?m3|.*(水量|取水量|指标)(\(.*\)|（.*）)?",
    re.IGNORECASE,
)
_RIGHT_ID = ("right_id", "rightid", "权证号", "水权编号", "许可证号", "permit_no")
_TIME = ("period", "date", "year", "month", "period_of_year", "time", "日期", "年份", "月份")
_DAY_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{8}")
_STARTS, _ENDS = ("from", "valid_from", "start", "start_date"), ("to", "valid_to", "end", "end_date")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")


def number_problems(table: ForeignTable) -> Iterator[Problem]:
    """Every number that is none or cannot be, every right stated twice, every day that is not in the calendar."""
    volumes = [name for name in table.columns if _VOLUME.fullmatch(name)]
    for name in volumes:
        yield from _volume_problems(table, name)
    for name, cells in table.columns.items():
        if any(type(cell) is float and not math.isfinite(cell) for cell in cells):
            yield Problem(table.name, "NaN", sentence("foreign.expected.finite"), column=name)
    yield from _twice(table, bool(volumes))
    yield from _shares(table)
    yield from _days(table)


def _volume_problems(table: ForeignTable, name: str) -> Iterator[Problem]:
    count = 0
    for row, cell in enumerate(table.columns[name], start=table.first_row):
        fault, is_warning = _volume_fault(cell)
        if fault:
            yield Problem(table.name, str(cell), sentence(fault), row=row, column=name, is_warning=is_warning)
            count += 1
            if count == _MOST_NAMED:
                return


def _volume_fault(cell: Cell) -> tuple[str, bool]:
    if cell is None or cell == "" or isinstance(cell, bool):
        return "", False
    text = str(cell)
    plain = unicodedata.normalize("NFKC", text)
    if not isinstance(cell, str):
        value = float(cell)
    elif _PLAIN.fullmatch(plain):
        value = float(plain)
    else:
        return "foreign.expected.number_without_unit", False
    if not (math.isfinite(value) and 0 <= value <= MOST_M3):
        return "foreign.expected.volume", False
    return ("foreign.expected.half_width", True) if plain != text else ("", False)


def _twice(table: ForeignTable, has_volumes: bool) -> Iterator[Problem]:
    """A right listed twice; in a table of volumes without time the column `id` names rights too."""
    if not has_volumes or table.column(*_TIME) is not None:
        return
    names = (*_RIGHT_ID, "id")
    cells = table.column(*names) or ()
    seen: set[Cell] = set()
    for row, cell in enumerate(cells, start=table.first_row):
        if cell in seen and cell not in (None, ""):
            yield Problem(table.name, str(cell), sentence("basin.expected.id_once"), row=row)
            return
        seen.add(cell)


def _shares(table: ForeignTable) -> Iterator[Problem]:
    names = [name for name in table.columns if name.casefold().startswith("share_")]
    for row in range(table.count if len(names) > 1 else 0):
        cells = [table.columns[name][row] for name in names]
        total = sum(cell for cell in cells if type(cell) in (int, float))  # type: ignore[misc]
        if total > 1 + 1e-9:
            expected = sentence("foreign.expected.shares")
            yield Problem(table.name, f"{total:g}", expected, row=row + table.first_row)
            return


def _days(table: ForeignTable) -> Iterator[Problem]:
    """Days that do not exist, and ends before their starts."""
    starts, ends = table.column(*_STARTS), table.column(*_ENDS)
    for cells in (starts, ends):
        if cells is None or not _are_days(cells):
            return
        for row, cell in enumerate(cells, start=table.first_row):
            if cell and _day(cell) is None:
                yield Problem(table.name, str(cell), sentence("basin.expected.date"), row=row)
                return
    for row, (start, end) in enumerate(zip(starts or (), ends or (), strict=True), start=table.first_row):
        first, last = _day(start), _day(end)
        if first and last and last < first:
            yield Problem(table.name, f"{start} – {end}", sentence("foreign.expected.order"), row=row)
            return


def _are_days(cells: tuple[Cell, ...]) -> bool:
    said = [str(cell) for cell in cells if cell]
    return bool(said) and 2 * sum(_DAY_LIKE.fullmatch(each) is not None for each in said) > len(said)


def _day(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(str(cell))
    except ValueError:
        return None
