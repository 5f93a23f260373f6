"""The picture of the map under its legend: ground, rivers by the id buffer, names, symbols, as one opaque image.

One image is moved and scaled in a millisecond while the mouse drags; another palette touches only the pixels of rivers.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from PySide6.QtGui import QImage

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.id_buffer import IdBuffer, draw_ids
from fenshui.gui.map.levels import Levels, levels_of
from fenshui.gui.map.palette import rgb
from fenshui.gui.map.sheet import blank
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.signs import Signs, no_signs
from fenshui.gui.map.viewport import Viewport

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pixels: TypeAlias = "NDArray[np.uint32]"


class Hatched(NamedTuple):
    """Reaches under stripes, the colour 0xRRGGBB of the stripes, and how many device pixels wide they are."""

    reaches: NDArray[np.bool_]
    gap: int
    wide: int


class RiverLayer:
    """Holds the buffer of the view drawn last and the picture made of it."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.buffer: IdBuffer | None = None
        self.image = QImage()
        self._marks: NDArray[np.int32] = np.zeros((0, 0), dtype=np.int32)
        self._pixels = self._plain = self._named = np.zeros(0, dtype=np.uint32)
        self._rows: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._under_names = 0
        self._under: tuple[QImage, QImage] | None = None

    def draw(self, view: Viewport) -> None:
        """Rasterise the reaches anew, because the view has changed."""
        if self._marks.shape != view.rows_and_columns:
            self._make_room(*view.rows_and_columns)
        self.buffer = draw_ids(self.levels, view, self._marks)
        self.image.setDevicePixelRatio(view.pixel_ratio)
        self._under = None

    def lay(
        self, ground: QImage, names: QImage, colours: Pixels, split: int, signs: Signs, hatched: Hatched | None = None
    ) -> None:
        """Lay everything over each other: only the rivers and the symbols, where the rest is as it was.

        `colours` are 0xRRGGBB of no reach and of the reaches, first left and then right of the column `split`.
        """
        from fenshui.gui.map.colouring import colour, hatch, lay_out, stamp

        if self.buffer is None:
            return
        width, height = self.image.width(), self.image.height()
        if self._under is None or self._under[0] is not ground or self._under[1] is not names:
            self._under = ground, names
            self._under_names = lay_out(
                self._pixels, pixels(ground), self.buffer.marks.reshape(-1), pixels(names),
                signs.covered(width, height), self._plain, self._named, self._rows,
            )  # fmt: skip
        colour(self._pixels, self._plain, self._named, self._under_names, self._rows, colours, split)
        if hatched is not None:
            unsure = np.concatenate([[False], hatched.reaches])  # no reach first
            hatch(self._pixels, self._plain, self._rows, unsure, hatched.gap, hatched.wide)
        stamp(self._pixels.reshape(height, width), signs.stamps, signs.which, signs.lefts, signs.tops)

    def _make_room(self, height: int, width: int) -> None:
        """For a picture of another size; memory that no river touches is never really taken."""
        from fenshui.gui.map.colouring import NAMED, PLAIN

        self._marks = np.zeros((height, width), dtype=np.int32)
        self._pixels = np.zeros(height * width, dtype=np.uint32)
        self._plain = np.zeros((PLAIN, height * width), dtype=np.uint32)
        self._named = np.zeros((NAMED, height * width), dtype=np.uint32)
        self._rows = np.zeros(height + 1, dtype=np.int64)
        self.image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)

    def reach_near(self, x: float, y: float) -> int | None:
        """The number of the reach under a device pixel."""
        return self.buffer.reach_near(x, y) if self.buffer is not None else None


_loading, _loaded = Lock(), Event()


def machine_code_is_loaded() -> bool:
    """Whether a map can be drawn without waiting for what draws it."""
    return _loaded.is_set()


def load_machine_code() -> None:
    """Draw and lay the smallest river, so that what compiles or loads on first use has done so.

    It takes a second, at the first start of a version some ten: never in the thread of the window.
    """
    with _loading:
        if not _loaded.is_set():
            _draw_the_smallest_river()
            _loaded.set()


def _draw_the_smallest_river() -> None:
    view = Viewport(0, 0, 1.0, 2, 2)
    layer = RiverLayer(levels_of([np.array([[-1.0, 0.0], [1.0, 0.0]])], np.ones(1)))
    layer.draw(view)
    ground, names = blank(view, "#000000"), blank(view)
    for _ in range(2):
        layer.lay(
            ground, names, np.zeros((2, 2), dtype=np.uint32), 0, no_signs(), Hatched(np.ones(1, dtype=bool), 0, 1)
        )


def pixels(image: QImage) -> Pixels:
    """The pixels of an image of 32 bits, in place."""
    return np.frombuffer(image.constBits(), dtype=np.uint32)


def reach_colours(shown: Shown, reaches: int, theme: Theme) -> Pixels:
    """A colour 0xRRGGBB for every reach."""
    if shown.values is None or shown.scale is None:
        return np.full(reaches, rgb(theme.water), dtype=np.uint32)
    return shown.scale.colours(shown.values, theme)


def two_sides(shown: Shown, reaches: int, theme: Theme) -> Pixels:
    """The colours of no reach and of the reaches left and right of a swipe line: the same where there is none."""
    sides = np.zeros((2, reaches + 1), dtype=np.uint32)
    sides[1, 1:] = reach_colours(shown, reaches, theme)
    sides[0, 1:] = reach_colours(shown.left, reaches, theme) if shown.left else sides[1, 1:]
    return sides
