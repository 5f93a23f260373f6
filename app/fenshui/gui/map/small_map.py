"""A small map of the whole basin beside others of the same extent and scale: rivers only, nothing to move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.map.land import land
from fenshui.gui.map.levels import Levels
from fenshui.gui.map.river_layer import RiverLayer, two_sides
from fenshui.gui.map.sheet import Sheet, blank
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.signs import no_signs
from fenshui.gui.map.viewport import Viewport


class SmallMap(QWidget):
    """Shows values on a sheet; recoloured it costs a palette, resized a picture of its own."""

    def __init__(self, sheet: Sheet, levels: Levels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self._sheet, self._rivers = sheet, RiverLayer(levels)
        self._ground, self._names = QImage(), QImage()
        self._drawn: tuple[Viewport, str] | None = None

    def show_values(self, shown: Shown) -> None:
        """Show other values."""
        self.shown = shown
        self._lay()

    def sizeHint(self) -> QSize:
        """A stamp."""
        return QSize(190, 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole basin again."""
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; it is made anew where the screen is another one."""
        if self._drawn is None or self._drawn[0].pixel_ratio != self.devicePixelRatioF():
            self._lay()
        painter = QPainter(self)
        painter.drawImage(0, 0, self._rivers.image)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lay()

    def _lay(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        theme = theme_in_force()
        view = Viewport().sized(self.width(), self.height(), self.devicePixelRatioF())
        view = view.fitted(self._sheet.layout.extent)
        if self._drawn != (view, theme.name):
            self._drawn = view, theme.name
            self._ground, self._names = land(self._sheet, view, theme), blank(view)
            self._rivers.draw(view)
        self._rivers.lay(
            self._ground, self._names, two_sides(self.shown, self._rivers.levels.reaches, theme), 0, no_signs()
        )
        self.update()
