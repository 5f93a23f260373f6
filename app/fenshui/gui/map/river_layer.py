"""The rivers as a picture: the id buffer of the view, coloured by what is shown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from fenshui.gui.map.id_buffer import IdBuffer, draw_ids, shade_table
from fenshui.gui.map.levels import Levels
from fenshui.gui.map.palette import rgb
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.viewport import Viewport
from fenshui.gui.theme import Theme


class RiverLayer:
    """Holds the buffer of the view drawn last and the picture made of it."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.buffer: IdBuffer | None = None
        self._pixels: NDArray[np.uint32] = np.zeros((1, 1), dtype=np.uint32)
        self.image = QImage()

    def draw(self, view: Viewport) -> None:
        """Rasterise the reaches anew, because the view has changed."""
        self.buffer = draw_ids(self.levels, view)
        height, width = self.buffer.marks.shape
        self._pixels = np.zeros((height, width), dtype=np.uint32)
        self.image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(view.pixel_ratio)

    def colour(self, shown: Shown, theme: Theme) -> None:
        """Colour the same buffer by what is shown now."""
        if self.buffer is not None:
            self.buffer.paint(shade_table(reach_colours(shown, self.levels.reaches, theme)), self._pixels)

    def reach_near(self, x: float, y: float) -> int | None:
        """The number of the reach under a device pixel."""
        return self.buffer.reach_near(x, y) if self.buffer is not None else None


def reach_colours(shown: Shown, reaches: int, theme: Theme) -> NDArray[np.uint32]:
    """A colour 0xRRGGBB for every reach."""
    if shown.values is None or shown.scale is None:
        return np.full(reaches, rgb(theme.water), dtype=np.uint32)
    return shown.scale.colours(shown.values, theme)
