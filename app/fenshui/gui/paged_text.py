"""Text on pages: no row of a table is torn, its heads come again, and no title stands at the foot of a page alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextBlock, QTextDocument, QTextTable

from fenshui.gui.dress.theme import LIGHT

Span = tuple[float, float]
"""From where to where down a document that is laid out without pages."""


@dataclass(frozen=True)
class Strip:
    """What of a document stands on a page, and the heads of the table it goes on with; nothing where it begins one."""

    span: Span
    heads: Span | None = None


@dataclass(frozen=True)
class _Piece:
    """What may not be torn: a paragraph or a row; `leads` says that what follows belongs on the same page."""

    span: Span
    heads: Span | None = None
    leads: bool = False


def strips_of(document: QTextDocument, height: float) -> list[Strip]:
    """The pages, so high, of a document that is laid out at its width without pages.

    Only what is higher than a page goes over several.
    """
    strips: list[Strip] = []
    pieces = _joined(list(_pieces(document)))
    while pieces:
        first, room = pieces[0], height - _height(pieces[0].heads)
        fit = sum(1 for piece in pieces if piece.span[1] - first.span[0] <= room) or 1
        top, bottom = first.span[0], pieces[fit - 1].span[1]
        while bottom - top > room > 0:
            strips.append(Strip((top, top + room), first.heads))
            top += room
        strips.append(Strip((top, bottom), first.heads))
        pieces = pieces[fit:]
    return strips


def paint_strip(painter: QPainter, document: QTextDocument, strip: Strip, width: float) -> None:
    """Paint a page of a document from the upper left corner, the heads first where there are any."""
    at = 0.0
    for top, bottom in (strip.heads or (0.0, 0.0), strip.span):
        if bottom > top:
            painter.save()
            painter.translate(0, at - top)
            _draw(painter, document, QRectF(0, top, width, bottom - top))
            painter.restore()
            at += bottom - top


def _draw(painter: QPainter, document: QTextDocument, clip: QRectF) -> None:
    """In the inks of paper, whatever the screen wears."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, LIGHT.text)
    context.clip = clip
    painter.setClipRect(clip)
    document.documentLayout().draw(painter, context)


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces that lead to others joined with them, each down to where the next begins."""
    joined: list[_Piece] = []
    leading: _Piece | None = None
    for piece, after in pairwise([*pieces, None]):
        assert piece is not None
        begins = leading or piece
        ends = (piece.span[1] + after.span[0]) / 2 if after is not None else piece.span[1]
        whole = _Piece((begins.span[0], ends), begins.heads)
        leading = whole if piece.leads and after is not None else None
        if leading is None:
            top = joined[-1].span[1] if joined else whole.span[0]
            joined.append(_Piece((top, ends), whole.heads))
    return joined


def _pieces(document: QTextDocument) -> Iterator[_Piece]:
    """The paragraphs and rows of a document from top to bottom."""
    block, end = document.begin(), document.end()
    while block != end:
        table = document.frameAt(block.position())
        if isinstance(table, QTextTable):
            yield from _rows(document, table)
            block = document.findBlock(table.lastPosition()).next()
        else:
            if block.text():
                yield _Piece(_span([block], document), leads=block.blockFormat().headingLevel() > 0)
            block = block.next()


def _rows(document: QTextDocument, table: QTextTable) -> Iterator[_Piece]:
    spans = [_row_span(document, table, row) for row in range(table.rows())]
    count = table.format().headerRowCount()
    heads = (spans[0][0], (spans[count - 1][1] + spans[count][0]) / 2) if 0 < count < len(spans) else None
    for row, span in enumerate(spans):
        yield _Piece(span, heads if row > count else None, leads=row < count)


def _row_span(document: QTextDocument, table: QTextTable, row: int) -> Span:
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    blocks = [
        each for cell in cells for each in (cell.firstCursorPosition().block(), cell.lastCursorPosition().block())
    ]
    return _span(blocks, document)


def _span(blocks: Sequence[QTextBlock], document: QTextDocument) -> Span:
    boxes = [document.documentLayout().blockBoundingRect(block) for block in blocks]
    return min(box.top() for box in boxes), max(box.bottom() for box in boxes)


def _height(span: Span | None) -> float:
    return span[1] - span[0] if span is not None else 0.0
