"""The main window: the map in the middle, panels around it, the head above."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QMenuBar, QTabWidget

from fenshui.gui import docking, preferences
from fenshui.gui.dress.dressing import show_dock_by_dock
from fenshui.gui.leaving import Leaving
from fenshui.gui.live.kept_draft import would_lose
from fenshui.gui.menus import recent
from fenshui.gui.menus.handing_over import HandingOver
from fenshui.gui.window_title import WindowTitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fenshui.gui.dock_tabs import DockTabs
    from fenshui.gui.editing.editor import Editor
    from fenshui.gui.editing.inspector import Inspector
    from fenshui.gui.editing.problems_panel import ProblemsPanel
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.menus.actions import Actions
    from fenshui.gui.panels.comparison import Comparison
    from fenshui.gui.panels.deal import Deal
    from fenshui.gui.panels.header import Header
    from fenshui.gui.panels.hydrograph import Hydrograph
    from fenshui.gui.panels.ledger import LedgerPanel
    from fenshui.gui.panels.map_panel import MapPanel
    from fenshui.gui.panels.negotiation import Negotiation
    from fenshui.gui.panels.notice import Notice
    from fenshui.gui.panels.panel import Panel
    from fenshui.gui.panels.register import RegisterPanel
    from fenshui.gui.panels.review import Review
    from fenshui.gui.panels.status_line import StatusLine
    from fenshui.gui.panels.tables_panel import TablesPanel
    from fenshui.gui.panels.ticket import Ticket

_COMPARED = 40
"""Per cent of the window's height that the comparison wants when it comes to the front."""
_USUAL, _FRAME, _LEAST_SCREEN = QSize(1600, 900), QSize(8, 40), 1024
"""The size at first, what a desktop draws around it, and the width below which a screen is none that people use."""


class MainWindow(QMainWindow):
    """Dockable panels around the map; where they stand is kept.

    It is made as an empty frame, which is in sight long before the panels are loaded, and furnished afterwards.
    """

    live: LiveDesk
    header: Header
    notice: Notice
    map_panel: MapPanel
    hydrograph: Hydrograph
    deal: Deal
    ledger: LedgerPanel
    negotiation: Negotiation
    ticket: Ticket
    register: RegisterPanel
    tables: TablesPanel
    review: Review
    comparison: Comparison
    inspector: Inspector
    problems: ProblemsPanel
    panels: dict[str, Panel]
    docks: dict[str, QDockWidget]
    dock_tabs: DockTabs
    progress: StatusLine
    editor: Editor
    actions_: Actions

    def __init__(self) -> None:
        super().__init__()
        self.is_furnished = False
        self.docks = {}
        self.setObjectName("main")
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setAcceptDrops(False)  # before there is anybody who takes them
        self.menu_bar = QMenuBar()
        self.title = WindowTitle(self)
        self.setCentralWidget(QLabel(self.tr("Fenshui is opening…"), alignment=Qt.AlignmentFlag.AlignCenter))
        self._take_place()
        self.speak()

    def stand(self, live: LiveDesk) -> None:
        """Build the head, the map and the docks, and put these where they were left."""
        from fenshui.gui import furniture

        self.live = live
        self.title.follow(live)
        furniture.stand(self, live)
        if self.isVisible():  # what came into it has no room before this turn of the window is over
            QTimer.singleShot(0, self, lambda: docking.restore(self))
        else:
            self._take_place()
            docking.restore(self)
        self.map_panel.map.setFocus()
        self.speak()

    def pieces(self) -> Iterator[str]:
        """Build the panels and what acts on them, a piece at a time; then the window is furnished."""
        from fenshui.gui import furniture

        yield from furniture.pieces(self)
        self.live.basin_changed.connect(self._basin_opened)
        self.live.pins_changed.connect(self._show_pins)
        for changed in (self.live.problems_changed, self.live.basin_changed):
            changed.connect(self._count_problems)
        self.handing = HandingOver(self)
        self.leaving = Leaving(self)
        self.setAcceptDrops(True)
        self.is_furnished = True
        self.actions_.speak()  # where another language was chosen meanwhile
        self.editor.speak()

    def furnish(self, live: LiveDesk) -> None:
        """Build everything at once."""
        self.stand(live)
        for _ in self.pieces():
            pass

    def _take_place(self) -> None:
        """Stand where it stood when it was left."""
        self.resize(_within(self.screen().availableSize()))
        kept = preferences.window_layout()
        if kept is not None:
            self.restoreGeometry(kept[0])

    def speak(self) -> None:
        """Write the titles of the window and of its panels."""
        self.title.write()
        if self.docks:
            titles = self._titles()
            for name, dock in self.docks.items():
                dock.setWindowTitle(titles[name])
            self.dock_tabs.speak()

    def _titles(self) -> dict[str, str]:
        from fenshui.gui.panels.titles import Titles

        return Titles(len(self.live.editing.problems)).of

    def _count_problems(self) -> None:
        """On the tab of their panel, which may lie behind another."""
        if self.docks["problems"].windowTitle() != self._titles()["problems"]:
            self.speak()

    def _basin_opened(self) -> None:
        if self.live.desk.opening is not None and self.live.editing.folder is not None and not self.live.editing.is_on:
            preferences.remember_basin(self.live.desk.opening.folder)
            recent.remember("basin", self.live.desk.opening.folder)

    def _show_pins(self) -> None:
        """What was pinned just now is what the user wants to see."""
        dock = self.docks["comparison"]
        if self.live.pins.pins and dock.visibleRegion().isEmpty():
            docking.bring_to_front(self, "comparison")
            self.resizeDocks([dock], [max(dock.height(), self.height() * _COMPARED // 100)], Qt.Orientation.Vertical)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            show_dock_by_dock(self)
            self.speak()
            if self.is_furnished:
                self.actions_.speak()
                self.editor.speak()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever can be handed over may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.handing.hand_over_urls(event.mimeData().urls())

    def open_path(self, path: Path) -> None:
        """Take what a user hands over for what it is."""
        self.handing.hand_over([path])

    def open_basin(self, path: Path) -> None:
        """Open a basin; where what is on the table is not saved ask first."""
        self.leaving.before(lambda: self.live.open_basin(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout, and leave nothing running; ask first where something is not saved."""
        if self.is_furnished and would_lose(self.live):
            event.ignore()
            self.leaving.before(self.close)
            return
        if self.is_furnished:
            preferences.remember_layout(self.saveGeometry(), self.editor.arrangement.to_keep())
        if self.docks:
            self.live.background.close()
        super().closeEvent(event)


def _within(room: QSize) -> QSize:
    """The usual size, or less where the screen has no room for it and its frame."""
    return _USUAL.boundedTo(room - _FRAME) if room.width() >= _LEAST_SCREEN else _USUAL
