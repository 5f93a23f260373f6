"""Where on the earth the mouse is stands at the right end of the line at the foot."""

import numpy as np
import pytest
from fenshui.gui.wording.coordinates import place_text
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication


def test_the_place_under_the_mouse_is_told_and_forgotten_outside_the_map(on_earth, qtbot):
    view, place = on_earth.map_panel.map, on_earth.progress.place
    ford = view.sheet.layout.points[2]
    qtbot.mouseMove(view, QPoint(*view.view.on_screen(ford[None])[0].round().astype(int).tolist()))
    east, east_letter, north, north_letter = place.text.replace("°", "").split()
    told = view.sheet.layout.projection.metres(np.array([[float(east), float(north)]]))[0]
    assert told == pytest.approx(ford, abs=view.view.metres_per_pixel) and east_letter + north_letter == "EN"
    assert place.isVisible() and place.accessibleName() == place.text
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert place.text == ""


def test_a_map_that_moves_under_the_resting_mouse_tells_the_new_place(on_earth, qtbot):
    view, place = on_earth.map_panel.map, on_earth.progress.place
    qtbot.mouseMove(view, QPoint(200, 200))
    before = place.text
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: place.text != before)
    east, north = view.sheet.layout.projection.degrees(np.array([view.view.on_sheet(200, 200)]))[0].tolist()
    assert place.text == place_text(east, north)


def test_nothing_is_laid_out_anew_while_the_mouse_moves(on_earth, qtbot):
    view, line = on_earth.map_panel.map, on_earth.progress
    before = [part.geometry() for part in (line.proof, line.place)]
    for x in (20, 300):
        qtbot.mouseMove(view, QPoint(x, 90))
        assert line.place.sizeHint().width() >= line.place.fontMetrics().horizontalAdvance(line.place.text)
    assert [part.geometry() for part in (line.proof, line.place)] == before


def test_a_schematic_lies_nowhere_on_the_earth(on_two_farms, qtbot):
    assert on_two_farms.map_panel.map.sheet.layout.is_schematic
    qtbot.mouseMove(on_two_farms.map_panel.map, QPoint(200, 200))
    assert on_two_farms.progress.place.text == ""
