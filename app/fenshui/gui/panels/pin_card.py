"""A pin as a small map with its verdict: a click puts its terms on the ticket."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fenshui.gui.map.small_map import SmallMap
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.parts import icon_button

HEIGHT, WIDTH = 132, 224


class Swatch(QWidget):
    """The colour of a pin, as on its curve."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setFixedHeight(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colour))
        painter.end()


class PinCard(QFrame):
    """What is pinned: a bar in its colour, its map, its verdict, and two buttons."""

    def __init__(self, picture: SmallMap, colour: str, take: Callable[[], None], away: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # under it stands the verdict as a text, for copying
        self.map, self._take = picture, take
        self.verdict = Elided()
        self.take, self.away = icon_button("ticket", take), icon_button("close", away)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 2, 0)
        foot.setSpacing(0)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self.take)
        foot.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 2)
        column.setSpacing(2)
        column.addWidget(Swatch(colour))
        column.addWidget(picture, 1)
        column.addLayout(foot)
        picture.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the terms."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._take()
