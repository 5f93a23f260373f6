"""A fault of the program: one calm dialog, a report without anything of the user's, and the work goes on."""

import sys
from pathlib import Path

import pytest
from fenshui.gui.fault_report import fault_report
from fenshui.gui.faults import Faults
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

CANARY = "hunter2-canary"


def raised(make):
    try:
        make()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def open_key():
    secret = CANARY
    home = Path.home() / f"{CANARY}.key"
    raise ValueError(f"passphrase {secret} does not open {home}")


def chained():
    try:
        open_key()
    except ValueError as error:
        raise KeyError(CANARY) from error


def missing():
    raise AttributeError(f"no attribute in {Path.home()}/keys/{CANARY}.key")


@pytest.mark.parametrize("fault", [open_key, chained, missing])
def test_the_report_tells_where_it_happened_and_nothing_of_the_user(fault):
    report = fault_report(raised(fault), ["10:00:00 assess"])
    assert CANARY not in report and str(Path.home()) not in report and ".key" not in report
    assert f"in {fault.__name__}" in report and "10:00:00 assess" in report
    assert f"Python {sys.version_info.major}." in report and "PySide6-Essentials 6." in report


def test_a_fault_of_the_program_itself_names_its_file_and_line(on_two_farms):
    error = raised(lambda: on_two_farms.live.refused(ZeroDivisionError("division by zero")))
    report = fault_report(error, [])
    assert "fenshui/gui/live/desk.py:" in report and "ZeroDivisionError: division by zero" in report


@pytest.fixture
def faults(on_two_farms, capsys):
    return Faults(on_two_farms)


def test_one_dialog_shows_the_report_saves_it_and_the_program_goes_on(faults, on_two_farms, settled, qtbot, tmp_path):
    error = raised(open_key)
    faults.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    first = faults.dialog
    faults.caught(type(error), error, error.__traceback__)
    qtbot.wait(20)
    assert faults.dialog is first  # one dialog however many faults
    qtbot.mouseClick(first.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == first.report.toPlainText()
    first.save(tmp_path / "report.txt")
    saved = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert saved == first.report.toPlainText() and CANARY not in saved
    assert "preview" in saved  # the last acts by their names
    qtbot.mouseClick(first.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: faults.dialog is None)
    on_two_farms.panels["ticket"].volume.number.setValue(500)
    settled(on_two_farms.live)
    assert on_two_farms.live.desk.draft.volume_m3 == 5_000_000


def test_who_breaks_off_means_it(faults, qtbot):
    faults.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(20)
    assert faults.dialog is None
