"""Pins side by side: press pin, change the terms, pin again, compare, take the first ones back."""

import numpy as np
import pytest
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.river_layer import reach_colours
from PySide6.QtCore import Qt


def column(window, at):
    model = window.panels["comparison"].model
    return {name: model.columns[at].values[row] for row, name in enumerate(model.ids)}


@pytest.fixture
def two_drafts(on_two_farms, settled, qtbot):
    """The baseline, the draft of 600 万m³ and one of 300 for 1.80 yuan, pinned by the buttons a user presses."""
    window, ticket = on_two_farms, on_two_farms.panels["ticket"]
    panel = window.panels["comparison"]
    assert not panel.view.isVisible() and "Nothing is pinned" in panel.nothing.text.text()
    panel.baseline.click()
    settled(window.live)
    qtbot.mouseClick(ticket.pin, Qt.MouseButton.LeftButton)
    settled(window.live)
    ticket.volume.number.setValue(300)
    ticket.terms.price.setValue(1.80)
    settled(window.live)
    window.actions_.pin.trigger()
    settled(window.live)
    return window


def test_terms_and_effects_stand_side_by_side(two_drafts):
    window = two_drafts
    panel = window.panels["comparison"]
    assert panel.isVisible()  # it came to the front with the first pin
    assert [one.title for one in panel.model.columns[1:]] == [
        "Baseline",
        "Hill farmers → Plain farmers, 6 million m³ · draft 1",
        "Hill farmers → Plain farmers, 3 million m³ · draft 2",
    ]
    first, second = column(window, 2), column(window, 3)
    assert (first["volume"], second["volume"]) == ("6 million m³", "3 million m³")
    assert second["price"] == "1.80" and first["parties"] == "Hill farmers → Plain farmers"
    assert column(window, 1)["volume"] == "–" and column(window, 1)["verdict"] == "No injury"


def test_a_head_is_what_a_negotiator_calls_it_and_the_id_is_told_under_the_mouse(two_drafts, qtbot):
    panel, across = two_drafts.panels["comparison"], Qt.Orientation.Horizontal
    head = panel.model.headerData(2, across)
    assert head == "Hill farmers → Plain farmers\n6 million m³ · draft 1" and "upper-to-lower" not in head
    assert "Transfer upper-to-lower" in panel.model.headerData(2, across, Qt.ItemDataRole.ToolTipRole)
    metrics = panel.view.horizontalHeader().fontMetrics()
    assert max(metrics.horizontalAdvance(line) for line in head.split("\n")) < panel.view.columnWidth(2)
    panel.cards[1].away.click()
    assert panel.model.headerData(2, across).endswith("· draft")  # the only one needs no number


def test_the_small_maps_and_the_map_wear_one_scale_and_grey_is_the_baseline(two_drafts):
    window = two_drafts
    cards = window.panels["comparison"].cards
    scales = {card.map.shown.scale for card in cards} | {window.map_panel.map.shown.scale}
    assert len(scales) == 1
    baseline, large, small = (card.map.shown.values for card in cards)
    assert not baseline.any() and np.abs(large).max() > np.abs(small).max() > 0
    assert set(reach_colours(cards[0].map.shown, 4, LIGHT).tolist()) == {int(LIGHT.no_change[1:], 16)}
    window.map_panel.switches.aspects.buttons["after"].click()
    assert np.allclose(cards[1].map.shown.values - cards[0].map.shown.values, large)


def test_the_chart_draws_every_pin_but_the_baseline_in_its_colour(two_drafts):
    window = two_drafts
    window.live.select("node", "ford")
    plot = window.hydrograph.plot
    after = [pin.assessment.uses["actual"].after.node_flow_m3_s("ford") for pin in window.live.pins.pins[1:]]
    assert [np.allclose(curve.getData()[1][:-1], flow) for curve, flow in zip(plot.pinned, after, strict=True)] == [
        True
    ] * 2
    assert [key.colour for key in window.hydrograph.legend.keys[-2:]] == list(LIGHT.pins[1:3])


def test_a_click_on_a_pin_puts_its_terms_on_the_ticket_and_undo_takes_them_off(two_drafts, settled, qtbot):
    window = two_drafts
    number = window.panels["ticket"].volume.number
    qtbot.mouseClick(window.panels["comparison"].cards[1], Qt.MouseButton.LeftButton)
    settled(window.live)
    assert number.value() == 600.0
    window.panels["ticket"].undo.click()
    settled(window.live)
    assert number.value() == 300.0
    assert not window.panels["comparison"].cards[0].take.isEnabled()  # the baseline has no terms to take


def test_pins_are_taken_away_one_by_one_or_all_at_once(two_drafts, settled):
    window = two_drafts
    panel = window.panels["comparison"]
    panel.cards[0].away.click()
    assert len(window.live.pins.pins) == 2 and panel.baseline.isEnabled()
    panel.clear.click()
    assert window.live.pins.pins == () and not panel.view.isVisible()
    settled(window.live)
    assert window.hydrograph.plot.pinned == []


def test_what_is_pinned_again_takes_its_own_place(two_drafts, settled):
    """The same terms run anew are another assessment, whose arrays nobody compares number by number."""
    live = two_drafts.live
    live.pins.pin_baseline()
    settled(live)
    assert [pin.wanted.kind for pin in live.pins.pins] == ["baseline", "draft", "draft"] and live.notice is None
