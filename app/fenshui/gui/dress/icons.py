"""Icons drawn in the ink of the theme, each once."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.places import resource

SIZE = 18
_INK = "#1C2A36"


def icon(name: str) -> QIcon:
    """An icon of `resources/icons` by its file name without ending."""
    return _icon_in(name, theme_in_force())


@cache
def _icon_in(name: str, theme: Theme) -> QIcon:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    made.addPixmap(_drawn(text.replace(_INK, theme.text)), QIcon.Mode.Normal)
    made.addPixmap(_drawn(text.replace(_INK, theme.line)), QIcon.Mode.Disabled)
    return made


def _drawn(text: str) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE * 2, SIZE * 2))
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return pixmap
