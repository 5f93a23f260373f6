"""A table of columns: numbers stay numpy arrays, and sorting and filtering are numpy's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_SHOWN, _TIP, _ALIGNED = (
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.TextAlignmentRole)
)
_TOLD = frozenset((_SHOWN, _TIP, _ALIGNED))
_LEFT, _RIGHT = (
    side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)

UNVERIFIED = " ※"
"""Stands behind a figure that is not verified; why is said where the mouse rests on it."""


@dataclass(frozen=True)
class Column:
    """One column: its title, its values, how a number is written (texts need no `write`), and doubts by row.

    `head` stands over it where the whole title has no room.
    """

    title: str
    values: NDArray[Any] | Sequence[str]
    write: Callable[[float], str] | None = None
    hint: str = ""
    doubts: Mapping[int, str] = field(default_factory=dict)
    head: str = ""


@dataclass(frozen=True)
class Standing:
    """The columns of a table, and its rows in the order in which they stood, those that the filter hid left out."""

    columns: tuple[Column, ...]
    order: NDArray[np.int64]

    def __len__(self) -> int:
        """Rows."""
        return len(self.order)

    def texts(self, rows: slice) -> list[list[str]]:
        """What is shown in some rows, column by column."""
        places = self.order[rows].tolist()
        return [[_shown(column, row) for row in places] for column in self.columns]


class ColumnTable(QAbstractTableModel):
    """Rows in the order the user chose; `ids` say what each row is."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.ids: tuple[str, ...] = ()
        self.filled = 0
        """How often the table was filled: the same number, the same rows in some order."""
        self._order: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._texts: NDArray[np.str_] = np.zeros(0, dtype=str)
        self._needle = ""
        self._rising: dict[int, NDArray[np.int64]] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def fill(self, ids: Sequence[str], columns: Sequence[Column]) -> None:
        """Show other rows; order and filter stay as the user chose them."""
        self.beginResetModel()
        self.ids, self.columns, self.filled = tuple(ids), tuple(columns), self.filled + 1
        self._rising = {}
        texts = [column.values for column in self.columns if column.write is None]
        self._texts = np.array([" ".join(row).casefold() for row in zip(*texts, strict=True)], dtype=str)
        self._arrange()
        self.endResetModel()

    def filter(self, needle: str) -> None:
        """Keep the rows in which a text occurs."""
        self.beginResetModel()
        self._needle = needle.strip().casefold()
        self._arrange()
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """What stands in a row."""
        return self.ids[self._order[row]] if 0 <= row < len(self._order) else ""

    def row_of(self, name: str) -> int:
        """The row in which something stands, -1 where the filter hides it."""
        if name not in self.ids:
            return -1
        found = np.flatnonzero(self._order == self.ids.index(name))
        return int(found[0]) if len(found) else -1

    def rows(self, wanted: Sequence[int] | None = None) -> list[list[str]]:
        """The titles, then rows as they stand, or those wanted: texts as shown, numbers without separators."""
        places = range(len(self._order)) if wanted is None else wanted
        body = [[_plain(column, int(self._order[place])) for column in self.columns] for place in places]
        return [[column.title for column in self.columns], *body]

    def standing(self) -> Standing:
        """The rows as they stand now, whatever is shown later."""
        return Standing(self.columns, self._order)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows that pass the filter."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, numbers to the right."""
        if role not in _TOLD:  # Qt asks for ten roles of every cell that it paints
            return None
        column = self.columns[index.column()]
        if role == _ALIGNED:
            return _LEFT if column.write is None else _RIGHT
        row = int(self._order[index.row()])
        return _shown(column, row) if role == _SHOWN else column.doubts.get(row) or _text(column, row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title of a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head or _on_two_lines(column.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or column.title
        if role == _ALIGNED:
            return _LEFT if column.write is None else _RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order of the basin's table."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order)
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = np.arange(len(self.ids))
        column, direction = self._sorted_by
        if 0 <= column < len(self.columns):
            values, rows = np.asarray(self.columns[column].values), self._rising_by(column)
            if direction == Qt.SortOrder.DescendingOrder:
                rows = rows[::-1]
            if values.dtype.kind == "f":
                blank = np.isnan(values[rows])
                rows = np.concatenate([rows[~blank], rows[blank]])
        if self._needle and len(self._texts):
            rows = rows[np.char.find(self._texts[rows], self._needle) >= 0]
        self._order = rows

    def _rising_by(self, column: int) -> NDArray[np.int64]:
        """The rows by a column from low to high; turned round it costs nothing."""
        if column not in self._rising:
            self._rising[column] = np.argsort(np.asarray(self.columns[column].values), kind="stable")
        return self._rising[column]


def _shown(column: Column, row: int) -> str:
    return _text(column, row) + (UNVERIFIED if row in column.doubts else "")


def _text(column: Column, row: int) -> str:
    value = column.values[row]
    if column.write is None:
        return str(value)
    return "" if np.isnan(value) else column.write(float(value))


def _plain(column: Column, row: int) -> str:
    value = column.values[row]
    if column.write is None:
        return str(value)
    return "" if np.isnan(value) else f"{float(value):.12g}"


def _on_two_lines(title: str) -> str:
    """The unit under the name, so that a column of figures is no wider than its figures."""
    return title.replace(", ", "\n").replace("，", "\n")
