"""What lies under and over the rivers, kept while it stays as it is, and everything laid over each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.land import ground, land
from fenshui.gui.map.names import names
from fenshui.gui.map.palette import rgb
from fenshui.gui.map.river_layer import Hatched, Pixels, RiverLayer, two_sides
from fenshui.gui.map.sheet import Seen, Sheet
from fenshui.gui.map.shown import HATCH_PX, Marked, Shown
from fenshui.gui.map.signs import signs_of
from fenshui.gui.map.viewport import Viewport


class Layers:
    """The ground with what is selected on it, the names, and the colours of the rivers."""

    def __init__(self) -> None:
        self.ground, self.names = QImage(), QImage()
        self._land, self._written = QImage(), QImage()
        self._coloured: tuple[Shown, str, Pixels] | None = None
        self._marked: Marked | None = None
        self._named: object = None

    def draw(self, sheet: Sheet, view: Viewport, theme: Theme) -> None:
        """Draw the land anew, because the view has changed."""
        self.ground = QImage()  # who shares a picture would have it copied when it is drawn on
        self._land, self._marked = land(sheet, view, theme, self._land), None

    def keep_up(self, sheet: Sheet, seen: Seen, view: Viewport, marked: Marked, legend: QRectF, theme: Theme) -> None:
        """Follow the selection, the legend and the colours; names are slow to write, so only where they are others.

        Another selection makes a ground of its own even where nothing but the ring of a symbol is another.
        """
        if self._marked != marked:
            self._marked, self.ground = marked, ground(self._land, sheet, marked, view, theme)
        wanted = (id(sheet), view, legend, theme.name)
        if self._named != wanted:
            self._named, self.names = wanted, QImage()
            self._written = names(sheet, seen, view, legend, theme, self._written)
            self.names = QImage(self._written)

    def sides(self, shown: Shown, reaches: int, theme: Theme) -> Pixels:
        """The colours on both sides of the line, reckoned once however often it moves."""
        known = self._coloured
        if known is None or known[0] is not shown or known[1] != theme.name or known[2].shape[1] != reaches + 1:
            known = self._coloured = shown, theme.name, two_sides(shown, reaches, theme)
        return known[2]


def lay(
    rivers: RiverLayer, layers: Layers, seen: Seen, spots: NDArray[np.float64], shown: Shown, selected: str,
    share: float, view: Viewport, theme: Theme,
) -> None:  # fmt: skip
    """Everything over each other; left of a share of the width what is shown left, where there is such a thing."""
    left = shown.left or shown
    split = round(share * view.width) if shown.left else 0

    across = zip(seen, spots[:, 0].tolist(), strict=True)
    states = [(left if x < split else shown).states.get(place.node, "") for (place, _), x in across]
    signs = signs_of(seen, spots, states, selected, theme, view.pixel_ratio)
    sides = layers.sides(shown, rivers.levels.reaches, theme)
    hatched = None
    if shown.unsure is not None:
        hatched = Hatched(shown.unsure, rgb(theme.land), round(HATCH_PX * view.pixel_ratio))
    rivers.lay(layers.ground, layers.names, sides, round(split * view.pixel_ratio), signs, hatched)


def draw_moved(painter: QPainter, image: QImage, drawn: Viewport, view: Viewport, land: str) -> None:
    """The picture of a view that has moved on since, moved and scaled as it is; land where it does not reach."""
    left, _, _, top = drawn.rectangle
    x, y = view.on_screen(np.array([[left, top]]))[0]
    zoom = drawn.metres_per_pixel / view.metres_per_pixel
    place = QRectF(x, y, drawn.width * zoom, drawn.height * zoom)
    whole = QRect(0, 0, view.width, view.height)
    painter.setClipRegion(QRegion(whole) - QRegion(place.toAlignedRect().adjusted(1, 1, -1, -1)))
    painter.fillRect(whole, land)
    painter.setClipping(False)
    if zoom == 1:
        painter.drawImage(place.topLeft(), image)
    else:
        painter.drawImage(place, image, QRectF(image.rect()))
