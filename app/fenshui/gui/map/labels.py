"""Names on the map, the important first, none over another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

_HALO, _STAMPS = 4.0, 4_000
_GAP = 9.0  # from the middle of a symbol to its name


class Room:
    """What is still free on the picture."""

    def __init__(self, width: float, height: float) -> None:
        self._all = QRectF(4, 4, width - 8, height - 8)
        self._taken: list[QRectF] = []
        self._dots: list[QRectF] = []

    def take(self, box: QRectF, over_dots: bool = False) -> bool:
        """Take a box if it lies on the picture and over nothing, or over nothing but dots."""
        obstacles = self._taken if over_dots else [*self._taken, *self._dots]
        if not self._all.contains(box) or any(box.intersects(other) for other in obstacles):
            return False
        self._taken.append(box)
        return True

    def block(self, box: QRectF) -> None:
        """Keep names away from here."""
        self._taken.append(box)

    def block_dot(self, box: QRectF) -> None:
        """Keep names away from here, unless an important one has no other place."""
        self._dots.append(box)


def spot_beside(
    place: QPointF, text: str, font: QFont, room: Room, *, above: bool = False, over_dots: bool = False
) -> QPointF | None:
    """Where the name of a place fits: right of it, left, above (first of all if so wished) or below; else None."""
    width, height, ascent = _measured(text, font.key())
    over, under = (-width / 2, -_GAP - height), (-width / 2, _GAP)
    beside = ((_GAP, -height / 2), (-_GAP - width, -height / 2))
    for x, y in (
        *((over, under, *beside) if above else (*beside, over, under)),
        (_GAP - 3, -height - 2),
        (_GAP - 3, 2.0),
        (-_GAP + 3 - width, -height - 2),
        (-_GAP + 3 - width, 2.0),
    ):
        box = QRectF(place.x() + x, place.y() + y, width, height)
        if room.take(box, over_dots):
            return QPointF(box.left(), box.top() + ascent)
    return None


@lru_cache(maxsize=_STAMPS)
def _measured(text: str, font_key: str) -> tuple[float, float, float]:
    """Width, height and ascent."""
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(text), metrics.height(), metrics.ascent()


def stamp(painter: QPainter, texts: Iterable[tuple[str, QPointF]], font: QFont, colour: str, halo: str) -> None:
    """The same on a picture, each text from a stamp that was drawn once: a halo costs as much as all the rivers."""
    ratio = painter.device().devicePixelRatio()
    for text, where in texts:
        made, corner = _stamp(text, font.key(), colour, halo, ratio)
        place = (where + corner) * ratio
        painter.drawImage(QPointF(round(place.x()), round(place.y())) / ratio, made)


@lru_cache(maxsize=_STAMPS)
def _stamp(text: str, font_key: str, colour: str, halo: str, ratio: float) -> tuple[QImage, QPointF]:
    """A text with its halo, and where its upper left corner lies from the start of its line."""
    font = QFont()
    font.fromString(font_key)
    box = QFontMetricsF(font).boundingRect(text).adjusted(-_HALO, -_HALO, _HALO, _HALO)
    size = QSize(ceil(box.width() * ratio) + 1, ceil(box.height() * ratio) + 1)
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(0)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    write(painter, [(text, -box.topLeft())], font, colour, halo)
    painter.end()
    return made, box.topLeft()


def write(painter: QPainter, texts: Iterable[tuple[str, QPointF]], font: QFont, colour: str, halo: str) -> None:
    """Texts with a halo, so that they can be read over rivers and borders."""
    path = QPainterPath()
    for text, where in texts:
        path.addText(where, font, text)
    soft = QColor(halo)
    soft.setAlpha(225)
    painter.strokePath(path, QPen(soft, 3.0))
    painter.fillPath(path, QColor(colour))
