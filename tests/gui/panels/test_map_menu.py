"""What can be done with a place on the map: by the right button, by keys and by a double click."""

import numpy as np
import pytest
from fenshui.gui.live.desk import Selection
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

EMPTY = QPoint(60, 120)


def spot_of(window, number):
    """The pixel of a node of the smallest quarrel: spring, upper, ford, lower, sea."""
    view = window.map_panel.map
    return QPoint(*view.view.on_screen(view.sheet.layout.points[number : number + 1])[0].round().astype(int).tolist())


def middle_of_reach(window, number):
    view = window.map_panel.map
    ends = view.view.on_screen(view.sheet.layout.lines[number])
    return QPoint(*ends.mean(axis=0).round().astype(int).tolist())


def right_click(window, spot):
    view = window.map_panel.map
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view, event)
    return QApplication.activePopupWidget()


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def press(qtbot, menu, text):
    action = next(one for one in menu.actions() if one.text() == text)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


PICTURE = ["Copy the picture", "Save the picture…"]


def test_a_node_is_selected_zoomed_to_and_found_in_the_tables(on_earth, qtbot):
    window, view = on_earth, on_earth.map_panel.map
    acts = ["Ford", "Select", "Zoom to it", "Show in the tables"]
    menu = right_click(window, spot_of(window, 2))
    assert texts(menu) == acts + PICTURE
    press(qtbot, menu, "Select")
    assert window.live.selection == Selection("node", "ford")
    whole = view.view.metres_per_pixel
    press(qtbot, right_click(window, spot_of(window, 2)), "Zoom to it")
    assert view.view.metres_per_pixel < whole
    assert view.view.on_screen(view.sheet.layout.points[2:3])[0] == pytest.approx([view.width() / 2, view.height() / 2])
    window.docks["ticket"].raise_()
    window.docks["tables"].hide()
    press(qtbot, right_click(window, spot_of(window, 2)), "Show in the tables")
    sections = window.tables.tables["sections"]
    assert sections.isVisible() and sections.view.selectionModel().isRowSelected(0)


def test_a_transfer_begins_from_the_right_where_one_is_clicked(on_earth, qtbot):
    window = on_earth
    press(qtbot, right_click(window, spot_of(window, 1)), "New transfer from Hill farmers")
    assert window.live.desk.draft.right == "upper-farm" and window.live.selection == Selection("right", "upper-farm")


def test_where_several_rights_stand_it_is_asked_from_which(on_earth, qtbot):
    window = on_earth
    menu = right_click(window, spot_of(window, 3))
    several = next(one for one in menu.actions() if one.text() == "New transfer from a right here").menu()
    press(qtbot, menu, "New transfer from a right here")
    qtbot.waitUntil(several.isVisible)
    press(qtbot, several, texts(several)[1])
    assert window.live.desk.draft.right == "lower-town"


def test_a_reach_has_neither_transfer_nor_table(on_earth, qtbot):
    menu = right_click(on_earth, middle_of_reach(on_earth, 0))
    assert texts(menu) == ["Spring → Upper farm", "Select", "Zoom to it", *PICTURE]
    press(qtbot, menu, "Select")
    assert on_earth.live.selection == Selection("reach", "r1")


def test_empty_ground_offers_the_whole_basin_and_its_coordinates(on_earth, qtbot):
    view = on_earth.map_panel.map
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    press(qtbot, right_click(on_earth, EMPTY), "Show the whole basin")
    assert view.is_fitted
    menu = right_click(on_earth, EMPTY)
    assert texts(menu) == ["Show the whole basin", "Copy the coordinates", *PICTURE]
    press(qtbot, menu, "Copy the coordinates")
    qtbot.mouseMove(view, EMPTY)
    assert QGuiApplication.clipboard().text() == on_earth.progress.place.text != ""


def test_the_right_button_edits_nothing(on_earth, qtbot):
    on_earth.editor.mode.trigger()
    on_earth.live.editing.take("junction")
    qtbot.mouseClick(on_earth.map_panel.map, Qt.MouseButton.RightButton, pos=EMPTY)
    right_click(on_earth, EMPTY).close()
    assert not on_earth.live.editing.has_unsaved


def test_a_schematic_has_no_coordinates_to_copy(on_two_farms):
    menu = right_click(on_two_farms, EMPTY)
    assert texts(menu) == ["Show the whole basin", *PICTURE]
    menu.close()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
    ids=["menu", "shift+f10"],
)
def test_the_keys_of_the_menu_ask_for_what_is_selected(on_earth, qtbot, key, modifier):
    on_earth.live.select("reach", "r2")
    qtbot.keyClick(on_earth.map_panel.map, key, modifier)
    menu = QApplication.activePopupWidget()
    assert texts(menu)[:2] == ["Upper farm → Ford", "Select"] and not menu.actions()[1].isEnabled()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    on_earth.live.select()
    qtbot.keyClick(on_earth.map_panel.map, key, modifier)
    menu = QApplication.activePopupWidget()
    assert texts(menu)[0] == "Show the whole basin"
    menu.close()


def test_a_double_click_zooms_to_a_reach_and_on_empty_ground_does_nothing(on_earth, qtbot):
    view = on_earth.map_panel.map
    before = view.view
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=EMPTY)
    assert view.view == before
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle_of_reach(on_earth, 0))
    ends = view.view.on_screen(view.sheet.layout.lines[0])
    assert (ends >= 0).all() and (ends <= [view.width(), view.height()]).all()
    assert np.ptp(ends[:, 0]) > view.width() / 2


def test_ctrl_j_zooms_to_whatever_is_selected_and_to_nothing_where_nothing_is(on_earth, qtbot):
    window, view = on_earth, on_earth.map_panel.map
    zoom = window.actions_.map_acts.zoom
    window.live.select()
    assert not zoom.isEnabled()
    whole = view.view
    for chosen in (Selection("right", "upper-farm"), Selection("reach", "r4"), Selection("node", "ford")):
        qtbot.keyClick(view, Qt.Key.Key_Home)
        window.live.select(chosen.kind, chosen.id)
        assert zoom.isEnabled()
        qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        assert view.view.metres_per_pixel < whole.metres_per_pixel
    window.live.select("region", "hill")
    assert not zoom.isEnabled()  # regions have no borders here
