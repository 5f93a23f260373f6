"""A drawing as an SVG file, readable by any browser and the same bytes every time."""

from html import escape

from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Points, Words

_FONT = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"


def drawing_svg(drawing: Drawing) -> bytes:
    """The SVG of a drawing, UTF-8."""
    size = f'width="{_short(drawing.width)}" height="{_short(drawing.height)}"'
    box = f'viewBox="0 0 {_short(drawing.width)} {_short(drawing.height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{_FONT}">',
        f'<rect width="100%" height="100%" fill="{drawing.ground}"/>',
        *map(_mark, drawing.marks),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _mark(mark: Mark) -> str:
    if isinstance(mark, Line):
        dash = f' stroke-dasharray="{_short(mark.dash)}"' if mark.dash else ""
        stroke = f'stroke="{mark.colour}" stroke-width="{_short(mark.width)}"{dash}'
        return f'<polyline points="{_points(mark.points)}" fill="none" {stroke} stroke-linejoin="round"/>'
    if isinstance(mark, Area):
        return f'<polygon points="{_points(mark.points)}" {_paint(mark)}/>'
    if isinstance(mark, Circle):
        return f'<circle cx="{_short(mark.x)}" cy="{_short(mark.y)}" r="{_short(mark.radius)}" {_paint(mark)}/>'
    return _words(mark)


def _words(mark: Words) -> str:
    size = round(mark.size, 2)  # the rim of the size that is written: who reads it back draws the same
    rim = f' stroke="{mark.halo}" stroke-width="{_short(size / 5)}" paint-order="stroke"' if mark.halo else ""
    place = f'x="{_short(mark.x)}" y="{_short(mark.y)}" font-size="{_short(size)}"'
    line = escape(mark.text.replace("\n", " "))  # a mark has a line of the file, and a name from a spreadsheet two
    return f'<text {place} text-anchor="{mark.anchor}" fill="{mark.colour}"{rim}>{line}</text>'


def _paint(mark: Area | Circle) -> str:
    border = f' stroke="{mark.border}" stroke-width="{_short(mark.width)}"' if mark.border else ""
    return f'fill="{mark.fill or "none"}"{border}'


def _points(points: Points) -> str:
    return " ".join(f"{_short(x)},{_short(y)}" for x, y in points)


def _short(value: float) -> str:
    """A length with at most two decimals and no trailing noughts; there is no minus nought."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
