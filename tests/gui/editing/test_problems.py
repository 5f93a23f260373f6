"""The list of problems names what is cut off, and leads there."""

import pytest
from editor_hands import LEFT, press
from fenshui.gui.wording.language import speak
from fenshui.places import sample_basin
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

IN_TWO = {
    "en": [
        "△  upper: the river breaks off here; its part of the network leads to no outlet",
        "△  ford: no inflow comes down to this place",
        "△  lower: no inflow comes down to this place",
    ],
    "zh_CN": [
        "△  upper：河流在此中断，所在的这一部分河网不通任何出口",
        "△  ford：上游没有来水流到此处",
        "△  lower：上游没有来水流到此处",
    ],
}
COUNTED = {"en": "Problems (3)", "zh_CN": "问题（3）"}


def seen_tabs(window):
    """What stands on the tabs of the panels that can be seen."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    return [bar.tabText(at) for bar in bars for at in range(bar.count())]


def lines(window):
    return [window.problems.list.item(at).text() for at in range(window.problems.list.count())]


def click_on(window, row):
    window.docks["problems"].raise_()
    shown = window.problems.list
    QTest.mouseClick(shown.viewport(), LEFT, pos=shown.visualItemRect(shown.item(row)).center())


@pytest.mark.parametrize("language", IN_TWO)
def test_a_deleted_reach_that_leaves_the_river_in_two_is_told_and_found(editing_farms, settled, app, qtbot, language):
    window = editing_farms
    speak(app, language)
    settled(window.live)
    assert lines(window) == []
    window.live.select("reach", "r2")
    press(window, "delete")
    settled(window.live)
    assert lines(window) == IN_TWO[language]
    qtbot.waitUntil(lambda: COUNTED[language] in seen_tabs(window))
    click_on(window, 2)
    assert (window.live.selection.kind, window.live.selection.id) == ("node", "lower")
    window.actions_.undo.trigger()
    settled(window.live)
    assert lines(window) == []


def test_the_tab_counts_the_problems_of_the_basin_on_the_table_only(editing_farms, settled, qtbot):
    window = editing_farms
    window.live.select("reach", "r2")
    press(window, "delete")
    settled(window.live)
    qtbot.waitUntil(lambda: COUNTED["en"] in seen_tabs(window))
    window.live.open_basin(sample_basin("heihe"))
    settled(window.live)
    assert window.docks["problems"].windowTitle() == "Problems"
