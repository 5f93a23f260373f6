"""Small works in turns of their own: the window answers in between."""

from fenshui.gui.live.turns import Turns
from PySide6.QtCore import QObject, QTimer
from shiboken6 import delete


def test_works_are_done_in_order_each_in_a_turn_and_what_waits_twice_once(app, qtbot):
    turns, first, second, done = Turns(), QObject(), QObject(), []
    turns.soon(first, lambda: done.append("first"))
    turns.soon(second, lambda: done.append("second"))
    turns.soon(first, lambda: done.append("again"))
    QTimer.singleShot(0, lambda: done.append("an answer"))
    assert done == [] and not turns.is_idle
    qtbot.waitUntil(lambda: turns.is_idle)
    assert [one for one in done if one != "an answer"] == ["first", "second"]
    assert done.index("an answer") < done.index("second")


def test_nothing_is_done_for_what_is_gone(app, qtbot):
    turns, gone, done = Turns(), QObject(), []
    turns.soon(gone, lambda: done.append("gone"))
    delete(gone)
    qtbot.waitUntil(lambda: turns.is_idle)
    assert done == []


def test_what_begins_heavy_work_waits_until_all_else_is_done(app, qtbot):
    turns, one, done = Turns(), QObject(), []
    turns.at_last(one, lambda: done.append("heavy"))
    turns.soon(one, lambda: (done.append("small"), turns.soon(one, lambda: done.append("smaller"), "of it")))
    assert not turns.is_idle
    qtbot.waitUntil(lambda: turns.is_idle)
    assert done == ["small", "smaller", "heavy"]
