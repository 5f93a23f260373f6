"""Nothing on the table is lost on leaving: a transfer that no file has is asked about first."""

from pathlib import Path

import pytest
from fenshui.places import sample_basin
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox


@pytest.fixture
def changed(on_two_farms, settled):
    """The window with the transfer of the sample, at another volume."""
    on_two_farms.ticket.volume.number.setValue(500)
    settled(on_two_farms.live)
    return on_two_farms


def answer(window, text):
    box = window.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_transfer_as_it_was_opened_or_begun_is_let_go_without_a_word(on_two_farms):
    on_two_farms.live.drafting.start_anew()
    assert on_two_farms.close() and on_two_farms.findChild(QMessageBox) is None


def test_a_changed_transfer_stays_until_it_is_discarded(changed):
    assert not changed.close() and changed.isVisible()
    answer(changed, "Cancel")
    assert changed.isVisible() and changed.live.desk.draft.volume_m3 == 5_000_000
    changed.close()
    answer(changed, "Discard")
    assert not changed.isVisible()


def test_saving_it_writes_the_file_and_then_leaves(changed, settled, tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    changed.close()
    answer(changed, "Save")
    settled(changed.live)
    assert "5_000_000" in Path(file).read_text(encoding="utf-8") and not changed.isVisible()


def test_another_basin_waits_for_the_answer_too(changed, settled):
    changed.open_basin(sample_basin("heihe"))
    settled(changed.live)
    assert changed.live.basin.settings.name_en == "Two farms"
    answer(changed, "Discard")
    settled(changed.live)
    assert changed.live.basin.settings.name_en != "Two farms"
