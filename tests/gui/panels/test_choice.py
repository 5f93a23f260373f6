"""A name too long for its box keeps beginning and end; the whole is told to the mouse and to screen readers."""

import pytest
from fenshui.gui.panels.choice import Choice
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

LONG = "Ningdong Energy and Chemical Base Administration · industry"
NARROW, WIDE = 200, 700


@pytest.fixture(params=[False, True], ids=["chosen", "typed"])
def choice(request, app, qtbot):
    box = Choice()
    if request.param:
        box.let_type()
    box.addItems(["Aba", LONG])
    qtbot.addWidget(box)
    return box


def look_at(box, width, text):
    box.resize(width, box.sizeHint().height())
    box.setCurrentIndex(box.findText(text))
    return box.grab().toImage()


def test_only_a_name_that_is_cut_has_a_tip(choice):
    for width, text, tip in ((NARROW, LONG, LONG), (NARROW, "Aba", ""), (NARROW, LONG, LONG), (WIDE, LONG, "")):
        look_at(choice, width, text)
        assert (choice.toolTip(), choice.accessibleDescription()) == (tip, tip)


def test_what_is_chosen_here_stands_under_the_whole_name(choice):
    choice.explain("Who takes the water")
    look_at(choice, NARROW, LONG)
    assert choice.toolTip() == f"{LONG}\nWho takes the water"
    look_at(choice, NARROW, "Aba")
    assert choice.toolTip() == "Who takes the water"


def test_a_cut_name_looks_like_the_name_cut_by_hand(choice):
    cut = look_at(choice, NARROW, LONG)
    kept = (count for count in range(len(LONG), 0, -1))
    by_hand = next(
        text for count in kept if _fits(choice, text := f"{LONG[: (count + 1) // 2]}…{LONG[-(count // 2) :]}")
    )
    assert by_hand.startswith("Ning") and by_hand.endswith("· industry")
    choice.setItemText(1, by_hand)
    assert choice.grab().toImage() == cut
    assert choice.toolTip() == ""


def _fits(box, text):
    box.setItemText(1, text)
    box.grab()
    return not box.toolTip()


def test_the_whole_name_is_there_to_be_written_in(choice, qtbot):
    look_at(choice, NARROW, LONG)
    line = choice.lineEdit()
    if line is None:
        assert choice.currentText() == LONG
        return
    assert line.text() == LONG
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == LONG[:-1]


def test_a_choice_gives_way_where_its_panel_is_narrow(choice):
    assert choice.minimumSizeHint().width() < NARROW < choice.fontMetrics().horizontalAdvance(LONG)


def test_any_part_of_a_name_can_be_typed(app, qtbot):
    box = Choice()
    line = box.let_type()
    assert isinstance(line, QLineEdit)
    box.addItems(["Aba", LONG])
    box.completer().setCompletionPrefix("chemical")
    assert [box.completer().currentCompletion(), box.completer().completionCount()] == [LONG, 1]
    qtbot.addWidget(box)
