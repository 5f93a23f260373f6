"""What the View menu does with the map beside showing all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from fenshui.gui.docking import bring_to_front
from fenshui.gui.map.looking import extent_of
from fenshui.gui.panels.measuring import Measuring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from fenshui.gui.main_window import MainWindow


class MapActs(QObject):
    """Entries of the View menu, each offered while it can be done."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self.zoom = QAction(self)
        self.zoom.setShortcut(QKeySequence("Ctrl+J"))
        self.zoom.triggered.connect(lambda: window.map_panel.menu.zoom_to(window.live.selection))
        window.progress.watch(window.map_panel.map)
        self.measuring = Measuring(window.live, window.map_panel.map, window.progress)
        self.measure = QAction(self, checkable=True)
        self.measure.setShortcut(QKeySequence("Ctrl+L"))
        self.measure.triggered.connect(self._turn)
        self.measuring.ended.connect(lambda: self.measure.setChecked(False))
        menu.addActions([self.zoom, self.measure])
        for changed in (window.live.basin_changed, window.live.selection_changed):
            changed.connect(self.enable)
        window.live.basin_changed.connect(self.measuring.end)
        window.map_panel.menu.table_wanted.connect(self._show_table)
        self.enable()

    def speak(self) -> None:
        """Write the entries."""
        self.zoom.setText(self.tr("Zoom to the selection"))
        self.measure.setText(self.tr("Measure a distance"))

    def enable(self) -> None:
        """Offer what can be done now."""
        live = self._window.live
        basin, layout = live.basin, live.layout
        self.zoom.setEnabled(
            basin is not None and layout is not None and extent_of(basin, layout, live.selection) is not None
        )
        self.measure.setEnabled(layout is not None and not layout.is_schematic)

    def _turn(self, is_on: bool) -> None:
        (self.measuring.begin if is_on else self.measuring.end)()

    def _show_table(self, table: str) -> None:
        tables = self._window.tables
        bring_to_front(self._window, "tables")
        tables.tabs.setCurrentWidget(tables.tables[table])
