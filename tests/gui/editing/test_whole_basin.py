"""From an empty window a basin with all that a small one has; it is allocated, saved, and comes back the same."""

import numpy as np
import pytest
from editor_hands import (
    begin_new,
    card,
    choose_file,
    click,
    fill_in,
    form,
    lay_river,
    paste,
    press,
    rest,
    sheet,
    spot_of,
    write,
)
from fenshui.basin import read_basin, rows
from fenshui.basin.writing import files_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

RIVER = (("source", 240), ("reservoir", 320), ("diversion", 400), ("section", 480), ("diversion", 560), ("outlet", 640))


@pytest.fixture
def two_farms_and_a_dam(window, settled):
    """Everything is given with clicks, keys and the clipboard."""
    begin_new(window)
    lay_river(window, RIVER)
    click(window, *spot_of(window, "source-1"))
    fill_in(form(window, "inflows"), "5 5 5 10 15 20 25 20 10 5 5 5")
    click(window, *spot_of(window, "reservoir-1"))
    for field, text in (("capacity_hm3", "50"), ("dead_hm3", "5"), ("initial_hm3", "20")):
        fill_in(form(window, field), text)
    fill_in(form(window, "storage_limits"), "50 50 50 50 50 40 40 40 50 50 50 50")
    fill_in(form(window, "rule_curves"), "30")
    fill_in(form(window, "evaporation"), "10 20 30 60 90 120 120 90 60 30 20 -5")
    paste(window, sheet(window, "reservoir_curves"), 0, "storage_hm3", "0\t0\t100\n50\t4\t130\n")
    click(window, *spot_of(window, "section-1"))
    fill_in(form(window, "targets"), "1 1 1 2 2 3 3 2 2 1 1 1")
    targets = next(one.part for one in card(window).forms if getattr(one, "kind", "") == "targets")
    targets.classes.setCurrentIndex(targets.classes.findData("storage"))
    targets.classes.activated.emit(targets.classes.currentIndex())
    fill_in(targets.all, "0.5")
    for node, volume, use in (("diversion-1", "60000000", "4 8 12"), ("diversion-2", "90000000", "10 20 30")):
        click(window, *spot_of(window, node))
        press(window, "add right")
        fill_in(form(window, "annual_volume_m3"), volume)
        fill_in(form(window, "consumption_ratio"), "0.5")
        fill_in(form(window, "demands"), f"0 0 0 {use} 0 0 0 0 0 0")
    window.live.select("right", "right-1")
    returns = sheet(window, "returns")
    write(window, returns, 0, "node", "section-1")
    write(window, returns, 0, "share", "0.8")
    write(window, returns, 0, "lag_periods", "1")
    settled(window.live)
    yield window
    window.live.editing.forget()  # nothing to be asked about when the window closes


def test_two_farms_and_a_dam_are_built_saved_and_opened_again(two_farms_and_a_dam, settled, tmp_path, monkeypatch):
    window, basin = two_farms_and_a_dam, two_farms_and_a_dam.live.basin
    assert window.live.editing.problems == () and window.live.editing.basin is basin
    assert basin.reservoirs == (rows.Reservoir("reservoir-1", 50.0, 5.0, 20.0),)
    assert basin.reservoir_curves[1] == rows.CurvePoint("reservoir-1", 50.0, 4.0, 130.0)
    assert [row.max_hm3 for row in basin.storage_limits] == [50] * 5 + [40] * 3 + [50] * 4
    assert {row.target_hm3 for row in basin.rule_curves} == {30.0} and len(basin.rule_curves) == 12
    assert (basin.evaporation[6].depth_mm, basin.evaporation[11].depth_mm) == (120, -5)
    assert basin.returns == (rows.Return("right-1", "section-1", 1, 0.8),)
    assert [row.flow_m3_s for row in basin.targets if row.priority == "ecology"] == [1, 1, 1, 2, 2, 3, 3, 2, 2, 1, 1, 1]
    assert {row.flow_m3_s for row in basin.targets if row.priority == "storage"} == {0.5}
    before = window.live.before
    assert before.certificate_ok and before.delivered_hm3[:, 0].sum() == pytest.approx(24.0)
    assert before.storage_hm3.shape == (12, 1) and before.storage_hm3[5:8].max() == pytest.approx(40)
    results = [before.delivered_hm3, before.storage_hm3, before.flow_hm3]
    for end in (tmp_path / "built", tmp_path / "built.gpkg"):
        choose_file(monkeypatch, end)
        window.editor.save_as.trigger()
        settled(window.live)
        assert not window.live.editing.has_unsaved
        assert files_of(read_basin(end).basin) == files_of(basin)
        window.live.open_basin(end)
        settled(window.live)
        again = window.live.before
        for was, now in zip(results, [again.delivered_hm3, again.storage_hm3, again.flow_hm3], strict=True):
            np.testing.assert_array_equal(was, now)
        window.editor.mode.trigger()


@pytest.fixture
def at_the_sheets(window, settled):
    """A new basin with the whole-table sheets before one's eyes."""
    begin_new(window)
    settled(window.live)
    yield window
    window.live.editing.forget()


def test_a_river_is_typed_and_pasted_into_sheets_copied_from_them_and_undone(at_the_sheets, settled):
    window = at_the_sheets
    nodes = sheet(window, "nodes")
    write(window, nodes, 0, "name_en", "Spring")
    assert [node.name_en for node in window.live.editing.basin.nodes] == ["Spring"]
    assert nodes.hasFocus() and nodes.currentIndex().row() == 0  # the next key goes on in the new row
    write(window, nodes, 0, "kind", "source")
    paste(window, nodes, 1, "id", "b\tdiversion\t农场\nc\toutlet\t海\n")
    assert [node.kind for node in window.live.editing.basin.nodes] == ["source", "diversion", "outlet"]
    reaches = sheet(window, "reaches")
    write(window, reaches, 0, "from_node", "junction-1")
    grid = window.panels["sheets"].grid
    assert grid.reason.isVisible() and grid.reason.text() == "The row still needs: To"
    write(window, reaches, 0, "to_node", "b")
    assert not grid.reason.isVisible()
    paste(window, reaches, 1, "id", "last\tb\tc\tcanal\t0.1\n")
    assert window.live.editing.basin.reaches[1] == rows.Reach("last", "b", "c", "canal", 0.1)
    write(window, reaches, 1, "loss", "1.5")
    assert grid.reason.text().startswith("Lost on the way, 0–1: found “1.5”, expected a share lost of at least 0")
    assert window.live.editing.basin.reaches[1].loss == 0.1
    reaches.selectRow(1)
    QTest.keyClick(reaches, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[:5] == ["last", "b", "c", "canal", "0.1"]
    QTest.mouseClick(grid.remove, Qt.MouseButton.LeftButton)
    assert len(window.live.editing.basin.reaches) == 1
    while window.actions_.undo.isEnabled():
        window.actions_.undo.trigger()
    settled(window.live)
    assert window.live.basin.nodes == () and reaches.sheet.rowCount() == 1


def test_one_value_pasted_fills_all_selected_cells_and_delete_leaves_them_blank(at_the_sheets):
    window = at_the_sheets
    nodes = sheet(window, "nodes")
    paste(window, nodes, 0, "id", "a\tsource\nb\toutlet\n")
    column = nodes.sheet.columns.index("river_km")
    nodes.setCurrentIndex(nodes.sheet.index(0, column))
    nodes.selectionModel().select(nodes.sheet.index(1, column), nodes.selectionModel().SelectionFlag.Select)
    QGuiApplication.clipboard().setText("1,234.5\n")
    QTest.keyClick(nodes, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [node.river_km for node in window.live.editing.basin.nodes] == [1234.5, 1234.5]
    QTest.keyClick(nodes, Qt.Key.Key_Delete)
    assert [node.river_km for node in window.live.editing.basin.nodes] == [None, None]
    assert "Delete rows" in [action.text() for action in nodes.menu().actions()]


def test_records_of_files_become_inflow_and_use(two_farms_and_a_dam, settled, tmp_path, monkeypatch):
    window = two_farms_and_a_dam
    (tmp_path / "q.csv").write_text("period,flow\n2024-01-01,7.5\n2024-02-01,8\n")
    choose_file(monkeypatch, tmp_path / "q.csv", "getOpenFileName")
    window.live.select("node", "source-1")
    press(window, "inflow series")
    settled(window.live)
    assert window.live.basin.inflows.values[:3, 0].tolist() == [7.5, 8.0, 5.0]
    assert window.notice.text.text().startswith("q.csv: 2 of 12 periods filled")
    window.live.select("right", "right-2")
    press(window, "demand series")
    settled(window.live)
    assert [row.diversion_hm3 for row in window.live.basin.demand_series] == [7.5, 8.0]
    (tmp_path / "q.csv").write_text("period,flow\n2024-01-01,much\n")
    press(window, "demand series")
    settled(window.live)
    assert window.notice.text.text() == "q.csv, row 2: found “much”, expected a number that is not negative"


def test_settings_rules_quality_and_sources_of_the_basin_are_given_in_its_card(at_the_sheets):
    window = at_the_sheets
    window.live.select()
    settings = card(window).forms[0]
    fill_in(settings.inputs["priorities"], "domestic, ecology, agriculture")
    fill_in(settings.inputs["water_year_starts"], "13-01")
    assert settings.marks.line.text() == "Water year starts on: found “13-01”, expected a month and day as 07-01"
    fill_in(settings.inputs["water_year_starts"], "07-01")
    rules = card(window).input("rules")
    rest(window)
    fill_in(rules.inputs["rules.injury_share"], "0.01")
    sources = card(window).input("sources")
    rest(window)
    sources.text.setFocus()
    QTest.keyClicks(sources.text, "Measured by hand. ")
    fill_in(rules.inputs["map.review_number"], "GS 1")
    limits = sheet(window, "quality_limits")
    write(window, limits, 0, "pollutant", "COD")
    basin = window.live.editing.basin
    assert basin.settings.priorities == ("domestic", "ecology", "agriculture", "storage")
    assert basin.settings.timeline.water_year_starts == (7, 1) and basin.settings.rules.injury_share == 0.01
    assert basin.settings.map_source.review_number == "GS 1" and "Measured by hand." in basin.sources
    assert basin.quality_limits == (rows.QualityLimit("", "COD"),)


def test_nobody_is_bound_to_a_basin_that_is_not_saved(at_the_sheets):
    live, told = at_the_sheets.live, []
    live.dealing.draw_up({}, live.desk.ledger.parent, told.append)
    live.negotiating.open_case("x", {}, None, told.append)
    live.negotiating.act("offer", "", None, None, told.append)
    live.negotiating.draw_up()
    assert [one.id for one in (*told, live.notice)] == ["edit.save_first"] * 4
