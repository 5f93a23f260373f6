"""Rivers as shapes: exact ones for paper and vector files, quick strokes for the first picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.levels import WIDTHS_PX, Levels
from fenshui.gui.map.river_layer import reach_colours
from fenshui.gui.map.sheet import polygon
from fenshui.gui.map.shown import HATCH_PX, Shown
from fenshui.gui.map.viewport import Viewport

_AIR = 8.0  # pixels above and below the edge, so that no wide river ends short of it

Points = NDArray[np.float64]


class Wear(NamedTuple):
    """How a reach looks: class of width, colour (0xRRGGBB), whether its change is unsure."""

    width_class: int
    colour: int
    is_unsure: bool

    def pen(self, join: Qt.PenJoinStyle) -> QPen:
        """One line; broken where the change is unsure: stripes along a line are what a hatch leaves of it."""
        width = WIDTHS_PX[self.width_class]
        colour = QColor(0xFF000000 | self.colour)
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, join)
        if self.is_unsure:
            pen.setDashPattern([HATCH_PX / width] * 2)
        return pen


Worn = Sequence[tuple[Wear, list[int]]]
"""Reaches in the order they are painted, small streams first; neighbours in the order that look alike together."""


def worn_by_reaches(levels: Levels, shown: Shown, theme: Theme) -> Worn:
    """How every reach looks when this is shown."""
    order = levels.paint_order
    unsure = np.zeros(levels.reaches, dtype=bool) if shown.unsure is None else np.asarray(shown.unsure)
    looks = (levels.width_class, reach_colours(shown, levels.reaches, theme), unsure)
    each = zip(map(Wear, *(look[order].tolist() for look in looks)), order.tolist(), strict=True)
    return [(wear, [reach for _, reach in alike]) for wear, alike in groupby(each, key=itemgetter(0))]


def draw_rivers(painter: QPainter, lines: Sequence[Points], view: Viewport, box: QRectF, worn: Worn) -> None:
    """Exact, and cut off at a box: not every program that reads vector files can clip."""
    for wear, reaches in worn:
        path = QPainterPath()
        for reach in reaches:
            _add_what_is_inside(path, view.on_screen(lines[reach]), box.adjusted(0, -_AIR, 0, _AIR))
        if not path.isEmpty():
            painter.strokePath(path, wear.pen(Qt.PenJoinStyle.RoundJoin))


def sketch_rivers(painter: QPainter, lines: Sequence[Points], view: Viewport, box: QRectF, worn: Worn) -> None:
    """True to a pixel, in a fifth of the time: all points at once, none twice in a pixel, each reach by itself."""
    strokes = pixels_of(lines, view)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    for wear, reaches in worn:
        painter.setPen(wear.pen(Qt.PenJoinStyle.BevelJoin))
        for reach in reaches:
            painter.drawPolyline(strokes[reach])
    painter.restore()


def pixels_of(lines: Sequence[Points], view: Viewport) -> list[list[QPointF]]:
    """Each line on the screen without points that lie in the pixel of the one before; its ends stay."""
    if not lines:
        return []
    ends = np.cumsum([len(line) for line in lines])
    points = view.on_screen(np.concatenate(lines))
    kept = np.ones(len(points), dtype=bool)
    kept[1:] = (np.diff(np.round(points), axis=0) != 0).any(axis=1)
    kept[ends - 1] = kept[ends[:-1]] = True
    spots = [QPointF(x, y) for x, y in points[kept].tolist()]
    bounds = [0, *np.cumsum(kept)[ends - 1].tolist()]
    return [spots[begins:ends] for begins, ends in pairwise(bounds)]


def _add_what_is_inside(path: QPainterPath, points: Points, box: QRectF) -> None:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    if left >= box.left() and top >= box.top() and right <= box.right() and bottom <= box.bottom():
        path.addPolygon(polygon(points))
        return
    inside = shapely.clip_by_rect(shapely.linestrings(points), box.left(), box.top(), box.right(), box.bottom())
    for part in shapely.get_parts(inside):
        path.addPolygon(polygon(shapely.get_coordinates(part)))
