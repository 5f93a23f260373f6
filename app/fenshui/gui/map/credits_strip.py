"""The credits of a map in a strip below it, wherever the map leaves the window."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.map.view import MapView

_SIDE, _ABOVE = 14, 6
_LETTERS_PX = 11
_FOLDED = Qt.TextFlag.TextWordWrap


def size_with_credits(view: MapView) -> QSize:
    """The size of the map and the strip below it, in logical pixels; of the map alone where it has no credits."""
    return QSize(view.width(), view.height() + _strip_px(view))


def paint_with_credits(view: MapView, painter: QPainter, theme: Theme | None = None) -> None:
    """The map, and below it the line that says whose data it shows."""
    painter.save()
    view.paint_on(painter, theme)
    painter.restore()
    worn, strip = theme or theme_in_force(), QRectF(0, view.height(), view.width(), _strip_px(view))
    if strip.height():
        painter.fillRect(strip, QColor(worn.panel))
        painter.setPen(QColor(worn.quiet))
        painter.setFont(_font())
        painter.drawText(strip.adjusted(_SIDE, _ABOVE, -_SIDE, 0), int(_FOLDED), _credits(view))


def _strip_px(view: MapView) -> int:
    if not _credits(view):
        return 0
    room = QRectF(0, 0, view.width() - 2 * _SIDE, 10_000)
    return ceil(QFontMetricsF(_font()).boundingRect(room, int(_FOLDED), _credits(view)).height()) + 2 * _ABOVE


def _credits(view: MapView) -> str:
    """Data and review in one line where there is room, else the review in a line of its own."""
    parts = view.sheet.credits if view.sheet is not None else ()
    line = "    ".join(parts)
    fits = QFontMetricsF(_font()).horizontalAdvance(line) <= view.width() - 2 * _SIDE
    return line if fits else "\n".join(parts)


def _font() -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(_LETTERS_PX)
    return font
