"""A drawing in pixels, for screens and messages."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from shapely import LineString
from shapely.ops import substring

from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Points, Words
from fenshui.export.fonts import SANS, drawable, font_file

_FINER = 3
"""Painted so many times larger and shrunk, which smooths every edge."""

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def drawing_png(drawing: Drawing, scale: float = 2.0) -> bytes:
    """The PNG of a drawing at `scale` pixels a point."""
    fine = scale * _FINER
    image = Image.new("RGB", (round(drawing.width * fine), round(drawing.height * fine)), drawing.ground)
    pen = ImageDraw.Draw(image)
    for mark in drawing.marks:
        _paint(pen, mark, fine)
    size = (round(drawing.width * scale), round(drawing.height * scale))
    file = BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _paint(pen: ImageDraw.ImageDraw, mark: Mark, scale: float) -> None:
    if isinstance(mark, Words):
        _words(pen, mark, scale)
    elif isinstance(mark, Line):
        for piece in _dashes(mark) if mark.dash else (mark.points,):
            pen.line(_scaled(piece, scale), mark.colour, max(1, round(mark.width * scale)), joint="curve")
    elif isinstance(mark, Area):
        points = _scaled(mark.points, scale)
        pen.polygon(points, mark.fill or None)
        if mark.border:
            pen.line([*points, points[0]], mark.border, max(1, round(mark.width * scale)), joint="curve")
    else:
        _circle(pen, mark, scale)


def _circle(pen: ImageDraw.ImageDraw, mark: Circle, scale: float) -> None:
    x, y, radius = mark.x * scale, mark.y * scale, mark.radius * scale
    width = max(1, round(mark.width * scale)) if mark.border else 0
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), mark.fill or None, mark.border or None, width)


def _words(pen: ImageDraw.ImageDraw, mark: Words, scale: float) -> None:
    font = _font(round(mark.size * scale))
    rim = round(mark.size * scale / 10) if mark.halo else 0
    pen.text(
        (mark.x * scale, mark.y * scale),
        drawable(mark.text, SANS),
        mark.colour,
        font,
        _ANCHORS[mark.anchor],
        stroke_width=rim,
        stroke_fill=mark.halo or None,
    )


def _dashes(mark: Line) -> list[Points]:
    """The dashes of a dashed line, dash and gap alike long, going on round the corners."""
    line = LineString(mark.points)
    starts = range(int(line.length / (2 * mark.dash)) + 1)
    dashes = [substring(line, 2 * mark.dash * at, 2 * mark.dash * at + mark.dash) for at in starts]
    return [tuple(dash.coords) for dash in dashes if dash.length > 0]


def _scaled(points: Points, scale: float) -> list[tuple[float, float]]:
    return [(x * scale, y * scale) for x, y in points]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(SANS), max(1, size))
