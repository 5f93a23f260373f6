"""The parts of an agreement set in rows and columns, Chinese above English in every cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from fenshui.export.paper import (
    BLUE,
    BODY,
    BODY_EN,
    FIGURE,
    HASH,
    HEADING,
    HEADING_EN,
    LABEL,
    LABEL_EN,
    LEFT,
    PALE,
    SMALL,
    TITLE,
    TITLE_EN,
    TOP,
    WIDTH,
    Lines,
    Paper,
    Type,
    chinese_ordinal,
    tallest,
)
from fenshui.export.statement import Part, Row
from fenshui.words import Sentence, say

_GAP = 3.0
_PADDING = 1.3


@dataclass(frozen=True)
class Layout:
    """How a part is set: width of the label column and of each cell, the type of each cell, and their alignment."""

    label: float
    cells: tuple[float, ...]
    types: tuple[Type, ...]
    align: str = "L"
    label_on_one_line: bool = False


ONE_CELL = Layout(46, (WIDTH - 46,), (BODY,))
PROSE = Layout(20, (WIDTH - 20,), (BODY,))
PARTIES = Layout(26, (65, 30, WIDTH - 121), (BODY, FIGURE, FIGURE))
BY_USE = Layout(WIDTH - 76, (38, 38), (FIGURE, FIGURE), "R", label_on_one_line=True)

_ENGLISH = {BODY: BODY_EN, FIGURE: SMALL}
_HASH_LENGTH = 64


def put_title(paper: Paper, bargain: Part) -> None:
    """The title in the middle, and under it what the document is called by."""
    paper.rule(TOP - 2, BLUE, 1.1)
    paper.rule(TOP - 0.9, BLUE, 0.25)
    paper.put(LEFT, TOP + 14, say(bargain.title, "zh_CN"), TITLE, "C", WIDTH)
    paper.put(LEFT, TOP + 21, say(bargain.title, "en"), TITLE_EN, "C", WIDTH)
    width, y = WIDTH / len(bargain.rows), TOP + 28
    ends = []
    for place, row in enumerate(bargain.rows):
        label = f"{say(row.label, 'zh_CN')} {say(row.label, 'en')}"
        lines = paper.set_in(width - 2, label, LABEL_EN) + paper.in_both(width - 2, row.cells[0], FIGURE, SMALL)
        ends.append(paper.put_lines(LEFT + place * width, y, lines, "C", width))
    paper.set_y(max(ends) + 2)
    paper.rule(paper.y, BLUE, 0.25)
    paper.y += 5


def put_part(paper: Paper, number: int, part: Part, layout: Layout) -> None:
    """A part with its heading, its heads and its rows; heads come again on every page it goes over."""
    first = tallest(_cells(paper, part.rows[0], layout)) if part.rows else 0.0
    paper.room_for((16 if part.heads else 11) + first)
    put_heading(paper, number, part.title)
    _put_heads(paper, part, layout)
    for row in part.rows:
        cells = _cells(paper, row, layout)
        if paper.room_for(tallest(cells) + 2 * _PADDING):
            _put_heads(paper, part, layout)
        _put_row(paper, cells, layout)
    paper.y += 5.5


def put_heading(paper: Paper, number: int, title: Sentence) -> None:
    """A numbered heading in both languages over a rule."""
    zh, en = f"{chinese_ordinal(number)}、{say(title, 'zh_CN')}", say(title, "en")
    baseline = paper.y + 5
    paper.put(LEFT, baseline, zh, HEADING)
    across = paper.get_string_width(zh)
    paper.put(LEFT + across + 3, baseline, en, HEADING_EN)
    paper.rule(baseline + 2.2, BLUE, 0.35)
    paper.set_y(baseline + 2.6)


def _cells(paper: Paper, row: Row, layout: Layout) -> list[Lines]:
    label = paper.in_both(layout.label - _GAP, row.label, LABEL, LABEL_EN)
    cells = zip(row.cells, layout.cells, layout.types, strict=True)
    return [label, *(_cell(paper, width - _GAP, cell, style) for cell, width, style in cells)]


def _cell(paper: Paper, width: float, said: Sentence, style: Type) -> Lines:
    """A cell in both languages; a hash is set small enough to stand on one line."""
    if len(say(said, "en")) == _HASH_LENGTH:
        style = HASH
    return paper.in_both(width, said, style, _ENGLISH.get(style, SMALL))


def _put_row(paper: Paper, cells: Sequence[Lines], layout: Layout) -> None:
    y, x = paper.y + _PADDING, LEFT
    if layout.label_on_one_line and _put_beside(paper, cells[0], y, layout.label - _GAP):
        cells = [(), *cells[1:]]
    for number, (lines, width) in enumerate(zip(cells, (layout.label, *layout.cells), strict=True)):
        align = layout.align if number else "L"
        paper.put_lines(x, y, lines, align, width if align == "R" else width - _GAP)
        x += width
    paper.set_y(y + max(tallest(cells), LABEL.height) + _PADDING)
    paper.rule(paper.y, PALE)


def _put_beside(paper: Paper, label: Lines, y: float, width: float) -> bool:
    """A short label with its English beside it instead of under it, where both fit; whether they did."""
    if len(label) != 2:
        return False
    (zh, chinese), (en, english) = label
    across = [paper.width_of(zh, chinese) + 2, paper.width_of(en, english)]
    if sum(across) > width:
        return False
    paper.put_lines(LEFT, y, (label[0],))
    paper.put(LEFT + across[0], y + chinese.height * 0.76, en, english)
    return True


def _put_heads(paper: Paper, part: Part, layout: Layout) -> None:
    if not part.heads:
        return
    y, x = paper.y + 1.2, LEFT + layout.label
    for head, width in zip(part.heads, layout.cells, strict=True):
        text = f"{say(head, 'zh_CN')} {say(head, 'en')}"
        paper.put_lines(x, y, ((text, SMALL),), layout.align, width if layout.align == "R" else width - _GAP)
        x += width
    paper.set_y(y + SMALL.height + 0.8)
    paper.rule(paper.y, PALE)
