"""Where the panels stand around the map: at first, as they were left, and at first again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from fenshui.gui import preferences
from fenshui.gui.dock_tabs import DockTabs, put_back
from fenshui.gui.editing.arrangement import DOCKS as EDITOR_DOCKS
from fenshui.gui.editing.arrangement import is_wanted

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

_LOW_PANELS = ("hydrograph", "charts", "negotiation", "comparison", "register", "history", "sheets", "problems")
_LEFT, _RIGHT, _LOW = 400, 400, 250
_LEAST = {"tables": 290, "ticket": 350, "review": 350, "price": 350, "deal": 350, "ledger": 350, "inspector": 350}
"""The least width of a panel in pixels: all tabs and two columns are in sight in both languages."""
_LEAST_LOW = 110
"""The least height of a panel under the map, whatever it holds: none pushes the window beyond a low screen."""


def arrange(window: MainWindow, names: tuple[str, ...]) -> None:
    """Stand the head above, the map in the middle and around them a dock for every panel, empty as yet."""
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.map_panel, 1)
    window.setCentralWidget(middle)
    top = QWidget()
    head = QVBoxLayout(top)
    head.setContentsMargins(0, 0, 0, 0)
    head.setSpacing(0)
    head.addWidget(window.menu_bar)
    head.addWidget(window.header)
    window.setMenuWidget(top)
    for name in names:
        dock = QDockWidget()
        dock.setObjectName(name)
        window.docks[name] = dock
        empty = QWidget()
        empty.setObjectName("panel")
        empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        put_into(dock, empty)
    window.dock_tabs = DockTabs(window)
    _place_docks(window)


def put_into(dock: QDockWidget, panel: QWidget) -> None:
    """Put a panel into its dock; what stood there is let go of."""
    before, name = dock.widget(), dock.objectName()
    panel.setMinimumSize(_LEAST.get(name, 0), _LEAST_LOW if name in _LOW_PANELS else 0)
    dock.setWidget(panel)
    if before is not None:
        before.deleteLater()


def bring_to_front(window: MainWindow, name: str) -> None:
    """Show a panel before those it shares its place with."""
    window.docks[name].show()
    window.docks[name].raise_()


def reset_layout(window: MainWindow) -> None:
    """Put every panel where it stood at first."""
    for dock in window.docks.values():
        window.removeDockWidget(dock)
    _place_docks(window)
    _give_room(window)


def restore(window: MainWindow) -> None:
    """Put the panels as they were left, or give them the room of a first start; the editor's come with the editor."""
    kept = preferences.window_layout()
    if kept is None:
        _give_room(window)
    else:
        put_back(window, kept[1])
        for name in EDITOR_DOCKS:
            window.docks[name].hide()


def _place_docks(window: MainWindow) -> None:
    low = Qt.DockWidgetArea.BottomDockWidgetArea
    areas = {"tables": Qt.DockWidgetArea.LeftDockWidgetArea, **dict.fromkeys(_LOW_PANELS, low)}
    for name, dock in window.docks.items():
        window.addDockWidget(areas.get(name, Qt.DockWidgetArea.RightDockWidgetArea), dock)
    for left, right_of_it in pairwise(window.docks[name] for name in _LOW_PANELS):
        window.tabifyDockWidget(left, right_of_it)
    window.docks["hydrograph"].raise_()
    right = [dock for name, dock in window.docks.items() if name not in areas]
    for first, second in pairwise(right):
        window.tabifyDockWidget(first, second)
    right[0].raise_()
    for name, dock in window.docks.items():
        dock.setVisible(is_wanted(name, window.live.editing.is_on))
    window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
    window.dock_tabs.follow()


def _give_room(window: MainWindow) -> None:
    """Only once the panels lie on each other: before that there is no room to be given."""
    docks = window.docks
    window.resizeDocks([docks["tables"], docks["ticket"]], [_LEFT, _RIGHT], Qt.Orientation.Horizontal)
    window.resizeDocks([docks["hydrograph"]], [_LOW], Qt.Orientation.Vertical)
