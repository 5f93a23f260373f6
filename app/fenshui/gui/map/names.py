"""The layer of names: sections first, then reservoirs, diversions when one looks near, regions last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.labels import Room, spot_beside, stamp, write
from fenshui.gui.map.sheet import MOST_PLACES, Seen, Sheet, blank
from fenshui.gui.map.symbols import RADIUS
from fenshui.gui.map.viewport import Viewport

Writer = Callable[[QPainter, Iterable[tuple[str, QPointF]], QFont, str, str], None]

_BAR = QSizeF(180, 46)
"""Room of the scale bar in the lower right corner."""
_NORTH = QSizeF(46, 64)
"""Room of the north arrow in the upper right corner."""
_BUTTONS = QSizeF(152, 52)
"""Room of the buttons in the lower left corner."""
_DOT = 4.0
"""From the middle of a diversion's symbol to its edge: it may be an arrow."""
DIVERSIONS_FROM = 1_800.0
"""Metres a pixel below which diversions have their names."""


def names(sheet: Sheet, seen: Seen, view: Viewport, legend: QRectF, theme: Theme, on: QImage | None = None) -> QImage:
    """The names as a picture, drawn on another that is not needed any more where that fits."""
    picture = blank(view, on=on)
    painter = QPainter(picture)
    paint_names(painter, sheet, seen, view, legend, theme, stamp)
    painter.end()
    return picture


def paint_names(
    painter: QPainter, sheet: Sheet, seen: Seen, view: Viewport, legend: QRectF, theme: Theme, write: Writer = write
) -> None:
    """The names for which there is room beside the symbols and the legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = _room(seen, _dots(sheet, view), view, legend, has_bar=not sheet.layout.is_schematic)
    near = view.metres_per_pixel <= DIVERSIONS_FROM
    for kinds, font, colour in (
        (("section",), _font(12, bold=True), theme.text),
        (("reservoir", "outlet"), _font(11), theme.text),
        (("diversion",) if near else (), _font(11), theme.quiet),
    ):
        chosen = [(place, where) for place, where in seen if place.kind in kinds]
        spots = _beside(chosen, font, room, above=sheet.layout.is_schematic)
        write(painter, spots, font, colour, theme.halo)
    font = _font(14)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3.0)
    write(painter, _in_regions(sheet, view, font, room), font, theme.quiet, theme.region)


def _room(seen: Seen, dots: list[list[float]], view: Viewport, legend: QRectF, has_bar: bool) -> Room:
    """What symbols, legend, buttons and scale bar leave free."""
    room = Room(view.width, view.height)
    room.block((legend.left(), legend.top(), legend.right(), legend.bottom()))
    room.block((0, view.height - _BUTTONS.height(), _BUTTONS.width(), view.height))
    if has_bar:
        room.block((view.width - _NORTH.width(), 0, view.width, _NORTH.height()))
        room.block((view.width - _BAR.width(), view.height - _BAR.height(), view.width, view.height))
    for place, where in seen:
        size = RADIUS if place.kind != "diversion" else _DOT
        room.block((where.x() - size, where.y() - size, where.x() + size, where.y() + size))
    for x, y in dots:
        room.block((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
    return room


def _dots(sheet: Sheet, view: Viewport) -> list[list[float]]:
    """The pixels of every node while all of them are drawn; where they are too many names lie over them."""
    where = view.on_screen(sheet.layout.points)
    seen = where[(where >= 0).all(axis=1) & (where[:, 0] <= view.width) & (where[:, 1] <= view.height)]
    return seen.tolist() if sheet.shows_all_nodes and len(seen) <= MOST_PLACES else []


def _beside(places: Seen, font: QFont, room: Room, above: bool) -> list[tuple[str, QPointF]]:
    spots, key = [], font.key()
    for one, where in places:
        spot = spot_beside(where, one.name, key, room, above=above) if one.name else None
        spots += [(one.name, spot)] if spot else []
    return spots


def _in_regions(sheet: Sheet, view: Viewport, font: QFont, room: Room) -> list[tuple[str, QPointF]]:
    texts = []
    for area in sheet.layout.areas:
        name = sheet.region_names.get(area.region, "")
        x, y = view.on_screen(np.array([area.middle]))[0]
        spot = spot_beside(QPointF(x - 9, y), name, font.key(), room) if name else None
        if spot is not None:
            texts.append((name, spot))
    return texts


def _font(pixels: int, bold: bool = False) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
