"""The title of the window names the basin on the table, and is marked while anything on it would be lost."""

from dataclasses import replace

from fenshui.places import sample_basin
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog


def test_a_window_without_a_basin_bears_the_name_of_the_program(window):
    assert window.windowTitle() == "Fenshui: dividing the waters[*]" and not window.isWindowModified()


def test_the_title_follows_the_basin_and_the_language(on_two_farms, settled, qtbot):
    window = on_two_farms
    assert window.windowTitle() == "Two farms[*] — Fenshui" and not window.isWindowModified()
    qtbot.mouseClick(window.header.languages.buttons["zh_CN"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.windowTitle() == "两个农场[*] — 分水")
    window.live.open_basin(sample_basin("heihe"))
    settled(window.live)
    assert window.windowTitle() == "黑河[*] — 分水"


def test_a_changed_transfer_marks_the_title_until_it_is_saved(on_two_farms, settled, monkeypatch, tmp_path):
    window = on_two_farms
    window.ticket.volume.number.setValue(500)
    settled(window.live)
    assert window.isWindowModified()
    window.actions_.undo.trigger()
    assert not window.isWindowModified()
    window.actions_.redo.trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine.toml"), ""))
    window.actions_.save_transfer.trigger()
    settled(window.live)
    assert (tmp_path / "mine.toml").exists() and not window.isWindowModified()


def test_a_name_with_the_mark_of_what_is_not_saved_is_written_as_it_stands(on_two_farms, settled):
    window = on_two_farms
    window.editor.mode.trigger()
    edited = window.live.editing
    edited.do_or_tell(lambda basin: _renamed(basin, "River [*]"))
    settled(window.live)
    assert window.windowTitle() == "River [*][*][*] — Fenshui" and window.isWindowModified()
    edited.undo()
    settled(window.live)
    assert window.windowTitle() == "Two farms[*] — Fenshui" and not window.isWindowModified()


def _renamed(basin, name):
    return replace(basin, settings=replace(basin.settings, name_en=name))
