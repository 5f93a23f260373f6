"""A drawing read back from its SVG: of the map a case keeps the file alone, and the paper is drawn from it."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from math import isfinite

from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Points, Words
from fenshui.export.drawing_svg import drawing_svg
from fenshui.words import Refused

_COLOUR = "#[0-9a-fA-F]{6}"
_PAINT = rf'fill="(?P<fill>none|{_COLOUR})"(?: stroke="(?P<border>{_COLOUR})" stroke-width="(?P<width>[^"]*)")?'


def read_drawing(svg: bytes) -> Drawing:
    """The drawing in these bytes, lengths to a hundredth of a point; raises `Refused` unless this program wrote them.

    `drawing_svg` of what is read gives the same bytes again: nothing stands in the file that is not in the drawing.
    """
    try:
        drawing = _drawing(svg.decode("utf-8"))
    except (ValueError, TypeError):
        raise Refused("export.not_a_drawing") from None
    if drawing_svg(drawing) != svg:
        raise Refused("export.not_a_drawing")
    return drawing


def _drawing(text: str) -> Drawing:
    head, ground, *marks, _end, _nothing = text.split("\n")
    size = re.search(r' width="([^"]*)" height="([^"]*)"', head)
    colour = re.search(f'fill="({_COLOUR})"', ground)
    if size is None or colour is None:
        raise ValueError
    return Drawing(_length(size[1]), _length(size[2]), tuple(map(_mark, marks)), colour[1])


def _mark(line: str) -> Mark:
    for pattern, make in _SHAPES:
        if said := pattern.fullmatch(line):
            return make(said.groupdict(default=""))
    raise ValueError


def _length(said: str) -> float:
    length = float(said)
    if not isfinite(length):
        raise ValueError
    return length


def _line(said: Mapping[str, str]) -> Line:
    return Line(_points(said["points"]), said["colour"], _length(said["width"]), _length(said["dash"] or "0"))


def _area(said: Mapping[str, str]) -> Area:
    return Area(_points(said["points"]), _fill(said), said["border"], _length(said["width"] or "0"))


def _circle(said: Mapping[str, str]) -> Circle:
    x, y, radius = (_length(said[name]) for name in ("x", "y", "radius"))
    return Circle(x, y, radius, _fill(said), said["border"], _length(said["width"] or "0"))


def _words(said: Mapping[str, str]) -> Words:
    x, y, size = (_length(said[name]) for name in ("x", "y", "size"))
    return Words(x, y, unescape(said["text"]), size, said["colour"], said["anchor"], said["halo"])


def _fill(said: Mapping[str, str]) -> str:
    return "" if said["fill"] == "none" else said["fill"]


def _points(said: str) -> Points:
    pairs = (pair.split(",") for pair in said.split())
    return tuple((_length(x), _length(y)) for x, y in pairs)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, str]], Mark]], ...] = (
    (
        re.compile(
            r'<polyline points="(?P<points>[^"]*)" fill="none" '
            rf'stroke="(?P<colour>{_COLOUR})" '
            r'stroke-width="(?P<width>[^"]*)"(?: stroke-dasharray="(?P<dash>[^"]*)")? stroke-linejoin="round"/>'
        ),
        _line,
    ),
    (re.compile(rf'<polygon points="(?P<points>[^"]*)" {_PAINT}/>'), _area),
    (re.compile(rf'<circle cx="(?P<x>[^"]*)" cy="(?P<y>[^"]*)" r="(?P<radius>[^"]*)" {_PAINT}/>'), _circle),
    (
        re.compile(
            r'<text x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" font-size="(?P<size>[^"]*)" text-anchor="(?P<anchor>[^"]*)" '
            rf'fill="(?P<colour>{_COLOUR})"'
            rf'(?: stroke="(?P<halo>{_COLOUR})" stroke-width="[^"]*" paint-order="stroke")?>'
            r"(?P<text>[^<]*)</text>"
        ),
        _words,
    ),
)
