"""Reaches drawn as numbers: every pixel of the buffer says which reach it shows, and how much of the pixel is river.

A new period, offer or selection is then only another palette, what lies under the mouse is a look into the buffer,
and a picture can be tested exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.gui.map.levels import SHADES, WIDTHS_PX, Levels, Numbers
from fenshui.gui.map.viewport import Viewport

CROWDED = 0.22
"""Pixels of river line for every pixel of the picture beyond which the smallest streams are left out as noise."""
_SMOOTH_UP_TO = 50_000  # pixels along all lines of a class; beyond, they are one pixel wide and hard-edged
_WINDING = 1.5  # of a line against the sides of its box
_OUTSIDE = 8.0  # pixels beyond the edge still drawn, so that no wide river ends short of it

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class IdBuffer:
    """`marks[y, x]` is 0 where there is no river, else (reach + 1) · SHADES + shade, in device pixels; read-only."""

    marks: NDArray[np.int32]

    def reach_near(self, x: float, y: float, within: int = 4) -> int | None:
        """The reach nearest to a device pixel, at most `within` pixels away."""
        left, top = max(int(x) - within, 0), max(int(y) - within, 0)
        around = self.marks[top : int(y) + within + 1, left : int(x) + within + 1]
        rows, columns = np.nonzero(around)
        if not len(rows):
            return None
        nearest = np.argmin((rows + top - y) ** 2 + (columns + left - x) ** 2)
        return int(around[rows[nearest], columns[nearest]]) // SHADES - 1


def draw_ids(levels: Levels, view: Viewport, paper: NDArray[np.int32] | None = None) -> IdBuffer:
    """All reaches that the view shows, small streams under great ones; where they crowd, without the smallest.

    On `paper` (height × width) where it is given and fits: what was drawn on it before is gone.
    """
    from fenshui.gui.map.raster import draw_pieces  # machine code: seconds to load, and the window stands before

    if paper is None or paper.shape != view.rows_and_columns:
        marks = np.zeros(view.rows_and_columns, dtype=np.int32)
    else:
        marks = paper.view()
        marks.fill(0)
    pixels_per_metre = view.pixel_ratio / view.metres_per_pixel
    pieces = levels.at(1 / pixels_per_metre)
    ranks, spread = _in_view(levels, view)
    lengths = np.minimum(pieces.length[ranks], spread) * pixels_per_metre
    ranks, lengths = _uncrowded(levels.sizes[ranks], ranks, lengths, CROWDED * marks.size)
    half = _half_widths(levels.width_class[levels.paint_order[ranks]], lengths) * view.pixel_ratio
    west, _, _, north = view.rectangle
    draw_pieces(
        marks, pieces.start, pieces.end, pieces.reach, ranks, pieces.first, levels.width_class, half, west, north,
        pixels_per_metre,
    )  # fmt: skip
    marks.flags.writeable = False
    return IdBuffer(marks)


def _half_widths(classes: Numbers, lengths: Floats) -> Floats:
    """Half the width of each class; 0, a hard-edged pixel, where a class has so many lines that none is looked at."""
    total = np.bincount(classes, weights=lengths, minlength=len(WIDTHS_PX))
    return np.where(total <= _SMOOTH_UP_TO, np.array(WIDTHS_PX) / 2, 0.0)


def _in_view(levels: Levels, view: Viewport) -> tuple[Numbers, Floats]:
    """The ranks that the view shows, and how much line of each it can hold at most, in metres."""
    left, bottom, right, top = view.rectangle
    air = _OUTSIDE * view.metres_per_pixel
    boxes = levels.boxes
    across = np.minimum(boxes[:, 2], right + air) - np.maximum(boxes[:, 0], left - air)
    upright = np.minimum(boxes[:, 3], top + air) - np.maximum(boxes[:, 1], bottom - air)
    ranks = np.flatnonzero((across >= 0) & (upright >= 0))
    return ranks, _WINDING * (across[ranks] + upright[ranks])


def _uncrowded(sizes: Floats, ranks: Numbers, lengths: Floats, room: float) -> tuple[Numbers, Floats]:
    """The greatest streams whose lines have room; of streams of one size all are left out or none."""
    from_here_up = np.cumsum(lengths[::-1])[::-1]
    if not len(ranks) or from_here_up[0] <= room:
        return ranks, lengths
    last_out = int(np.searchsorted(-from_here_up, -room)) - 1
    kept = sizes > sizes[last_out]
    if not kept.any():  # the greatest stay whatever their number
        kept = sizes == sizes.max()
    return ranks[kept], lengths[kept]
