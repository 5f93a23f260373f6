"""A print in steps: only the pages that are wanted, and one that is called off leaves nothing behind."""

from pathlib import Path
from time import sleep

from fenshui.gui.paper.preview import Preview, Progress
from fenshui.gui.paper.printing import printer, printing
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

ROWS = ["Hill farmers"] * 60


def numbered(feet):
    """A foot that keeps which pages were painted, of how many."""
    return lambda page, pages: feet.append((page, pages)) or f"{page}"


def press_cancel_when_it_shows():
    """Somebody who calls off whatever shows how far it is."""
    clock = QTimer(QApplication.instance(), interval=10)

    def look():
        for one in QApplication.topLevelWidgets():
            if isinstance(one, Progress) and one.isVisible():
                clock.stop()
                one.findChild(QPushButton).click()

    clock.timeout.connect(look)
    clock.start()
    return clock


def test_the_shares_that_are_done_rise_to_the_end_and_come_at_least_once_a_page(to, sheet):
    feet = []
    shares = list(printing(to, [sheet(ROWS), sheet(ROWS)], numbered(feet)))
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] == 1.0
    assert feet == [(number, 6) for number in range(1, 7)] and len(shares) >= 6
    assert Path(to.outputFileName()).read_bytes().startswith(b"%PDF")


def test_only_the_pages_are_painted_that_the_printer_asks_for(to, sheet):
    feet = []
    to.setPrintRange(QPrinter.PrintRange.PageRange)
    to.setFromTo(2, 9)
    list(printing(to, [sheet(ROWS)], numbered(feet)))
    assert feet == [(2, 3), (3, 3)]


def test_a_print_that_is_called_off_leaves_no_file(to, sheet):
    feet = []
    steps = printing(to, [sheet(ROWS)], numbered(feet))
    while not feet:
        next(steps)
    assert Path(to.outputFileName()).exists()
    steps.close()
    assert feet == [(1, 3)] and not Path(to.outputFileName()).exists()
    list(printing(to, [sheet(ROWS)], numbered(feet)))  # and the printer is free for the next
    assert Path(to.outputFileName()).exists()


def test_between_steps_the_window_answers_and_cancel_ends_them(window):
    answered, taken = [], []
    QTimer.singleShot(0, window, lambda: answered.append(len(taken)))

    def steps():
        for number in range(1000):
            taken.append(number)
            sleep(0.01)
            yield number / 1000

    press_cancel_when_it_shows()
    assert not Progress(window).go_through(steps())
    assert answered == [1] and len(taken) < 900


def test_what_is_done_in_a_moment_shows_no_progress(window, qtbot):
    progress = Progress(window)
    shown = []
    assert progress.go_through(shown.append(progress.isVisible()) or step / 3 for step in range(3))
    assert shown == [False] * 3


def test_the_preview_shows_the_pages_and_is_closed_where_they_are_called_off(window, sheet, qtbot):
    feet = []
    shown = Preview(printer(), [sheet(ROWS)], numbered(feet), window)
    shown.open()
    assert shown.findChild(QPrintPreviewWidget).pageCount() == 3 and shown.isVisible()
    shown._sheets = [sheet(["Hill farmers"] * 5000, 13)]
    press_cancel_when_it_shows()
    with qtbot.waitSignal(shown.rejected, timeout=10_000):
        shown.findChild(QPrintPreviewWidget).updatePreview()
    qtbot.waitUntil(lambda: not isValid(shown))
