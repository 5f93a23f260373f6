"""A view that moves under the mouse and the keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from fenshui.gui.map.viewport import Viewport

_STEP_PX = 60
_DRAG_FROM_PX = 4


class MovingView(QWidget):
    """Turns drags, wheel and keys into viewports, and clicks into what was pointed at.

    By itself it has an empty sheet; who inherits draws something on it and says what lies where.
    """

    pointed = Signal(str, int)
    """What was clicked: ("node" | "reach" | "", number among the basin's rows)."""

    hovered = Signal(str, int)
    """What lies under the mouse now, when it is something else than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.view = Viewport()
        self.is_fitted = True
        self._grabbed: QPointF | None = None
        self._moved = False
        self._under: tuple[str, int] = ("", -1)

    def look_at(self, view: Viewport, now: bool = False) -> None:
        """Show another part of the sheet."""
        self.view = view

    def fit(self) -> None:
        """Show everything."""
        self.is_fitted = True

    def what_is_at(self, spot: QPointF) -> tuple[str, int]:
        """The node or reach under a pixel: ("node" | "reach" | "", number)."""
        return "", -1

    def zoom(self, factor: float, where: QPointF | None = None) -> None:
        """Look nearer (factor above 1) or from farther off."""
        self.is_fitted = False
        spot = where or QPointF(self.width() / 2, self.height() / 2)
        self.look_at(self.view.zoomed(factor, spot.x(), spot.y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet; the right button asks for the menu."""
        if event.button() == Qt.MouseButton.RightButton:
            return
        self._grabbed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the sheet, or show by the cursor that something can be pointed at."""
        if self._grabbed is None:
            self._say_under(self.what_is_at(event.position()))
            return
        by = event.position() - self._grabbed
        if self._moved or by.manhattanLength() > _DRAG_FROM_PX:
            self._moved, self.is_fitted, self._grabbed = True, False, event.position()
            self.look_at(self.view.moved(by.x(), by.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without dragging points at something."""
        if self._grabbed is not None and not self._moved:
            self.pointed.emit(*self.what_is_at(event.position()))
        self._grabbed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look nearer or from farther off, around the mouse."""
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, plus and minus zoom, Home shows everything."""
        moves = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        key = Qt.Key(event.key())
        if key in moves:
            self.is_fitted = False
            right, down = moves[key]
            self.look_at(self.view.moved(right * _STEP_PX, down * _STEP_PX))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / 1.25 if key == Qt.Key.Key_Minus else 1.25)
        elif key == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _say_under(self, under: tuple[str, int]) -> None:
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under[0] else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(*under)
