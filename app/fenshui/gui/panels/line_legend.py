"""The legend of a chart: a sample of each line and its name, beside the chart rather than on its curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import theme_in_force

_LEFT = 14
_ROOMY, _CLOSE = (24, 7, 20), (14, 5, 10)
"""Pixels of a sample, behind it, and behind its name; closer where there is not the room."""


@dataclass(frozen=True)
class LineKey:
    """One line: its name, its colour and how it is drawn; without a colour it is a note in the quiet ink."""

    name: str
    colour: str = ""
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    width: float = 1.6


class LineLegend(QWidget):
    """A row of lines with their names."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[LineKey, ...] = ()
        self.setFixedHeight(20)

    def show_keys(self, keys: Sequence[LineKey]) -> None:
        """Show these lines, in this order."""
        if tuple(keys) != self.keys:
            self.keys = tuple(keys)
            self.setAccessibleName(", ".join(key.name for key in keys))
            self.update()

    def needed_px(self, spaces: tuple[int, int, int] = _CLOSE) -> int:
        """How much room all keys need."""
        sample, near, far = spaces
        names = sum(self.fontMetrics().horizontalAdvance(key.name) + far for key in self.keys)
        return _LEFT + names - far + sum(sample + near for key in self.keys if key.colour)

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(300, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From left to right, as far as they go."""
        theme = theme_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, x, middle = painter.fontMetrics(), float(_LEFT), self.height() / 2
        sample, near, far = _ROOMY if self.needed_px(_ROOMY) <= self.width() else _CLOSE
        for key in self.keys:
            if key.colour:
                painter.setPen(QPen(QColor(key.colour), key.width, key.style))
                painter.drawLine(QPointF(x, middle), QPointF(x + sample, middle))
                x += sample + near
            painter.setPen(QColor(theme.text if key.colour else theme.quiet))
            painter.drawText(QPointF(x, middle + metrics.ascent() / 2 - 1), key.name)
            x += metrics.horizontalAdvance(key.name) + far
        painter.end()
