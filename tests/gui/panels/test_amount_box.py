"""A number that is typed is that number or it is refused, and what was typed stays to be mended."""

import pytest
from fenshui.gui.panels.amount_box import AmountBox
from fenshui.gui.panels.marks import Marks
from fenshui.gui.wording.language import speak
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


@pytest.fixture
def box(app, qtbot):
    made = AmountBox(Marks(), step=0.5)
    qtbot.addWidget(made)
    made.setAccessibleName("Volume")
    made.setDecimals(4)
    made.setRange(0.0001, 6000)
    made.setValue(600)
    made.show()
    return made


def typed(box, qtbot, text):
    box.selectAll()
    if text.isascii() and text:
        qtbot.keyClicks(box, text)
    else:
        box.lineEdit().del_()
        QGuiApplication.clipboard().setText(text)
        box.lineEdit().paste()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    return box.value(), box.text()


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("12.5", 12.5, "12.5000"),
        (" 1,250 ", 1250, "1,250.0000"),
        ("1，250", 1250, "1,250.0000"),
        ("１２", 12, "12.0000"),
        ("0.0001", 0.0001, "0.0001"),
        ("6000", 6000, "6,000.0000"),
    ],
)
def test_a_number_is_read_as_it_stands(box, qtbot, text, number, shown):
    assert typed(box, qtbot, text) == (number, shown)
    assert not box.is_refused and box.accessibleDescription() == "" == box.styleSheet()


@pytest.mark.parametrize("text", ["12,5", "1,25", "12abc", "abc", "", "-5", "0", "6000.1", "99999999", "nan", "1_000"])
def test_what_is_none_stays_framed_with_the_reason_and_the_value_is_the_last_that_was_right(box, qtbot, text):
    assert typed(box, qtbot, text) == (600, text)
    assert box.is_refused and box.styleSheet()
    assert box.accessibleDescription() == f"Volume: found “{text}”, expected a number from 0.0001 to 6,000"
    assert box._marks.line.text() == box.accessibleDescription()
    box.clearFocus()
    assert (box.value(), box.text()) == (600, text)


def test_a_number_finer_than_can_be_signed_is_not_rounded_in_silence(box, qtbot):
    assert typed(box, qtbot, "12.34567") == (600, "12.34567")
    assert box.accessibleDescription() == "Volume: found “12.34567”, expected at most 4 digits after the point"


def test_the_frame_goes_as_soon_as_somebody_mends_it(box, qtbot):
    typed(box, qtbot, "12,5")
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert not box.is_refused and box.styleSheet() == "" and not box._marks.line.isVisible()
    assert typed(box, qtbot, "12.5") == (12.5, "12.5000")


def test_a_step_or_another_number_takes_the_place_of_what_was_refused(box, qtbot):
    typed(box, qtbot, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), box.text(), box.is_refused) == (600.5, "600.5000", False)
    typed(box, qtbot, "abc")
    box.setValue(7)
    assert (box.text(), box.is_refused) == ("7.0000", False)


def test_an_exact_number_has_as_many_digits_as_it_needs(app, qtbot):
    box = AmountBox(Marks(), is_exact=True)
    qtbot.addWidget(box)
    box.setDecimals(4)
    box.setRange(0, 6000)
    shown = []
    for number in (600, 1200.5, 0.0001, 0):
        box.setValue(number)
        shown.append(box.text())
    assert shown == ["600", "1,200.5", "0.0001", "0"]


def test_what_is_being_typed_is_not_written_over_by_the_number_that_is_there(box, qtbot):
    box.selectAll()
    qtbot.keyClicks(box, "12")
    box.setValue(600)
    assert box.text() == "12"
    typed(box, qtbot, "12,5")
    box.setValue(600)
    assert box.text() == "12,5" and box.is_refused


def test_the_reason_is_said_in_the_language_chosen_afterwards(app, box, qtbot):
    typed(box, qtbot, "12,5")
    speak(app, "zh_CN")
    qtbot.waitUntil(lambda: box.accessibleDescription() == "Volume：读到“12,5”，应为 0.0001 到 6,000 的数")


@given(st.floats(0.0001, 6000).map(lambda number: round(number, 4)))
def test_every_number_it_shows_is_read_back_as_itself(number):
    box = AmountBox(Marks())
    box.setDecimals(4)
    box.setRange(0, 6000)
    box.setValue(number)
    assert box.valueFromText(box.text()) == box.value() and not box.is_refused
