"""The layer of names: those on the main stem first, sections before reservoirs, near diversions, regions last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.labels import Box, Room, spot_beside, spot_over, stamp, write
from fenshui.gui.map.places import Place
from fenshui.gui.map.sheet import MOST_PLACES, Seen, Sheet, blank
from fenshui.gui.map.symbols import RADIUS
from fenshui.gui.map.viewport import Viewport

Writer = Callable[[QPainter, Iterable[tuple[str, QPointF]], QFont, str, str], None]

_BAR = QSizeF(180, 44)
"""Room of the scale bar in the lower right corner."""
_NORTH = QSizeF(46, 64)
"""Room of the north arrow in the upper right corner."""
_BUTTONS = QSizeF(152, 52)
"""Room of the buttons in the lower left corner."""
_DOT = 4.0
"""From the middle of a diversion's symbol to its edge: it may be an arrow."""
_WEIGHTY, _MOST = 4, 99
"""Of a section with a guarantor or a warning flow: its name may stand under a diversion rather than be left out.

What lies on a tributary and owes nothing has no weight.
"""
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
    bold, plain = _font(12, bold=True), _font(11)
    for kinds, least, most, font, colour in (
        (("section",), 1, _MOST, bold, theme.text),
        (("reservoir", "outlet"), 1, _MOST, plain, theme.text),
        (("section",), 0, 0, bold, theme.text),
        (("reservoir", "outlet"), 0, 0, plain, theme.text),
        (("diversion",) if near else (), 0, _MOST, plain, theme.quiet),
    ):
        chosen = [(place, where) for place, where in seen if place.kind in kinds and least <= place.weight <= most]
        spots = _beside(chosen, font, room, above=sheet.layout.is_schematic)
        write(painter, spots, font, colour, theme.halo)
    font = _font(14)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3.0)
    write(painter, _in_regions(sheet, view, font, room), font, theme.quiet, theme.region)


class _Room(Room):
    """What symbols, legend, buttons and scale bar leave free; in `other` names may lie under diversions too."""

    def __init__(self, width: float, height: float, other: Room | None = None) -> None:
        super().__init__(width, height)
        self.other = other or _Room(width, height, self)

    def take(self, box: Box) -> bool:
        """Take a box for a name, out of the way of those in the other."""
        is_free = super().take(box)
        if is_free:
            self.other.block(box)
        return is_free

    def block_both(self, box: Box) -> None:
        """Keep all names away from here."""
        self.block(box)
        self.other.block(box)


def _room(seen: Seen, dots: list[list[float]], view: Viewport, legend: QRectF, has_bar: bool) -> _Room:
    room = _Room(view.width, view.height)
    room.block_both((legend.left(), legend.top(), legend.right(), legend.bottom()))
    room.block_both((0, view.height - _BUTTONS.height(), _BUTTONS.width(), view.height))
    if has_bar:
        room.block_both((view.width - _NORTH.width(), 0, view.width, _NORTH.height()))
        room.block_both((view.width - _BAR.width(), view.height - _BAR.height(), view.width, view.height))
    for place, where in seen:
        if place.kind == "diversion":
            room.block(_square(where.x(), where.y(), _DOT))
        else:
            room.block_both(_square(where.x(), where.y(), RADIUS))
    for x, y in dots:
        room.block_both(_square(x, y, RADIUS))
    return room


def _square(x: float, y: float, size: float) -> Box:
    return x - size, y - size, x + size, y + size


def _dots(sheet: Sheet, view: Viewport) -> list[list[float]]:
    """The pixels of every node while all of them are drawn; where they are too many names lie over them."""
    where = view.on_screen(sheet.layout.points)
    seen = where[(where >= 0).all(axis=1) & (where[:, 0] <= view.width) & (where[:, 1] <= view.height)]
    return seen.tolist() if sheet.shows_all_nodes and len(seen) <= MOST_PLACES else []


def _beside(places: Seen, font: QFont, room: _Room, above: bool) -> list[tuple[str, QPointF]]:
    spots, key = [], font.key()
    for one, where in places:
        spot = _spot(one, where, key, room, above) if one.name else None
        spots += [(one.name, spot)] if spot else []
    return spots


def _spot(one: Place, where: QPointF, font_key: str, room: _Room, above: bool) -> QPointF | None:
    spot = spot_beside(where, one.name, font_key, room, above=above)
    if spot is None and one.weight >= _WEIGHTY:
        spot = spot_beside(where, one.name, font_key, room.other, above=above)
    return spot


def _in_regions(sheet: Sheet, view: Viewport, font: QFont, room: Room) -> list[tuple[str, QPointF]]:
    texts = []
    for area in sheet.layout.areas:
        name = sheet.region_names.get(area.region, "")
        x, y = view.on_screen(np.array([area.middle]))[0]
        spot = spot_over(QPointF(x, y), name, font.key(), room) if name else None
        if spot is not None:
            texts.append((name, spot))
    return texts


def _font(pixels: int, bold: bool = False) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
