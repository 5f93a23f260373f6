"""A drawing in its panel, and large in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.panels.drawn import paint_drawing

if TYPE_CHECKING:
    from fenshui.export.drawing import Drawing, Points

LARGE = (940, 740)
"""Pixels of a window with one picture."""
_LEAST, _RIM = 200, 12
_NEAR = 14.0
"""How near a click must be to a place of a drawing, in its points."""


class Picture(QWidget):
    """A drawing as large as there is room for, in the colours of the theme; some of its places can be picked."""

    picked = Signal(int)
    """The number of the place that was pressed; -1 beside all of them."""

    def __init__(self, least_height: int = _LEAST) -> None:
        super().__init__()
        self.setMinimumSize(_LEAST, least_height)
        self.drawing: Drawing | None = None
        self._places: Points = ()

    def put(self, drawing: Drawing, places: Points = ()) -> None:
        """Show a drawing, and the places (in points of it) that can be picked."""
        self.drawing, self._places = drawing, places
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show nothing any more."""
        self.drawing, self._places = None, ()
        self.unsetCursor()
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def be_as_high_as_wide(self) -> None:
        """Take the height the drawing needs at the width there is: the panel scrolls."""
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def where(self, number: int) -> QPointF:
        """Where one of the places lies on the screen, from the upper left corner of the picture."""
        room = self._room()
        return room.topLeft() + QPointF(*self._places[number]) * self._scale(room)

    def heightForWidth(self, width: int) -> int:
        """As high as the drawing is at this width."""
        least = self.minimumHeight()
        return max(least, round(width * self.drawing.height / self.drawing.width)) if self.drawing else least

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole drawing, never larger than its room."""
        painter = QPainter(self)
        if self.drawing is not None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            room = self._room()
            theme = theme_in_force()
            painter.fillRect(self.rect(), QColor(theme.panel))
            painter.translate(room.topLeft())
            painter.scale(self._scale(room), self._scale(room))
            paint_drawing(painter, self.drawing, theme)
        painter.end()

    def image(self) -> QImage:
        """What is seen, to be copied or saved."""
        return self.grab().toImage()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which of the places it was; the right button has its menu."""
        if self.drawing is not None and event.button() == Qt.MouseButton.LeftButton:
            room = self._room()
            at = (event.position() - room.topLeft()) / self._scale(room)
            far = [(x - at.x()) ** 2 + (y - at.y()) ** 2 for x, y in self._places]
            self.picked.emit(far.index(min(far)) if far and min(far) <= _NEAR**2 else -1)

    def _scale(self, room: QRectF) -> float:
        return room.width() / self.drawing.width if self.drawing else 1.0

    def _room(self) -> QRectF:
        drawing = self.drawing
        whole = QSizeF(drawing.width, drawing.height) if drawing else QSizeF(1, 1)
        size = whole.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF((self.width() - size.width()) / 2, 0), size)


class LargePicture(QDialog):
    """A drawing large enough to read every word."""

    def __init__(self, drawing: Drawing, places: Points, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.picture = Picture()
        self.picture.setAccessibleName(title)
        self.picture.put(drawing, places)
        column = QVBoxLayout(self)
        column.setContentsMargins(_RIM, _RIM, _RIM, _RIM)
        column.addWidget(self.picture)
        self.resize(LARGE[0], min(LARGE[1], round(LARGE[0] * drawing.height / drawing.width) + 2 * _RIM))
