"""A sheet of the basin for a view: its cells as people read them, and a row below in which a new one is begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from fenshui.basin.editing.sheet import RowsSheet
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.refused_cells import RefusedCells
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence, sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.basin.editing.sheet import Cells
    from fenshui.basin.editing.sheet_years import InflowCells, Sheet, YearCells
    from fenshui.gui.live.desk import LiveDesk

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
REFUSED = Qt.ItemDataRole.UserRole
"""Whether what stands in a cell cannot be."""

_OF_REFUSED: dict[int, Callable[[Sentence, str], object]] = {
    REFUSED: lambda reason, text: True,
    Qt.ItemDataRole.DisplayRole: lambda reason, text: text,
    Qt.ItemDataRole.EditRole: lambda reason, text: text,
    Qt.ItemDataRole.ToolTipRole: lambda reason, text: spoken_as_line(reason),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda reason, text: spoken_as_line(reason),
    Qt.ItemDataRole.ForegroundRole: lambda reason, text: QBrush(QColor(theme_in_force().bad)),
}
"""What a refused cell shows: what was typed, in the colour of faults, and why it cannot be."""


class SheetModel(QAbstractTableModel):
    """Every change is an edit of the basin, to be undone like any other; `told` says why there was none."""

    told = Signal(object)

    def __init__(self, live: LiveDesk, sheet: Sheet, words: FieldWords) -> None:
        super().__init__()
        self.live, self.sheet, self.words = live, sheet, words
        self.begun: dict[str, str] = {}
        self.refused = RefusedCells()
        self.columns: tuple[str, ...] = ()
        self._basin: Basin | None = None
        self._cells: Cells | YearCells | InflowCells

    def fill(self, basin: Basin) -> None:
        """Show another basin; where only cells are others, the place of the user stays."""
        if basin is self._basin:
            return
        columns, cells = self.sheet.columns(basin), self.sheet.cells(basin)
        same_shape = self._basin is not None and columns == self.columns and len(cells) == len(self._cells)
        if not same_shape:
            if self.refused.last is not None:
                self.told.emit(None)
            self.refused = RefusedCells()  # its rows are others now
            self.beginResetModel()
        self._basin, self.columns, self._cells = basin, columns, cells
        if not same_shape:
            self.endResetModel()
        elif self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows, and one more where rows can be added."""
        if parent.isValid() or self._basin is None:
            return 0
        return len(self._cells) + self.sheet.grows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def is_below(self, row: int) -> bool:
        """Whether this is the row in which a new one is begun."""
        return self._basin is not None and row >= len(self._cells)

    def raw(self, row: int, column: str) -> str:
        """A cell as the format writes it."""
        return self.begun.get(column, "") if self.is_below(row) else self._cells.text(row, column)

    def said(self, row: int, column: str) -> str:
        """A cell as people read it."""
        return self.words.shown(self.sheet.table, column, self.raw(row, column))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words or figures of a cell."""
        column = self.columns[index.column()]
        wrong = self.refused.at(index.row(), column)
        if wrong is not None and role in _OF_REFUSED:
            return _OF_REFUSED[role](self.words.with_titles(self.sheet.table, wrong.reason), wrong.text)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (self.said if role == Qt.ItemDataRole.DisplayRole else self.raw)(index.row(), column)
        if role == Qt.ItemDataRole.ForegroundRole and self.sheet.is_fixed(column) and not self.is_below(index.row()):
            return QBrush(QColor(theme_in_force().quiet))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column is called; rows by number, the one below by a star."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Vertical:
            return "＋" if self.is_below(section) else str(section + 1)
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        table, column = self.sheet.table, self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words.title(table, column)
        return _on_two_lines(self.words.title(table, column)) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be written."""
        fixed = self.sheet.is_fixed(self.columns[index.column()]) and not self.is_below(index.row())
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if fixed else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write one cell; in the row below, begin a new row."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        column = self.columns[index.column()]
        if str(value).strip() == self.raw(index.row(), column):
            self.refused.take(index.row(), [column], [[""]], None)
            return self._told(None)
        return self.put(index.row(), index.column(), [[str(value)]])

    def put(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> bool:
        """Write a block of cells from one on; whether it could be."""
        columns = self.columns[column:]
        code, table = self.words.code, self.sheet.table
        lines = [[code(table, *cell) for cell in zip(columns, line, strict=False)] for line in lines]
        if isinstance(self.sheet, RowsSheet) and self.is_below(row) and len(lines) == 1:
            reason = self._begin(self.sheet, dict(zip(columns, lines[0], strict=False)))
        else:
            reason = self.live.editing.do(lambda basin: self.sheet.with_block(basin, row, columns, lines))
        self.refused.take(row, columns, lines, reason)
        return self._told(reason)

    def take_out(self, rows: Sequence[int]) -> bool:
        """Take rows out, with what hangs on them."""
        rows = [row for row in rows if not self.is_below(row)]
        if not rows:
            self._begun_anew({})
            return self._told(None)
        return self._told(self.live.editing.do(lambda basin: self.sheet.without_rows(basin, rows)))

    def _begin(self, sheet: RowsSheet, texts: dict[str, str]) -> Sentence | None:
        """Fill in the row below; as soon as nothing is lacking it is a row of the basin. Why it is not yet one."""
        basin = self.live.editing.basin
        begun = {field: text for field, text in {**self.begun, **texts}.items() if text.strip()}
        if basin is None or not begun:
            return None
        lacking = sheet.lacking(basin, begun)
        if lacking:
            reason = sheet.refusal(basin, begun)
            if reason is None:
                self._begun_anew(begun)
                reason = sentence("edit.row_lacks", columns=", ".join(lacking))
            return reason
        kept, self.begun = self.begun, {}
        reason = self.live.editing.do(lambda one: sheet.with_row(one, begun))
        self._begun_anew(kept if reason is not None else {})
        return reason

    def _begun_anew(self, begun: dict[str, str]) -> None:
        self.begun = begun
        if self.columns:
            below = self.rowCount() - 1
            self.dataChanged.emit(self.index(below, 0), self.index(below, len(self.columns) - 1))

    def _side(self, column: str) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft
        if self.words.is_figure(self.sheet.table, column):
            side = Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _told(self, reason: Sentence | None) -> bool:
        """Say why something cannot be, or why an earlier cell cannot; whether this could."""
        said = reason or self.refused.last
        self.told.emit(said and self.words.with_titles(self.sheet.table, said))
        if self.columns and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))
        return reason is None


def _on_two_lines(title: str) -> str:
    """The unit under the name, so that a column of figures is no wider than its figures."""
    return title.replace(", ", "\n").replace("，", "\n").replace("（", "\n（")
