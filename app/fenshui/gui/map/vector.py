"""The map as shapes: for paper and vector files, and for the first picture before the machine code is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fenshui.gui.map.land import paint_land, paint_marks
from fenshui.gui.map.legend import Key, draw_north, draw_scale_bar, legend_box, paint_legend
from fenshui.gui.map.levels import WIDTHS_PX, Levels
from fenshui.gui.map.names import paint_names
from fenshui.gui.map.river_layer import reach_colours
from fenshui.gui.map.sheet import Sheet, places_in, polygon
from fenshui.gui.map.shown import Marked, Shown
from fenshui.gui.map.symbols import paint_signs
from fenshui.gui.map.viewport import Viewport
from fenshui.gui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPolygonF


def paint_map(
    painter: QPainter, sheet: Sheet, levels: Levels, view: Viewport, shown: Shown, marked: Marked,
    keys: Sequence[Key], corner: tuple[int, int], theme: Theme,
) -> None:  # fmt: skip
    """The whole map on anything that can be painted on, in logical pixels of the view, cut off at its edge."""
    painter.setClipRect(QRectF(0, 0, view.width, view.height))
    painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(theme.land))
    paint_land(painter, sheet, view, theme)
    paint_marks(painter, sheet, marked, view, theme)
    _paint_rivers(painter, sheet, levels, view, shown, theme)
    card = legend_box(shown, keys, corner, view)
    paint_names(painter, sheet, view, card, theme)
    paint_signs(painter, places_in(sheet, view), shown.states, marked.node, theme)
    paint_legend(painter, shown, keys, card, theme)
    if not sheet.layout.is_schematic:
        draw_scale_bar(painter, view, theme)
        draw_north(painter, view, theme)


def _paint_rivers(
    painter: QPainter, sheet: Sheet, levels: Levels, view: Viewport, shown: Shown, theme: Theme
) -> None:  # fmt: skip
    """Small streams first; neighbours in the order that look alike are one shape."""
    colours = reach_colours(shown, levels.reaches, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path, worn = QPainterPath(), (-1, -1)
    for reach in levels.paint_order.tolist():
        wears = (int(levels.width_class[reach]), int(colours[reach]))
        if wears != worn:
            _stroke(painter, path, worn)
            path, worn = QPainterPath(), wears
        path.addPath(_line(polygon(sheet.layout.lines[reach], view)))
    _stroke(painter, path, worn)


def _line(points: QPolygonF) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(points)
    return path


def _stroke(painter: QPainter, path: QPainterPath, worn: tuple[int, int]) -> None:
    if not path.isEmpty():
        width, colour = WIDTHS_PX[worn[0]], QColor(0xFF000000 | worn[1])
        join = Qt.PenJoinStyle.RoundJoin
        painter.strokePath(path, QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
