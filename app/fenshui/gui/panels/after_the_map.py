"""How a panel follows the allocation: in a turn of its own, and after the map while a volume is tried."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from fenshui.gui.live.desk import LiveDesk

_SOON_MS = 60


class AfterTheMap(QObject):
    """Calls `show` of a panel; `name` tells it apart from other works of the panel."""

    def __init__(self, panel: QObject, live: LiveDesk, show: Callable[[], object], name: str) -> None:
        super().__init__(panel)
        self._panel, self._live, self._show, self._name = panel, live, show, name
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(show)

    def follow(self) -> None:
        """In a turn soon; while a slider moves, the map goes first and this when it is drawn."""
        if self._live.drafting.trial is None:
            self._live.turns.soon(self._panel, self._show, self._name)
        elif not self._soon.isActive():
            self._soon.start()
