"""Titles and paragraphs on paper: rich text, in pieces that go on pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPaintDevice, QPainter, QPalette, QTextBlock, QTextDocument

from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.paper.pages import Piece

_STYLE = f"""
body {{ color: {LIGHT.text}; font-size: 9pt; }} p.quiet {{ color: {LIGHT.quiet}; }}
p {{ margin-top: 0; }} h1 {{ font-size: 15pt; margin-top: 0; }}
h2 {{ font-size: 11pt; margin-top: 8px; margin-bottom: 3px; }}
"""
_PX_PER_INCH = 96


def prose_pieces(html: str, width: float, to: QPaintDevice, *, leads: bool = False) -> list[Piece]:
    """The titles and paragraphs of a text at a width in dots of the paper's device.

    Titles lead to what follows; with `leads` every paragraph does.
    """
    document = QTextDocument()
    document.documentLayout().setPaintDevice(to)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(f"<body>{html}</body>")
    document.setTextWidth(width)
    blocks = list(_blocks(document))
    if not blocks:
        return []
    boxes = [document.documentLayout().blockBoundingRect(block) for block in blocks]
    between = [(above.bottom() + below.top()) / 2 for above, below in pairwise(boxes)]
    scale = to.logicalDpiY() / _PX_PER_INCH  # Qt lays out no margin at the ends of a text
    start = -blocks[0].blockFormat().topMargin() * scale
    end = document.size().height() + blocks[-1].blockFormat().bottomMargin() * scale
    return [
        Piece(
            bottom - top,
            partial(_draw, document, QRectF(0, top, width, bottom - top)),
            leads=leads or block.blockFormat().headingLevel() > 0,
        )
        for block, (top, bottom) in zip(blocks, pairwise([start, *between, end]), strict=True)
    ]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block != document.end():
        if block.text():
            yield block
        block = block.next()


def _draw(document: QTextDocument, clip: QRectF, painter: QPainter) -> None:
    """A part of a document from the upper left corner, in the inks of paper, whatever the screen wears."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, LIGHT.text)
    context.clip = clip
    painter.translate(0, -clip.top())
    document.documentLayout().draw(painter, context)
