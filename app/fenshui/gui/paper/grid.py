"""The columns of a table on paper: how large its letters are, how wide it is, and how its rows are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPaintDevice,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from fenshui.gui.dress.theme import LIGHT

SIZES_PT = (9.0, 8.0, 7.0, 6.0)
"""Of the letters: the largest in which every row has one line."""
_POINTS_PER_INCH = 72
_ABOVE_PT, _BESIDE_PT, _HAIRLINE_PT = 2.25, 5.25, 0.75

Cell = tuple[str, ...]
"""The lines of a cell."""


@dataclass(frozen=True)
class Face:
    """Letters of one size on a device; all lengths in its dots."""

    font: QFont
    metrics: QFontMetricsF
    dots_per_pt: float

    def advance(self, text: str) -> float:
        """How wide a text is in one line."""
        return self.metrics.horizontalAdvance(text)

    def lines(self, text: str, width: float) -> Cell:
        """A text in lines no wider than a width, broken between words where that can be."""
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        cuts = [0]
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            cuts.append(line.textStart() + line.textLength())
        layout.endLayout()
        return _cut(text, cuts)


def face(points: float, to: QPaintDevice, *, is_head: bool = False) -> Face:
    """Letters of the window's typeface as they come out on a device."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setBold(is_head)
    made = QFont(font, to)
    return Face(made, QFontMetricsF(made, to), to.logicalDpiY() / _POINTS_PER_INCH)


@dataclass(frozen=True)
class Grid:
    """Columns from left to right: how wide each is, whether narrower than its texts, whether right-aligned."""

    body: Face
    head: Face
    widths: tuple[float, ...]
    is_narrow: tuple[bool, ...]
    is_right: tuple[bool, ...]

    @property
    def air(self) -> float:
        """Beside a text in its column."""
        return _BESIDE_PT * self.body.dots_per_pt

    def cells(self, texts: Sequence[str], *, is_head: bool = False) -> tuple[Cell, ...]:
        """The texts of a row in the lines for which its columns have room."""
        letters = self.head if is_head else self.body
        return tuple(
            letters.lines(text, width - 2 * self.air) if is_narrow else (text,)
            for text, width, is_narrow in zip(texts, self.widths, self.is_narrow, strict=True)
        )

    def height(self, cells: Sequence[Cell], *, is_head: bool = False) -> float:
        """Of a row with its air and its hairline."""
        letters = self.head if is_head else self.body
        lines = max(map(len, cells), default=1)
        return lines * letters.metrics.height() + (2 * _ABOVE_PT + _HAIRLINE_PT) * letters.dots_per_pt

    def draw(self, cells: Sequence[Cell], is_head: bool, painter: QPainter) -> None:
        """A row from the upper left corner, a hairline below it."""
        letters, air = self.head if is_head else self.body, self.air
        first, step = _ABOVE_PT * letters.dots_per_pt + letters.metrics.ascent(), letters.metrics.height()
        hairline = _HAIRLINE_PT * letters.dots_per_pt
        foot = self.height(cells, is_head=is_head) - hairline / 2
        painter.setPen(QPen(QColor(LIGHT.line), hairline))
        painter.drawLine(QLineF(0, foot, sum(self.widths), foot))
        painter.setFont(letters.font)
        painter.setPen(QColor(LIGHT.quiet if is_head else LIGHT.text))
        ends = accumulate(self.widths)
        for cell, end, width, is_right in zip(cells, ends, self.widths, self.is_right, strict=True):
            for number, text in enumerate(cell):
                left = end - air - letters.advance(text) if is_right else end - width + air
                painter.drawText(QPointF(left, first + number * step), text)


def grid(titles: Sequence[str], widest: Sequence[str], is_right: Sequence[bool], room: float, to: QPaintDevice) -> Grid:
    """Columns as wide as their titles and widest texts, in the largest letters with which they have room in one line.

    Where the smallest letters have none, the widest columns give way, and their texts go over several lines.
    """
    for points in SIZES_PT:
        body, head = face(points, to), face(points, to, is_head=True)
        air = 2 * _BESIDE_PT * body.dots_per_pt
        needs = [max(head.advance(title), body.advance(text)) + air for title, text in zip(titles, widest, strict=True)]
        if sum(needs) <= room:
            break
    widths = tuple(shared(needs, room))
    is_narrow = tuple(width < need for width, need in zip(widths, needs, strict=True))
    return Grid(body, head, widths, is_narrow, tuple(is_right))


def shared(needs: Sequence[float], room: float) -> list[float]:
    """The room shared out: in proportion where it is more than is needed, else each at most a level that fills it."""
    if sum(needs) <= room:
        return [need * room / sum(needs) for need in needs]
    left, level = room, 0.0
    for many, need in zip(range(len(needs), 0, -1), sorted(needs), strict=True):
        level = left / many
        if need > level:
            break
        left -= need
    return [min(need, level) for need in needs]


def _cut(text: str, cuts: Sequence[int]) -> Cell:
    """A text cut where Qt says, which counts rare signs (𬇕) as two."""
    counted = text.encode("utf-16-le", "surrogatepass")
    return tuple(
        counted[2 * begin : 2 * end].decode("utf-16-le", "surrogatepass").strip() for begin, end in pairwise(cuts)
    )
