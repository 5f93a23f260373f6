"""The window as a person uses it: press, move, look."""

from collections import Counter

import numpy as np
import pytest
from fenshui.desk.picturing import Moment
from fenshui.gui import preferences
from fenshui.gui.docking import reset_layout
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.palette import rgb
from fenshui.gui.map.river_layer import reach_colours
from fenshui.places import sample_basin
from nameless import nameless
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction


def colours(window):
    """The colour of every reach on the map, by its id."""
    view = window.map_panel.map
    found = reach_colours(view.shown, view.rivers.levels.reaches, LIGHT).tolist()
    return dict(zip((reach.id for reach in window.live.basin.reaches), found, strict=True))


def test_a_window_without_a_basin_says_what_to_do(window):
    assert window.map_panel.empty.isVisible()
    assert "Open a basin" in window.map_panel.empty.text.text()
    assert all(window.panels[name].nothing.isVisible() for name in ("ticket", "tables", "hydrograph"))
    assert "No transfer is on the table." in window.panels["review"].nothing.text.text()
    assert not window.map_panel.time.isEnabled()


def test_the_transfer_colours_the_river_between_the_farms_and_leaves_the_rest_grey(on_two_farms):
    window = on_two_farms
    shown = colours(window)
    values = dict(zip(shown, window.map_panel.map.shown.values.tolist(), strict=True))
    first, *_ = window.live.basin.reaches
    assert shown[first.id] == rgb(LIGHT.no_change)  # above the upper farm nothing changes
    gaining = [name for name, value in values.items() if value > 0]
    assert gaining and all(shown[name] != rgb(LIGHT.no_change) for name in gaining)


def test_the_map_is_recoloured_while_the_volume_slider_moves(on_two_farms, settled, qtbot):
    window = on_two_farms
    slider = window.panels["ticket"].volume.slider
    before = window.map_panel.map.shown.values.copy()
    draft = window.live.desk.draft
    slider.setSliderDown(True)
    slider.setValue(slider.maximum() // 2)
    settled(window.live)
    assert not np.allclose(window.map_panel.map.shown.values, before)
    assert window.live.desk.draft == draft  # nothing is on the table while the mouse holds the slider
    slider.setSliderDown(False)
    settled(window.live)
    assert window.live.desk.draft.volume_m3 == 15_000_000  # half of the 30 million m³ of consumption that are held
    assert window.panels["ticket"].volume.number.value() == 1500.0


def test_undo_gives_the_slider_its_old_place_back(on_two_farms, settled, qtbot):
    window = on_two_farms
    ticket = window.panels["ticket"]
    ticket.volume.number.setValue(1234.5678)
    settled(window.live)
    assert window.live.desk.draft.volume_m3 == 12_345_678
    qtbot.mouseClick(ticket.undo, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert ticket.volume.number.value() == 600.0


def test_the_impact_review_gives_the_verdict_of_both_baselines(on_two_farms, settled, qtbot):
    window = on_two_farms
    qtbot.mouseClick(window.panels["ticket"].assess, Qt.MouseButton.LeftButton)
    settled(window.live)
    review, assessment = window.panels["review"], window.live.desk.assessment
    expected = {"none": "No injury", "mitigable": "Mitigable injury", "injury": "Injury"}
    assert review.verdict.text() == expected[assessment.verdict]
    assert "Paper water" in review.paper.text()
    for column, use in ((1, "actual"), (2, "entitlement")):
        assert review.counts[1, column].text() == str(len(assessment.uses[use].injured))
    assert not window.panels["ticket"].assess.isEnabled()
    assert "Impact" in window.header.steps.accessibleDescription()


def test_an_empty_list_of_third_parties_says_why(on_two_farms, settled):
    parties = on_two_farms.panels["review"].tables["parties"]
    on_two_farms.live.drafting.assess()
    settled(on_two_farms.live)
    assert parties.model.rowCount() == 0 and parties.nothing.isVisibleTo(parties)
    assert "No third party gains or loses water" in parties.nothing.text()


def test_losses_too_small_to_count_do_not_gainsay_the_verdict(window, settled):
    window.live.open_basin(sample_basin("yellow_river"))
    settled(window.live)
    window.live.drafting.assess()
    settled(window.live)
    review = window.panels["review"]
    parties = review.tables["parties"]
    assert parties.model.rowCount() > 0 and not parties.nothing.isVisibleTo(parties)
    assert review.verdict.text() == "No injury"
    assert review.reason.text().endswith("Losses of up to 0.1\N{NO-BREAK SPACE}% of demand are no injury.")


def test_before_and_after_show_flows_and_the_difference_shows_the_change(on_two_farms, qtbot):
    window = on_two_farms
    buttons, view = window.map_panel.switches.aspects.buttons, window.map_panel.map
    shown = {}
    for aspect in ("before", "after", "difference"):
        qtbot.mouseClick(buttons[aspect], Qt.MouseButton.LeftButton)
        shown[aspect] = view.shown.values
    assert np.allclose(shown["after"] - shown["before"], shown["difference"])
    assert view.shown.title == "Change of flow, m³/s"


def test_the_time_slider_moves_everybody_to_its_period(on_two_farms, qtbot):
    window = on_two_farms
    time = window.map_panel.time
    qtbot.mouseClick(time.later, Qt.MouseButton.LeftButton)
    assert window.live.lens.moment == Moment(1, "period")
    assert time.when.text() == "February 2024"
    change = window.live.after.flow_hm3[1] - window.live.before.flow_hm3[1]
    seconds = window.live.basin.settings.timeline.seconds[1]
    assert np.allclose(window.map_panel.map.shown.values, change * 1e6 / seconds)


def test_one_selection_for_map_chart_and_tables(on_two_farms, qtbot):
    window = on_two_farms
    view = window.map_panel.map
    spot = view.view.on_screen(view.sheet.layout.points[2:3])[0]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(*spot.round().astype(int).tolist()))
    assert (window.live.selection.kind, window.live.selection.id) == ("node", "ford")
    assert window.hydrograph.name.whole == "Ford"
    sections = window.panels["tables"].tables["sections"]
    assert [index.row() for index in sections.view.selectionModel().selectedRows()] == [0]
    rights = window.panels["tables"].tables["rights"]
    rights.view.selectRow(0)
    assert window.live.selection.kind == "right"
    assert window.hydrograph.name.whole == "Upper farm"
    assert not sections.view.selectionModel().hasSelection()


def test_the_hydrograph_shows_before_after_target_and_warning_flow(on_two_farms):
    window = on_two_farms
    window.live.select("node", "ford")
    curves = window.hydrograph.plot.curves
    drawn = {name: curve.getData()[1][:-1] for name, curve in curves.items() if curve.isVisible()}
    assert np.allclose(drawn["before"], window.live.before.node_flow_m3_s("ford"))
    assert np.allclose(drawn["after"], window.live.after.node_flow_m3_s("ford"))
    targets = {row.period_of_year: row.flow_m3_s for row in window.live.basin.targets if row.node == "ford"}
    assert drawn["target"].max() == max(targets.values())


def test_the_window_speaks_chinese_at_the_press_of_a_button_and_english_again(on_two_farms, settled, qtbot):
    window = on_two_farms
    qtbot.mouseClick(window.header.languages.buttons["zh_CN"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.docks["tables"].windowTitle() == "数据表")
    settled(window.live)
    assert window.header.name.whole == "两个农场"
    assert window.map_panel.map.sheet.places[0].name == "浅滩"
    assert window.panels["tables"].tables["rights"].model.columns[0].title == "权利人"
    assert preferences.language() == "zh_CN"
    qtbot.mouseClick(window.header.languages.buttons["en"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.docks["tables"].windowTitle() == "Tables")


def test_dark_is_one_press_away_and_is_remembered(on_two_farms, settled, qtbot):
    window = on_two_farms
    bright = window.grab().toImage().pixelColor(5, 100).lightness()
    qtbot.mouseClick(window.header.theme, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert window.grab().toImage().pixelColor(5, 100).lightness() < bright - 100
    assert preferences.theme() == "dark"


def test_a_refusal_stands_over_the_status_line_until_it_is_read_and_moves_nothing(window, settled, qtbot, tmp_path):
    stood = {name: dock.geometry() for name, dock in window.docks.items()}
    window.live.open_basin(tmp_path)
    settled(window.live)
    assert {name: dock.geometry() for name, dock in window.docks.items()} == stood
    assert window.notice.geometry() == window.statusBar().geometry()
    assert window.notice.isVisible()
    assert str(tmp_path) in window.notice.text.text()
    qtbot.mouseClick(window.notice.close_button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_the_layout_is_kept_and_can_be_reset(window):
    window.docks["tables"].hide()
    window.close()
    assert preferences.window_layout() is not None
    reset_layout(window)
    assert not window.docks["tables"].isHidden()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_everything_that_can_be_pressed_or_filled_in_has_a_name(on_two_farms, qtbot, language):
    window = on_two_farms
    preferences.choose_language(language)
    assert nameless(window) == []


def test_the_map_is_saved_as_a_picture(on_two_farms, tmp_path):
    on_two_farms.map_panel.save_picture(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_new_transfer_starts_from_the_right_that_is_selected(on_two_farms, settled):
    window = on_two_farms
    window.live.select("right", "lower-farm")
    window.actions_.new_transfer.trigger()
    settled(window.live)
    assert window.live.desk.draft.right == "lower-farm"
    assert "Plain farmers" in window.panels["ticket"].giver.box.currentText()
    assert window.panels["ticket"].volume.number.value() == 1200.0


def test_resting_the_mouse_on_a_section_says_its_flow_and_what_changes(on_two_farms, qtbot):
    window = on_two_farms
    view = window.map_panel.map
    spot = view.view.on_screen(view.sheet.layout.points[2:3])[0]
    qtbot.mouseMove(view, QPoint(*spot.round().astype(int).tolist()))
    name, flow, change = view.toolTip().split("\n")
    assert name == "Ford"
    mean = window.live.before.outflow_hm3[:, 2].sum() * 1e6 / window.live.basin.settings.timeline.seconds.sum()
    assert float(flow.removeprefix("Flow: ").removesuffix(" m³/s")) == pytest.approx(mean, abs=0.005)
    assert change.startswith("+0.0")


def test_a_region_selected_in_the_table_is_selected_everywhere(on_two_farms):
    window = on_two_farms
    window.panels["tables"].tables["regions"].view.selectRow(1)
    assert window.live.selection.kind == "region"
    assert window.map_panel.map.marked.region == window.live.basin.regions[1].id


def test_the_ticket_says_at_once_what_the_draft_does_to_the_guaranteed_sections(on_two_farms):
    window = on_two_farms
    name, mean, worst = (cell.text() for cell in window.panels["ticket"].effect.rows[0])
    change = window.live.after.node_flow_m3_s("ford") - window.live.before.node_flow_m3_s("ford")
    assert name == "Ford"
    assert float(mean) == pytest.approx(change.mean(), abs=5e-4) and change.mean() > 0.01
    assert float(worst) == pytest.approx(change.min(), abs=5e-4)


def test_no_two_acts_that_are_offered_together_share_their_keys(on_two_farms, qtbot):
    everywhere = Qt.ShortcutContext.WindowShortcut
    for editing in (False, True):
        if editing:
            on_two_farms.editor.mode.trigger()
        keys = Counter(
            key.toString()
            for action in on_two_farms.findChildren(QAction)
            if action.isEnabled() and action.isVisible() and action.shortcutContext() == everywhere
            for key in action.shortcuts()
        )
        assert [key for key, times in keys.items() if times > 1] == []


def test_the_head_tells_the_years_of_the_record_and_not_the_day_after_it(on_two_farms, settled):
    """Twelve months from January 2024 are one year; the Yellow River's last June is in 2021."""
    window = on_two_farms
    assert window.header.facts.text().endswith(" 2024")
    window.live.open_basin(sample_basin("yellow_river"))
    settled(window.live)
    assert window.header.facts.text().endswith(" 1956–2021")


def test_beside_the_verdict_stands_which_rules_nobody_could_judge(on_two_farms, settled):
    window = on_two_farms
    window.live.drafting.assess()
    settled(window.live)
    review, untold = window.review, {one.id for one in window.live.rules if one.answer == "cannot-tell"}
    assert review.untold.text().startswith(f"{len(untold)} rules cannot be judged") and "R1," in review.untold.text()
    review.show_rules.click()
    assert review.tabs.currentWidget() is review.rules


def test_what_the_transfer_changes_is_told_before_anything_a_narrow_panel_cuts(on_two_farms):
    facts = on_two_farms.hydrograph.facts
    assert facts.whole.index("by the transfer") < facts.whole.index("lowest")


def test_who_gives_and_who_takes_are_told_apart_where_their_names_are_typed(window):
    names = [choice.box.lineEdit().accessibleName() for choice in (window.ticket.giver, window.ticket.taker)]
    assert names == ["From (transferor)", "To (transferee)"]
