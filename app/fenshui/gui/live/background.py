"""Long work beside the window: a snapshot goes into a pure function, one signal brings the result back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from sys import setswitchinterval
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

_WORKERS = 2
_REMEMBERED = 30
_TURN_S = 0.0001
"""How long a job may keep the interpreter while the window waits for it; Python's usual is fifty times that."""


class Cancelled(Exception):  # noqa: N818  (a wish of the user, not a fault)
    """Raised inside a job whose result nobody wants any more."""


@dataclass
class Task:
    """One job: what it is called, what it computes, who takes the result."""

    name: str
    job: Callable[[Task], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    begun: float = field(default_factory=monotonic)
    share: float | None = None
    is_cancelled: bool = False
    is_lasting: bool = False

    def report(self, share: float) -> None:
        """Say how much is done, from 0 to 1. Raises `Cancelled` where the job should stop."""
        if self.is_cancelled:
            raise Cancelled
        self.share = share


class Background(QObject):
    """Runs one job of each name at a time; of those that wait under a name only the newest is kept."""

    busy_changed = Signal()
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        setswitchinterval(_TURN_S)
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="fenshui")
        self._is_closed = False
        self._running: dict[str, Task] = {}
        self._waiting: dict[str, Task] = {}
        self._acts: deque[str] = deque(maxlen=_REMEMBERED)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        name: str,
        job: Callable[[Task], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        follow: bool = False,
        is_lasting: bool = False,
    ) -> None:
        """Compute `job(task)` elsewhere, then hand the result to `then` on this thread, or the error to `failed`.

        A newer job of the same name makes an older result stale: it is dropped. With `follow` it is still shown, so
        that a picture keeps up with a slider that does not rest. One that is lasting changes something outside the
        window: it cannot be called off, and what came of it is always told.
        """
        if self._is_closed:
            return
        task = Task(name, job, then, failed, is_lasting=is_lasting)
        self._acts.append(f"{datetime.now(UTC):%H:%M:%S} {name}")
        running = self._running.get(name)
        if running is None:
            self._begin(task)
            return
        running.is_cancelled = running.is_cancelled or not (follow or running.is_lasting)
        self._waiting[name] = task

    def cancel(self, name: str | None = None) -> None:
        """Drop the job of a name, or all of them that can be dropped."""
        for waiting in [one for one in self._waiting if name in (None, one)]:
            del self._waiting[waiting]
        for task in self._running.values():
            if name in (None, task.name) and not task.is_lasting:
                task.is_cancelled = True

    @property
    def acts(self) -> tuple[str, ...]:
        """What was begun last, by time (UTC) and name; of what it was about nothing is kept."""
        return tuple(self._acts)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is being computed now."""
        return tuple(self._running.values())

    @property
    def awaited(self) -> tuple[Task, ...]:
        """What of it somebody waits for: not what was dropped and only comes to its end."""
        return tuple(task for task in self._running.values() if not task.is_cancelled or task.name in self._waiting)

    def is_at(self, name: str) -> bool:
        """Whether a job of this name is being computed now."""
        return name in self._running

    def close(self) -> None:
        """Drop everything and wait for what cannot be stopped; nothing is begun any more."""
        self._is_closed = True
        self.cancel()
        for task in self._running.values():
            task.is_cancelled = True  # nobody is there any more whom it could be told
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, task: Task) -> None:
        self._running[task.name] = task
        self._pool.submit(self._work, task)
        self.busy_changed.emit()

    def _work(self, task: Task) -> None:
        try:
            result, error = task.job(task), None
        except Exception as caught:
            result, error = None, caught
        self._arrived.emit(task, result, error)

    @Slot(object, object, object)
    def _take(self, task: Task, result: Any, error: Exception | None) -> None:
        del self._running[task.name]
        following = self._waiting.pop(task.name, None)
        if following is not None:
            self._begin(following)
        self.busy_changed.emit()
        if task.is_cancelled:
            return
        if error is None:
            task.then(result)
        else:
            task.failed(error)
