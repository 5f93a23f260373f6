"""Whoever makes a key is shown its fingerprint, to be told to others by another way."""

import pytest
from fenshui.desk.keys import key_card
from fenshui.gui import preferences
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dialogs.key_made import KeyMade
from nameless import nameless
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton
NOTE = {"en": "by another way than the file", "zh_CN": "通过密钥文件以外的途径"}


@pytest.mark.parametrize("language", NOTE)
def test_a_new_key_ends_with_its_fingerprint_which_can_be_copied(window, settled, tmp_path, language):
    preferences.choose_language(language)
    window.actions_.new_key.trigger()
    form = window.findChild(FormDialog)
    typed = {"holder": "hill-farmers", "zh": "山地农户", "en": "Hill farmers", "file": str(tmp_path / "hill.key")}
    for name, text in (typed | {"secret": "open", "again": "open"}).items():
        form.grid.lines[name].setText(text)
    QTest.mouseClick(form.go, LEFT)
    settled(window.live)
    made, card = window.findChild(KeyMade), key_card(tmp_path / "hill.key")
    assert made.isVisible() and made.fingerprint.text() == card.spoken
    assert made.fingerprint.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert NOTE[language] in made.note.text() and str(tmp_path / "hill.key") in made.where.text()
    assert nameless(made) == []
    QTest.mouseClick(made.copy, LEFT)
    assert QGuiApplication.clipboard().text() == card.spoken
    QTest.mouseClick(made.leave, LEFT)
    assert not made.isVisible()
