"""What stands in the place of the map until the machine code that draws it is loaded: shapes, once for a view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from fenshui.gui.map.river_layer import machine_code_is_loaded
from fenshui.gui.theme import theme_in_force


class Sketch:
    """Kept while nothing on it changes; nothing can be pointed at on it."""

    def __init__(self) -> None:
        self.is_wanted = False
        self._picture = QPixmap()

    def is_needed(self) -> bool:
        """Whether the true picture would have to wait."""
        self._picture = QPixmap()
        return self.is_wanted and not machine_code_is_loaded()

    def forget(self) -> None:
        """Something on it is to look otherwise."""
        self._picture = QPixmap()

    def paint(self, painter: QPainter, widget: QWidget, draw: Callable[[QPainter], None]) -> None:
        """Put it on a widget."""
        if self._picture.isNull():
            ratio = widget.devicePixelRatioF()
            self._picture = QPixmap(widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(theme_in_force().land)
            drawing = QPainter(self._picture)
            draw(drawing)
            drawing.end()
        painter.drawPixmap(0, 0, self._picture)
