"""Symbols as stamps on the picture of the map, each drawn once and then put wherever it belongs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.places import KINDS
from fenshui.gui.map.sheet import Seen
from fenshui.gui.map.symbols import draw_ring, draw_symbol

_SIDE = 27  # pixels: a ring fits in
_EDGE = 4  # pixels around a symbol that only a ring needs
_STATES = ("", "more", "less", "same", "met", "short", "warning")


@dataclass(frozen=True)
class Signs:
    """Stamps (number × side × side, premultiplied), and for every symbol its stamp and corner in device pixels."""

    stamps: NDArray[np.uint32]
    which: NDArray[np.int64]
    lefts: NDArray[np.int64]
    tops: NDArray[np.int64]

    def covered(self, width: int, height: int) -> NDArray[np.bool_]:
        """The places of a flat picture that stamps will have covered."""
        from fenshui.gui.map.colouring import cover  # machine code: seconds to load, and the window stands before

        places, side = np.zeros((height, width), dtype=bool), self.stamps.shape[1]
        edges = np.where(self.which == _RING_NUMBER, 0, side * _EDGE // _SIDE)
        cover(places, side, edges, self.lefts, self.tops)
        return places.reshape(-1)


def signs_of(
    seen: Seen, spots: NDArray[np.float64], states: Sequence[str], selected: str, theme: Theme, pixel_ratio: float
) -> Signs:
    """The symbols of places at these pixels (places × 2), the most important last; the selected one has a ring."""
    side = _side(pixel_ratio)
    ringed = [at for at, (place, _) in enumerate(seen) if place.node == selected]
    which = [_NUMBER[place.kind, state] for (place, _), state in zip(seen, states, strict=True)]
    drawn = [*ringed, *range(len(seen) - 1, -1, -1)]
    lefts, tops = np.ascontiguousarray(np.round(spots[drawn] * pixel_ratio - side / 2).astype(np.int64).T)
    return Signs(
        _stamps(theme, pixel_ratio), np.array([_RING_NUMBER] * len(ringed) + which[::-1], dtype=np.int64), lefts, tops
    )


def no_signs() -> Signs:
    """Nothing to put on the picture."""
    nothing = np.zeros(0, dtype=np.int64)
    return Signs(np.zeros((1, 1, 1), dtype=np.uint32), nothing, nothing, nothing)


_NUMBER = {pair: number for number, pair in enumerate(product(KINDS, _STATES))}
_RING_NUMBER = len(_NUMBER)


def _side(pixel_ratio: float) -> int:
    return round(_SIDE * pixel_ratio)


@cache
def _stamps(theme: Theme, pixel_ratio: float) -> NDArray[np.uint32]:
    def symbol(kind: str, state: str) -> Callable[[QPainter, QPointF], None]:
        return lambda painter, centre: draw_symbol(painter, kind, state, centre, theme)

    drawings = [symbol(kind, state) for kind, state in _NUMBER]
    drawings.append(lambda painter, centre: draw_ring(painter, centre, theme))
    return np.stack([_stamp(drawing, pixel_ratio) for drawing in drawings])


def _stamp(drawing: Callable[[QPainter, QPointF], None], pixel_ratio: float) -> NDArray[np.uint32]:
    side = _side(pixel_ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(pixel_ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing(painter, QPointF(side, side) / (2 * pixel_ratio))
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(side, side).copy()
