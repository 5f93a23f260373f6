"""Which names a map bears where there is no room for all of them."""

from dataclasses import replace

import numpy as np
import pytest
from fenshui.basin.geometry import Geometry
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.jobs.desk_jobs import open_basin
from fenshui.gui.map.layout import Layout, lay_out
from fenshui.gui.map.names import paint_names
from fenshui.gui.map.places import Place, places_of
from fenshui.gui.map.sheet import Sheet, places_in
from fenshui.gui.map.viewport import Viewport
from fenshui.places import sample_basin
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

SIZES = {"window 1366×768": (608, 270, 70), "window 1600×900": (785, 402, 136)}
"""Width and height of the map in pixels, and the height of its legend."""


@pytest.fixture(scope="module")
def yellow_river():
    return open_basin(sample_basin("yellow_river"))[0].basin


def written(sheet, seen, view, legend):
    """The names that have found their place."""
    names, canvas = [], QImage(view.width, view.height, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    paint_names(
        painter, sheet, seen, view, legend, LIGHT, lambda _, texts, *__: names.extend(text for text, _ in texts)
    )
    painter.end()
    return names


def names_of(basin, language, size):
    width, height, legend = SIZES[size]
    sheet = Sheet(lay_out(basin), places_of(basin, language), {})
    view = Viewport(width=width, height=height).fitted(sheet.layout.extent)
    return written(sheet, places_in(sheet, view), view, QRectF(14, 14, 248, legend))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
def test_every_guaranteed_section_has_its_name_in_a_window_of_the_usual_size_and_so_has_lanzhou(
    app, yellow_river, language, size
):
    guarded = {row.node for row in yellow_river.sections if row.guarantor or row.warning_m3_s} | {"lanzhou"}
    wanted = {place.name for place in places_of(yellow_river, language) if place.node in guarded}
    assert len(wanted) == 12
    assert wanted <= set(names_of(yellow_river, language, size))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
def test_lanzhou_and_the_sections_at_the_borders_have_their_names_on_the_schematic_too(
    app, yellow_river, language, size
):
    drawn = replace(yellow_river, geometry=Geometry())
    chief = {"lanzhou", "xiaheyan", "shizuishan", "toudaoguai", "tongguan", "gaocun", "lijin"}
    wanted = {place.name for place in places_of(yellow_river, language) if place.node in chief}
    assert wanted <= set(names_of(drawn, language, size))


def test_sections_come_first_by_guarantor_then_warning_flow_then_target_then_main_stem(yellow_river):
    order = [place.node for place in places_of(yellow_river, "en") if place.kind == "section"]
    chosen = [
        "lijin",
        "xunhua",
        "longmen",
        "lanzhou",
        "minhe",
    ]  # all three; guarantor; two of them; on the stem; neither
    assert sorted(chosen, key=order.index) == chosen


def test_a_name_on_which_much_depends_is_written_under_a_diversion_rather_than_left_out(app):
    view = Viewport(width=300, height=200)
    around = [
        (Place(1 + at, f"d{at}", "diversion", ""), QPointF(110 + 12 * at, y)) for at in range(9) for y in (88, 112)
    ]
    beside = [(Place(0, "d", "diversion", ""), QPointF(x, 100)) for x in (110, 135, 165, 190)]
    for weight, expected in ((8, ["Lijin"]), (0, [])):
        section = Place(0, "s", "section", "Lijin", weight)
        sheet = Sheet(Layout((), np.zeros((0, 2)), np.zeros(0, dtype=int)), (section,), {})
        assert written(sheet, [(section, QPointF(150, 100)), *around, *beside], view, QRectF(0, 0, 1, 1)) == expected


def test_a_reservoir_on_the_main_stem_has_its_name_before_a_section_on_a_tributary(app):
    section = Place(0, "minhe", "section", "Minhe", 0)
    view, nothing = Viewport(width=300, height=200), Layout((), np.zeros((0, 2)), np.zeros(0, dtype=int))
    for weight, expected in ((1, "Liujiaxia"), (0, "Minhe")):
        reservoir = Place(1, "liujiaxia", "reservoir", "Liujiaxia", weight)
        sheet = Sheet(nothing, (section, reservoir), {})
        seen = [(section, QPointF(150, 100)), (reservoir, QPointF(150, 100))]
        assert written(sheet, seen, view, QRectF(0, 0, 1, 1))[0] == expected
