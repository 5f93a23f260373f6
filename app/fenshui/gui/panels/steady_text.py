"""A short text that changes with every move of the mouse: its room stays, so nothing is laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class SteadyText(QWidget):
    """One quiet line at the right end of its room, which is as wide as its longest text."""

    def __init__(self, longest: str) -> None:
        super().__init__()
        self.text = ""
        self._longest = longest
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Write another text."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._longest) + 4, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, quietly."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text)
        painter.end()
