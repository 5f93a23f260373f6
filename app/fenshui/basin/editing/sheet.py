"""A table of the basin as a sheet of cells: read, written in blocks, given more rows, and rows taken out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import columns_of
from fenshui.basin.editing.by_year import CLASSES
from fenshui.basin.editing.cell_values import column_of, offers, value_of
from fenshui.basin.editing.new_rows import NewRows, lacking, with_new_row
from fenshui.basin.editing.river import connect, delete_node, with_kind
from fenshui.basin.editing.rows_in import renamed, with_row, without_all
from fenshui.basin.row_checks import KEYS
from fenshui.words import Refused, Sentence

_WITH_A_NODE = ("reservoirs", "sections")
_PUT: dict[str, Callable[[Basin, Any], Basin]] = {"nodes": with_kind, "reaches": connect}
_BY_VERB = {("nodes", "kind"), *(("reaches", field) for field in ("from_node", "to_node", "kind", "lag_periods"))}
"""Columns whose change calls for more than another cell; `_PUT` are the verbs that put such a row."""


@dataclass(frozen=True)
class Cells:
    """What a sheet shows of one basin: `places` are the rows of the table that it has."""

    rows: Sequence[Any]
    places: Sequence[int]

    def text(self, row: int, column: str) -> str:
        """A cell as the format writes it."""
        return cell_text(getattr(self.rows[self.places[row]], column))

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True)
class RowsSheet:
    """All rows of a table, or those of one owner: (field, id), as the returns of a right."""

    table: str
    owner: tuple[str, str] | None = None
    hidden: tuple[str, ...] = ()
    grows = True

    def columns(self, basin: Basin) -> tuple[str, ...]:
        """The fields that are columns."""
        left_out = (*self.hidden, self.owner[0] if self.owner else "")
        return tuple(one.field for one in columns_of(CLASSES[self.table]) if one.field not in left_out)

    def cells(self, basin: Basin) -> Cells:
        """What stands in it."""
        rows = getattr(basin, self.table)
        if self.owner is None:
            return Cells(rows, range(len(rows)))
        field, name = self.owner
        return Cells(rows, [at for at, row in enumerate(rows) if getattr(row, field) == name])

    def offers(self, basin: Basin, column: str) -> tuple[str, ...] | None:
        """The texts among which a cell is chosen; None where it is typed."""
        return offers(basin, self.table, column)

    def is_fixed(self, column: str) -> bool:
        """Whether the cells of a column stay as they are once their row is there."""
        return self.table in _WITH_A_NODE and column == "node"

    def with_block(self, basin: Basin, row: int, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> Basin:
        """The basin with these texts in the cells from a row on; lines below the last row become rows.

        Raises `Refused` for the first cell that cannot be and for a row that lacks what it needs; nothing changes then.
        """
        places = self.cells(basin).places[row:]
        inside = list(zip(places, lines, strict=False))
        more = NewRows(_written(basin, self, columns, inside, row if len(lines) > 1 else -1), self.table)
        for at, line in enumerate(lines[len(inside) :], start=row + len(inside)):
            if any(text.strip() for text in line):
                with told_of_row(at if len(lines) > 1 else -1):
                    more.add(self._owned(dict(zip(columns, line, strict=False))))
        return more.basin()

    def with_row(self, basin: Basin, texts: Mapping[str, str]) -> Basin:
        """The basin with one row more. Raises `Refused` where it lacks what it needs."""
        return with_new_row(basin, self.table, self._owned(texts))

    def lacking(self, basin: Basin, texts: Mapping[str, str]) -> tuple[str, ...]:
        """The columns without which these cells are no row yet."""
        return tuple(field for field in lacking(basin, self.table, self._owned(texts)))

    def refusal(self, basin: Basin, texts: Mapping[str, str]) -> Sentence | None:
        """Why one of these cells cannot be; None where all can."""
        try:
            for field, text in texts.items():
                value_of(basin, self.table, field, text)
        except Refused as refused:
            return refused.sentence
        return None

    def _owned(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        return {**texts, **(dict([self.owner]) if self.owner else {})}

    def without_rows(self, basin: Basin, rows: Sequence[int]) -> Basin:
        """The basin without these rows and what hangs on them."""
        at = [self.cells(basin).places[row] for row in rows]
        table = getattr(basin, self.table)
        if self.table not in KEYS:
            gone = set(at)
            changes: dict[str, Any] = {self.table: tuple(one for n, one in enumerate(table) if n not in gone)}
            return replace(basin, **changes)
        names = [getattr(table[place], KEYS[self.table]) for place in at]
        return reduce(delete_node, names, basin) if self.table == "nodes" else without_all(basin, self.table, names)


@contextmanager
def told_of_row(row: int) -> Iterator[None]:
    """Say in which row of a block (from 0; −1 for a single one) something is refused."""
    try:
        yield
    except Refused as refused:
        if row < 0:
            raise
        raise Refused("edit.in_row", row=row + 1, reason=refused.sentence) from None


def _written(
    basin: Basin, sheet: RowsSheet, columns: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]], first: int
) -> Basin:
    rows: list[Any] = list(getattr(basin, sheet.table))
    key, later = KEYS.get(sheet.table), list[tuple[int, dict[str, Any]]]()
    for number, (place, line) in enumerate(lines):
        with told_of_row(first + number if first >= 0 else -1):
            others = _others(sheet, rows[place], columns, line)
            changes = {field: value_of(basin, sheet.table, field, text) for field, text in others}
        if any((sheet.table, field) in _BY_VERB or field == key for field in changes):
            later.append((place, changes))
        elif changes:
            rows[place] = replace(rows[place], **changes)
    tables: dict[str, Any] = {sheet.table: tuple(rows)}
    basin = replace(basin, **tables)
    for place, changes in later:
        basin = _by_verb(basin, sheet.table, place, changes)
    return basin


def _others(sheet: RowsSheet, row: Any, columns: Sequence[str], line: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The cells of a line that say something else than the row does."""
    for field, text in zip(columns, line, strict=False):
        if text.strip() != cell_text(getattr(row, field)):
            if sheet.is_fixed(field):
                raise Refused("edit.stays", field=column_of(sheet.table, field).name, found=getattr(row, field))
            yield field, text


def _by_verb(basin: Basin, table: str, place: int, changes: dict[str, Any]) -> Basin:
    """The row put as its table wants it, then known by another id, where it has one."""
    row = getattr(basin, table)[place]
    old, key = getattr(row, KEYS[table]), KEYS[table]
    put = _PUT.get(table, partial(_with_row, table))
    basin = put(basin, replace(row, **{**changes, key: old}))
    return renamed(basin, table, old, changes.get(key, old))


def _with_row(table: str, basin: Basin, row: Any) -> Basin:
    return with_row(basin, table, row)
