"""What is printed: the map, the impact review, the table in front, the comparison, on pages of one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.exporting import paint_page
from fenshui.gui.paged_text import Strip, paint_strip, strips_of

if TYPE_CHECKING:
    from fenshui.gui.map.view import MapView
    from fenshui.gui.tables.column_table import Column, ColumnTable

_STYLE = f"""
body {{ color: {LIGHT.text}; }} h1 {{ font-size: 15pt; }} h2 {{ font-size: 11pt; }}
td {{ border-bottom: 1px solid {LIGHT.line}; }} th {{ color: {LIGHT.quiet}; }} p.quiet {{ color: {LIGHT.quiet}; }}
th, td {{ padding: 3px 7px; white-space: nowrap; }}
"""
_SIZES_PT = (9.0, 8.0, 7.0, 6.0)
"""Of the letters of a text: the largest in which the rows of its tables have a line each."""
_MARGIN_MM = 15
_FOOT_SHARE = 0.035
"""Of the height of a page, for its foot."""
_FOOT_PT = 7.5
_TITLE_SHARE = 0.08
"""Of the height of a page with a map, for its title."""
_MOST_ROWS = 5_000
"""Rows of a table on paper; more of them are read by nobody, and are exported."""


@dataclass(frozen=True)
class Sheet:
    """One part of a print: a title over a map, or over text."""

    title: str
    picture: MapView | None = None
    html: str = ""


def printer() -> QPrinter:
    """A4, landscape, at the sharpness of the printer."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageOrientation(QPageLayout.Orientation.Landscape)
    made.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    return made


def print_sheets(to: QPrinter, sheets: Sequence[Sheet], foot: Callable[[int, int], str]) -> int:
    """Every part on pages of its own, each with a foot (page, pages -> text); gives how many pages there are."""
    to.setDocName(sheets[0].title if sheets else "")
    painter = QPainter(to)
    page = to.pageRect(QPrinter.Unit.DevicePixel)
    box = QRectF(0, 0, page.width(), page.height() * (1 - _FOOT_SHARE))
    pages = [each for sheet in sheets for each in _pages_of(sheet, box, to)]
    for number, each in enumerate(pages, 1):
        if number > 1:
            to.newPage()
        _paint(painter, each, box)
        _put_foot(painter, foot(number, len(pages)), QRectF(0, 0, page.width(), page.height()))
    painter.end()
    return len(pages)


def table_html(model: ColumnTable, nothing: str) -> str:
    """A table as it stands, as text: the figures as they are shown, or that there is nothing in it."""
    if model.rowCount() == 0:
        return f'<p class="quiet">{escape(nothing)}</p>'
    titles = "".join(f'<th align="{_side(column)}">{escape(column.title)}</th>' for column in model.columns)
    rows = range(min(model.rowCount(), _MOST_ROWS))
    body = "".join(
        "<tr>" + "".join(_cell(model, row, column) for column in range(model.columnCount())) + "</tr>" for row in rows
    )
    style = "border-collapse: collapse"
    return f'<table width="100%" cellspacing="0" style="{style}"><thead><tr>{titles}</tr></thead>{body}</table>'


def _cell(model: ColumnTable, row: int, column: int) -> str:
    return f'<td align="{_side(model.columns[column])}">{escape(str(model.data(model.index(row, column))))}</td>'


def _side(column: Column) -> str:
    return "right" if column.write is not None else "left"


@dataclass(frozen=True)
class _Page:
    """A page of a part: its map, or a strip of its text."""

    sheet: Sheet
    text: QTextDocument
    strip: Strip | None


def _pages_of(sheet: Sheet, box: QRectF, to: QPrinter) -> list[_Page]:
    """The pages of a part, its text laid out once for all of them."""
    text = _document(sheet, box, to)
    strips = strips_of(text, box.height()) if sheet.picture is None else [None]
    return [_Page(sheet, text, strip) for strip in strips]


def _paint(painter: QPainter, page: _Page, box: QRectF) -> None:
    strip = page.strip or Strip((0.0, box.height()))
    paint_strip(painter, page.text, strip, box.width())
    if page.sheet.picture is not None:
        painter.save()
        room = box.adjusted(0, box.height() * _TITLE_SHARE, 0, 0)
        painter.setClipRect(room)
        paint_page(page.sheet.picture, painter, room, LIGHT)
        painter.restore()


def _put_foot(painter: QPainter, text: str, page: QRectF) -> None:
    font = painter.font()
    font.setPointSizeF(_FOOT_PT)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.quiet))
    painter.drawText(page, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def _document(sheet: Sheet, box: QRectF, to: QPrinter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(to)
    document.setDocumentMargin(0)
    text = f"<body><h1>{escape(sheet.title)}</h1>{sheet.html}</body>"
    for points in _SIZES_PT:
        document.setDefaultStyleSheet(f"{_STYLE} body {{ font-size: {points}pt; }}")
        document.setHtml(text)
        document.setTextWidth(box.width())
        if document.size().width() <= box.width():
            return document
    document.setDefaultStyleSheet(_STYLE.replace("nowrap", "normal") + f" body {{ font-size: {_SIZES_PT[-1]}pt; }}")
    document.setHtml(text)
    document.setTextWidth(box.width())
    return document
