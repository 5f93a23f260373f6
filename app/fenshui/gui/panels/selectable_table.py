"""A table whose rows can be selected: what is selected here is selected everywhere."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import label
from fenshui.gui.tables.basin_tables import Filled
from fenshui.gui.tables.column_table import ColumnTable
from fenshui.gui.tables.table_menu import TableMenu

_NAME, _TEXT = 128, 150
"""Least width of the column of names, most of any other column of texts."""
_NAME_SHARE = 0.66
"""The names may take so much of the room before the figures get theirs."""
_ROWS_MEASURED = 60  # for the width of a column
_LONGEST = 6  # texts of a column that may be the broadest


class SelectableTable(QWidget):
    """One table: a filter line over rows, and `nothing`, which says why where there are none."""

    def __init__(self, kind: str, live: LiveDesk) -> None:
        super().__init__()
        self.kind, self.live = kind, live
        self.model = ColumnTable()
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.nothing = label("quiet", wrap=True)
        self.nothing.hide()
        self.view = table_view(self.model)
        self.menu = TableMenu(self.view, self.model)
        self.view.selectionModel().selectionChanged.connect(self._picked)
        self._is_arranged = self._is_fitting = False
        self._measured: tuple[int, int] | None = None
        self._wanted: list[int] = []
        self.view.horizontalHeader().sectionResized.connect(self._border_moved)
        self.view.sized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        holder = QVBoxLayout()
        holder.setContentsMargins(10, 0, 10, 0)
        holder.addWidget(self.filter)
        holder.addWidget(self.nothing)
        column.addLayout(holder)
        column.addWidget(self.view, 1)

    def fill(self, filled: Filled) -> None:
        """Show these rows."""
        titles = [column.title for column in self.model.columns]
        self.model.fill(*filled)
        self.nothing.setVisible(bool(self.nothing.text()) and not filled[0])
        if titles != [column.title for column in self.model.columns]:
            self._is_arranged = False
            self._fit()
        self.show_selection()

    def show_selection(self) -> None:
        """Select the row of what is selected, if it is one of ours."""
        chosen = self.live.selection
        row = self.model.row_of(chosen.id) if chosen.kind == self.kind else -1
        self.view.selectionModel().blockSignals(True)
        if row >= 0 and self.view.selectionModel().isRowSelected(row):
            pass  # one of several that the user has selected
        elif row >= 0:
            self.view.selectRow(row)
            self.view.scrollTo(self.model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.view.clearSelection()
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def _fit(self) -> None:
        """Figures are shown whole, names elided where they must; widths the user has chosen stay.

        The names take the room the figures leave, also when a scroll bar comes or goes. A table out of sight is
        fitted when it comes into sight: the view then gets its size.
        """
        columns = self.model.columns
        if self._is_arranged or not columns or self._is_fitting or not self.view.isVisible():
            return
        self._is_fitting = True
        wanted = self._wanted_widths()
        widths = [width if column.write else min(width, _TEXT) for column, width in zip(columns, wanted, strict=True)]
        if columns[0].write is None:
            widths[0] = _room_for_names(wanted[0], widths[1:], self.view.viewport().width())
        for at, width in enumerate(widths):
            self.view.setColumnWidth(at, width)
        self._is_fitting = False

    def _wanted_widths(self) -> list[int]:
        """What every column needs; reckoned once for the same rows."""
        key = (self.model.filled, self.view.fontMetrics().height())
        if self._measured != key:
            self._measured, self._wanted = key, widths_of(self.view, self.model)
        return self._wanted

    def _border_moved(self) -> None:
        self._is_arranged = self._is_arranged or not self._is_fitting

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self.show_selection()

    def _picked(self, now: QItemSelection, before: QItemSelection) -> None:
        rows = self.view.selectionModel().selectedRows()
        if rows:
            self.live.select(self.kind, self.model.id_at(rows[0].row()))


def _room_for_names(wanted: int, others: list[int], room: int) -> int:
    """What the first column gets: names whole if they can be beside one other column, and no column in sight is cut."""
    least = max(_NAME, min(wanted, round(room * _NAME_SHARE), room - others[0] if others else room))
    in_sight = 0
    for width in others:
        if in_sight + width > room - least:
            break
        in_sight += width
    return max(least, room - in_sight)


def widths_of(view: QTableView, model: ColumnTable) -> list[int]:
    """What every column needs to show its title and its first rows whole.

    Qt asks the model ten things of every cell for that; a table of eight columns took it a hundredth of a second.
    """
    metrics, header = view.fontMetrics(), view.horizontalHeader()
    widths = [header.sectionSizeHint(at) for at in range(len(model.columns))]
    for at, texts in enumerate(model.standing().texts(slice(_ROWS_MEASURED))):
        if texts:
            air = view.sizeHintForIndex(model.index(0, at)).width() - metrics.horizontalAdvance(texts[0])
            longest = sorted(set(texts), key=_breadth)[-_LONGEST:]
            widths[at] = max(widths[at], air + max(metrics.horizontalAdvance(text) for text in longest))
    return widths


def _breadth(text: str) -> int:
    """About how broad a text is: Chinese characters and capitals are broader than other letters."""
    return sum(4 if sign > "\u2e80" else 3 if sign.isupper() or sign in "mw" else 2 for sign in text)


class RowsView(QTableView):
    """A table that says when it has got another size; Python is asked nothing else by it."""

    sized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so."""
        super().resizeEvent(event)
        self.sized.emit()


def table_view(model: ColumnTable) -> RowsView:
    """Rows to select, to sort and to copy."""
    view = RowsView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of one place differ at their ends
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSortingEnabled(True)
    view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(28)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCurrentIndex(QModelIndex())
    return view
