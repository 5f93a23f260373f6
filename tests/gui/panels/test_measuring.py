"""A distance on the map, by clicks and keys."""

import pytest
from farms_on_earth import FARMS_ON_EARTH
from fenshui.basin.geodesic import length_m
from fenshui.gui.live.desk import Selection
from fenshui.gui.map.ground import ground_at
from fenshui.gui.wording.coordinates import length_text
from fenshui.places import sample_basin
from PySide6.QtCore import QPoint, QPointF, Qt

CORNERS = (QPoint(200, 120), QPoint(330, 120), QPoint(330, 240))


@pytest.fixture
def measuring(on_earth, qtbot):
    """The window while a distance is measured: no point is set yet."""
    qtbot.keyClick(on_earth, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return on_earth.actions_.map_acts.measuring


def click(qtbot, window, spot):
    qtbot.mouseMove(window.map_panel.map, spot)
    qtbot.mouseClick(window.map_panel.map, Qt.MouseButton.LeftButton, pos=spot)


def length_through(window, *spots):
    return length_text(length_m([ground_at(window.map_panel.map, QPointF(spot)) for spot in spots]))


def test_clicks_set_points_and_backspace_takes_them_back(on_earth, measuring, qtbot):
    window, view = on_earth, on_earth.map_panel.map
    before = window.live.selection
    assert window.progress.measured.text == "Click to measure" and measuring.line.isVisible()
    for spot in CORNERS:
        click(qtbot, window, spot)
    assert measuring.line.text == length_through(window, *CORNERS)
    assert window.progress.measured.text == f"Length: {measuring.line.text}" and window.progress.measured.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert measuring.line.text == length_through(window, CORNERS[0], CORNERS[2])  # to the mouse, which rests
    assert window.live.selection == before  # a click that measures selects nothing


def test_the_length_follows_the_mouse_and_so_does_the_place(on_earth, measuring, qtbot):
    click(qtbot, on_earth, CORNERS[0])
    place = on_earth.progress.place.text
    qtbot.mouseMove(on_earth.map_panel.map, CORNERS[1])
    assert measuring.line.text == length_through(on_earth, *CORNERS[:2])
    assert on_earth.progress.place.text != place


def test_escape_ends_it_and_clicks_select_again(on_earth, measuring, qtbot):
    window, view = on_earth, on_earth.map_panel.map
    click(qtbot, window, CORNERS[0])
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not measuring.line.isVisible() and not window.progress.measured.isVisible()
    assert not window.actions_.map_acts.measure.isChecked()
    ford = view.view.on_screen(view.sheet.layout.points[2:3])[0].round().astype(int).tolist()
    click(qtbot, window, QPoint(*ford))
    assert window.live.selection == Selection("node", "ford")


def test_a_drag_moves_the_map_and_the_line_with_it_and_sets_no_point(on_earth, measuring, qtbot):
    view = on_earth.map_panel.map
    click(qtbot, on_earth, CORNERS[0])
    east = view.view.east
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=CORNERS[1])
    qtbot.mouseMove(view, CORNERS[2])
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=CORNERS[2])
    assert len(measuring.line.points) == 1
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=CORNERS[1])
    qtbot.mouseMove(view, CORNERS[0])
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=CORNERS[0])
    assert view.view.east > east and len(measuring.line.points) == 1


def test_a_double_click_sets_one_point(on_earth, measuring, qtbot):
    view = on_earth.map_panel.map
    before = view.view
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=CORNERS[0])
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=CORNERS[0])
    assert len(measuring.line.points) == 1 and view.view == before


def test_it_measures_also_while_the_basin_is_edited_and_edits_nothing(on_earth, qtbot):
    window = on_earth
    window.editor.mode.trigger()
    window.live.editing.take("junction")
    window.actions_.map_acts.measure.trigger()
    nodes = len(window.live.editing.basin.nodes)
    for spot in CORNERS:
        click(qtbot, window, spot)
    qtbot.keyClick(window.map_panel.map, Qt.Key.Key_Backspace)
    assert len(window.actions_.map_acts.measuring.line.points) == 2
    assert len(window.live.editing.basin.nodes) == nodes and not window.live.editing.has_unsaved


def test_another_basin_ends_it_and_on_a_schematic_nothing_is_measured(on_earth, measuring, settled):
    on_earth.live.open_basin(sample_basin("two_farms"))
    settled(on_earth.live)
    assert not measuring.is_on and not on_earth.actions_.map_acts.measure.isEnabled()


def test_between_two_places_on_the_river_its_length_is_told_too(on_earth, measuring, qtbot):
    """From the spring to the ford by way of the upper farm; the straight line is shorter."""
    view = on_earth.map_panel.map
    spring, upper, ford = (FARMS_ON_EARTH[name] for name in ("spring", "upper", "ford"))
    spots = view.view.on_screen(view.sheet.layout.points[:3]).round().astype(int).tolist()
    click(qtbot, on_earth, QPoint(*spots[2]))
    qtbot.mouseMove(view, QPoint(*spots[0]))
    straight, river = measuring.line.text.split("\n")
    assert straight == length_through(on_earth, QPoint(*spots[2]), QPoint(*spots[0]))
    assert river == f"along the river {length_text(length_m([spring, upper, ford]))}"
    click(qtbot, on_earth, QPoint(*spots[0]))
    assert measuring.line.text == f"{straight}\n{river}"
    qtbot.mouseMove(view, CORNERS[0])
    assert "\n" not in measuring.line.text
