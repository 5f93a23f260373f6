"""The tables of the basin, each with a filter; what is selected here is selected everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.basin_tables import TABLES, Filled
from fenshui.gui.tables.table_words import TableWords

if TYPE_CHECKING:
    from fenshui.basin import Basin


class TablesPanel(Panel):
    """Rights, regions, sections and reservoirs."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.nothing, self.tabs = NextStep(live, needs="basin"), QTabWidget()
        self.tables = {name: SelectableTable(kind, live) for name, (kind, _) in TABLES.items()}
        for name, table in self.tables.items():
            self.tabs.addTab(table, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.tabs, 1)
        live.basin_changed.connect(self._fill)
        live.allocation_changed.connect(self._fill_once)
        live.lens_changed.connect(self._fill_reservoirs)
        live.selection_changed.connect(self._show_selection)
        self._filled_from: object = None
        self._waiting: set[str] = set()
        self.speak()

    def speak(self) -> None:
        """Write the tabs, the filters and every row."""
        names = {
            "rights": self.tr("Rights"),
            "regions": self.tr("Regions"),
            "sections": self.tr("Sections"),
            "reservoirs": self.tr("Reservoirs"),
        }
        for place, (name, table) in enumerate(self.tables.items()):
            self.tabs.setTabText(place, names[name])
            table.filter.setPlaceholderText(self.tr("Filter"))
            table.filter.setAccessibleName(self.tr("Filter of the table: {table}").format(table=names[name]))
            table.view.setAccessibleName(names[name])
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill what changed while the tables were out of sight."""
        super().showEvent(event)
        for name in self._waiting:
            self.live.turns.soon(self, partial(self._fill_table, name), name)

    def catch_up(self) -> None:
        """Fill what waits though nobody sees it: somebody prints it."""
        for name in tuple(self._waiting):
            self._fill_table(name, is_wanted=True)

    def _fill(self) -> None:
        self._filled_from = self.live.before
        self.nothing.setVisible(self.live.basin is None)
        self.tabs.setVisible(self.live.basin is not None)
        self.nothing.say(self.tr("Rights, regions, sections and reservoirs of a basin will stand here."))
        for name in self.tables:
            self.live.turns.soon(self, partial(self._fill_table, name), name)

    def _fill_once(self) -> None:
        if self._filled_from is not self.live.before:
            self._fill()

    def _fill_reservoirs(self) -> None:
        self._fill_once()
        self._fill_table("reservoirs")

    def _fill_table(self, name: str, *, is_wanted: bool = False) -> None:
        basin: Basin | None = self.live.basin
        self._waiting.add(name)
        if basin is not None and (is_wanted or self.isVisible()):
            self._waiting.discard(name)
            fill: Callable[[LiveDesk, Basin, TableWords], Filled] = TABLES[name][1]
            self.tables[name].fill(fill(self.live, basin, TableWords()))

    def _show_selection(self) -> None:
        for table in self.tables.values():
            table.show_selection()
