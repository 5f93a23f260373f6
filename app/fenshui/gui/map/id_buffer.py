"""Reaches drawn as numbers: every pixel of the buffer says which reach it shows, and how much of the pixel is river.

A new period, offer or selection is then only another palette, what lies under the mouse is a look into the buffer,
and a picture can be tested exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fenshui.gui.map.levels import WIDTHS_PX, Levels, Numbers, Pieces
from fenshui.gui.map.viewport import Viewport

SHADES = 8
"""Steps of coverage, for smooth edges."""
_SMOOTH_UP_TO = 400_000  # steps along all lines; beyond, streams are one pixel wide and hard-edged
_OUTSIDE = 8.0  # pixels beyond the edge still drawn, so that no wide river ends short of it

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class IdBuffer:
    """`marks[y, x]` is 0 where there is no river, else (reach + 1) · SHADES + shade, in device pixels; read-only."""

    marks: NDArray[np.int32]

    @cached_property
    def painted(self) -> NDArray[np.intp]:
        """Places in the flat buffer where there is river."""
        return np.flatnonzero(self.marks)

    @cached_property
    def painted_marks(self) -> NDArray[np.int32]:
        """The marks at those places."""
        marks: NDArray[np.int32] = self.marks.reshape(-1)[self.painted]
        return marks

    def reach_near(self, x: float, y: float, within: int = 4) -> int | None:
        """The reach nearest to a device pixel, at most `within` pixels away."""
        left, top = max(int(x) - within, 0), max(int(y) - within, 0)
        around = self.marks[top : int(y) + within + 1, left : int(x) + within + 1]
        rows, columns = np.nonzero(around)
        if not len(rows):
            return None
        nearest = np.argmin((rows + top - y) ** 2 + (columns + left - x) ** 2)
        return int(around[rows[nearest], columns[nearest]]) // SHADES - 1

    def paint(self, colours: NDArray[np.uint32], picture: NDArray[np.uint32]) -> None:
        """Colour the river pixels of a picture (premultiplied ARGB); `colours` is the table of `shade_table`."""
        picture.reshape(-1)[self.painted] = colours[self.painted_marks]


def shade_table(colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Opaque colours 0xRRGGBB of the reaches as a table by mark: premultiplied ARGB in `SHADES` steps of coverage."""
    share = np.arange(1, SHADES + 1, dtype=np.float64) / SHADES
    channels = [(colours >> np.uint32(shift)) & np.uint32(255) for shift in (16, 8, 0)]
    table = np.broadcast_to((share * 255).round().astype(np.uint32), (len(colours), SHADES)).copy()
    for channel in channels:
        table = (table << np.uint32(8)) | (channel[:, None] * share).round().astype(np.uint32)
    return np.concatenate([np.zeros(SHADES, dtype=np.uint32), table.reshape(-1)])


def draw_ids(levels: Levels, view: Viewport) -> IdBuffer:
    """All reaches that the view shows, small streams under great ones."""
    width, height = round(view.width * view.pixel_ratio), round(view.height * view.pixel_ratio)
    marks = np.zeros(width * height, dtype=np.int32)
    pieces = levels.at(view.metres_per_pixel / view.pixel_ratio)
    chosen = _in_view(levels, pieces, view)
    start, end, inside = _clipped(_pixels(pieces.start[chosen], view), _pixels(pieces.end[chosen], view), width, height)
    reach = pieces.reach[chosen][inside]
    classes = levels.width_class[reach]
    smooth = np.abs(end - start).max(axis=1, initial=0).sum() <= _SMOOTH_UP_TO
    for number in np.unique(classes):
        mine = classes == number
        half = WIDTHS_PX[number] * view.pixel_ratio / 2 if smooth else 0.5
        for place, mark in _strokes(start[mine], end[mine], reach[mine], half, (width, height)):
            marks[place] = mark
    marks.flags.writeable = False
    return IdBuffer(marks.reshape(height, width))


def _in_view(levels: Levels, pieces: Pieces, view: Viewport) -> Numbers:
    left, bottom, right, top = view.rectangle
    air = _OUTSIDE * view.metres_per_pixel
    boxes = levels.boxes
    seen = (boxes[:, 0] <= right + air) & (boxes[:, 2] >= left - air)
    seen &= (boxes[:, 1] <= top + air) & (boxes[:, 3] >= bottom - air)
    ranks = np.flatnonzero(seen)
    counts = pieces.first[ranks + 1] - pieces.first[ranks]
    ends = np.cumsum(counts)
    return np.asarray(
        np.asarray(np.arange(int(counts.sum())) + np.repeat(pieces.first[ranks] - (ends - counts), counts))
    )


def _pixels(places: Floats, view: Viewport) -> Floats:
    return view.on_screen(places) * view.pixel_ratio


def _clipped(start: Floats, end: Floats, width: int, height: int) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """The part of each piece inside the picture and a little around it (Liang and Barsky 1984), and which have one."""
    along = end - start
    enter, leave = np.zeros(len(start)), np.ones(len(start))
    inside = np.ones(len(start), dtype=bool)
    for axis, size in ((0, width), (1, height)):
        for speed, room in (
            (-along[:, axis], start[:, axis] + _OUTSIDE),
            (along[:, axis], size + _OUTSIDE - start[:, axis]),
        ):
            still = speed == 0
            at = room / np.where(still, 1.0, speed)
            enter = np.where(speed < 0, np.maximum(enter, at), enter)
            leave = np.where(speed > 0, np.minimum(leave, at), leave)
            inside &= ~still | (room >= 0)
    inside &= enter <= leave
    return (start + along * enter[:, None])[inside], (start + along * leave[:, None])[inside], inside


def _strokes(
    start: Floats, end: Floats, reach: Numbers, half_width: float, size: tuple[int, int]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.int32]]]:
    """Places and marks of pieces of one width: edges first and the middle last, so that no edge covers a middle."""
    steep = np.abs(end[:, 1] - start[:, 1]) > np.abs(end[:, 0] - start[:, 0])
    steps = [
        _steps(start[side], end[side], reach[side], bool(axis))
        for axis, side in ((0, ~steep), (1, steep))
        if side.any()
    ]
    offsets = int(np.ceil((half_width + 0.5) * np.sqrt(2))) if half_width > 0.5 else 0
    for offset in sorted(range(-offsets, offsets + 1), key=lambda number: -abs(number)):
        for major, minor, cosine, owner, is_steep in steps:
            row = np.floor(minor).astype(np.int64) + offset
            cover = np.clip(half_width + 0.5 - np.abs(row + 0.5 - minor) * cosine, 0, 1) if offsets else 1.0
            shade = np.ceil(cover * SHADES - 0.5).astype(np.int64) * np.ones(len(row), dtype=np.int64)
            x, y = (row, major) if is_steep else (major, row)
            seen = (shade > 0) & (x >= 0) & (x < size[0]) & (y >= 0) & (y < size[1])
            mark = (owner[seen] + 1) * SHADES + shade[seen] - 1
            yield (y[seen] * size[0] + x[seen]), mark.astype(np.int32)


def _steps(start: Floats, end: Floats, reach: Numbers, is_steep: bool) -> tuple[Numbers, Floats, Floats, Numbers, bool]:
    """Every pixel column (or row) a piece crosses: its number, where the line is there, cosine of the slope, reach."""
    major, minor = (1, 0) if is_steep else (0, 1)
    length = end[:, major] - start[:, major]
    slope = (end[:, minor] - start[:, minor]) / np.where(length == 0, 1.0, length)
    first = np.floor(np.minimum(start[:, major], end[:, major])).astype(np.int64)
    last = np.floor(np.maximum(start[:, major], end[:, major])).astype(np.int64)
    count = last - first + 1
    piece = np.repeat(np.arange(len(first)), count)
    stop = np.cumsum(count)
    column = np.arange(int(count.sum())) - np.repeat(stop - count - first, count)
    where = start[piece, minor] + (column + 0.5 - start[piece, major]) * slope[piece]
    low, high = np.minimum(start[:, minor], end[:, minor]), np.maximum(start[:, minor], end[:, minor])
    where = np.clip(where, low[piece], high[piece])
    return column, where, (1 / np.sqrt(1 + slope**2))[piece], reach[piece], is_steep
