"""Ctrl+C beside Qt, which cannot hand on what Python raises inside its calls: lost there, or the end of the process."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from PySide6.QtWidgets import QWidget


@contextmanager
def ctrl_c_held_back(answer: Callable[[], object] = lambda: None) -> Iterator[Callable[[], None]]:
    """Within it Ctrl+C is only noted and answered; what it gives breaks off where one was noted, wherever it is called.

    Whoever heard Ctrl+C before hears of it at the end; a process that is deaf to it (`nohup`) stays so.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):
        yield lambda: None
        return
    noted: list[int] = []

    def look() -> None:
        if noted:
            raise KeyboardInterrupt

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)
        answer()

    signal.signal(signal.SIGINT, note)
    try:
        yield look
    finally:
        signal.signal(signal.SIGINT, before)
        if noted:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def closed_by_ctrl_c(window: QWidget) -> Iterator[None]:
    """Within it Ctrl+C closes a window as its cross does: what is not saved is asked about first.

    The window's own clock (`garbage.py`) sees to it that Python looks for signals at least twice a second.
    """
    with ctrl_c_held_back(lambda: QTimer.singleShot(0, window, window.close)):
        yield
