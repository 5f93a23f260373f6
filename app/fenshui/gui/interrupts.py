"""Ctrl+C in the terminal closes the window as its cross does: what is not saved is asked about first."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from PySide6.QtWidgets import QWidget


@contextmanager
def closed_by_ctrl_c(window: QWidget) -> Iterator[None]:
    """While the window works; afterwards whoever answered Ctrl+C before is told of it.

    An exception would be lost: Qt calls us back, and knows of none. The window's own clock (`garbage.py`) sees to it
    that Python looks for signals at least twice a second. A program that is deaf to Ctrl+C (`nohup`) stays so.
    """
    before = signal.getsignal(signal.SIGINT)
    if before in (signal.SIG_IGN, None):
        yield
        return
    asked = False

    def close(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        QTimer.singleShot(0, window, window.close)

    signal.signal(signal.SIGINT, close)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked and not window.isVisible():
        signal.raise_signal(signal.SIGINT)
