from datetime import date

import numpy as np
import pytest
from fenshui.basin import Basin, Inflows, Settings, Timeline
from fenshui.basin.rows import Node, Reach, Section
from fenshui.gui.dress.dressing import wear
from fenshui.gui.dress.theme import DARK, LIGHT
from fenshui.gui.map.layout import lay_out
from fenshui.gui.map.levels import levels_of
from fenshui.gui.map.palette import change_scale, rgb
from fenshui.gui.map.places import places_of
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.view import MapView
from PySide6.QtCore import QPoint, QPointF, Qt


def little_river():
    """Three nodes in a row; the middle one is a section."""
    nodes = (Node("a", "source"), Node("b", "section", "断面", "Section B"), Node("c", "outlet"))
    settings = Settings("", "", Timeline("year", date(2000, 1, 1), 1))
    rows = (Reach("r0", "a", "b"), Reach("r1", "b", "c"))
    return Basin(settings, nodes, rows, Inflows((), np.zeros((1, 0))), sections=(Section("b"),))


@pytest.fixture
def view(app, qtbot):
    basin = little_river()
    layout = lay_out(basin)
    made = MapView()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_sheet(Sheet(layout, places_of(basin, "en"), {}), levels_of(layout.lines, np.ones(2)))
    return made


def middle_of(view, reach):
    """The pixel half way along a reach."""
    ends = view.view.on_screen(view.sheet.layout.lines[reach])
    return QPointF(*ends.mean(axis=0))


def colour_at(view, spot):
    return view.grab().toImage().pixelColor(int(spot.x()), int(spot.y())).rgb() & 0xFFFFFF


def show_change(view, *values):
    view.show_state(Shown(np.array(values, dtype=float), change_scale(1.0), {"b": "less"}, "Change"), [])


def test_each_reach_has_exactly_the_colour_of_its_value(view):
    scale = change_scale(1.0)
    for values in ((1.0, -1.0), (-0.5, 0.0), (0.0, 0.3)):
        show_change(view, *values)
        for reach, value in enumerate(values):
            expected = int(scale.colours(np.array([value]), LIGHT)[0])
            assert colour_at(view, middle_of(view, reach)) == expected


def colours_along(view, reach):
    """What stands on the pixels along a reach, but for its ends, where symbols lie."""
    ends = view.view.on_screen(view.sheet.layout.lines[reach])
    return {colour_at(view, QPointF(*(ends[0] + share * (ends[1] - ends[0])))) for share in np.linspace(0.2, 0.8, 80)}


def test_a_river_of_whose_change_nobody_can_be_sure_is_hatched_and_no_other(view):
    scale, change = change_scale(1.0), np.array([0.7, 0.7])
    colour = int(scale.colours(change[:1], LIGHT)[0])
    view.show_state(Shown(change, scale, unsure=np.array([True, False])), [])
    assert colours_along(view, 0) == {colour, rgb(LIGHT.land)}
    assert colours_along(view, 1) == {colour}
    view.show_state(Shown(change, scale), [])
    assert colours_along(view, 0) == {colour}


def test_the_same_values_wear_other_colours_in_the_dark(view, app, qtbot):
    show_change(view, 0.0, 1.0)
    assert colour_at(view, middle_of(view, 0)) == rgb(LIGHT.no_change)
    wear(app, "dark")
    qtbot.waitUntil(lambda: colour_at(view, middle_of(view, 0)) == rgb(DARK.no_change))


def test_a_click_on_a_section_or_a_river_says_which(view, qtbot):
    for spot, expected in (
        (QPointF(*view.view.on_screen(view.sheet.layout.points[1:2])[0]), ["node", 1]),
        (middle_of(view, 1), ["reach", 1]),
        (QPointF(5, 5), ["", -1]),
    ):
        with qtbot.waitSignal(view.pointed) as signal:
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot.toPoint())
        assert signal.args == expected


def test_dragging_moves_the_river_and_points_at_nothing(view, qtbot):
    before, start = view.view, QPoint(300, 100)
    with qtbot.assertNotEmitted(view.pointed):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view, start + QPoint(40, 30))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 30))
    assert view.view.on_sheet(340, 130) == pytest.approx(before.on_sheet(300, 100))


def test_the_keys_zoom_move_and_show_everything_again(view, qtbot):
    whole = view.view
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.view.metres_per_pixel < whole.metres_per_pixel
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.view.east < whole.east
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.view == whole


def test_the_whole_basin_stays_in_sight_when_the_window_grows(view, qtbot):
    view.resize(900, 500)
    qtbot.waitUntil(lambda: view.view.width == 900)
    left, _, right, _ = view.view.rectangle
    assert left < -2000 and right > 0
    assert middle_of(view, 1).x() - middle_of(view, 0).x() > 300


def test_a_section_that_loses_water_is_marked_by_shape_as_well_as_by_colour(view):
    spot = QPointF(*view.view.on_screen(view.sheet.layout.points[1:2])[0])
    pictures = []
    for state in ("more", "less", "same"):
        view.show_state(Shown(np.zeros(2), change_scale(1.0), {"b": state}), [])
        around = view.grab().toImage().copy(int(spot.x()) - 8, int(spot.y()) - 8, 16, 16)
        ink = [
            (x, y)
            for x in range(16)
            for y in range(16)
            if around.pixelColor(x, y).rgb() & 0xFFFFFF != rgb(LIGHT.region)
        ]
        pictures.append(frozenset(ink))
    assert len(set(pictures)) == 3
