"""Python searches for garbage in the window's own thread only, and never so long that the window halts.

By itself it does so in whichever thread happens to make objects. Where that is a job in the background and the garbage
holds widgets, these are destroyed in the wrong thread while their timers still run in the right one, and the program
falls. And it searches everything from time to time, which halts a window that holds a basin for a seventh of a second.

So what is young is searched while it is little. What was made in one go (libraries loaded, a basin opened) is put
aside unsearched: most of it stays, and what is let go of goes at once unless it holds itself. Everything is searched
when nothing has been done for a while.
"""

from __future__ import annotations

import gc
from time import monotonic, process_time

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_FEW = 2_000
_MANY = 20_000
"""Young objects below which no search is worth it, and above which a search would be felt."""
_REST_S = 30.0
_RESTING = 0.05
"""Share of a processor that a window takes which nobody touches and which computes nothing."""


class Garbage(QObject):
    """Takes over from Python's own search."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = Rest(_REST_S)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        gc.disable()

    def _look(self) -> None:
        search()
        if self._rest.is_long_enough(monotonic(), process_time()):
            search_everything()


class Rest:
    """Tells by the clock and by the time on the processor that the program has rested, once for every rest."""

    def __init__(self, rest_s: float) -> None:
        self._rest_s = rest_s
        self._last, self._since_s = (0.0, 0.0), 0.0
        self._is_told = True

    def is_long_enough(self, clock_s: float, worked_s: float) -> bool:
        """Whether it has just rested long enough; asked again and again."""
        waited, worked = clock_s - self._last[0], worked_s - self._last[1]
        self._last = clock_s, worked_s
        if worked > _RESTING * waited:
            self._since_s, self._is_told = clock_s, False
            return False
        is_over = not self._is_told and clock_s - self._since_s >= self._rest_s
        self._is_told = self._is_told or is_over
        return is_over


def search() -> None:
    """Search what is young; put it aside where it is too much to be searched.

    How much there is, is told by Python's own count, though what was let go of meanwhile is taken off it: to list the
    objects would lay hands on tuples that another thread is still making, which then cannot be finished (SystemError).
    """
    young = gc.get_count()[0]
    if young > _MANY:
        put_aside()
    elif young > _FEW:
        gc.collect(1)


def put_aside() -> None:
    """Let what there is be searched in the next rest only: a basin that was opened, say, which stays.

    The old basin let go of at the same time is taken off the count of the young, so that the count does not tell. To
    ask for the young themselves is no way: a tuple that a job is just making then has two owners, and making it fails.
    """
    gc.freeze()


def search_everything() -> None:
    """Search all there is, also what was put aside; what is left is put aside again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def search_here_only(parent: QObject) -> None:
    """From now on garbage is searched for in this thread alone."""
    if parent.findChild(Garbage) is None:
        Garbage(parent)
    gc.disable()
