"""The map as shapes: for paper and vector files, and for the first picture before the machine code is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.labels import stamp, write
from fenshui.gui.map.land import paint_land, paint_marks
from fenshui.gui.map.legend import Key, draw_north, draw_scale_bar, legend_box, paint_legend
from fenshui.gui.map.levels import WIDTHS_PX, Levels
from fenshui.gui.map.names import paint_names
from fenshui.gui.map.river_layer import reach_colours
from fenshui.gui.map.sheet import Sheet, places_in, polygon
from fenshui.gui.map.shown import HATCH_PX, Marked, Shown
from fenshui.gui.map.symbols import paint_sign
from fenshui.gui.map.viewport import Viewport

_AIR = 8.0  # pixels above and below the edge, so that no wide river ends short of it


@dataclass(frozen=True)
class Scene:
    """All that a picture of the map shows. Left of the column `split` stands what is shown left.

    A sketch is true to a pixel and made in a third of the time.
    """

    sheet: Sheet
    levels: Levels
    view: Viewport
    shown: Shown
    split: int
    marked: Marked
    keys: Sequence[Key]
    corner: tuple[int, int]
    theme: Theme
    is_sketch: bool = False

    @property
    def left(self) -> Shown:
        """What is shown left of the column."""
        return self.shown.left or self.shown

    @property
    def card(self) -> QRectF:
        """Where the legend lies."""
        return legend_box(self.shown, self.keys, self.corner, self.view)


def paint_map(painter: QPainter, scene: Scene) -> None:
    """The whole map on anything that can be painted on, in logical pixels of the view, cut off at its edge."""
    for paint in LAYERS:
        paint(painter, scene)


def _paint_land(painter: QPainter, scene: Scene) -> None:
    sheet, view, theme = scene.sheet, scene.view, scene.theme
    _cut_off(painter, view)
    painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(theme.land))
    paint_land(painter, sheet, view, theme)
    paint_marks(painter, sheet, scene.marked, view, theme)


def _paint_both_sides(painter: QPainter, scene: Scene) -> None:
    _cut_off(painter, scene.view)
    for side, begins, ends in ((scene.left, 0, scene.split), (scene.shown, scene.split, scene.view.width)):
        if begins < ends:
            box = QRectF(begins, 0, ends - begins, scene.view.height)
            lines = _Lines(scene.sheet, scene.view, box, scene.is_sketch)
            _paint_rivers(painter, lines, scene.levels, side, scene.theme)


def _paint_names(painter: QPainter, scene: Scene) -> None:
    _cut_off(painter, scene.view)
    seen = places_in(scene.sheet, scene.view)
    written = stamp if scene.is_sketch else write
    paint_names(painter, scene.sheet, seen, scene.view, scene.card, scene.theme, written)


def _paint_signs(painter: QPainter, scene: Scene) -> None:
    """Symbols of the places, legend, scale bar and north arrow."""
    sheet, view, theme = scene.sheet, scene.view, scene.theme
    _cut_off(painter, view)
    for place, centre in reversed(places_in(sheet, view)):
        states = (scene.left if centre.x() < scene.split else scene.shown).states
        paint_sign(painter, place, centre, states.get(place.node, ""), place.node == scene.marked.node, theme)
    paint_legend(painter, scene.shown, scene.keys, scene.card, theme)
    if not sheet.layout.is_schematic:
        draw_scale_bar(painter, view, theme)
        draw_north(painter, view, theme)


LAYERS = (_paint_land, _paint_both_sides, _paint_names, _paint_signs)
"""Of the map, the undermost first: whoever has little time at once paints one after another."""


def _cut_off(painter: QPainter, view: Viewport) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(0, 0, view.width, view.height), Qt.ClipOperation.IntersectClip)


@dataclass(frozen=True)
class _Lines:
    """Lines of reaches as the view shows them, cut off at a box: not every program that reads vector files can clip."""

    sheet: Sheet
    view: Viewport
    box: QRectF
    is_coarse: bool = False

    def path(self, reach: int) -> QPainterPath:
        points, box = self.view.on_screen(self.sheet.layout.lines[reach]), self.box.adjusted(0, -_AIR, 0, _AIR)
        if self.is_coarse:
            points = thinned(points)
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        path = QPainterPath()
        if left >= box.left() and top >= box.top() and right <= box.right() and bottom <= box.bottom():
            path.addPolygon(polygon(points))
            return path
        inside = shapely.clip_by_rect(shapely.linestrings(points), box.left(), box.top(), box.right(), box.bottom())
        for part in shapely.get_parts(inside):
            path.addPolygon(polygon(shapely.get_coordinates(part)))
        return path


def thinned(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without points that lie in the pixel of the one before; the ends stay."""
    kept = np.ones(len(points), dtype=bool)
    kept[1:-1] = (np.diff(np.round(points), axis=0) != 0).any(axis=1)[:-1]
    return points[kept]


def _paint_rivers(painter: QPainter, lines: _Lines, levels: Levels, shown: Shown, theme: Theme) -> None:
    """Small streams first; neighbours in the order that look alike are one shape."""
    colours = reach_colours(shown, levels.reaches, theme)
    unsure = np.zeros(levels.reaches, dtype=bool) if shown.unsure is None else shown.unsure
    path, worn = QPainterPath(), (-1, -1, False)
    for reach in levels.paint_order.tolist():
        wears = (int(levels.width_class[reach]), int(colours[reach]), bool(unsure[reach]))
        if wears != worn:
            _stroke(painter, path, worn)
            path, worn = QPainterPath(), wears
        path.addPath(lines.path(reach))
    _stroke(painter, path, worn)


def _stroke(painter: QPainter, path: QPainterPath, worn: tuple[int, int, bool]) -> None:
    """In one line; broken where the change is unsure: stripes along a line are what a hatch leaves of it."""
    if not path.isEmpty():
        width, colour = WIDTHS_PX[worn[0]], QColor(0xFF000000 | worn[1])
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        if worn[2]:
            pen.setDashPattern([HATCH_PX / width] * 2)
        painter.strokePath(path, pen)
