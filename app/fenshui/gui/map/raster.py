"""Lines into reach ids, as machine code."""

import math
from typing import Any

from fenshui.allocation.kernel import compiled
from fenshui.gui.map.levels import SHADE_BITS, SHADES

_OUTSIDE = 8.0  # pixels beyond the edge still drawn, so that no wide river ends short of it


@compiled
def _past_edge(room: float, speed: float, enter: float, leave: float) -> tuple[float, float]:
    """What one edge of the picture leaves of a line's way from 0 to 1 (Liang and Barsky 1984)."""
    if speed == 0.0:
        return (enter, leave) if room >= 0.0 else (1.0, 0.0)
    at = room / speed
    return (max(enter, at), leave) if speed < 0.0 else (enter, min(leave, at))


@compiled
def _inside(x: float, y: float, dx: float, dy: float, width: int, height: int) -> tuple[float, float]:
    """Where on its way a line enters the picture and where it leaves it: never in, where it leaves before it enters."""
    enter, leave = _past_edge(x + _OUTSIDE, -dx, 0.0, 1.0)
    enter, leave = _past_edge(width + _OUTSIDE - x, dx, enter, leave)
    enter, leave = _past_edge(y + _OUTSIDE, -dy, enter, leave)
    return _past_edge(height + _OUTSIDE - y, dy, enter, leave)


@compiled
def _stroke(
    marks: Any, along: float, beside: float, d_along: float, d_beside: float, steps: tuple[int, int],
    room: tuple[int, int], half: float, reach: int, classes: Any,
) -> None:  # fmt: skip
    """Every pixel column (a row where it is steep) of a straight piece, over its width; half 0 is one hard pixel.

    `marks` is flat; `steps` are the distances in it of pixels along and beside, `room` how many there are. Of rivers
    of one class that which covers more of a pixel has it.
    """
    slope = d_beside / d_along if d_along != 0.0 else 0.0
    cosine = 1.0 / math.sqrt(1.0 + slope * slope)
    low, high = min(beside, beside + d_beside), max(beside, beside + d_beside)
    wide = (half + 0.5) / cosine if half > 0.0 else 0.0
    first, last = math.floor(min(along, along + d_along)), math.floor(max(along, along + d_along))
    for at in range(max(first, 0), min(last + 1, room[0])):
        middle = min(max(beside + (at + 0.5 - along) * slope, low), high)
        start, stop = math.floor(middle - wide), math.floor(middle + wide) + 1
        place = at * steps[0] + max(start, 0) * steps[1]
        for across in range(max(start, 0), min(stop, room[1])):
            cover = min(half + 0.5 - abs(across + 0.5 - middle) * cosine, 1.0) if half > 0.0 else 1.0
            shade = int(cover * SHADES + 0.5) - 1
            old = marks[place]
            if shade >= 0 and (
                old == 0 or (old & (SHADES - 1)) <= shade or classes[(old >> SHADE_BITS) - 1] != classes[reach]
            ):
                marks[place] = (reach + 1 << SHADE_BITS) | shade
            place += steps[1]


@compiled
def draw_pieces(
    marks: Any, start: Any, end: Any, reach: Any, ranks: Any, first: Any, classes: Any, half: Any, west: float,
    north: float, pixels_per_metre: float,
) -> None:  # fmt: skip
    """Mark the pieces of these ranks in this order; `half` is half the width of each class in pixels.

    `west` and `north` are the metres of the upper left corner.
    """
    height, width = marks.shape
    flat = marks.reshape(-1)
    for rank in ranks:
        for piece in range(first[rank], first[rank + 1]):
            x, y = (start[piece, 0] - west) * pixels_per_metre, (north - start[piece, 1]) * pixels_per_metre
            dx = (end[piece, 0] - start[piece, 0]) * pixels_per_metre
            dy = (start[piece, 1] - end[piece, 1]) * pixels_per_metre
            enter, leave = _inside(x, y, dx, dy, width, height)
            if enter > leave:
                continue
            x, y, dx, dy = x + enter * dx, y + enter * dy, (leave - enter) * dx, (leave - enter) * dy
            owner = reach[piece]
            if abs(dy) > abs(dx):
                _stroke(flat, y, x, dy, dx, (width, 1), (height, width), half[classes[owner]], owner, classes)
            else:
                _stroke(flat, x, y, dx, dy, (1, width), (width, height), half[classes[owner]], owner, classes)
