"""Small works of the window one after another, each in a turn of its own, so that it answers in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class Turns(QObject):
    """What waits twice is done once; what belongs to a widget that is gone is not done at all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[tuple[QObject, str], Callable[[], object]] = {}
        self._last: dict[tuple[QObject, str], Callable[[], object]] = {}
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._take)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits any more."""
        return not self._waiting and not self._last

    def soon(self, whose: QObject, act: Callable[[], object], name: str = "") -> None:
        """Do something of a widget in a turn soon; `name` tells works of one widget apart."""
        self._waiting.setdefault((whose, name), act)
        self._next.start()

    def at_last(self, whose: QObject, act: Callable[[], object], name: str = "") -> None:
        """Do something when all that is to be done soon is done: what begins heavy work beside the window."""
        self._last.setdefault((whose, name), act)
        self._next.start()

    def _take(self) -> None:
        waiting = self._waiting or self._last
        whose, name = next(iter(waiting))
        act = waiting.pop((whose, name))
        if self.is_idle:
            self._next.stop()
        if isValid(whose):
            act()
