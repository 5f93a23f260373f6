"""The ground of the map: regions under the rivers, and what is selected marked on it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.layout import Layout
from fenshui.gui.map.sheet import Sheet, blank, polygon
from fenshui.gui.map.shown import Marked
from fenshui.gui.map.viewport import Viewport


def land(sheet: Sheet, view: Viewport, theme: Theme, on: QImage | None = None) -> QImage:
    """The ground as a picture, drawn on another that is not needed any more where that fits."""
    picture = blank(view, theme.land, on)
    painter = QPainter(picture)
    paint_land(painter, sheet, view, theme)
    painter.end()
    return picture


def paint_land(painter: QPainter, sheet: Sheet, view: Viewport, theme: Theme) -> None:
    """Regions as pale areas with a border, and the backdrop."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if sheet.layout.is_schematic:
        painter.fillRect(0, 0, view.width, view.height, QColor(theme.region))
    painter.setPen(QPen(QColor(theme.region_line), 1.0))
    painter.setBrush(QColor(theme.region))
    to_screen, (outlines, backdrop) = _to_screen(view), _shapes(sheet.layout)
    for outline in outlines:
        painter.drawPath(to_screen.map(outline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.region_line), 1.0, Qt.PenStyle.DotLine))
    for line in backdrop:
        painter.drawPolyline(to_screen.map(line))


def ground(land: QImage, sheet: Sheet, marked: Marked, view: Viewport, theme: Theme) -> QImage:
    """The land with the selected region or reach marked on it."""
    areas = [area for area in sheet.layout.areas if area.region == marked.region]
    picture = QImage(land)
    if not areas and not 0 <= marked.reach < len(sheet.layout.lines):
        return picture
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_marks(painter, sheet, marked, view, theme)
    painter.end()
    return picture


def paint_marks(painter: QPainter, sheet: Sheet, marked: Marked, view: Viewport, theme: Theme) -> None:
    """What is selected: the border of a region, a band along a reach."""
    outlines, _ = _shapes(sheet.layout)
    for area, outline in zip(sheet.layout.areas, outlines, strict=True):
        if area.region == marked.region:
            _mark_region(painter, _to_screen(view).map(outline), theme)
    if 0 <= marked.reach < len(sheet.layout.lines):
        _mark_reach(painter, sheet.layout.lines[marked.reach], view, theme)


def _mark_reach(painter: QPainter, line: NDArray[np.float64], view: Viewport, theme: Theme) -> None:
    """A broad pale band along the reach that is selected."""
    colour = QColor(theme.accent)
    colour.setAlpha(90)
    pen = QPen(colour, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(polygon(view.on_screen(line)))


def _mark_region(painter: QPainter, outline: QPainterPath, theme: Theme) -> None:
    """The border of the region that is selected, and a breath of colour inside it."""
    colour = QColor(theme.accent)
    painter.setPen(QPen(colour, 2))
    colour.setAlpha(24)
    painter.setBrush(colour)
    painter.drawPath(outline)


def _to_screen(view: Viewport) -> QTransform:
    """Metres of the sheet into pixels of the view."""
    scale = 1 / view.metres_per_pixel
    left, _, _, top = view.rectangle
    return QTransform(scale, 0, 0, -scale, -left * scale, top * scale)


@lru_cache(maxsize=2)
def _shapes(layout: Layout) -> tuple[list[QPainterPath], list[QPolygonF]]:
    """Outlines of the regions and lines of the backdrop in metres, made once: a view is then one reckoning of Qt's."""
    outlines = []
    for area in layout.areas:
        path = QPainterPath()
        for ring in area.rings:
            path.addPolygon(polygon(ring))
        outlines.append(path)
    return outlines, [polygon(line) for line in layout.backdrop]
