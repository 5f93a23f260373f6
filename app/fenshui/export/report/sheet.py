"""The pages of a report: headings, notes and tables in one language, each row with its number in the file beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from fenshui.export.drawing import Drawing, rgb
from fenshui.export.drawing_pdf import put_drawing
from fenshui.export.fonts import SANS
from fenshui.export.impact_map import GAINS, LOSSES
from fenshui.export.paper import BLUE, GREY, INK, LEFT, PALE, WIDTH, Lines, Paper, Type, tallest
from fenshui.export.report.cells import Column, cell_text
from fenshui.export.report.names import Names
from fenshui.export.report.tables import Table

TITLE = Type(SANS, 19)
HEADING = Type(SANS, 13, BLUE)
SUBHEADING = Type(SANS, 9.5, BLUE)
TEXT = Type(SANS, 9, INK)
NOTE = Type(SANS, 7.5, GREY)
UNTOLD = Type(SANS, 7.5, "#9a5b00")
CELL = Type(SANS, 7.5, INK)
HEAD = Type(SANS, 6.6, GREY)
ROW = Type(SANS, 6, GREY)
BAND = "#f2f5f9"
_ROW_WIDTH, _GAP, _PADDING = 7.5, 2.0, 0.85
_TITLE_HEIGHT, _AROUND_HEADS = 5.4, 4.0
_FIRST = 3
"""Rows of a table that stay with its heads."""
CHAPTER_BEGINS, NOTHING = 60.0, 14.0
"""Mm of a page for the heading of a chapter with what stands under it and first rows; for a title over one line."""
Rows = Sequence[tuple[int, Any]]


@dataclass(frozen=True)
class View:
    """A table as it stands on paper: which rows, in which columns."""

    table: Table
    rows: Rows
    columns: tuple[Column, ...]


class Sheet(Paper):
    """Pages in one language."""

    def __init__(self, foot: str, made: date, names: Names) -> None:
        moment = datetime(made.year, made.month, made.day, tzinfo=UTC)
        super().__init__(foot, f"{made}", moment, names.say("report.page"))
        self.names = names
        self.set_lang("zh-CN" if names.language == "zh_CN" else "en")

    def heading(self, text: str, room: float = 30.0) -> None:
        """A heading over a rule, and never alone at the foot of a page."""
        self.room_for(room)
        self.put(LEFT, self.y + 5, self.on_one_line(text, HEADING, WIDTH), HEADING)
        self.rule(self.y + 7.2, BLUE, 0.35)
        self.set_y(self.y + 9.5)

    def subheading(self, text: str, room: float = 34.0) -> None:
        """A small heading."""
        self.room_for(room)
        self.put(LEFT, self.y + 3.6, self.on_one_line(text, SUBHEADING, WIDTH), SUBHEADING)
        self.set_y(self.y + _TITLE_HEIGHT)

    def paragraph(self, text: str, style: Type = TEXT, after: float = 2.0, width: float = WIDTH) -> None:
        """A paragraph."""
        lines = self.set_in(width, text, style)
        self.room_for(tallest([lines]))
        self.set_y(self.put_lines(LEFT, self.y, lines) + after)

    def drawing(self, picture: Drawing, caption: str, title: str) -> None:
        """A picture over the whole width under its title, with its caption."""
        height = WIDTH * picture.height / picture.width
        self.subheading(title, height + 14)
        top = self.y
        self.set_y(put_drawing(self, picture, LEFT, top, WIDTH) + 1)
        self.set_draw_color(*rgb(PALE))
        self.set_line_width(0.2)
        self.rect(LEFT, top, WIDTH, self.y - 1 - top)
        self.paragraph(caption, ROW, 3.0)

    def titled_table(self, title: str, view: View) -> None:
        """A table under its title, which never stands at the foot of a page without its first rows."""
        columns, heads = self._columns(view, WIDTH)
        first = [(at, self._cells(row, columns)) for at, row in view.rows[:_FIRST]]
        self.subheading(title, _TITLE_HEIGHT + _height_of(heads, first))
        self.put_table(view)

    def put_table(self, view: View, left: float = LEFT, width: float = WIDTH) -> None:
        """Rows under their heads, the first with them; heads come again on every page."""
        columns, heads = self._columns(view, width)
        rows = [(at, self._cells(row, columns)) for at, row in view.rows]
        self.room_for(_height_of(heads, rows[:_FIRST]))
        self._heads(view.table.file, heads, columns, left)
        for place, (at, cells) in enumerate(rows):
            if self.room_for(tallest(cells) + 2 * _PADDING):
                self._heads(view.table.file, heads, columns, left)
            values = [view.rows[place][1].get(column.name) for column in columns]
            self._row(at, cells, values, columns, left, place % 2 == 1)
        self.rule(self.y, PALE, 0.2, left, left + width)
        self.set_y(self.y + 1.2)

    def _columns(self, view: View, width: float) -> tuple[list[Column], list[Lines]]:
        """The columns at the widths they get, and their heads."""
        columns = _stretched(view.columns, width - _ROW_WIDTH)
        return columns, [self.set_in(column.width - _GAP, self._head(column), HEAD) for column in columns]

    def _head(self, column: Column) -> str:
        return self.names.say(f"report.head.{column.name}")

    def _cells(self, row: Any, columns: Sequence[Column]) -> list[Lines]:
        return [
            self.set_in(column.width - _GAP, cell_text(row.get(column.name), column.kind, self.names), CELL)
            for column in columns
        ]

    def _heads(self, file: str, heads: Sequence[Lines], columns: Sequence[Column], left: float) -> None:
        height = tallest(heads)
        self.put(left, self.y + ROW.height * 0.76, file, ROW)
        y, x = self.y + ROW.height, left + _ROW_WIDTH
        for column, lines in zip(columns, heads, strict=True):
            drop = height - tallest([lines])
            self.put_lines(x, y + drop, lines, column.align, column.width - _GAP)
            x += column.width
        self.set_y(y + height + 0.6)
        self.rule(self.y, GREY, 0.2, left, x)
        self.set_y(self.y + 0.3)

    def _row(
        self,
        at: int,
        cells: Sequence[Lines],
        values: Sequence[Any],
        columns: Sequence[Column],
        left: float,
        shaded: bool,
    ) -> None:
        height = tallest(cells) + 2 * _PADDING
        if shaded:
            self.set_fill_color(*rgb(BAND))
            self.rect(left, self.y, _ROW_WIDTH + sum(column.width for column in columns), height, style="F")
        y, x = self.y + _PADDING, left + _ROW_WIDTH
        self.put(left, y + CELL.height * 0.76, str(at), ROW)
        for column, lines, value in zip(columns, cells, values, strict=True):
            if column.kind == "periods":
                self._bars(x, self.y, column.width - _GAP, height, value or ())
            else:
                self.put_lines(x, y, lines, column.align, column.width - _GAP)
            x += column.width
        self.set_y(self.y + height)

    def _bars(self, x: float, y: float, width: float, height: float, values: Sequence[float]) -> None:
        """A bar a period of the year about a line: up for more, down for less, the greatest as high as the row."""
        most = max((abs(value) for value in values), default=0.0)
        middle, step = y + height / 2, width / max(1, len(values))
        self.rule(middle, PALE, 0.1, x, x + width)
        for place, value in enumerate(values):
            tall = (height / 2 - 0.3) * abs(value) / most if most > 0 else 0.0
            self.set_fill_color(*rgb(GAINS[1] if value > 0 else LOSSES[1]))
            self.rect(x + place * step + 0.15 * step, middle - tall * (value > 0), 0.7 * step, tall, style="F")


def new_sheet(title: str, transfers: Table, names: Names, made: date) -> Sheet:
    """Pages that say at their foot what they are, of which transfers, and when they were made."""
    ids = " · ".join(row["id"] for row in transfers.rows)
    sheet = Sheet(f"{title}    {ids}", made, names)
    sheet.set_title(f"{title} {ids}")
    return sheet


def _height_of(heads: Sequence[Lines], rows: Sequence[tuple[int, Sequence[Lines]]]) -> float:
    """Heads and these rows, in mm."""
    return tallest(heads) + sum(tallest(cells) + 2 * _PADDING for _, cells in rows) + _AROUND_HEADS


def _stretched(columns: Sequence[Column], width: float) -> list[Column]:
    """The columns at widths that together fill a width."""
    scale = width / sum(column.width for column in columns)
    return [Column(column.name, column.width * scale, column.kind) for column in columns]
