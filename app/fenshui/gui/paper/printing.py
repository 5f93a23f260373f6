"""What is printed: the map, the impact review, the table in front, the comparison, on pages of one document."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.exporting import paint_page
from fenshui.gui.paper.grid import face
from fenshui.gui.paper.pages import Page, Piece, pages_of, paint
from fenshui.gui.paper.prose import prose_pieces
from fenshui.gui.paper.tables import PaperTable, table_pieces

if TYPE_CHECKING:
    from fenshui.gui.map.view import MapView

_MARGIN_MM = 15
_FOOT_SHARE = 0.035
"""Of the height of a page, for its foot."""
_FOOT_PT = 7.5
_TITLE_SHARE = 0.08
"""Of the height of a page with a map, for its title."""
_STAGES = 2
"""Laying out and painting, which take about the same time."""
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Sheet:
    """One part of a print: a title over a map, or over prose and tables."""

    title: str
    picture: MapView | None = None
    parts: tuple[str | PaperTable, ...] = ()


def printer() -> QPrinter:
    """A4, landscape, at the sharpness of the printer."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageOrientation(QPageLayout.Orientation.Landscape)
    made.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    return made


def printing(to: QPrinter, sheets: Sequence[Sheet], foot: Callable[[int, int], str]) -> Generator[float, None, None]:
    """Put every part on pages of its own, each with a foot (page, pages -> text), as many as the printer asks for.

    Yields the share that is done, often, so that the window can answer; left before its end, it calls the print off.
    """
    to.setDocName(sheets[0].title if sheets else "")
    page = to.pageRect(QPrinter.Unit.DevicePixel)
    box = QRectF(0, 0, page.width(), page.height() * (1 - _FOOT_SHARE))
    leaves: list[_Leaf] = []
    for number, sheet in enumerate(sheets):
        laying = _within(_laid(sheet, box.width(), to), number, len(sheets))
        pieces = yield from _within(laying, 0, _STAGES)
        leaves += [_Leaf(sheet, one) for one in pages_of(pieces, box.height())]
    wanted = _wanted(to, len(leaves))
    with _painting(to) as painter:
        for number in wanted:
            if number > wanted[0]:
                to.newPage()
            _paint(painter, leaves[number - 1], box)
            _put_foot(painter, foot(number, len(leaves)), face(_FOOT_PT, to).font, page.translated(-page.topLeft()))
            yield (1 + (number - wanted[0] + 1) / len(wanted)) / _STAGES


@dataclass(frozen=True)
class _Leaf:
    """A page of a part."""

    sheet: Sheet
    page: Page


def _laid(sheet: Sheet, width: float, to: QPrinter) -> Generator[float, None, list[Piece]]:
    """A part in pieces; yields the share that is done."""
    pieces = prose_pieces(f"<h1>{escape(sheet.title)}</h1>", width, to)
    for number, part in enumerate(sheet.parts):
        if isinstance(part, str):
            pieces += prose_pieces(part, width, to)
        else:
            pieces += yield from _within(table_pieces(part, width, to), number, len(sheet.parts))
    return pieces


def _within(steps: Generator[float, None, _Made], number: int, many: int) -> Generator[float, None, _Made]:
    """One of many works that take the same time: its own shares as shares of them all."""
    while True:
        try:
            yield (number + next(steps)) / many
        except StopIteration as end:
            made: _Made = end.value
            return made


@contextmanager
def _painting(to: QPrinter) -> Iterator[QPainter]:
    """A painter on a printer; what is not painted to its end is neither printed nor left as a file."""
    painter = QPainter(to)
    try:
        yield painter
    except BaseException:
        to.abort()
        painter.end()
        if to.outputFileName():
            Path(to.outputFileName()).unlink(missing_ok=True)
        raise
    painter.end()


def _wanted(to: QPrinter, pages: int) -> range:
    """The numbers of the pages that the printer asks for."""
    if to.printRange() == QPrinter.PrintRange.PageRange and to.fromPage() > 0:
        return range(to.fromPage(), min(to.toPage(), pages) + 1)
    return range(1, pages + 1)


def _paint(painter: QPainter, leaf: _Leaf, box: QRectF) -> None:
    paint(painter, leaf.page, box.width())
    if leaf.sheet.picture is not None:
        painter.save()
        room = box.adjusted(0, box.height() * _TITLE_SHARE, 0, 0)
        painter.setClipRect(room)
        paint_page(leaf.sheet.picture, painter, room, LIGHT)
        painter.restore()


def _put_foot(painter: QPainter, text: str, font: QFont, page: QRectF) -> None:
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.quiet))
    painter.drawText(page, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
