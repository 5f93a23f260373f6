"""A line over the map that is being measured: its points, its way to the mouse, and its length beside the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme, theme_in_force

if TYPE_CHECKING:
    from fenshui.gui.map.ground import Degrees
    from fenshui.gui.map.view import MapView

_POINT_PX, _AWAY_PX, _PAD_PX = 4.0, 14.0, 6.0


class MeasuredLine(QWidget):
    """Lies over the map, moves with it, and lets every click through."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.points: list[Degrees] = []
        self.mouse: QPointF | None = None
        self.text = ""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line with a pale edge, so that it is seen on land and river alike."""
        theme, spots = theme_in_force(), self._spots()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPolygonF(spots if self.mouse is None else [*spots, self.mouse])
        for ink, width in ((theme.halo, 5.0), (theme.accent, 2.0)):
            painter.setPen(QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(line)
        painter.setPen(QPen(QColor(theme.halo), 1.5))
        painter.setBrush(QColor(theme.accent))
        for spot in spots:
            painter.drawEllipse(spot, _POINT_PX, _POINT_PX)
        at = self.mouse if self.mouse is not None else spots[-1] if spots else None
        if self.text and at is not None:
            self._paint_text(painter, at, theme)
        painter.end()

    def _spots(self) -> list[QPointF]:
        sheet = self._view.sheet
        if sheet is None or not self.points:
            return []
        metres = sheet.layout.projection.metres(np.array(self.points))
        return [QPointF(x, y) for x, y in self._view.view.on_screen(metres).tolist()]

    def _paint_text(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Beside the mouse, on the side where there is room."""
        room = painter.boundingRect(QRectF(self.rect()), Qt.AlignmentFlag.AlignLeft, self.text).size()
        wide, high = room.width() + 2 * _PAD_PX, room.height() + _PAD_PX
        left = at.x() + _AWAY_PX if at.x() + _AWAY_PX + wide <= self.width() else at.x() - _AWAY_PX - wide
        top = at.y() + _AWAY_PX if at.y() + _AWAY_PX + high <= self.height() else at.y() - _AWAY_PX - high
        card = QRectF(left, top, wide, high)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(card, 5, 5)
        painter.setPen(QColor(theme.text))
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, self.text)
