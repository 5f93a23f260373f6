"""Panels behind tabs: no title twice, no tab over a panel, undocking and closing from the keyboard."""

import pytest
from fenshui.gui.dock_tabs import put_back
from fenshui.gui.docking import reset_layout
from fenshui.gui.preferences import LAYOUT_VERSION
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTabBar


def untitled(window):
    window.dock_tabs.follow()
    return {name for name, dock in window.docks.items() if dock.titleBarWidget() is not None}


def bars(window):
    window.dock_tabs.follow()
    found = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [{bar.tabText(at) for at in range(bar.count())} for bar in found if bar.isVisible()]


def test_a_panel_behind_a_tab_has_no_title_and_one_alone_or_afloat_has(on_two_farms):
    window = on_two_farms
    assert "tables" not in untitled(window) >= {"ticket", "review", "hydrograph", "register"}
    window.docks["ticket"].raise_()
    window.docks["ticket"].setFloating(True)
    assert "ticket" not in untitled(window)
    window.docks["ticket"].setFloating(False)
    assert "ticket" in untitled(window)
    for name in ("review", "price", "deal", "ledger"):
        window.docks[name].hide()
    assert "ticket" not in untitled(window)


def test_the_panel_one_writes_in_is_undocked_and_closed_from_the_keyboard(on_two_farms, qtbot):
    window = on_two_farms
    view, dock = window.actions_.menus["view"], window.docks["ticket"]
    assert {window.dock_tabs.undock, window.dock_tabs.close} <= set(view.actions())
    window.docks["review"].raise_()
    dock.raise_()
    qtbot.waitUntil(lambda: window.dock_tabs._front is dock)
    window.dock_tabs.undock.trigger()
    assert dock.isFloating()
    window.dock_tabs.undock.trigger()
    assert not dock.isFloating()
    window.dock_tabs.close.trigger()
    assert dock.isHidden()


def test_a_tab_offers_the_same_under_the_right_button(on_two_farms):
    window = on_two_farms
    window.dock_tabs.follow()
    bar = next(one for one in window.findChildren(QTabBar) if one.accessibleName() == "Panels" and one.isVisible())
    bar.customContextMenuRequested.emit(QPoint(*bar.tabRect(1).center().toTuple()))
    menu = bar.findChild(QMenu)
    assert menu.actions() == [window.dock_tabs.undock, window.dock_tabs.close]
    menu.close()


def test_no_tab_of_the_editor_stays_over_the_panels_when_it_is_left(on_two_farms, settled):
    window = on_two_farms
    before = sorted(map(sorted, bars(window)))
    for _ in range(2):
        window.editor.mode.trigger()
        settled(window.live)
        window.editor.mode.trigger()
        settled(window.live)
        assert sorted(map(sorted, bars(window))) == before


def test_an_empty_panel_of_the_editor_begins_to_edit(on_two_farms, settled):
    window = on_two_farms
    for name in ("inspector", "sheets", "problems"):
        window.docks[name].show()
        window.docks[name].raise_()
        settled(window.live)
        assert window.panels[name].nothing.isVisible()
    window.panels["problems"].nothing.edit.click()
    settled(window.live)
    assert window.live.editing.is_on and not window.panels["problems"].nothing.isVisibleTo(window.panels["problems"])


@pytest.mark.parametrize("left_afloat", [False, True])
def test_a_layout_kept_before_there_were_charts_is_put_back_with_them_as_a_tab(on_two_farms, left_afloat):
    window = on_two_farms
    window.docks["hydrograph"].setFloating(left_afloat)
    window.docks["ledger"].hide()
    window.removeDockWidget(window.docks["charts"])
    kept = window.saveState(LAYOUT_VERSION)
    reset_layout(window)
    put_back(window, kept)
    others = {dock.objectName() for dock in window.tabifiedDockWidgets(window.docks["charts"])}
    assert {"negotiation", "register"} <= others and not window.docks["charts"].isHidden()
    assert window.docks["hydrograph"].isFloating() == left_afloat
    assert window.docks["ledger"].isHidden()
