"""Python searches for garbage in the window's own thread only.

By itself it does so in whichever thread happens to make objects. Where that is a job in the background and the garbage
holds widgets, these are destroyed in the wrong thread while their timers still run in the right one, and the program
falls.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    """Takes over from Python's own search, with Python's own thresholds, when the window is idle for a moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(search)
        self._timer.start()
        gc.disable()


def search() -> None:
    """Search as far as Python would by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def search_here_only(parent: QObject) -> None:
    """From now on garbage is searched for in this thread alone."""
    if parent.findChild(Garbage) is None:
        Garbage(parent)
    gc.disable()
