"""The typeface of the window: each language has the marks it wants, and nothing else differs."""

import pytest
from fenshui.gui import preferences
from fenshui.gui.dress.dressing import is_dressed
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

LANGUAGES = ("en", "zh_CN", "en", "zh_CN")


@pytest.fixture
def switch(app, qtbot):
    def chosen(language):
        preferences.choose_language(language)
        qtbot.waitUntil(lambda: is_dressed(app))

    return chosen


def test_quotation_marks_are_narrow_in_english_and_as_wide_as_a_sign_in_chinese(switch, qtbot):
    window, shown = QWidget(), QLabel("“水”")
    QVBoxLayout(window).addWidget(shown)
    qtbot.addWidget(window)
    window.show()
    for language in LANGUAGES:
        switch(language)
        metrics = QFontMetricsF(shown.font())
        sign = metrics.horizontalAdvance("水")
        for mark in "“”‘’·":
            assert (
                metrics.horizontalAdvance(mark) == sign
                if language == "zh_CN"
                else metrics.horizontalAdvance(mark) < sign / 2
            )
        assert (metrics.horizontalAdvance("——") == 2 * sign) is (language == "zh_CN")


def test_lines_are_as_high_in_either_language_and_all_other_signs_as_wide(app, switch):
    told = []
    for language in LANGUAGES[:2]:
        switch(language)
        metrics = QFontMetricsF(app.font())
        told.append(
            (metrics.height(), metrics.ascent(), metrics.lineSpacing(), metrics.horizontalAdvance("水，（Ab1）"))
        )
    assert told[0] == told[1]
