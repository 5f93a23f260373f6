"""Every table of the basin as a sheet of cells, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fenshui.basin.editing.sheet_years import sheet_of
from fenshui.gui.editing.edit_step import EditStep
from fenshui.gui.editing.sheet_grid import SheetGrid
from fenshui.gui.editing.table_titles import TableTitles
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk

_KINDS = {
    "nodes": ("node", "id"), "reaches": ("reach", "id"), "rights": ("right", "id"), "regions": ("region", "id"),
    "holders": ("holder", "id"), "reservoirs": ("node", "node"), "sections": ("node", "node"),
}  # fmt: skip
"""Tables whose rows can be selected: what of, and the column that says which."""


class SheetsPanel(Panel):
    """Which table is chosen above it; the row one writes in is what is selected everywhere."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.choice, self.caption = Choice(keeps_width=True), label("quiet")
        self.choice.activated.connect(self._chosen)
        self.grid: SheetGrid | None = None
        self.nothing, self._full = EditStep(live), QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.nothing, 1)
        around.addWidget(self._full, 1)
        self._column = QVBoxLayout(self._full)
        self._column.setContentsMargins(14, 8, 12, 8)
        self._column.setSpacing(6)
        self._table = "nodes"
        for changed in (live.edit_changed, live.basin_changed):
            changed.connect(self._fill)
        self.speak()

    def speak(self) -> None:
        """Write the names of the tables; the sheet is made anew, or when somebody sees it."""
        self.nothing.say(self.tr("While the basin is edited, its tables stand here as sheets of cells."))
        self.caption.setText(self.tr("Table"))
        self.choice.setAccessibleName(self.tr("Table"))
        self.choice.clear()
        for table, text in TableTitles().tables.items():
            self.choice.addItem(text, table)
        self.choice.setCurrentIndex(self.choice.findData(self._table))
        self._put_away()
        if self.isVisible():
            self.show_table(self._table)

    def show_table(self, table: str) -> None:
        """Show another table."""
        self._table = table
        self.choice.setCurrentIndex(self.choice.findData(table))
        self._put_away()
        self.grid = SheetGrid(self.live, sheet_of(table), self.choice.currentText(), is_small=False)
        self.grid.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.grid.row.insertWidget(0, self.caption)
        self.grid.row.insertWidget(1, self.choice)
        for kept in (self.caption, self.choice):
            kept.show()
        self._column.addWidget(self.grid, 1)
        self.live.turns.soon(self, self._fill, "fill")

    def showEvent(self, event: object) -> None:
        """Catch up with the edits made while it was out of sight."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.grid is None:
            self.show_table(self._table)
        self.live.turns.soon(self, self._fill, "fill")

    def _put_away(self) -> None:
        if self.grid is None:
            return
        for kept in (self.caption, self.choice):
            kept.setParent(self._full)
        self.grid.hide()
        self._column.removeWidget(self.grid)
        self.grid.deleteLater()
        self.grid = None

    def _chosen(self) -> None:
        self.show_table(str(self.choice.currentData()))

    def _fill(self) -> None:
        basin = self.live.editing.basin
        is_idle = basin is None or not self.live.editing.is_on
        self.nothing.setVisible(is_idle)
        self._full.setVisible(not is_idle)
        self.nothing.offer()
        if self.grid is not None and basin is not None and self.live.editing.is_on and self.isVisible():
            self.grid.fill(basin)

    def _row_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        if self.grid is None or not now.isValid() or self.grid.model.is_below(now.row()):
            return
        if self._table in _KINDS:
            kind, column = _KINDS[self._table]
            self.live.select(kind, self.grid.model.raw(now.row(), column))
