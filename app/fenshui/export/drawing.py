"""A picture as values: lines, areas, circles and words with their colours, the same on paper, in SVG and in pixels.

Lengths are points (1/72 inch) from the upper left corner, y downwards; colours are `#rrggbb`, empty for none.
"""

from dataclasses import dataclass

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Line:
    """A line through points; `dash` is the length of dashes and gaps, 0 for a whole line."""

    points: Points
    colour: str
    width: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True)
class Area:
    """A closed area with its border."""

    points: Points
    fill: str
    border: str = ""
    width: float = 0.5


@dataclass(frozen=True)
class Circle:
    """A circle around a place."""

    x: float
    y: float
    radius: float
    fill: str
    border: str = ""
    width: float = 0.5


@dataclass(frozen=True)
class Words:
    """A line of text whose baseline starts, centres or ends (`anchor` start, middle, end) at a place.

    `halo` is the colour of a rim that keeps it legible on lines.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str = "#202020"
    anchor: str = "start"
    halo: str = ""


Mark = Line | Area | Circle | Words


@dataclass(frozen=True)
class Drawing:
    """A picture of a size, its marks painted in order on a ground."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    ground: str = "#ffffff"


def rgb(colour: str) -> tuple[int, int, int]:
    """The parts of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
