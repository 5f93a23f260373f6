"""A widget that nobody holds any more is destroyed by the window's thread, whatever works in the background."""

import gc
import threading
import weakref

from fenshui.gui.background import Background
from PySide6.QtCore import QThread, QTimer

MANY = 300_000


class Knot:
    """Something with a timer, held by nobody but itself."""

    def __init__(self, seen):
        self.itself, self.timer = self, QTimer()
        self.timer.destroyed.connect(lambda: seen.append(QThread.currentThread().isMainThread()))
        self.timer.start(1)


def test_no_job_destroys_what_belongs_to_the_window(app, qtbot):
    seen, background = [], Background()
    knots = [Knot(seen) for _ in range(50)]
    last = weakref.ref(knots[-1])
    del knots
    kept = [[] for _ in range(5 * gc.get_threshold()[0])]  # enough for Python to search
    assert not gc.isenabled()
    made, threads = [], []

    def job(task):
        threads.append(threading.current_thread())
        made.append(len([[] for _ in range(MANY)]))

    background.start("much", job, lambda _: None, lambda error: None)
    qtbot.waitUntil(lambda: bool(made) and last() is None, timeout=20_000)
    background.close()
    assert threads[0] is not threading.main_thread()
    assert len(seen) == 50 and all(seen) and kept
