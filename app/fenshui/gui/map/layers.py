"""The layers that change only with the view: land and regions under the rivers, places and names above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from fenshui.gui.map.labels import Room, spot_beside, write
from fenshui.gui.map.layout import Layout
from fenshui.gui.map.places import Place
from fenshui.gui.map.symbols import RADIUS, draw_symbol
from fenshui.gui.map.viewport import Viewport
from fenshui.gui.theme import Theme

DIVERSIONS_FROM = 1_800.0
"""Metres a pixel below which diversions have their names."""


@dataclass(frozen=True)
class Sheet:
    """What is drawn: the layout, the places with their names, the names of the regions by id."""

    layout: Layout
    places: Sequence[Place]
    region_names: Mapping[str, str]


@dataclass(frozen=True)
class Marked:
    """What is marked on the sheet: states of nodes by id, the selected node, and where the legend hides it."""

    states: Mapping[str, str]
    selected: str
    legend: QRectF


def blank(view: Viewport, colour: str = "") -> QPixmap:
    """An empty picture of the view's size, transparent unless a colour is given."""
    pixmap = QPixmap(round(view.width * view.pixel_ratio), round(view.height * view.pixel_ratio))
    pixmap.setDevicePixelRatio(view.pixel_ratio)
    pixmap.fill(QColor(colour) if colour else Qt.GlobalColor.transparent)
    return pixmap


def land(sheet: Sheet, view: Viewport, theme: Theme) -> QPixmap:
    """Regions as pale areas with a border, and the backdrop."""
    pixmap = blank(view, theme.land)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if sheet.layout.is_schematic:
        painter.fillRect(pixmap.rect(), QColor(theme.region))
    painter.setPen(QPen(QColor(theme.region_line), 1.0))
    painter.setBrush(QColor(theme.region))
    for area in sheet.layout.areas:
        path = QPainterPath()
        for ring in area.rings:
            path.addPolygon(_polygon(ring, view))
        painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.region_line), 1.0, Qt.PenStyle.DotLine))
    for line in sheet.layout.backdrop:
        painter.drawPolyline(_polygon(line, view))
    painter.end()
    return pixmap


def mark_reach(painter: QPainter, line: NDArray[np.float64], view: Viewport, theme: Theme) -> None:
    """A broad pale band along the reach that is selected."""
    colour = QColor(theme.accent)
    colour.setAlpha(90)
    pen = QPen(colour, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_polygon(line, view))


def places(sheet: Sheet, view: Viewport, marked: Marked, theme: Theme) -> QPixmap:
    """Symbols of the places and the names for which there is room; a selected place has a ring."""
    pixmap = blank(view)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    where = view.on_screen(sheet.layout.points)
    seen = [place for place in sheet.places if _is_inside(where[place.number], view)]
    room = Room(view.width, view.height)
    room.block(marked.legend)
    for place in seen:
        room.block(_around(where[place.number], RADIUS if place.kind != "diversion" else 3.0))
    _write_names(painter, seen, where, room, view, theme, above=sheet.layout.is_schematic)
    _write_regions(painter, sheet, view, room, theme)
    for place in sorted(seen, key=lambda one: -one.rank):
        centre = QPointF(*where[place.number])
        if place.node == marked.selected:
            painter.setPen(QPen(QColor(theme.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 11, 11)
        draw_symbol(painter, place.kind, marked.states.get(place.node, ""), centre, theme)
    painter.end()
    return pixmap


def _write_names(
    painter: QPainter,
    seen: Sequence[Place],
    where: NDArray[np.float64],
    room: Room,
    view: Viewport,
    theme: Theme,
    above: bool,
) -> None:
    strong, plain = _font(12, bold=True), _font(11)
    for kinds, font, colour in (
        (("section",), strong, theme.text),
        (("reservoir", "outlet"), plain, theme.text),
        (("diversion",), plain, theme.quiet),
    ):
        if kinds == ("diversion",) and view.metres_per_pixel > DIVERSIONS_FROM:
            continue
        spots = [
            (place.name, spot_beside(QPointF(*where[place.number]), place.name, font, room, above=above))
            for place in seen
            if place.kind in kinds and place.name
        ]
        write(painter, [(name, spot) for name, spot in spots if spot is not None], font, colour, theme.halo)


def _write_regions(painter: QPainter, sheet: Sheet, view: Viewport, room: Room, theme: Theme) -> None:
    font = _font(14)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3.0)
    texts = []
    for area in sheet.layout.areas:
        name = sheet.region_names.get(area.region, "")
        x, y = view.on_screen(np.array([area.middle]))[0]
        spot = spot_beside(QPointF(x - 9, y), name, font, room) if name else None
        if spot is not None:
            texts.append((name, spot))
    write(painter, texts, font, theme.quiet, theme.region)


def _font(pixels: int, bold: bool = False) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _polygon(line: NDArray[np.float64], view: Viewport) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in view.on_screen(line).tolist()])


def _is_inside(point: NDArray[np.float64], view: Viewport) -> bool:
    return bool(-20 <= point[0] <= view.width + 20 and -20 <= point[1] <= view.height + 20)


def _around(point: NDArray[np.float64], radius: float) -> QRectF:
    return QRectF(point[0] - radius, point[1] - radius, 2 * radius, 2 * radius)
