"""The edits of the basin as lines of words; a click on one goes to that state."""

import csv
from dataclasses import replace

import pytest
from editor_hands import LEFT, drag, form, press, rest, spot_of
from fenshui.basin.conversion import convert
from fenshui.basin.editing.river import add_node, connect, delete_node, reverse_reach
from fenshui.basin.editing.rows_in import with_row, without
from fenshui.basin.rows import Node, Reach
from fenshui.gui import preferences
from fenshui.gui.panels.history import History
from fenshui.places import sample_basin
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest


@pytest.fixture
def history(window, settled, tmp_path):
    convert(sample_basin("two_farms"), tmp_path / "farms")
    window.live.open_basin(tmp_path / "farms")
    settled(window.live)
    window.docks["history"].raise_()
    window.editor.mode.trigger()
    window.docks["history"].raise_()
    rest(window)
    yield window.panels["history"]
    window.live.editing.forget()


def told(history: History):
    rest(history.window())
    return [history.lines.item(row).text() for row in range(history.lines.count())]


def click_line(history, row):
    spot = history.lines.visualItemRect(history.lines.item(row)).center()
    QTest.mouseClick(history.lines.viewport(), LEFT, pos=spot)
    rest(history.window())


def test_what_is_done_by_hand_is_told_in_words_and_a_click_goes_back_and_forward(history, settled, tmp_path):
    window, editing = history.window(), history.live.editing
    window.live.select("right", "upper-farm")
    volume = form(window, "annual_volume_m3")
    was = volume.text()
    volume.setText("7")
    volume.editingFinished.emit()
    x, y = spot_of(window, "upper")
    drag(window, (x, y), (x, y + 60))
    window.live.select("node", "upper")
    x, y = spot_of(window, "upper")
    drag(window, (x, y), (x, y - 30))
    editing.save(tmp_path / "farms")
    settled(window.live)
    window.live.select("reach", "r1")
    press(window, "split")
    lines = told(history)
    assert lines[0] == "The basin as it was"
    assert lines[1] == f"Hill farmers · Volume a water year, m³: {int(was):,} → 7"
    assert lines[2] == "Placed 5 nodes on the map"  # the schematic became a map with the first move
    assert lines[3] == f"Moved {editing.basin.node_by_id['upper'].name_en}"
    assert lines[4] == "Saved: farms" and lines[5].startswith("Split reach r1 at junction")
    assert len(lines) == 6 and history.lines.currentRow() == 5 and not history.redo.isEnabled()
    click_line(history, 1)
    assert len(editing.edits.past) == 1 and history.lines.currentRow() == 1
    assert editing.basin.right_by_id["upper-farm"].annual_volume_m3 == 7 and not editing.basin.geometry.nodes
    assert told(history) == lines  # what was undone is still there to go to
    click_line(history, 4)
    assert editing.edits.is_saved and history.lines.currentRow() == 4
    QTest.mouseClick(history.redo, LEFT)
    rest(window)
    assert len(editing.edits.past) == 4 and history.lines.currentRow() == 5
    editing.forget()
    window.live.edit_changed.emit()
    rest(window)
    assert history._said == {}  # it keeps no basin that is left behind


def test_every_verb_of_the_editor_has_its_line_in_both_languages(history, settled):
    editing = history.live.editing
    sheet = history.window().panels["sheets"]
    verbs = (
        lambda basin: add_node(basin, Node("well", "junction", name_en="Well", name_zh="井"), (100.0, 30.0)),
        lambda basin: connect(basin, Reach("r9", "well", "ford", "canal")),
        lambda basin: reverse_reach(basin, "r9"),
        lambda basin: without(basin, "reaches", "r9"),
        lambda basin: delete_node(basin, "well"),
        lambda basin: with_row(basin, "regions", type(basin.regions[0])("north", name_en="North", name_zh="北")),
    )
    for verb in verbs:
        assert editing.do(verb) is None
    history.window().docks["sheets"].raise_()
    sheet.show_table("demands")
    rest(history.window())
    sheet.grid.model.put(0, 5, [["1", "2", "3"]])
    sheet.show_table("inflows")
    rest(history.window())
    sheet.grid.model.put(0, 1, [["77"]])
    history.window().docks["history"].raise_()
    farm = editing.basin.node_by_id[editing.basin.inflows.nodes[0]]
    assert told(history)[1:] == [
        "Added Well", "Connected Well → Ford", "Turned reach r9 round", "Deleted r9", "Deleted Well", "Added North",
        "Actual use by period, hm³ diverted: 3 cells written", f"Wrote the inflow at {farm.name_en}",
    ]  # fmt: skip
    preferences.choose_language("zh_CN")
    settled(history.live)
    assert told(history)[1:5] == [
        "新增井",
        f"连接 井 → {editing.basin.node_by_id['ford'].name_zh}",
        "河段 r9 改为反向",
        "删除r9",
    ]


def test_the_drafts_are_back_when_the_basin_is_not_edited_any_more(history, settled):
    window = history.window()
    window.live.select("node", "upper")
    history.live.editing.do(lambda basin: delete_node(basin, "ford"))
    assert history.lines.accessibleName() == "Edits of the basin" and len(told(history)) == 2
    QTest.mouseClick(history.undo, LEFT)
    settled(window.live)
    window.editor.mode.trigger()
    settled(window.live)
    window.docks["history"].raise_()
    assert told(history)[0] == "Nothing on the table" and history.lines.accessibleName() == "Edits of the draft"


def test_a_history_with_nothing_in_it_offers_the_next_step(window, settled):
    history = window.panels["history"]
    window.docks["history"].raise_()
    settled(window.live)
    assert history.nothing.isVisible() and not history.nothing.steps["basin"].isHidden()


def test_the_lines_of_a_history_are_copied_with_a_key_and_saved_from_its_menu(window, settled, qtbot, tmp_path):
    live = window.live
    live.open_basin(sample_basin("two_farms"))
    settled(live)
    live.drafting.propose(replace(live.desk.draft, volume_m3=2_000_000))
    window.docks["history"].raise_()
    settled(live)
    lines = window.panels["history"].lines
    told = [lines.item(at).text() for at in range(lines.count())]
    assert len(told) == 3
    lines.setCurrentRow(1)
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == told[1] + "\n"
    menu = window.panels["history"].menu
    assert [action.text() for action in menu.menu().actions()] == ["Copy rows", "Copy all rows", "Export CSV…"]
    menu.save(tmp_path / "history.csv")
    with (tmp_path / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [[line] for line in told]
