"""A drawing made for paper, painted on the screen in the colours of the theme, sharp at every scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from fenshui.export.drawing import Area, Circle, Line, Words

if TYPE_CHECKING:
    from fenshui.export.drawing import Drawing, Mark, Points
    from fenshui.gui.dress.theme import Theme

_PAPER = "#ffffff"
_LIGHTEST, _RANGE = 0.92, 0.78
"""In the dark the blackest ink becomes as light as the first, and white darker than it by the second."""


def paint_drawing(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Every mark in its order; the painter already turns points of the drawing into pixels."""
    for mark in drawing.marks:
        _paint(painter, mark, theme)


def on_screen(colour: str, theme: Theme) -> QColor:
    """Paper is the ground of a panel; in the dark all other colours keep their hue, light and dark change places."""
    if colour.lower() == _PAPER:
        return QColor(theme.panel)
    found = QColor(colour)
    if theme.name == "light":
        return found
    lightness = _LIGHTEST - _RANGE * found.lightnessF()
    return QColor.fromHslF(max(found.hslHueF(), 0.0), found.hslSaturationF(), lightness)


def _paint(painter: QPainter, mark: Mark, theme: Theme) -> None:
    if isinstance(mark, Words):
        _words(painter, mark, theme)
    elif isinstance(mark, Line):
        pen = _pen(mark.colour, mark.width, theme)
        if mark.dash:
            pen.setDashPattern([mark.dash / mark.width] * 2)
        painter.setPen(pen)
        painter.drawPolyline(_polygon(mark.points))
    else:
        _filled(painter, mark, theme)


def _filled(painter: QPainter, mark: Area | Circle, theme: Theme) -> None:
    painter.setPen(_pen(mark.border, mark.width, theme) if mark.border else Qt.PenStyle.NoPen)
    painter.setBrush(on_screen(mark.fill, theme) if mark.fill else Qt.BrushStyle.NoBrush)
    if isinstance(mark, Circle):
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
    else:
        painter.drawPolygon(_polygon(mark.points))


def _words(painter: QPainter, mark: Words, theme: Theme) -> None:
    """As an outline, because a font has no half pixels and the drawing may be any size."""
    font = QFont(painter.font())
    font.setPixelSize(100)  # of a hundredth of the size, so that the widths are exact
    share = mark.size / 100
    width = QFontMetricsF(font).horizontalAdvance(mark.text) * share
    path = QPainterPath()
    path.addText(0, 0, font, mark.text)
    painter.save()
    painter.translate(mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor], mark.y)
    painter.scale(share, share)
    if mark.halo:
        painter.strokePath(path, QPen(on_screen(mark.halo, theme), 20.0, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(path, on_screen(mark.colour, theme))
    painter.restore()


def _pen(colour: str, width: float, theme: Theme) -> QPen:
    return QPen(on_screen(colour, theme), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _polygon(points: Points) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
