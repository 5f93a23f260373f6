"""What stands in the main window: its head, the panels, their docks, the menus. Built once the frame is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QWidget

from fenshui.gui.docking import arrange
from fenshui.gui.dress.dressing import undressed
from fenshui.gui.editing.editor import Editor
from fenshui.gui.editing.inspector import Inspector
from fenshui.gui.editing.problems_panel import ProblemsPanel
from fenshui.gui.editing.sheets_panel import SheetsPanel
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.menus.actions import Actions
from fenshui.gui.panels.comparison import Comparison
from fenshui.gui.panels.deal import Deal
from fenshui.gui.panels.header import Header
from fenshui.gui.panels.history import History
from fenshui.gui.panels.hydrograph import Hydrograph
from fenshui.gui.panels.ledger import LedgerPanel
from fenshui.gui.panels.map_panel import MapPanel
from fenshui.gui.panels.negotiation import Negotiation
from fenshui.gui.panels.notice import Notice
from fenshui.gui.panels.price import Price
from fenshui.gui.panels.register import RegisterPanel
from fenshui.gui.panels.review import Review
from fenshui.gui.panels.status_line import StatusLine
from fenshui.gui.panels.tables_panel import TablesPanel
from fenshui.gui.panels.ticket import Ticket

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.main_window import MainWindow

_IDLE_MS = 250


def furnish(window: MainWindow, live: LiveDesk) -> None:
    """Build everything that stands in the window, in the colours in force."""
    with undressed():
        window.header, window.notice, window.map_panel = Header(live), Notice(live), MapPanel(live)
        window.hydrograph, window.deal, window.ledger = Hydrograph(live), Deal(live), LedgerPanel(live)
        window.negotiation, window.ticket, window.register = Negotiation(live), Ticket(live), RegisterPanel(live)
        window.tables, window.review, window.comparison = TablesPanel(live), Review(live), Comparison(live)
        window.inspector, window.problems = Inspector(live), ProblemsPanel(live)
        window.panels = {
            "tables": window.tables,
            "hydrograph": window.hydrograph,
            "negotiation": window.negotiation,
            "comparison": window.comparison,
            "register": window.register,
            "ticket": window.ticket,
            "review": window.review,
            "price": Price(live),
            "deal": window.deal,
            "ledger": window.ledger,
            "history": History(live),
            "inspector": window.inspector,
            "sheets": SheetsPanel(live),
            "problems": window.problems,
        }
        arrange(window)
        window.progress = StatusLine(live)
        window.statusBar().setSizeGripEnabled(False)
        window.statusBar().addWidget(window.progress, 1)
        window.editor = Editor(window)
        window.actions_ = Actions(window)
    window.ensurePolished()
    _settle(window)


def prepare_in_idle_time(window: MainWindow) -> None:
    """Load the charts beside the window, once it stands and nothing else is loaded or shown."""
    live = window.live
    if live.background.tasks or not live.turns.is_idle:
        QTimer.singleShot(_IDLE_MS, window, lambda: prepare_in_idle_time(window))
        return
    ready = window.hydrograph.prepare
    live.background.start("plots", lambda task: desk_jobs.load_plots(), lambda _: ready(), live.refused)


def _settle(window: MainWindow) -> None:
    """Let the panels lie on each other before the window gets its size: side by side they would want more.

    What they wanted while they were undressed is forgotten: it is more than a small screen has.
    """
    for layout in window.findChildren(QLayout):
        layout.invalidate()
    for widget in window.findChildren(QWidget):
        widget.updateGeometry()
    whole = window.layout()
    if whole is not None:
        whole.activate()
