"""Nobody reads a code of the format where the program has a word for it, and words may be typed for codes."""

import pytest
from editor_hands import card, rest
from fenshui.basin.row_checks import WORDS
from fenshui.basin.rows import TABLES
from fenshui.gui import preferences
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.fold import Fold
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit

CLASSES = ("domestic", "ecology", "industry", "agriculture", "storage", "sediment")


@pytest.fixture(params=["en", "zh_CN"])
def in_language(request, app, editing_farms, settled):
    preferences.choose_language(request.param)
    settled(editing_farms.live)
    return editing_farms


def codes_with_words():
    """Codes that people of the language in force say otherwise."""
    words = FieldWords()
    codes = {(field, code) for (_, field), some in WORDS.items() for code in some if code}
    codes |= {("priority", code) for code in CLASSES} | {("", code) for code in ("true", "false")}
    alike = {code for field, code in codes if words.term(field, code) == code}
    return {code for _, code in codes} - alike - {"source"}  # an id of many basins too


def texts_in(part):
    yield from (one.text() for kind in (QLabel, QLineEdit) for one in part.findChildren(kind))
    for box in part.findChildren(QComboBox):
        yield from (box.itemText(at) for at in range(box.count()))
    for view in part.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None and view.isVisible():
            cells = (
                model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())
            )
            yield from (str(cell.data()) for cell in cells)


def write_into(line, text):
    """As an input method hands it over: keys alone write no Chinese."""
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def parts_of(text):
    return set(text.replace("、", ",").replace(" ", "").split(","))


def test_forms_and_sheets_of_the_editor_say_words(in_language):
    window, codes = in_language, codes_with_words()
    assert {"irrigation_district", "public_supplier"} <= codes
    found = set()
    for kind, name in (("node", "ford"), ("reach", "r1"), ("right", "lower-town"), ("holder", "plain-town"), ("", "")):
        window.live.select(kind, name)
        for form in card(window).forms:
            if isinstance(form, Fold):
                form.open()
        rest(window)
        found |= {(kind, text) for text in texts_in(window.inspector) if parts_of(text) & codes}
    window.docks["sheets"].raise_()
    for table, _, _ in TABLES.values():
        window.panels["sheets"].show_table(table)
        rest(window)
        found |= {(table, text) for text in texts_in(window.panels["sheets"]) if parts_of(text) & codes}
    assert found == set()


def test_classes_are_read_and_typed_in_words_and_kept_as_codes(app, editing_farms, settled):
    window = editing_farms
    preferences.choose_language("zh_CN")
    settled(window.live)
    window.live.select()
    settings = card(window).forms[0]
    classes = settings.inputs["priorities"]
    assert classes.text() == "生活、生态、工业、农业、蓄水"
    write_into(classes, "生活、农业、生态、工业、蓄水")
    order = window.live.editing.basin.settings.priorities
    assert order == ("domestic", "agriculture", "ecology", "industry", "storage")
    write_into(settings.inputs["quota_exempt"], "生活，ecology")
    assert window.live.editing.basin.settings.quota_exempt == ("domestic", "ecology")
    assert card(window).forms[0].inputs["quota_exempt"].text() == "生活、生态"
