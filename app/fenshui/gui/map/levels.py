"""River lines in several levels of detail, cut into straight pieces, in the order they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

FINEST_M = 50.0
COUNT = 7
WIDTHS_PX = (1.3, 1.8, 2.6, 3.6, 4.8)
"""Widths of streams from brooks and canals to the greatest rivers."""

SHADE_BITS = 3
SHADES = 1 << SHADE_BITS
"""Steps of coverage, for smooth edges."""


@dataclass(frozen=True)
class Pieces:
    """Straight pieces of one level, small streams first: start and end (m × 2), reach of each, first of each rank.

    `length` is that of a whole reach by its rank, in metres.
    """

    start: Floats
    end: Floats
    reach: Numbers
    first: Numbers
    length: Floats


@dataclass(frozen=True)
class Levels:
    """The levels from fine to coarse, tolerance doubling.

    `width_class` is by reach; `paint_order` (reaches), `boxes` and `sizes` are by rank, the smallest stream first.
    """

    levels: tuple[Pieces, ...]
    paint_order: Numbers
    width_class: Numbers
    boxes: Floats
    sizes: Floats

    @property
    def reaches(self) -> int:
        """How many reaches there are."""
        return len(self.paint_order)

    def at(self, metres_per_pixel: float) -> Pieces:
        """The coarsest level that is still true to a pixel."""
        level = 0
        while level + 1 < len(self.levels) and FINEST_M * 2**level <= metres_per_pixel:
            level += 1
        return self.levels[level]


def levels_of(lines: Sequence[Floats], size: NDArray[np.float64]) -> Levels:
    """The levels of these lines; `size` ranks the streams (order, mean flow), the greatest are painted last."""
    width_class = width_classes(size)
    order = np.lexsort((np.arange(len(lines)), size, width_class))
    shapes, boxes = _shapes_and_boxes([lines[number] for number in order])
    levels = [_pieces(shapes, order)]
    for level in range(1, COUNT):
        shapes = shapely.simplify(shapes, FINEST_M * 2**level, preserve_topology=False)
        levels.append(_pieces(shapes, order))
    return Levels(tuple(levels), order, width_class, boxes, np.asarray(size, dtype=float)[order])


def _shapes_and_boxes(lines: Sequence[Floats]) -> tuple[NDArray[np.object_], Floats]:
    """The lines to a decimetre, and the box of each: all of them at once, for there are thousands."""
    if not lines:
        return np.zeros(0, dtype=object), np.zeros((0, 4))
    lengths = np.array([len(line) for line in lines])
    points = np.concatenate(lines)
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    shapes = shapely.linestrings(np.round(points, 1), indices=np.repeat(np.arange(len(lines)), lengths))
    boxes = np.hstack([np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)])
    return shapes, np.asfortranarray(boxes)  # an edge of all of them is asked for at a time


def width_classes(size: NDArray[np.float64]) -> Numbers:
    """A class of `WIDTHS_PX` for every stream: nothing known of size is the second, sizes spread by their root."""
    top = size.max(initial=0.0)
    if top <= 0:
        return np.zeros(len(size), dtype=np.int64)
    share = np.sqrt(np.clip(size, 0, None) / top)
    return np.asarray(np.minimum((share * len(WIDTHS_PX)).astype(np.int64), len(WIDTHS_PX) - 1))


def _pieces(shapes: NDArray[np.object_], order: Numbers) -> Pieces:
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    starts = np.flatnonzero(owner[:-1] == owner[1:])
    rank = owner[starts]
    first = np.searchsorted(rank, np.arange(len(order) + 1))
    return Pieces(points[starts], points[starts + 1], order[rank], first, shapely.length(shapes))
