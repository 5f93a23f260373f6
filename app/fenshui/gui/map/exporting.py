"""The map as a file, its credits below it: PNG as it is seen at twice the size, SVG and PDF as shapes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QPoint, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.credits_strip import paint_with_credits, size_with_credits, strip_px
from fenshui.gui.map.view import MapView
from fenshui.words import Refused

ENDINGS = (".png", ".svg", ".pdf")
_SHARP = 2
_POINTS_PER_PIXEL = 0.75
_PAGE_PX = 1_100
"""Logical pixels across a printed page: its letters are then as large as those of the text beside it."""


def export_map(view: MapView, path: Path, title: str) -> None:
    """Write the map in the format of the file's ending. Raises `Refused` where the file cannot be written."""
    if path.suffix.lower() == ".svg":
        is_written = _svg(view, path, title)
    elif path.suffix.lower() == ".pdf":
        is_written = _pdf(view, path, title)
    else:
        is_written = _png(view, path)
    if not is_written:
        raise Refused("desk.not_written", file=str(path))


def _png(view: MapView, path: Path) -> bool:
    return QImageWriter(str(path), QByteArray(b"png")).write(map_image(view))


def map_image(view: MapView) -> QImage:
    """The map as it is seen with its credits, at twice the size."""
    image = QImage(size_with_credits(view) * _SHARP, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    paint_with_credits(view, painter)
    painter.end()
    return image


def _svg(view: MapView, path: Path, title: str) -> bool:
    target = QSvgGenerator()
    target.setFileName(str(path))
    size = size_with_credits(view)
    target.setSize(size)
    target.setViewBox(QRect(QPoint(), size))
    target.setTitle(title)
    painter = QPainter()
    if not painter.begin(target):
        return False
    paint_with_credits(view, painter)
    return painter.end()


def _pdf(view: MapView, path: Path, title: str) -> bool:
    target = QPdfWriter(str(path))
    size = QSizeF(size_with_credits(view)) * _POINTS_PER_PIXEL
    target.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    target.setPageMargins(QMarginsF())
    target.setTitle(title)
    painter = QPainter()
    if not painter.begin(target):
        return False
    paint_to_fill(view, painter, QRectF(0, 0, target.width(), target.height()))
    return painter.end()


def paint_page(view: MapView, painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The map laid out anew for the shape of a box, so that it fills the page, in a theme of its own."""
    height = round(_PAGE_PX * box.height() / max(box.width(), 1)) - strip_px(view.sheet, _PAGE_PX)
    paint_to_fill(reshaped(view, QSize(_PAGE_PX, height)), painter, box, theme)


def reshaped(view: MapView, size: QSize) -> MapView:
    """What a map shows on one of another shape: all of it, or as much ground across as it shows."""
    paper = MapView()
    paper.resize(size)
    paper.view = view.view.sized(size.width(), size.height(), 1.0)
    paper.sides, paper.swipe = view.sides, view.swipe
    if view.sheet is not None and view.rivers is not None:
        paper.wear(view.shown, view.keys, view.marked)
        paper.show_sheet(view.sheet, view.rivers.levels)
        if not view.is_fitted:
            metres = view.view.metres_per_pixel * view.width() / paper.width()
            paper.is_fitted = False
            paper.look_at(replace(view.view, metres_per_pixel=metres), now=True)
    return paper


def paint_to_fill(view: MapView, painter: QPainter, box: QRectF, theme: Theme | None = None) -> None:
    """The map with its credits as large as it fits in a box, at its upper left, in a theme of its own if given."""
    size = size_with_credits(view)
    scale = min(box.width() / max(size.width(), 1), box.height() / max(size.height(), 1))
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    paint_with_credits(view, painter, theme)
