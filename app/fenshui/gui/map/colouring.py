"""Reach ids into a coloured picture, as machine code.

What a recolouring must know of every pixel of a river lies in columns of its own, in the order of the picture. So
colours are fetched, mixed and put down in three loops of one thought each, ten times as fast as asking every pixel what
it is.
"""

from typing import Any

import numpy as np

from fenshui.allocation.kernel import compiled
from fenshui.gui.map.levels import SHADE_BITS, SHADES

PLAIN = 5
"""Columns of a pixel of a river without a name over it: place, river, steps of it, red and blue, green of the ground.

A river is the number of a reach plus one; 0 is none, in pixels that symbols will have covered.
"""
NAMED = 4
"""Columns of a pixel of a river under a name: place, mark, ground, name."""

_HALVES = SHADES << 15 | SHADES >> 1
_WHOLES = 0xFF00FF << SHADE_BITS
_GREEN_HALF = SHADES << 7
_GREEN_WHOLES = 0xFF00 << SHADE_BITS
_RED_BLUE_32, _GREEN_32, _WHOLES_32, _GREEN_WHOLES_32, _OPAQUE_32, _BITS_32 = (
    np.uint32(one) for one in (0xFF00FF, 0xFF00, _WHOLES, _GREEN_WHOLES, 0xFF000000, SHADE_BITS)
)


@compiled
def _laid_over(upper: int, steps: int, lower: int) -> int:
    """One opaque colour over another in so many of `SHADES` steps; red and blue are reckoned in one go."""
    rest = SHADES - steps
    red_blue = (upper & 0xFF00FF) * steps + (lower & 0xFF00FF) * rest + _HALVES & _WHOLES
    green = (upper & 0xFF00) * steps + (lower & 0xFF00) * rest + _GREEN_HALF & _GREEN_WHOLES
    return 0xFF000000 | (red_blue | green) >> SHADE_BITS


@compiled
def _shown_through(upper: int, lower: int) -> int:
    """A premultiplied colour over an opaque one."""
    rest = 255 - (upper >> 24 & 255)
    rest += rest >> 7  # so that 255 of 255 is all of it
    red_blue = ((lower & 0xFF00FF) * rest + 0x800080 >> 8) & 0xFF00FF
    green = ((lower & 0xFF00) * rest + 0x8000 >> 8) & 0xFF00
    return 0xFF000000 | (upper & 0xFFFFFF) + (red_blue | green)


@compiled
def _touched(marks: Any, names: Any, covered: Any, begin: int, width: int, into: Any) -> int:
    """The places of a row that are more than ground: every place is written down, and only kept where it counts."""
    found = 0
    of_marks, of_names, of_covered = (
        marks[begin : begin + width],
        names[begin : begin + width],
        covered[begin : begin + width],
    )
    for at in range(width):
        into[found] = begin + at
        found += (of_marks[at] != 0) | (of_names[at] != 0) | of_covered[at]
    return found


@compiled
def lay_out(picture: Any, ground: Any, marks: Any, names: Any, covered: Any, plain: Any, named: Any, rows: Any) -> int:
    """Put down the ground and the names that lie on it, and note what the pixels of rivers are made of.

    Flat arrays of 0xAARRGGBB. Fills the columns of `plain`, in `rows` where each row of the picture begins among them,
    and the columns of `named`; gives back how many of these were filled.
    """
    width = len(picture) // (len(rows) - 1)
    place, river, steps, red_blue, green = plain[0], plain[1], plain[2], plain[3], plain[4]
    touched = np.empty(width + 1, dtype=np.uint32)
    picture[:] = ground
    found = under = 0
    for row in range(len(rows) - 1):
        rows[row] = found
        for one in range(_touched(marks, names, covered, row * width, width, touched)):
            at = touched[one]
            mark, name, below = int(marks[at]), int(names[at]), int(ground[at])
            if name and (mark or covered[at]):
                named[0, under], named[1, under], named[2, under], named[3, under] = at, mark, below, name
                under += 1
            elif name:
                picture[at] = _shown_through(name, below)
            else:
                step = (mark & (SHADES - 1)) + 1 if mark else 0
                place[found], river[found], steps[found] = at, mark >> SHADE_BITS, step
                red_blue[found] = (below & 0xFF00FF) * (SHADES - step) + _HALVES
                green[found] = (below & 0xFF00) * (SHADES - step) + _GREEN_HALF
                found += 1
    rows[len(rows) - 1] = found
    return under


@compiled
def _colour_run(picture: Any, plain: Any, colours: Any, inks: Any, begin: int, end: int) -> None:
    """Colour the pixels of one stretch; `inks` has room for them."""
    count = end - begin
    place, river, steps = plain[0, begin:end], plain[1, begin:end], plain[2, begin:end]
    red_blue, green = plain[3, begin:end], plain[4, begin:end]
    for at in range(count):
        inks[at] = colours[river[at]]
    for at in range(count):
        ink, step = inks[at], steps[at]
        mixed = np.uint32(np.uint32(ink & _RED_BLUE_32) * step) + red_blue[at] & _WHOLES_32
        inks[at] = _OPAQUE_32 | np.uint32(
            mixed | np.uint32(np.uint32(ink & _GREEN_32) * step) + green[at] & _GREEN_WHOLES_32
        ) >> (_BITS_32)
    for at in range(count):
        picture[place[at]] = inks[at]


@compiled
def colour(picture: Any, plain: Any, named: Any, under: int, rows: Any, sides: Any, split: int) -> None:
    """Colour the pixels of rivers, by what `lay_out` noted.

    Rivers wear the colours `sides[0]` in the columns below `split` and `sides[1]` in the others; the first colour of
    each side is that of no river.
    """
    width = len(picture) // (len(rows) - 1)
    inks = np.empty(width, dtype=np.uint32)
    for row in range(len(rows) - 1):
        begin, end = rows[row], rows[row + 1]
        between = begin
        while split > 0 and between < end and plain[0, between] < row * width + split:
            between += 1
        _colour_run(picture, plain, sides[0], inks, begin, between)
        _colour_run(picture, plain, sides[1], inks, between, end)
    for at in range(under):
        place, mark, below = int(named[0, at]), int(named[1, at]), int(named[2, at])
        if mark:
            side = 0 if split > 0 and place % width < split else 1
            below = _laid_over(int(sides[side, mark >> SHADE_BITS]), (mark & (SHADES - 1)) + 1, below)
        picture[place] = _shown_through(int(named[3, at]), below)


@compiled
def hatch(picture: Any, plain: Any, rows: Any, unsure: Any, gap: int, wide: int) -> None:
    """Lay stripes of another colour, so many pixels wide and as far apart, over rivers that are marked in `unsure`."""
    width = len(picture) // (len(rows) - 1)
    for row in range(len(rows) - 1):
        for one in range(rows[row], rows[row + 1]):
            at = plain[0, one]
            if unsure[plain[1, one]] and (at - row * width + row) // wide & 1:
                steps = int(plain[2, one])
                red_blue = (gap & 0xFF00FF) * steps + int(plain[3, one]) & _WHOLES
                green = (gap & 0xFF00) * steps + int(plain[4, one]) & _GREEN_WHOLES
                picture[at] = 0xFF000000 | (red_blue | green) >> SHADE_BITS


@compiled
def cover(places: Any, side: int, edges: Any, lefts: Any, tops: Any) -> None:
    """Mark the squares of a picture that stamps of this side will have covered, but for their edges."""
    for number in range(len(edges)):
        edge = edges[number]
        for row in range(max(tops[number] + edge, 0), min(tops[number] + side - edge, places.shape[0])):
            for column in range(max(lefts[number] + edge, 0), min(lefts[number] + side - edge, places.shape[1])):
                places[row, column] = True


@compiled
def stamp(picture: Any, stamps: Any, which: Any, lefts: Any, tops: Any) -> None:
    """Put stamps (premultiplied squares) on a picture of rows, one after another."""
    side = stamps.shape[1]
    for number in range(len(which)):
        for row in range(max(0, -tops[number]), min(side, picture.shape[0] - tops[number])):
            for column in range(max(0, -lefts[number]), min(side, picture.shape[1] - lefts[number])):
                ink = int(stamps[which[number], row, column])
                if ink:
                    y, x = tops[number] + row, lefts[number] + column
                    picture[y, x] = _shown_through(ink, int(picture[y, x]))
