"""A line across the map that the mouse or the keys move: left of it stands one state, right of it the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.moving_view import MovingView

_NEAR_PX = 7.0
_STEP = 0.02
_GRIP_PX = 11.0


class SwipingView(MovingView):
    """By itself it has no line; who inherits says whether there is one and shows what stands on each side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swipe = 0.5
        self.sides = ("", "")
        self._holds_line = False

    def has_line(self) -> bool:
        """Whether there are two states to compare."""
        return False

    def line_moved(self) -> None:
        """The line stands elsewhere: show both sides anew."""

    def swipe_to(self, share: float) -> None:
        """Put the line at a share of the width."""
        self.swipe = min(max(share, 0.0), 1.0)
        self.line_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line, or of the sheet."""
        self._holds_line = self._is_on_line(event.position())
        if not self._holds_line:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line, and show by the cursor where it can be taken."""
        if self._holds_line:
            self.swipe_to(event.position().x() / max(self.width(), 1))
        elif event.buttons() == Qt.MouseButton.NoButton and self._is_on_line(event.position()):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            if self.cursor().shape() == Qt.CursorShape.SplitHCursor:
                self.unsetCursor()
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._holds_line:
            self._holds_line = False
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and the arrows move the line."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        key = Qt.Key(event.key())
        if self.has_line() and key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.swipe_to(self.swipe + steps[key])
        else:
            super().keyPressEvent(event)

    def draw_line(self, painter: QPainter, theme: Theme) -> None:
        """The line with its grip, and what stands on each side of it."""
        x, middle = self.swipe * self.width(), self.height() / 2
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(QPointF(x, middle), _GRIP_PX, _GRIP_PX)
        painter.setPen(QPen(QColor(theme.on_accent), 2))
        for side in (-1, 1):
            painter.drawLine(QPointF(x + side * 3, middle - 4), QPointF(x + side * 7, middle))
            painter.drawLine(QPointF(x + side * 7, middle), QPointF(x + side * 3, middle + 4))
        for text, box, flag in (
            (self.sides[0], QRectF(x - 212, 12, 200, 22), Qt.AlignmentFlag.AlignRight),
            (self.sides[1], QRectF(x + 12, 12, 200, 22), Qt.AlignmentFlag.AlignLeft),
        ):
            _draw_card(painter, text, box, flag, theme)

    def _is_on_line(self, spot: QPointF) -> bool:
        return self.has_line() and abs(spot.x() - self.swipe * self.width()) <= _NEAR_PX


def _draw_card(painter: QPainter, text: str, box: QRectF, side: Qt.AlignmentFlag, theme: Theme) -> None:
    place = painter.boundingRect(box, side | Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(place.adjusted(-6, -2, 6, 2), 5, 5)
    painter.setPen(QColor(theme.text))
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
