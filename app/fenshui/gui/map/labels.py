"""Names on the map, the important first, none over another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from math import ceil, hypot

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

_HALO, _SOFT = 3.0, 225
"""Width of a halo in pixels, half of it beyond the letters, and how opaque it is (of 255)."""
_ROOM, _STAMPS = 4.0, 4_000
_GAP = 9.0  # from the middle of a symbol to its name
_FAR = 15.0  # the same, where nothing nearer is free
_EDGE = 4.0
_CELL = 64.0
_ACROSS, _DOWN = (0.5, 0.3, 0.7, 0.05, 0.95), (-0.5, -1.3, 0.3, -2.1, 1.1)
"""How much of its width an area's name begins before the middle, and of its height below it."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
Boxes = dict[tuple[int, int], list[Box]]


class Room:
    """What is still free on the picture, looked up by the cell a box lies in: hundreds of names cost no more each."""

    def __init__(self, width: float, height: float) -> None:
        self._right, self._bottom = width - _EDGE, height - _EDGE
        self._taken: Boxes = {}

    def take(self, box: Box) -> bool:
        """Take a box if it lies on the picture and over nothing."""
        left, top, right, bottom = box
        if left < _EDGE or top < _EDGE or right > self._right or bottom > self._bottom or _meets(self._taken, box):
            return False
        self.block(box)
        return True

    def block(self, box: Box) -> None:
        """Keep names away from here."""
        _put(self._taken, box)


def _cells(box: Box) -> tuple[range, range]:
    """Columns and rows of the cells that a box touches."""
    left, top, right, bottom = box
    return range(int(left / _CELL), int(right / _CELL) + 1), range(int(top / _CELL), int(bottom / _CELL) + 1)


def _put(boxes: Boxes, box: Box) -> None:
    for cell in product(*_cells(box)):
        boxes.setdefault(cell, []).append(box)


def _meets(boxes: Boxes, box: Box) -> bool:
    left, top, right, bottom = box
    columns, rows = _cells(box)
    for column in columns:
        for row in rows:
            for other in boxes.get((column, row), ()):
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return True
    return False


def spot_beside(place: QPointF, text: str, font_key: str, room: Room, *, above: bool = False) -> QPointF | None:
    """Where the name of a place fits: right of it, left, above (first of all if so wished) or below; else None.

    Where none of these is free it stands aslant, or a little farther off: symbols are drawn over the names.
    """
    width, height, _ = _measured(text, font_key)
    return _first_free(place, text, font_key, room, _spots(width, height, above))


def spot_over(place: QPointF, text: str, font_key: str, room: Room) -> QPointF | None:
    """Where the name of an area fits: over its middle, a little aside, or beside it; else None."""
    width, height, _ = _measured(text, font_key)
    return _first_free(place, text, font_key, room, (*_spots_over(width, height), *_spots(width, height, False)))


def _first_free(
    place: QPointF, text: str, font_key: str, room: Room, corners: tuple[tuple[float, float], ...]
) -> QPointF | None:
    width, height, ascent = _measured(text, font_key)
    for x, y in corners:
        left, top = place.x() + x, place.y() + y
        if room.take((left, top, left + width, top + height)):
            return QPointF(left, top + ascent)
    return None


@lru_cache(maxsize=_STAMPS)
def _spots_over(width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Upper left corners of a name from the middle of its area, the nearest first."""
    corners = ((-across * width, down * height) for across in _ACROSS for down in _DOWN)
    return tuple(sorted(corners, key=lambda corner: hypot(corner[0] + width / 2, corner[1] + height / 2)))


@lru_cache(maxsize=_STAMPS)
def _spots(width: float, height: float, above: bool) -> tuple[tuple[float, float], ...]:
    """Upper left corners of a name from the middle of its symbol, the best first."""
    near = _GAP - 3
    over, under = (-width / 2, -_GAP - height), (-width / 2, _GAP)
    beside = ((_GAP, -height / 2), (-_GAP - width, -height / 2))
    aslant = [(x, y) for x in (near, -near - width) for y in (-height - 2, 2.0)]
    raised = [(x, y) for y in (-0.8 * height, -0.2 * height) for x in (_GAP, -_GAP - width)]
    shifted = [(x, y) for y in (-_GAP - height, _GAP) for x in (-0.75 * width, -0.25 * width)]
    far = [(x, -height / 2) for x in (_FAR, -_FAR - width)] + [(-width / 2, y) for y in (-_FAR - height, _FAR)]
    first = (over, under, *beside) if above else (*beside, over, under)
    return (*first, *aslant, *raised, *shifted, *far, (-0.1 * width, near))


@lru_cache(maxsize=_STAMPS)
def _measured(text: str, font_key: str) -> tuple[float, float, float]:
    """Width, height and ascent."""
    metrics = _metrics(font_key)
    return metrics.horizontalAdvance(text), metrics.height(), metrics.ascent()


@lru_cache(maxsize=16)
def _font(font_key: str) -> QFont:
    """The font of a key, which names the first of its families and not those that stand in for it."""
    font = QFont()
    families = font.families()
    font.fromString(font_key)
    font.setFamilies(families)
    return font


@lru_cache(maxsize=16)
def _metrics(font_key: str) -> QFontMetricsF:
    return QFontMetricsF(_font(font_key))


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
    box = _metrics(font_key).boundingRect(text).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
    made = QImage(
        QSize(ceil(box.width() * ratio) + 1, ceil(box.height() * ratio) + 1), QImage.Format.Format_ARGB32_Premultiplied
    )
    made.setDevicePixelRatio(ratio)
    made.fill(0)
    painter = QPainter(made)
    painter.setFont(_font(font_key))
    painter.setPen(QColor(colour))
    painter.drawText(-box.topLeft(), text)
    painter.end()
    _put_halo_under(made, QColor(halo), _HALO / 2 * ratio)
    return made, box.topLeft()


def _put_halo_under(text: QImage, colour: QColor, radius: float) -> None:
    """The ink of a text spread by a radius in pixels, under it: a twentieth of the work of stroking its outlines."""
    pixels = np.frombuffer(text.bits(), dtype=np.uint8).reshape(text.height(), text.width(), 4)
    ink = pixels[..., 3].copy()
    soft = _spread(ink, radius) * (_SOFT / 255)
    rest = soft * (1 - ink / 255.0)
    for channel, of_halo in enumerate((colour.blue(), colour.green(), colour.red(), 255)):
        pixels[..., channel] = np.minimum(pixels[..., channel] + rest * (of_halo / 255) + 0.5, 255)


def _spread(ink: NDArray[np.uint8], radius: float) -> NDArray[np.float64]:
    """Ink of 0–255 drawn out by a disc whose edge is as smooth as the ink's own."""
    reach = ceil(radius + 1)
    high, wide = ink.shape
    around = np.zeros((high + 2 * reach, wide + 2 * reach), dtype=ink.dtype)
    around[reach:-reach, reach:-reach] = ink
    spread = np.zeros((high, wide))
    for weight, steps in _disc(radius, reach).items():
        most = np.zeros_like(ink)
        for down, right in steps:
            shifted = around[reach + down : reach + down + high, reach + right : reach + right + wide]
            np.maximum(most, shifted, out=most)
        np.maximum(spread, most * weight, out=spread)
    return spread


@lru_cache(maxsize=8)
def _disc(radius: float, reach: int) -> dict[float, list[tuple[int, int]]]:
    """Steps in pixels by how much of a pixel so far away the disc reaches."""
    steps: dict[float, list[tuple[int, int]]] = {}
    for down, right in product(range(-reach, reach + 1), repeat=2):
        weight = round(min(radius + 1 - hypot(down, right), 1.0), 3)
        if weight > 0:
            steps.setdefault(weight, []).append((down, right))
    return steps


def write(painter: QPainter, texts: Iterable[tuple[str, QPointF]], font: QFont, colour: str, halo: str) -> None:
    """Texts with a halo, so that they can be read over rivers and borders."""
    path = QPainterPath()
    for text, where in texts:
        path.addText(where, font, text)
    soft = QColor(halo)
    soft.setAlpha(_SOFT)
    painter.strokePath(path, QPen(soft, _HALO))
    painter.fillPath(path, QColor(colour))
