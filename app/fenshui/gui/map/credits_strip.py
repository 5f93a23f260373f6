"""The credits of a map in a strip below it, wherever the map leaves the window."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.view import MapView

_SIDE, _ABOVE = 14, 6
_LETTERS_PX = 11
_FOLDED = Qt.TextFlag.TextWordWrap


def size_with_credits(view: MapView) -> QSize:
    """The size of the map and the strip below it, in logical pixels; of the map alone where it has no credits."""
    return QSize(view.width(), view.height() + strip_px(view.sheet, view.width()))


def paint_with_credits(view: MapView, painter: QPainter, theme: Theme | None = None) -> None:
    """The map, and below it the line that says whose data it shows."""
    painter.save()
    view.paint_on(painter, theme)
    painter.restore()
    worn, strip = theme or theme_in_force(), QRectF(0, view.height(), view.width(), strip_px(view.sheet, view.width()))
    if strip.height():
        painter.fillRect(strip, QColor(worn.panel))
        painter.setPen(QColor(worn.quiet))
        painter.setFont(_font())
        credited = _credits(view.sheet, view.width())
        painter.drawText(strip.adjusted(_SIDE, _ABOVE, -_SIDE, 0), int(_FOLDED), credited)


def strip_px(sheet: Sheet | None, width: int) -> int:
    """How high the strip is below a map so wide, in logical pixels; 0 where there are no credits."""
    credited = _credits(sheet, width)
    if not credited:
        return 0
    room = QRectF(0, 0, width - 2 * _SIDE, 10_000)
    return ceil(QFontMetricsF(_font()).boundingRect(room, int(_FOLDED), credited).height()) + 2 * _ABOVE


def _credits(sheet: Sheet | None, width: int) -> str:
    """Data and review in one line where there is room, else the review in a line of its own."""
    parts = sheet.credits if sheet is not None else ()
    line = "    ".join(parts)
    fits = QFontMetricsF(_font()).horizontalAdvance(line) <= width - 2 * _SIDE
    return line if fits else "\n".join(parts)


def _font() -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(_LETTERS_PX)
    return font
