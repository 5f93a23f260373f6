"""A widget that nobody holds any more is destroyed by the window's thread, whatever works in the background."""

import gc
import threading
import weakref

from fenshui.gui.garbage import Rest, search, search_everything
from fenshui.gui.live.background import Background
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
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    background.close()
    assert all(seen)
    search_everything()  # by itself in the next rest, where so much was put aside meanwhile
    assert last() is None
    assert threads[0] is not threading.main_thread()
    assert len(seen) == 50 and all(seen) and kept


def test_much_made_in_one_go_is_put_aside_and_searched_in_a_rest(app):
    gc.disable()
    seen = []
    knot = weakref.ref(Knot(seen))
    made = [[] for _ in range(30_000)]
    aside = gc.get_freeze_count()
    search()
    assert gc.get_freeze_count() >= aside + len(made)
    assert knot() is not None
    search_everything()
    assert knot() is None and seen == [True]
    assert gc.get_freeze_count() > len(made)


def test_a_rest_is_told_once_and_only_when_nothing_was_done_all_the_while():
    rest = Rest(30.0)
    looks = [(0, 1.0), (10, 6.0), (20, 6.1), (30, 6.2), (35, 6.3), (39, 6.35), (41, 6.4)]
    assert [rest.is_long_enough(*look) for look in looks] == [False] * 6 + [True]
    assert not rest.is_long_enough(90, 6.5)
    assert not rest.is_long_enough(91, 7.4)  # somebody works again
    assert not rest.is_long_enough(120, 7.4)
    assert rest.is_long_enough(121, 7.4)
