"""The charts of regions and of reliability: what they show, of what, and when."""

import pytest
from fenshui.gui import preferences
from fenshui.gui.panels.price_picture import LargePicture
from PySide6.QtCore import QPoint, Qt


@pytest.fixture
def seen(on_two_farms, settled, qtbot):
    """The charts of the two farms, in front of the other tabs."""
    window = on_two_farms
    assert window.charts.picture.drawing is None  # nobody has looked yet
    window.docks["charts"].raise_()
    qtbot.waitUntil(lambda: window.charts.picture.drawing is not None)
    settled(window.live)
    return window.charts


def described(charts):
    return charts.picture.accessibleDescription()


def test_the_switch_and_the_selection_choose_what_is_charted(seen, settled, qtbot):
    live = seen.live
    assert "Hill county 1,924 before, 2,290 after, quota 4,000" in described(seen)
    assert "bought water counts for the transferor’s region" in seen.facts.whole
    qtbot.mouseClick(seen.switch.buttons["reliability"], Qt.MouseButton.LeftButton)
    settled(live)
    assert seen.name.text() == "Ford" and seen.picture.accessibleName() == "Reliability: Ford"
    assert seen.facts.whole == "Target met in 50.0 % of periods before, 50.0 % after."
    live.select("reach", live.basin.reaches[0].id)
    settled(live)
    assert seen.name.text().endswith(" → Upper farm") and seen.facts.whole == "No target is stated here."
    assert seen.name.whole == seen.window().hydrograph.name.whole


def test_the_charts_follow_the_lens_the_unit_the_draft_and_the_language(seen, settled, qtbot):
    live = seen.live
    first = described(seen)
    live.look(use="entitlement")
    settled(live)
    assert "full entitlements" in described(seen) != first
    preferences.choose_unit("hm3")
    settled(live)
    assert "in hm³/a" in described(seen)
    live.drafting.propose(None)
    settled(live)
    assert "after" not in described(seen) and "quota 40" in described(seen)
    preferences.choose_language("zh_CN")
    qtbot.waitUntil(lambda: "山地县" in described(seen))
    assert seen.switch.buttons["provinces"].text() == "行政区"


def test_the_charts_follow_while_the_slider_moves_and_not_behind_another_tab(seen, settled, qtbot):
    live, slider = seen.live, seen.window().panels["ticket"].volume.slider
    first = seen.picture.drawing
    slider.setSliderDown(True)
    slider.setValue(3)
    settled(live)
    qtbot.waitUntil(lambda: seen.picture.drawing != first)
    slider.setSliderDown(False)
    settled(live)
    tried = seen.picture.drawing
    seen.window().docks["hydrograph"].raise_()
    live.drafting.propose(None)
    settled(live)
    assert seen.picture.drawing is tried
    seen.window().docks["charts"].raise_()
    qtbot.waitUntil(lambda: seen.picture.drawing is not tried)


def test_a_click_enlarges_the_chart_and_the_right_button_copies_it(seen, qtbot):
    qtbot.mouseClick(seen.picture, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    large = seen.window().findChild(LargePicture)
    assert large.isVisible() and large.picture.accessibleDescription() == described(seen)
    assert large.picture.drawing.width > seen.picture.drawing.width
    large.close()
    assert seen.menu.menu().actions()[0].text() == "Copy the picture" and seen.menu._picture().width() > 300


def test_without_a_basin_the_charts_say_what_will_stand_there(window, settled, qtbot):
    window.docks["charts"].raise_()
    qtbot.waitUntil(window.charts.nothing.isVisible)
    assert "will stand here" in window.charts.nothing.text.text() and not window.charts.switch.isVisible()
