"""A table on paper: its rows in pieces that go on pages, each under the heads."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtGui import QPaintDevice

from fenshui.gui.paper.grid import SIZES_PT, Face, Grid, face, grid
from fenshui.gui.paper.pages import Piece
from fenshui.gui.paper.prose import prose_pieces
from fenshui.gui.tables.column_table import Standing

MOST_ROWS = 5_000
"""Rows of a table on paper; more of them are read by nobody, and are exported."""
_CELLS_AT_ONCE = 700
"""Cells that are read, or laid out, before the window is asked for anything else."""


@dataclass(frozen=True)
class PaperTable:
    """A table as it stands, what is said where it has no row, and what where it has too many (printed, all)."""

    standing: Standing
    nothing: str
    left_out: Callable[[int, int], str]


def table_pieces(
    table: PaperTable, width: float, to: QPaintDevice, most: int = MOST_ROWS
) -> Generator[float, None, list[Piece]]:
    """The heads and rows of a table at a width in dots of the paper's device; yields the share that is done."""
    standing = table.standing
    if len(standing) == 0:
        return prose_pieces(_quiet(table.nothing), width, to)
    count = min(len(standing), most)
    rows, widest = yield from _read(standing, count, face(SIZES_PT[0], to))
    titles = [column.title for column in standing.columns]
    made = grid(titles, widest, [column.write is not None for column in standing.columns], width, to)
    heads = _piece(made, titles, is_head=True)
    pieces = [heads]
    for number, texts in enumerate(rows):
        if number % _at_once(standing) == 0:
            yield (1 + number / count) / 2
        pieces.append(_piece(made, texts, heads=heads))
    if count < len(standing):
        note = _quiet(table.left_out(count, len(standing)))
        return [*prose_pieces(note, width, to, leads=True), *pieces]
    return pieces


def _read(
    standing: Standing, count: int, letters: Face
) -> Generator[float, None, tuple[list[tuple[str, ...]], list[str]]]:
    """The texts of the rows, and of every column the widest."""
    rows: list[tuple[str, ...]] = []
    widest = [""] * len(standing.columns)
    for first in range(0, count, _at_once(standing)):
        columns = [
            [text.replace("\n", " ") for text in texts]
            for texts in standing.texts(slice(first, min(first + _at_once(standing), count)))
        ]
        widest = [max({best, *texts}, key=letters.advance) for best, texts in zip(widest, columns, strict=True)]
        rows.extend(zip(*columns, strict=True))
        yield len(rows) / count / 2
    return rows, widest


def _at_once(standing: Standing) -> int:
    return max(1, _CELLS_AT_ONCE // len(standing.columns))


def _piece(
    made: Grid, texts: list[str] | tuple[str, ...], *, heads: Piece | None = None, is_head: bool = False
) -> Piece:
    cells = made.cells(texts, is_head=is_head)
    height = made.height(cells, is_head=is_head)
    return Piece(height, partial(made.draw, cells, is_head), heads, leads=is_head)


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>'
