"""Which panels stand beside the map while the basin is edited; those of the deal come back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt

from fenshui.gui.dock_tabs import put_back
from fenshui.gui.preferences import LAYOUT_VERSION

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

DOCKS = ("inspector", "sheets", "problems")
_BESIDE = ("hydrograph", "history")
_LOW = 0.36
"""Share of the window's height that the sheets want."""


def is_wanted(dock: str, is_editing: bool) -> bool:
    """Whether a panel is in sight at first."""
    return dock in (*DOCKS, *_BESIDE) if is_editing else dock not in DOCKS


class Arrangement:
    """Remembers how the panels stood before the basin was edited."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._before: QByteArray | None = None

    def turn(self, is_editing: bool) -> None:
        """Put the panels as editing wants them, or as they stood before it."""
        window = self.window
        if not is_editing:
            if self._before is not None:
                put_back(window, self._before)
            self._before = None
            return
        self._before = window.saveState(LAYOUT_VERSION)
        for name, dock in window.docks.items():
            if name in DOCKS or not is_wanted(name, is_editing):
                dock.setVisible(name in DOCKS)
        for name in ("inspector", "sheets"):
            window.docks[name].raise_()
        window.resizeDocks([window.docks["sheets"]], [round(window.height() * _LOW)], Qt.Orientation.Vertical)

    def to_keep(self) -> QByteArray:
        """How the panels stand when the basin is not edited: that is what the next session begins with."""
        return self._before if self._before is not None else self.window.saveState(LAYOUT_VERSION)
