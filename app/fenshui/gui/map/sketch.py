"""What stands in the place of the map until the machine code that draws it is loaded: shapes, once for a view."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.map.river_layer import machine_code_is_loaded
from fenshui.gui.map.vector import LAYERS, Scene


class Sketch:
    """Kept while nothing on it changes; nothing can be pointed at on it."""

    def __init__(self) -> None:
        self.is_wanted = False
        self._picture, self._before = QPixmap(), QPixmap()
        self.painted = 0
        """Layers that are painted."""

    @property
    def is_done(self) -> bool:
        """Whether all layers are painted."""
        return self.painted == len(LAYERS)

    def is_needed(self) -> bool:
        """Whether the true picture would have to wait."""
        self._picture, self._before = QPixmap(), QPixmap()
        return self.is_wanted and not machine_code_is_loaded()

    def forget(self) -> None:
        """Something on it is to look otherwise; it stays in sight until that is painted."""
        if self.is_done:
            self._before = self._picture
        self._picture, self.painted = QPixmap(), 0

    def take(self, picture: QImage) -> None:
        """This is the very sketch, kept from another time."""
        self._picture, self.painted = QPixmap.fromImage(picture), len(LAYERS)

    def paint(self, painter: QPainter, widget: QWidget, scene: Scene) -> None:
        """Put it on a widget; of its layers one more a turn, so that the window answers in between."""
        if self._picture.isNull():
            self._begin(widget)
        if not self.is_done:
            drawing = QPainter(self._picture)
            LAYERS[self.painted](drawing, scene)
            drawing.end()
            self.painted += 1
        stands = self._picture if self.is_done or self._before.size() != self._picture.size() else self._before
        painter.drawPixmap(0, 0, stands)
        if not self.is_done:
            QTimer.singleShot(0, widget, widget.update)

    def _begin(self, widget: QWidget) -> None:
        ratio = widget.devicePixelRatioF()
        self._picture, self.painted = QPixmap(widget.size() * ratio), 0
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(theme_in_force().land)
