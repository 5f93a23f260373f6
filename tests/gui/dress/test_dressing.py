"""Another theme is put on piece by piece; in the end everything looks as if it had been worn from the beginning."""

import re

import numpy as np
import pytest
from fenshui.gui.dress import style_sheet
from fenshui.gui.dress.dressing import is_dressed, undressed, wear
from fenshui.gui.dress.theme import THEMES, theme_in_force
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget


def form():
    """One of each that the style sheet dresses, in a tone, a role and a state."""
    made = QWidget()
    made.setObjectName("panel")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(made)
    leading, off, warned = QPushButton("Assess"), QPushButton("Off"), QLabel("Below target")
    leading.setProperty("leading", "true")
    off.setEnabled(False)
    warned.setProperty("tone", "warn")
    choice, line, table = QComboBox(), QLineEdit("Lijin"), QTableWidget(3, 2)
    choice.addItems(["a", "b"])
    for part in (leading, off, warned, choice, line, QCheckBox("Yes"), table):
        column.addWidget(part)
    made.resize(300, 400)
    return made


def picture(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width()).copy()


@pytest.fixture
def shown(qtbot, app):
    def show(made=None):
        made = made or form()
        qtbot.addWidget(made)
        made.show()
        made.setFocus()
        return made

    return show


def test_what_was_switched_looks_like_what_began_so(app, qtbot, shown):
    switched = shown()
    light = picture(switched)
    wear(app, "dark")
    qtbot.waitUntil(lambda: is_dressed(app))
    dark = picture(switched)
    assert np.array_equal(dark, picture(shown()))
    assert (dark != light).mean() > 0.9
    wear(app, "light")
    qtbot.waitUntil(lambda: is_dressed(app))
    assert np.array_equal(picture(switched), light)


def test_the_window_answers_while_it_is_dressed_and_is_still_meanwhile(app, qtbot, window):
    answers, still = [], []
    clock = QTimer(window, interval=0)
    clock.timeout.connect(lambda: (answers.append(is_dressed(app)), still.append(not window.updatesEnabled())))
    clock.start()
    wear(app, "dark")
    qtbot.waitUntil(lambda: is_dressed(app))
    clock.stop()
    assert answers.count(False) > 3
    assert any(still) and window.updatesEnabled()


def test_what_is_made_undressed_is_dressed_like_the_rest(app, shown):
    with undressed():
        late = form()
    assert np.array_equal(picture(shown(late)), picture(shown()))


def test_who_changes_his_mind_gets_the_last_wish(app, qtbot, shown, window, settled):
    form = shown()
    light = picture(form)
    wear(app, "dark")
    wear(app, "light")
    settled(window.live)
    assert theme_in_force().name == "light"
    assert np.array_equal(picture(form), light)
    assert window.updatesEnabled()


def test_every_panel_says_itself_anew_in_the_theme_pressed(window, settled):
    window.header.theme.click()
    settled(window.live)
    assert theme_in_force().name == "dark"
    assert window.header.theme.toolTip() == "Light colours"
    corner = window.grab().toImage().pixelColor(3, 60).name().upper()
    assert corner == THEMES["dark"].panel


def test_the_sheet_names_no_colour_of_a_theme(app):
    assert not re.findall(r"#[0-9A-Fa-f]{6}", style_sheet.style_sheet())
