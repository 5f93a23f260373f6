"""The main window: the map in the middle, panels around it, the head above."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QLayout, QMainWindow, QMenuBar, QTabWidget, QVBoxLayout, QWidget

from fenshui.gui import jobs, preferences, recent
from fenshui.gui.actions import Actions
from fenshui.gui.dressing import undressed
from fenshui.gui.editing.arrangement import DOCKS as EDITOR_DOCKS
from fenshui.gui.editing.arrangement import is_wanted
from fenshui.gui.editing.editor import Editor
from fenshui.gui.editing.inspector import Inspector
from fenshui.gui.editing.problems_panel import ProblemsPanel
from fenshui.gui.editing.sheets_panel import SheetsPanel
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.comparison import Comparison
from fenshui.gui.panels.deal import Deal
from fenshui.gui.panels.header import Header
from fenshui.gui.panels.history import History
from fenshui.gui.panels.hydrograph import Hydrograph
from fenshui.gui.panels.ledger import LedgerPanel
from fenshui.gui.panels.map_panel import MapPanel
from fenshui.gui.panels.negotiation import Negotiation
from fenshui.gui.panels.notice import Notice
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.price import Price
from fenshui.gui.panels.register import RegisterPanel
from fenshui.gui.panels.review import Review
from fenshui.gui.panels.status_line import StatusLine
from fenshui.gui.panels.tables_panel import TablesPanel
from fenshui.gui.panels.ticket import Ticket

CASE_ENDING = ".fenshui-case"
BASIN_FILES = (".gpkg", ".xlsx")
_IDLE_MS = 250
_LOW_PANELS = ("hydrograph", "negotiation", "comparison", "register", "history", "sheets", "problems")
_LEFT, _RIGHT, _LOW = 400, 400, 235
_COMPARED = 40
"""Per cent of the window's height that the comparison wants when it comes to the front."""
_LEAST = {"tables": 290, "ticket": 350, "review": 350, "price": 350, "deal": 350, "ledger": 350, "inspector": 350}
"""The least width of a panel in pixels: all tabs and two columns are in sight in both languages."""


class MainWindow(QMainWindow):
    """Dockable panels around the map; where they stand is kept."""

    def __init__(self, live: LiveDesk) -> None:
        super().__init__()
        self.live = live
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        with undressed():
            self.menu_bar = QMenuBar()
            self.header, self.notice, self.map_panel = Header(live), Notice(live), MapPanel(live)
            self.hydrograph, self.deal, self.ledger = Hydrograph(live), Deal(live), LedgerPanel(live)
            self.negotiation, self.ticket, self.register = Negotiation(live), Ticket(live), RegisterPanel(live)
            self.tables, self.review, self.comparison = TablesPanel(live), Review(live), Comparison(live)
            self.inspector, self.problems = Inspector(live), ProblemsPanel(live)
            self.panels: dict[str, Panel] = {
                "tables": self.tables,
                "hydrograph": self.hydrograph,
                "negotiation": self.negotiation,
                "comparison": self.comparison,
                "register": self.register,
                "ticket": self.ticket,
                "review": self.review,
                "price": Price(live),
                "deal": self.deal,
                "ledger": self.ledger,
                "history": History(live),
                "inspector": self.inspector,
                "sheets": SheetsPanel(live),
                "problems": self.problems,
            }
            self.docks: dict[str, QDockWidget] = {}
            self._arrange()
            self.progress = StatusLine(live)
            self.statusBar().setSizeGripEnabled(False)
            self.statusBar().addWidget(self.progress, 1)
            self.editor = Editor(self)
            self.actions_ = Actions(self)
        live.basin_changed.connect(self._basin_opened)
        live.pins_changed.connect(self._show_pins)
        self.ensurePolished()
        self._settle()
        self.resize(1600, 900)
        self._restore()
        self.map_panel.map.setFocus()
        self.speak()

    def speak(self) -> None:
        """Write the titles of the window and of its panels."""
        self.setWindowTitle(self.tr("Fenshui: dividing the waters") + "[*]")
        for name, dock in self.docks.items():
            dock.setWindowTitle(self.panels[name].title())

    def reset_layout(self) -> None:
        """Put every panel where it stood at first."""
        for dock in self.docks.values():
            self.removeDockWidget(dock)
        self._place_docks()

    def prepare_in_idle_time(self) -> None:
        """Load the charts beside the window, once it stands and nothing else is loaded or shown."""
        live = self.live
        if live.background.tasks or not live.turns.is_idle:
            QTimer.singleShot(_IDLE_MS, self, self.prepare_in_idle_time)
            return
        ready = self.hydrograph.prepare
        live.background.start("plots", lambda task: jobs.load_plots(), lambda _: ready(), live.refused)

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map_panel, 1)
        self.setCentralWidget(middle)
        top = QWidget()
        head = QVBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.menu_bar)
        head.addWidget(self.header)
        head.addWidget(self.notice)
        self.setMenuWidget(top)
        for name, panel in self.panels.items():
            dock = QDockWidget()
            dock.setObjectName(name)
            dock.setWidget(panel)
            panel.setMinimumWidth(_LEAST.get(name, 0))
            self.docks[name] = dock
        self._place_docks()

    def _place_docks(self) -> None:
        low = Qt.DockWidgetArea.BottomDockWidgetArea
        areas = {"tables": Qt.DockWidgetArea.LeftDockWidgetArea, **dict.fromkeys(_LOW_PANELS, low)}
        for name, dock in self.docks.items():
            self.addDockWidget(areas.get(name, Qt.DockWidgetArea.RightDockWidgetArea), dock)
            dock.setVisible(is_wanted(name, self.live.editing.is_on))
        for left, right_of_it in pairwise(self.docks[name] for name in _LOW_PANELS):
            self.tabifyDockWidget(left, right_of_it)
        self.docks["hydrograph"].raise_()
        right = [dock for name, dock in self.docks.items() if name not in areas]
        for first, second in pairwise(right):
            self.tabifyDockWidget(first, second)
        if right:
            right[0].raise_()
            self.resizeDocks([self.docks["tables"], right[0]], [_LEFT, _RIGHT], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["tables"]], [_LEFT], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["hydrograph"]], [_LOW], Qt.Orientation.Vertical)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)

    def _settle(self) -> None:
        """Let the panels lie on each other before the window gets its size: side by side they would want more.

        What they wanted while they were undressed is forgotten: it is more than a small screen has.
        """
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
        whole = self.layout()
        if whole is not None:
            whole.activate()

    def _restore(self) -> None:
        kept = preferences.window_layout()
        if kept is not None:
            self.restoreGeometry(kept[0])
            self.restoreState(kept[1], preferences.LAYOUT_VERSION)
            for name in EDITOR_DOCKS:
                self.docks[name].hide()

    def _basin_opened(self) -> None:
        if self.live.desk.opening is not None and self.live.editing.folder is not None and not self.live.editing.is_on:
            preferences.remember_basin(self.live.desk.opening.folder)
            recent.remember("basin", self.live.desk.opening.folder)

    def _show_pins(self) -> None:
        """What was pinned just now is what the user wants to see."""
        dock = self.docks["comparison"]
        if self.live.pins.pins and dock.visibleRegion().isEmpty():
            dock.show()
            dock.raise_()
            self.resizeDocks([dock], [max(dock.height(), self.height() * _COMPARED // 100)], Qt.Orientation.Vertical)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.speak()
            self.actions_.speak()
            self.editor.speak()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Basins and transfers may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped: a folder is a basin, a case file is taken in, any other file is a transfer."""
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            if path.suffix == CASE_ENDING:
                self.live.negotiating.bring_in(path)
                self.docks["negotiation"].raise_()
            else:
                is_basin = path.is_dir() or path.suffix.lower() in BASIN_FILES
                (self.open_basin if is_basin else self.live.drafting.open_file)(path)

    def open_basin(self, path: Path) -> None:
        """Open a basin; where edits of the one on the table are not saved ask first."""
        self.editor.before_leaving(lambda: self.live.open_basin(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout, and leave nothing running; ask first where edits are not saved."""
        if self.live.editing.has_unsaved:
            event.ignore()
            self.editor.before_leaving(self.close)
            return
        preferences.remember_layout(self.saveGeometry(), self.editor.arrangement.to_keep())
        self.live.background.close()
        super().closeEvent(event)
