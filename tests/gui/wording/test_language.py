import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import fenshui.gui
import pytest
from fenshui.gui.panels.time_slider import TimeSlider
from fenshui.gui.wording.language import catalogue, speak
from fenshui.places import resource
from PySide6.QtCore import QDate, QFileInfo, QLocale
from PySide6.QtWidgets import QDoubleSpinBox, QFileDialog, QLabel, QPushButton

SOURCES = sorted(Path(fenshui.gui.__file__).parent.rglob("*.py"))
OF_QT = ("QFileDialog", "QAbstractFileIconProvider")
"""What Qt forgot to translate, and we do."""
PLACEHOLDER = re.compile(r"\{(\w+)[:}]")


def translated_strings():
    """(class, English text) of every `self.tr("…")` in the window's source."""
    for source in SOURCES:
        for owner in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(owner, ast.ClassDef):
                for call in ast.walk(owner):
                    if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "tr":
                        yield owner.name, ast.literal_eval(call.args[0])


def test_every_string_of_the_window_is_there_in_chinese():
    chinese = catalogue("zh_CN")
    strings = set(translated_strings())
    assert len(strings) > 200
    assert sorted(strings - set(chinese)) == []


def test_the_catalogue_holds_nothing_that_the_window_no_longer_says():
    ours = {(context, text) for context, text in catalogue("zh_CN") if context not in OF_QT}
    assert sorted(ours - set(translated_strings())) == []


def test_qts_own_dialog_of_files_speaks_chinese_where_qt_forgot_to(app, qtbot):
    speak(app, "zh_CN")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [part.text() for part in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)) if part.text()]
    assert len(said) >= 5 and not [text for text in said if re.search("[A-Za-z]{2}", text)]
    assert dialog.iconProvider().type(QFileInfo(".")) == "文件夹"


@pytest.fixture
def computer_of_a_german():
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("language", "written"), [("en", "31/12/2027"), ("zh_CN", "2027/12/31")])
def test_dates_and_numbers_are_written_as_the_language_does_and_not_as_the_computer(
    app, computer_of_a_german, qtbot, language, written
):
    app.setProperty("fenshuiLanguage", None)
    speak(app, language)
    volume = QDoubleSpinBox(maximum=100.0, value=12.5)
    qtbot.addWidget(volume)
    assert volume.text() == "12.50"
    assert QLocale().toString(QDate(2027, 12, 31), QLocale.FormatType.ShortFormat) == written


def test_no_translation_is_marked_unfinished():
    tree = ElementTree.parse(resource("translations", "fenshui_zh_CN.ts"))
    assert not [one for one in tree.iter("translation") if one.get("type") or not one.text]


def test_a_translation_has_the_same_placeholders():
    for (_, english), chinese in catalogue("zh_CN").items():
        assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(chinese)), english


def test_a_widget_in_sight_speaks_the_other_language_at_once(app, live, qtbot):
    slider = TimeSlider(live)
    qtbot.addWidget(slider)
    slider.show()
    speak(app, "zh_CN")
    qtbot.waitUntil(lambda: slider.play.accessibleName() == "播放全系列")
    speak(app, "en")
    qtbot.waitUntil(lambda: slider.play.accessibleName() == "Play the record")
