"""A basin built from an empty window with buttons, clicks and keys; nobody touches a file."""

import json
from dataclasses import replace
from shutil import copytree

import pytest
from editor_hands import (
    LEFT,
    begin_new,
    card,
    choose_file,
    click,
    drag,
    fill_in,
    form,
    lay_river,
    map_of,
    press,
    spot_of,
    take,
)
from fenshui.basin import read_basin
from fenshui.basin.editing.rows_in import without
from fenshui.basin.writing import files_of
from fenshui.cli.main import main
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.importing.dialog import ImportDialog
from fenshui.gui.jobs import remedy_jobs
from fenshui.gui.menus import recent
from fenshui.places import sample_basin
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from shiboken6 import isValid


@pytest.fixture
def built(window, settled):
    """A source, a dam, a farm, a ford and the sea, with water, storage, a right and a target."""
    begin_new(window)
    lay_river(window, (("source", 260), ("reservoir", 340), ("diversion", 420), ("section", 500), ("outlet", 580)))
    click(window, *spot_of(window, "source-1"))
    fill_in(form(window, "inflows"), "10")
    click(window, *spot_of(window, "reservoir-1"))
    fill_in(form(window, "capacity_hm3"), "50")
    fill_in(form(window, "dead_hm3"), "5")
    fill_in(form(window, "initial_hm3"), "20")
    click(window, *spot_of(window, "section-1"))
    fill_in(form(window, "targets"), "1.5")
    click(window, *spot_of(window, "diversion-1"))
    press(window, "add right")
    fill_in(form(window, "annual_volume_m3"), "60000000")
    fill_in(form(window, "consumption_ratio"), "0.5")
    fill_in(form(window, "demands"), "0 0 0 4 8 12 12 8 4 0 0 0")
    settled(window.live)
    return window


def test_a_small_basin_is_built_allocated_and_saved_from_an_empty_window(built, settled, tmp_path, monkeypatch, capsys):
    window, basin = built, built.live.editing.basin
    assert [(row.from_node, row.to_node) for row in basin.reaches] == [
        ("source-1", "reservoir-1"), ("reservoir-1", "diversion-1"), ("diversion-1", "section-1"),
        ("section-1", "outlet-1"),
    ]  # fmt: skip
    assert window.live.editing.problems == ()
    assert window.problems.state.text() == "No problem."
    right = basin.rights[0]
    assert (right.annual_volume_m3, right.consumption_ratio, right.node) == (60_000_000, 0.5, "diversion-1")
    assert [row.diversion_hm3 for row in basin.demands] == [0, 0, 0, 4, 8, 12, 12, 8, 4, 0, 0, 0]
    assert window.live.before is not None
    assert window.live.before.delivered_hm3[:, 0].sum() == pytest.approx(48.0)
    assert window.isWindowModified()
    for end in (tmp_path / "little", tmp_path / "little.gpkg", tmp_path / "little.xlsx"):
        choose_file(monkeypatch, end)
        window.editor.save_as.trigger()
        settled(window.live)
        assert main(["check", str(end), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["problems"] == []
        assert files_of(read_basin(end).basin) == files_of(basin)
    assert not window.isWindowModified()
    assert not window.editor.save.isEnabled()
    for _ in range(len(window.live.editing.edits.past)):
        window.actions_.undo.trigger()
    assert window.live.editing.basin.nodes == () and not window.actions_.undo.isEnabled()
    window.live.editing.forget()  # nothing to be asked about


def test_the_neutral_rate_is_that_of_the_river_as_it_is_edited(editing_farms, settled):
    """All that the upper farm gives up reaches the lower one; of two reaches that lose a tenth each, 0.81."""
    live, view = editing_farms.live, editing_farms.panels["review"].cures
    settled(live)
    assert "1.0000" in view.neutral.text()
    live.editing.do(lambda basin: replace(basin, reaches=tuple(replace(one, loss=0.1) for one in basin.reaches)))
    settled(live)
    assert remedy_jobs.neutral(live.basin, live.desk.draft).exchange_rate == pytest.approx(0.81)
    assert "0.8100" in view.neutral.text()


def test_an_assessment_of_the_river_before_an_edit_is_none_of_the_river_after_it(editing_farms, settled):
    live = editing_farms.live
    settled(live)
    before = live.basin
    live.drafting.assess()
    live.editing.do(lambda basin: replace(basin, reaches=tuple(replace(one, loss=0.1) for one in basin.reaches)))
    settled(live)
    assert live.basin is not before
    assert live.desk.assessment is None or live.desk.assessment.basin is live.basin


def test_forms_that_another_selection_overtakes_are_not_kept(editing_farms, settled):
    live, inspector = editing_farms.live, editing_farms.inspector
    settled(live)
    overtaken = []
    for kind, name in (("node", "upper"), ("right", "upper-farm"), ("node", "lower"), ("right", "lower-town")):
        live.select(kind, name)
        inspector._build()
        overtaken.append(inspector.cards)
    settled(live)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [isValid(one) for one in overtaken] == [False, False, False, True]


def test_the_step_of_a_new_basin_is_chosen_by_its_name(window, qtbot):
    window.editor.ask_for_new()
    (box,) = window.findChild(FormDialog).findChildren(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["years", "months", "dekads (ten days)", "days"]
    assert box.currentData() == "month"


def test_a_node_is_moved_by_mouse_and_by_keys_and_the_others_stay(editing_farms):
    window = editing_farms
    x, y = spot_of(window, "ford")
    others = [spot_of(window, node.id) for node in window.live.editing.basin.nodes if node.id != "ford"]
    drag(window, (x, y), (x, y + 60))
    assert spot_of(window, "ford") == (x, y + 60)
    assert window.live.selection.id == "ford"
    QTest.keyClick(map_of(window), Qt.Key.Key_Right)
    QTest.keyClick(map_of(window), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert spot_of(window, "ford") == (x + 10, y + 59)
    assert [spot_of(window, node.id) for node in window.live.editing.basin.nodes if node.id != "ford"] == others


def test_a_reach_is_split_and_what_is_deleted_is_told(editing_farms, settled):
    window = editing_farms
    (x1, y1), (x2, _) = spot_of(window, "spring"), spot_of(window, "upper")
    take(window, "split")
    click(window, (x1 + x2) // 2, y1)
    assert [row.id for row in window.live.editing.basin.reaches][:2] == ["r1", "r1-1"]
    take(window, "select")
    click(window, x2, y1)
    QTest.keyClick(map_of(window), Qt.Key.Key_Delete)
    assert "upper" not in window.live.editing.basin.node_by_id
    assert window.notice.text.text() == (
        "upper: deleted with what hangs on it: 1 reach, 1 right, 6 other rows. Undo brings all of it back."
    )
    window.actions_.undo.trigger()
    assert "upper" in window.live.editing.basin.node_by_id and window.live.notice is None
    window.actions_.redo.trigger()
    settled(window.live)
    assert window.live.desk.draft is None  # it was about the right of the upper farm


def test_a_line_drawn_from_afar_joins_the_river_where_it_ends(editing_farms):
    window = editing_farms
    x, y = spot_of(window, "ford")
    take(window, "draw")
    click(window, x, y - 120)
    click(window, x - 20, y - 60)
    click(window, x + 4, y - 5)
    QTest.keyClick(map_of(window), Qt.Key.Key_Return)
    last = window.live.editing.basin.reaches[-1]
    assert (last.from_node, last.to_node) == ("source-1", "ford")


def test_a_river_line_of_a_file_is_snapped_to_the_network(editing_farms, settled, tmp_path, monkeypatch):
    window = editing_farms
    drag(window, spot_of(window, "ford"), spot_of(window, "ford"))
    x, y = spot_of(window, "lower")
    hand = window.editor.hand
    ends = [hand.place_at(QPoint(x, y - 100).toPointF()), hand.place_at(QPoint(x + 5, y - 3).toPointF())]
    line = {"type": "LineString", "coordinates": ends}
    features = [{"type": "Feature", "properties": {}, "geometry": line}]
    (tmp_path / "line.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    choose_file(monkeypatch, tmp_path / "line.geojson", "getOpenFileName")
    QTest.mouseClick(window.editor.tools.bring_in, LEFT)
    settled(window.live)
    assert window.live.editing.basin.reaches[-1].to_node == "lower"


def test_what_is_typed_wrong_is_said_under_the_form_and_changes_nothing(editing_farms):
    window = editing_farms
    window.live.select("right", "upper-farm")
    before = window.live.editing.basin
    fill_in(form(window, "consumption_ratio"), "1.5")
    reason = card(window).forms[0].marks.line
    assert "above 0 and at most 1" in reason.text() and "1.5" in reason.text()
    fill_in(form(window, "id"), "lower-farm")
    assert "taken" in reason.text()
    assert window.live.editing.basin is before


def test_a_problem_leads_to_its_place_and_its_field(editing_farms, settled):
    window = editing_farms
    window.live.select("node", "ford")
    take(window, "reservoir")
    click(window, *(spot_of(window, "ford")[0], spot_of(window, "ford")[1] + 90))
    window.live.select()
    settled(window.live)
    texts = [window.problems.list.item(at).text() for at in range(window.problems.list.count())]
    row = next(at for at, text in enumerate(texts) if "capacity" in text)
    window.problems.list.itemClicked.emit(window.problems.list.item(row))
    assert window.live.selection.id == "reservoir-1"
    line = window.inspector.cards.input("capacity_hm3")
    assert line.hasFocus() and line.selectedText() == "0"  # typing 30 gives 30, not 300


def test_a_region_a_holder_and_the_record_are_edited_with_nothing_selected(editing_farms):
    window = editing_farms
    window.live.select()
    press(window, "add region")
    fill_in(form(window, "name_en"), "Delta")
    fill_in(form(window, "quota_m3"), "1000")
    assert window.live.editing.basin.regions[-1].quota_m3 == 1000
    window.live.select()
    periods = card(window).forms[0].inputs["periods"]
    fill_in(periods, "24")
    assert window.live.editing.basin.inflows.values.shape[0] == 24


def test_nodes_are_connected_from_the_form_alone(editing_farms):
    window = editing_farms
    window.live.select("node", "upper")
    box = card(window).to
    assert card(window).below.whole == "Flows to Ford"
    box.write()
    box.setCurrentIndex(box.findText("· sea", Qt.MatchFlag.MatchEndsWith))
    press(window, "canal")
    last = window.live.editing.basin.reaches[-1]
    assert (last.to_node, last.kind) == ("sea", "canal")
    assert card(window).below.whole == "Flows to Ford, Sea"
    window.live.select("node", "sea")
    assert card(window).below.isHidden()
    window.live.select("reach", "r1")
    press(window, "reverse")
    assert window.live.notice is None
    press(window, "split")
    assert len(window.live.editing.basin.reaches) == 6


def test_unsaved_edits_are_asked_about_before_the_window_closes(editing_farms, qtbot, settled, tmp_path):
    window = editing_farms
    window.live.editing.delete("ford", lambda basin: replace(basin, sources="x"))
    settled(window.live)
    assert not window.close()
    box = window.findChild(QMessageBox)
    QTest.mouseClick(next(one for one in box.buttons() if one.text() == "Save"), LEFT)
    qtbot.waitUntil(lambda: not window.isVisible())  # saved first, then closed
    assert not window.live.editing.has_unsaved
    assert read_basin(tmp_path / "farms").basin.sources == "x"


def open_from_the_recent(window, settled, tmp_path):
    copytree(sample_basin("two_farms"), tmp_path / "other")
    recent.remember("basin", tmp_path / "other")
    window.actions_.desktop.list_recent()
    next(entry for entry in window.actions_.desktop.recent.actions() if entry.text().startswith("other")).trigger()


def open_an_import(window, settled, tmp_path):
    line = {"type": "LineString", "coordinates": [[100, 36], [101, 36]]}
    (tmp_path / "brook.geojson").write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": line}))
    window.actions_.bring_in.trigger()
    dialog = window.findChild(ImportDialog)
    dialog.questions.source.setText(str(tmp_path / "brook.geojson"))
    dialog.questions.way.setCurrentIndex(1)
    QTest.mouseClick(dialog.read, LEFT)
    settled(window.live)
    dialog.end.lines["end"].setText(str(tmp_path / "other"))
    QTest.mouseClick(dialog.keep, LEFT)


@pytest.mark.parametrize("open_another", [open_from_the_recent, open_an_import])
def test_no_way_to_another_basin_loses_edits_that_are_not_saved(editing_farms, open_another, settled, tmp_path):
    window = editing_farms
    window.live.editing.delete("ford", lambda basin: replace(basin, sources="x"))
    settled(window.live)
    open_another(window, settled, tmp_path)
    settled(window.live)
    assert window.live.editing.has_unsaved and window.live.desk.opening.folder == tmp_path / "farms"
    box = window.findChild(QMessageBox)
    QTest.mouseClick(next(one for one in box.buttons() if one.text() == "Discard"), LEFT)
    settled(window.live)
    assert window.live.desk.opening.folder == tmp_path / "other"


def test_the_mode_is_left_with_the_same_key_and_its_panels_go(editing_farms):
    window = editing_farms
    assert window.docks["inspector"].isVisible() and window.editor.tools.isVisible()
    window.editor.mode.trigger()
    assert not window.docks["inspector"].isVisible() and not window.editor.tools.isVisible()


def test_a_river_without_a_map_that_is_cut_in_two_stays_in_sight(on_two_farms, settled):
    window, view = on_two_farms, on_two_farms.map_panel.map
    window.editor.mode.trigger()
    settled(window.live)
    whole = view.sheet.layout.extent
    assert view.view.holds(whole)
    window.live.editing.delete("r2", lambda basin: without(basin, "reaches", "r2"))
    settled(window.live)
    assert view.sheet.layout.extent != whole and view.view.holds(view.sheet.layout.extent)
    window.live.editing.undo()
    settled(window.live)
    assert view.sheet.layout.extent == whole and view.view.fitted(whole) == view.view
    view.zoom(8, QPointF(10, 10))
    near = view.view
    window.live.editing.redo()
    settled(window.live)
    assert view.view == near  # who looks at a part of it goes on looking there


@pytest.mark.parametrize("kind", ["source", "section", "junction"])
def test_where_a_place_stands_already_it_is_chosen_and_none_is_laid_on_it(built, settled, kind):
    window, nodes = built, len(built.live.editing.basin.nodes)
    there = window.live.editing.basin.nodes[1].id
    take(window, kind)
    click(window, *spot_of(window, there))
    settled(window.live)
    assert len(window.live.editing.basin.nodes) == nodes and window.live.selection.id == there
    assert "stands here already" in window.notice.text.text()


def test_the_columns_of_a_sheet_grow_with_what_comes_to_stand_in_them(window, settled):
    begin_new(window)
    settled(window.live)
    window.docks["sheets"].raise_()
    settled(window.live)
    view = window.panels["sheets"].grid.view
    empty = view.columnWidth(0)
    take(window, "reservoir")
    click(window, 260, 160)
    settled(window.live)
    assert view.columnWidth(0) >= view.sizeHintForColumn(0) > empty
    view.setColumnWidth(0, 70)
    take(window, "section")
    click(window, 360, 160)
    settled(window.live)
    assert view.columnWidth(0) == 70  # whoever gave it a width keeps it


def test_the_legend_of_a_river_just_drawn_lies_where_the_river_does_not(window, settled):
    begin_new(window)
    settled(window.live)
    for kind, x in (("source", 40), ("outlet", 160)):
        take(window, kind)
        click(window, x, 50)
    take(window, "river")
    for name in ("source-1", "outlet-1"):
        click(window, *spot_of(window, name))
    settled(window.live)
    view = map_of(window)
    assert not view.is_fitted and view.shown.scale is not None and view._corner == (1, 0)


def test_undo_behind_a_field_takes_the_edit_back_and_not_the_letters_of_the_field(editing_farms, qtbot, settled):
    window = editing_farms
    window.live.select("node", "upper")
    line = form(window, "river_km")
    qtbot.waitUntil(window.isActiveWindow)
    fill_in(line, "25")
    settled(window.live)
    assert window.live.editing.basin.node_by_id["upper"].river_km == 25
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window.live)
    assert (window.live.editing.basin.node_by_id["upper"].river_km, line.text()) == (20, "20")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled(window.live)
    assert (window.live.editing.basin.node_by_id["upper"].river_km, line.text()) == (25, "25")
    qtbot.keyClicks(line, "7")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (window.live.editing.basin.node_by_id["upper"].river_km, line.text()) == (25, "25")


def test_the_wheel_over_a_box_or_a_number_scrolls_and_changes_nothing(editing_farms, settled):
    window = editing_farms
    window.live.select("node", "ford")
    kind = form(window, "kind")
    for part in (kind, window.ticket.volume.number):
        part.setFocus()
        before = part.currentIndex() if part is kind else part.value()
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, turn)
        assert not turn.isAccepted()
        assert (part.currentIndex() if part is kind else part.value()) == before
    settled(window.live)
    assert window.live.editing.basin.node_by_id["ford"].kind == "section"


def test_lines_read_for_one_basin_are_not_drawn_into_the_next(editing_farms, settled, tmp_path):
    window = editing_farms
    line = {"type": "LineString", "coordinates": [[100, 36], [101, 36]]}
    (tmp_path / "brook.geojson").write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": line}))
    window.editor.bring_in_lines(tmp_path / "brook.geojson")
    begin_new(window)
    settled(window.live)
    assert not window.live.editing.basin.reaches
    assert window.hydrograph.facts.whole == "There is no reach yet."
