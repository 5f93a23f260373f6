"""A drawing on paper, as lines and letters rather than pixels."""

from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Points, Words, rgb
from fenshui.export.fonts import SANS, drawable
from fenshui.export.paper import Paper


def put_drawing(paper: Paper, drawing: Drawing, x: float, y: float, width: float) -> float:
    """Paint a drawing with its upper left corner at (x, y) mm, `width` mm wide; gives back where it ends."""
    scale = width / drawing.width
    height = drawing.height * scale
    paper.set_fill_color(*rgb(drawing.ground))
    paper.rect(x, y, width, height, style="F")
    with paper.local_context(), paper.rect_clip(x, y, width, height):  # colours and types before it hold after it
        for mark in drawing.marks:
            _put(paper, mark, x, y, scale)
    return y + height


def _put(paper: Paper, mark: Mark, x: float, y: float, scale: float) -> None:
    if isinstance(mark, Words):
        _put_words(paper, mark, x, y, scale)
    elif isinstance(mark, Line):
        _pen(paper, mark.colour, mark.width * scale)
        if mark.dash:
            paper.set_dash_pattern(dash=mark.dash * scale, gap=mark.dash * scale)
        paper.polyline(_placed(mark.points, x, y, scale))
        paper.set_dash_pattern()
    elif isinstance(mark, Area):
        paper.polygon(_placed(mark.points, x, y, scale), style=_paint(paper, mark, scale))
    else:
        style = _paint(paper, mark, scale)
        paper.circle(x + mark.x * scale, y + mark.y * scale, mark.radius * scale, style=style)


def _put_words(paper: Paper, mark: Words, x: float, y: float, scale: float) -> None:
    paper.set_font(SANS, size=mark.size * scale * 72 / 25.4)
    across = paper.get_string_width(drawable(mark.text, SANS))
    left = x + mark.x * scale - across * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    if mark.halo:
        with paper.local_context(text_mode="STROKE", draw_color=rgb(mark.halo), line_width=mark.size * scale / 5):
            paper.text(left, y + mark.y * scale, mark.text)
    paper.set_text_color(*rgb(mark.colour))
    paper.text(left, y + mark.y * scale, mark.text)


def _paint(paper: Paper, mark: Area | Circle, scale: float) -> str:
    """Take fill and border; `F`, `D` or `DF` as fpdf names them."""
    if mark.fill:
        paper.set_fill_color(*rgb(mark.fill))
    if mark.border:
        _pen(paper, mark.border, mark.width * scale)
    return ("D" if mark.border else "") + ("F" if mark.fill else "")


def _pen(paper: Paper, colour: str, width: float) -> None:
    paper.set_draw_color(*rgb(colour))
    paper.set_line_width(width)


def _placed(points: Points, x: float, y: float, scale: float) -> list[tuple[float, float]]:
    return [(x + px * scale, y + py * scale) for px, py in points]
