"""What stands in the main window: its head, the map, the docks; then panel after panel, the menus, the editor.

The head, the map and empty docks come first, so that the river is in sight before the rest is loaded.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QWidget

from fenshui.gui.docking import arrange, put_into
from fenshui.gui.dress.dressing import undressed
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.panels.header import Header
from fenshui.gui.panels.map_panel import MapPanel
from fenshui.gui.panels.notice import LINE_PX, Notice
from fenshui.gui.panels.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.main_window import MainWindow

PANELS = {
    "tables": "panels.tables_panel.TablesPanel",
    "hydrograph": "panels.hydrograph.Hydrograph",
    "charts": "panels.charts.Charts",
    "negotiation": "panels.negotiation.Negotiation",
    "comparison": "panels.comparison.Comparison",
    "register": "panels.register.RegisterPanel",
    "ticket": "panels.ticket.Ticket",
    "review": "panels.review.Review",
    "price": "panels.price.Price",
    "deal": "panels.deal.Deal",
    "ledger": "panels.ledger.LedgerPanel",
    "history": "panels.history.History",
    "inspector": "editing.inspector.Inspector",
    "sheets": "editing.sheets_panel.SheetsPanel",
    "problems": "editing.problems_panel.ProblemsPanel",
}
"""What stands in each dock; the window has an attribute of the same name."""
_IDLE_MS = 250


def stand(window: MainWindow, live: LiveDesk) -> None:
    """Build the head, the map and a dock for every panel, in the colours in force."""
    with undressed():
        window.header, window.map_panel = Header(live), MapPanel(live)
        window.menu_bar.addAction(" ")  # as high as the menus that come at the end: the map shall not move then
        arrange(window, tuple(PANELS))
        window.progress = StatusLine(live)
        window.statusBar().setSizeGripEnabled(False)
        window.statusBar().setFixedHeight(LINE_PX)
        window.statusBar().addWidget(window.progress, 1)
        window.notice = Notice(live, window, window.progress)
    window.ensurePolished()
    settle(window)


def pieces(window: MainWindow) -> Iterator[str]:
    """Load and build the rest, a piece at a time, what is in sight before what is not; each is told when it is done."""
    window.panels = {}
    for name in sorted(PANELS, key=lambda name: window.docks[name].visibleRegion().isEmpty()):
        module, _, made = PANELS[name].rpartition(".")
        loaded = import_module(f"fenshui.gui.{module}")
        yield f"{name} loaded"
        panel = window.panels[name] = getattr(loaded, made)(window.live)
        setattr(window, name, panel)
        yield f"{name} made"
        put_into(window.docks[name], panel)
        yield f"{name} in its dock"
    yield from _what_acts_on_them(window)


def prepare_in_idle_time(window: MainWindow) -> None:
    """Load the charts beside the window, once it stands and nothing else is loaded or shown."""
    live = window.live
    if live.background.tasks or not live.turns.is_idle:
        QTimer.singleShot(_IDLE_MS, window, lambda: prepare_in_idle_time(window))
        return
    ready = window.hydrograph.prepare
    live.background.start("plots", lambda task: desk_jobs.load_plots(), lambda _: ready(), live.refused)


def settle(window: MainWindow) -> None:
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


def _what_acts_on_them(window: MainWindow) -> Iterator[str]:
    from fenshui.gui.editing.editor import Editor
    from fenshui.gui.panels.map_told import MapTold

    yield "editor loaded"
    window.editor = Editor(window)
    yield "editor made"
    MapTold(window.map_panel)
    from fenshui.gui.menus.actions import Actions

    yield "actions loaded"
    window.menu_bar.clear()
    window.actions_ = Actions(window)
    yield "actions made"
