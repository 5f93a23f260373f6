import threading
import time

import pytest
from fenshui.gui.live.background import Background
from PySide6.QtCore import QThread


@pytest.fixture
def background(app):
    made = Background()
    yield made
    made.close()


def wait_for(qtbot, background):
    qtbot.waitUntil(lambda: not background.tasks, timeout=5000)


def raised(error):
    raise error


def test_the_job_runs_elsewhere_and_its_result_arrives_on_the_thread_of_the_window(background, qtbot):
    here, seen = QThread.currentThread(), []
    background.start(
        "sum",
        lambda task: (threading.current_thread() is threading.main_thread(), 1 + 1),
        lambda result: seen.append((*result, QThread.currentThread() is here)),
        raised,
    )
    wait_for(qtbot, background)
    assert seen == [(False, 2, True)]


def test_of_jobs_of_one_name_only_the_newest_is_shown(background, qtbot):
    begun, seen = threading.Event(), []

    def slow(task):
        begun.wait(5)
        return "old"

    background.start("map", slow, seen.append, raised)
    background.start("map", lambda task: "never begun", seen.append, raised)
    background.start("map", lambda task: "new", seen.append, raised)
    begun.set()
    wait_for(qtbot, background)
    assert seen == ["new"]


def test_a_slider_that_does_not_rest_is_followed_without_queueing(background, qtbot):
    begun, seen = threading.Event(), []
    background.start("preview", lambda task: (begun.wait(5), 1)[1], seen.append, raised, follow=True)
    for volume in (2, 3, 4):
        background.start("preview", lambda task, volume=volume: volume, seen.append, raised, follow=True)
    begun.set()
    wait_for(qtbot, background)
    assert seen == [1, 4]


def test_jobs_of_different_names_do_not_disturb_each_other(background, qtbot):
    seen = []
    background.start("one", lambda task: 1, seen.append, raised)
    background.start("two", lambda task: 2, seen.append, raised)
    wait_for(qtbot, background)
    assert sorted(seen) == [1, 2]


def test_a_refusal_goes_to_who_asked(background, qtbot):
    errors = []
    background.start("bad", lambda task: 1 / 0, raised, errors.append)
    wait_for(qtbot, background)
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_cancelled_job_is_told_and_its_result_dropped(background, qtbot):
    begun, seen = threading.Event(), []

    def patient(task):
        begun.set()
        for step in range(10_000):
            task.report(step / 10_000)
            time.sleep(0.001)
        return "done"

    background.start("long", patient, seen.append, raised)
    assert begun.wait(5)
    background.cancel("long")
    wait_for(qtbot, background)
    assert seen == []


def test_progress_is_seen_while_the_job_runs(background, qtbot):
    go_on = threading.Event()

    def half(task):
        task.report(0.5)
        go_on.wait(5)

    background.start("half", half, lambda _: None, raised)
    qtbot.waitUntil(lambda: bool(background.tasks) and background.tasks[0].share == 0.5, timeout=5000)
    go_on.set()
    wait_for(qtbot, background)


def test_what_still_waits_for_its_turn_when_the_window_closes_is_not_begun(app):
    background, seen = Background(), []
    background.close()
    background.start("late", lambda task: seen.append("done"), seen.append, raised)
    assert background.tasks == () and seen == []
