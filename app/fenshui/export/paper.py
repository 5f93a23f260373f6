"""A sheet of A4 with the house's typefaces, margins and foot; lengths in millimetres, sizes of type in points."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from fpdf import FPDF
from fpdf.fonts import TTFFont

from fenshui.export.drawing import rgb
from fenshui.export.fonts import SANS, SERIF, drawable, font_file
from fenshui.export.marks import know_marks, written
from fenshui.export.typesetting import broken, shortened
from fenshui.words import Sentence, say

LEFT, RIGHT, TOP, BOTTOM = 24.0, 186.0, 24.0, 272.0
WIDTH = RIGHT - LEFT
INK, GREY, BLUE, RED, PALE = "#1a1a1a", "#6b6f76", "#1f4e79", "#b3261e", "#d5dae1"
_MM_PER_POINT = 25.4 / 72
_AIR = 4.0
"""Between the two sides of the foot."""
_LEADING = 1.38
_PAGE = "第 {place} 页，共 {count} 页   Page {place} of {count}"


@dataclass(frozen=True)
class Type:
    """A typeface in a size and a colour."""

    family: str
    size: float
    colour: str = INK

    @property
    def height(self) -> float:
        """From one line to the next, in mm."""
        return self.size * _LEADING * _MM_PER_POINT


TITLE = Type(SANS, 22)
TITLE_EN = Type(SANS, 11, GREY)
HEADING = Type(SANS, 12.5, BLUE)
HEADING_EN = Type(SANS, 9, GREY)
LABEL = Type(SANS, 9, INK)
LABEL_EN = Type(SANS, 7, GREY)
BODY = Type(SERIF, 10.5)
BODY_EN = Type(SERIF, 8.5, GREY)
FIGURE = Type(SANS, 9)
HASH = Type(SANS, 8)
SMALL = Type(SANS, 7.5, GREY)
FOOT = Type(SANS, 7.5, GREY)

Lines = tuple[tuple[str, Type], ...]
"""Lines of text, each in its type, set one under the other."""


class Paper(FPDF):
    """Pages to write on. Every character is looked up first: one without a shape stops the export and is named."""

    def __init__(self, foot: str, mark: str, made: datetime, page: str = _PAGE) -> None:
        """`foot` stands at the foot of each page, as much of it as there is room for, and behind it all of `mark`."""
        super().__init__(format="A4")
        self._foot, self._mark, self._page = foot, mark, page
        self.set_margins(LEFT, TOP, 210 - RIGHT)
        self.set_auto_page_break(False)
        for family in (SANS, SERIF):
            self.add_font(family, "", font_file(family))
        for face in self.fonts.values():
            if isinstance(face, TTFFont):
                face.ttfont.recalcBBoxes = False  # the box round all its shapes holds for some of them too
                know_marks(face)
        self.set_creation_date(made)
        self.set_producer("Fenshui")

    def footer(self) -> None:
        """What this is on the left, the page on the right; both languages."""
        self.rule(281, PALE, 0.2)
        self._take(FOOT)
        place, as_wide = self.page_no(), self.get_string_width(self._page.format(place=self.page_no(), count=99))
        mark = f"    {self._mark}"
        room = WIDTH - as_wide - self.get_string_width(mark) - _AIR
        self.put(LEFT, 285, self.on_one_line(self._foot, FOOT, room) + mark, FOOT)
        self.set_xy(RIGHT - as_wide - self.c_margin, 282)
        self.cell(as_wide + 5, 4, self._page.format(place=place, count=self.str_alias_nb_pages))

    def text(self, x: float, y: float, text: str = "") -> None:
        """A line of text with the marks of its language."""
        super().text(x, y, written(text, self._language))

    def get_string_width(self, s: str, normalized: bool = False, markdown: bool = False) -> float:
        """How wide a text is with the marks of its language, in mm."""
        return super().get_string_width(written(s, self._language), normalized, markdown)

    def put(self, x: float, baseline: float, text: str, style: Type, align: str = "L", width: float = 0.0) -> None:
        """One line of text on a baseline; `align` L, C or R inside `width`."""
        self._take(style)
        room = width - self.get_string_width(drawable(text, style.family))
        self.text(x + {"L": 0.0, "C": room / 2, "R": room}[align], baseline, text)

    def put_lines(self, x: float, y: float, lines: Lines, align: str = "L", width: float = 0.0) -> float:
        """Lines under each other from `y` down; gives back where they end."""
        for text, style in lines:
            self.put(x, y + style.height * 0.76, text, style, align, width)
            y += style.height
        return y

    def on_one_line(self, text: str, style: Type, width: float) -> str:
        """As much of a text as stands on one line of a width, cut with an ellipsis."""
        self._take(style)
        return shortened(text, lambda part: self.get_string_width(drawable(part, style.family)) <= width)

    def set_in(self, width: float, text: str, style: Type) -> Lines:
        """A text broken into lines of a width."""
        self._take(style)
        return tuple((line, style) for line in broken(drawable(text, style.family), width, self.get_string_width))

    def width_of(self, text: str, style: Type) -> float:
        """How wide a line of text is, in mm."""
        self._take(style)
        return self.get_string_width(text)

    def in_both(self, width: float, said: Sentence, style: Type, english: Type) -> Lines:
        """A sentence in Chinese with the English under it, once where both are the same."""
        zh, en = say(said, "zh_CN"), say(said, "en")
        same = () if zh == en else self.set_in(width, en, english)
        return self.set_in(width, zh, style) + same

    def rule(self, y: float, colour: str = PALE, width: float = 0.15, left: float = LEFT, right: float = RIGHT) -> None:
        """A horizontal line."""
        self.set_draw_color(*rgb(colour))
        self.set_line_width(width)
        self.line(left, y, right, y)

    def room_for(self, height: float) -> bool:
        """Turn the page where so many mm do not fit any more; whether it was turned."""
        if self.y + height <= BOTTOM:
            return False
        self.add_page()
        self.set_y(TOP)
        return True

    @property
    def _language(self) -> str:
        """What the whole sheet is written in; empty while nobody has said."""
        return str(getattr(self, "lang", ""))

    def _take(self, style: Type) -> None:
        self.set_font(style.family, size=style.size)
        self.set_text_color(*rgb(style.colour))


@contextmanager
def typefaces_let_go(sheet: FPDF) -> Iterator[None]:
    """Close the files of a sheet's typefaces when it is done, however that went."""
    try:
        yield
    finally:
        for font in sheet.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def height_of(lines: Lines) -> float:
    """The height of lines, in mm."""
    return sum(style.height for _, style in lines)


def tallest(cells: Sequence[Lines]) -> float:
    """The height of the tallest of several cells beside each other."""
    return max(map(height_of, cells))


@cache
def chinese_ordinal(number: int) -> str:
    """The number of a heading: 一, 二, 三 …"""
    return "一二三四五六七八九十"[number - 1]
