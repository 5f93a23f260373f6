"""A drawing of prices in its panel, and large in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

_LARGE = (940, 740)


class Picture(QWidget):
    """A drawing as large as there is room for; tells where in the drawing it was pressed."""

    pressed = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(200, 200)
        self.whole, self._width = QPixmap(), 1.0

    def put(self, png: bytes, width: float) -> None:
        """Show a picture of a drawing that is so many points wide."""
        self._width = width
        self.whole.loadFromData(png)
        self.update()

    def show_as(self, other: Picture) -> None:
        """Show what another one shows."""
        self.whole, self._width = QPixmap(other.whole), other._width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole drawing, never larger than its room; made small so that its words stay words."""
        painter = QPainter(self)
        if not self.whole.isNull():
            place, smooth = self._place(), Qt.TransformationMode.SmoothTransformation
            wide = round(place.width() * self.devicePixelRatioF())
            shown = self.whole.scaledToWidth(wide, smooth)
            painter.drawPixmap(place, shown, QRectF(shown.rect()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the place in the drawing."""
        if not self.whole.isNull():
            place = self._place()
            self.pressed.emit((event.position() - place.topLeft()) * (self._width / place.width()))

    def _place(self) -> QRectF:
        size = QSizeF(self.whole.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF((self.width() - size.width()) / 2, 0), size)


class LargePicture(QDialog):
    """What a picture shows, large enough to read every word."""

    def __init__(self, small: Picture, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.picture = Picture()
        self.picture.setAccessibleName(title)
        self.picture.show_as(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.picture)
        self.resize(*_LARGE)
