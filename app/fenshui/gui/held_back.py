"""Ctrl+C beside Qt, which cannot hand on what Python raises inside its calls: lost there, or the end of the process."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def ctrl_c_held_back() -> Iterator[Callable[[], None]]:
    """Within it Ctrl+C is only noted; what it gives breaks off where Ctrl+C was noted, wherever that is called.

    Whoever heard Ctrl+C before hears of it at the end; a process that is deaf to it stays so.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):
        yield lambda: None
        return
    noted: list[int] = []

    def look() -> None:
        if noted:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, lambda number, frame: noted.append(number))
    try:
        yield look
    finally:
        signal.signal(signal.SIGINT, before)
        if noted:
            signal.raise_signal(signal.SIGINT)
