"""The map as shapes: for paper and vector files, and for the first picture before the machine code is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.labels import stamp, write
from fenshui.gui.map.land import paint_land, paint_marks
from fenshui.gui.map.legend import Key, draw_north, draw_scale_bar, legend_box, paint_legend
from fenshui.gui.map.levels import Levels
from fenshui.gui.map.names import paint_names
from fenshui.gui.map.river_shapes import draw_rivers, sketch_rivers, worn_by_reaches
from fenshui.gui.map.sheet import Sheet, places_in
from fenshui.gui.map.shown import Marked, Shown
from fenshui.gui.map.symbols import paint_sign
from fenshui.gui.map.viewport import Viewport


@dataclass(frozen=True)
class Scene:
    """All that a picture of the map shows. Left of the column `split` stands what is shown left.

    A sketch is true to a pixel and made in a third of the time.
    """

    sheet: Sheet
    levels: Levels
    view: Viewport
    shown: Shown
    split: int
    marked: Marked
    keys: Sequence[Key]
    corner: tuple[int, int]
    theme: Theme
    is_sketch: bool = False

    @property
    def left(self) -> Shown:
        """What is shown left of the column."""
        return self.shown.left or self.shown

    @property
    def card(self) -> QRectF:
        """Where the legend lies."""
        return legend_box(self.shown, self.keys, self.corner, self.view)


def paint_map(painter: QPainter, scene: Scene) -> None:
    """The whole map on anything that can be painted on, in logical pixels of the view, cut off at its edge."""
    for paint in LAYERS:
        paint(painter, scene)


def _paint_land(painter: QPainter, scene: Scene) -> None:
    sheet, view, theme = scene.sheet, scene.view, scene.theme
    _cut_off(painter, view)
    painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(theme.land))
    paint_land(painter, sheet, view, theme)
    paint_marks(painter, sheet, scene.marked, view, theme)


def _paint_both_sides(painter: QPainter, scene: Scene) -> None:
    _cut_off(painter, scene.view)
    paint_rivers = sketch_rivers if scene.is_sketch else draw_rivers
    for side, begins, ends in ((scene.left, 0, scene.split), (scene.shown, scene.split, scene.view.width)):
        if begins < ends:
            box = QRectF(begins, 0, ends - begins, scene.view.height)
            worn = worn_by_reaches(scene.levels, side, scene.theme)
            paint_rivers(painter, scene.sheet.layout.lines, scene.view, box, worn)


def _paint_names(painter: QPainter, scene: Scene) -> None:
    _cut_off(painter, scene.view)
    seen = places_in(scene.sheet, scene.view)
    written = stamp if scene.is_sketch else write
    paint_names(painter, scene.sheet, seen, scene.view, scene.card, scene.theme, written)


def _paint_signs(painter: QPainter, scene: Scene) -> None:
    """Symbols of the places, legend, scale bar and north arrow."""
    sheet, view, theme = scene.sheet, scene.view, scene.theme
    _cut_off(painter, view)
    for place, centre in reversed(places_in(sheet, view)):
        states = (scene.left if centre.x() < scene.split else scene.shown).states
        paint_sign(painter, place, centre, states.get(place.node, ""), place.node == scene.marked.node, theme)
    paint_legend(painter, scene.shown, scene.keys, scene.card, theme)
    if not sheet.layout.is_schematic:
        draw_scale_bar(painter, view, theme)
        draw_north(painter, view, theme)


LAYERS = (_paint_land, _paint_both_sides, _paint_names, _paint_signs)
"""Of the map, the undermost first: whoever has little time at once paints one after another."""


def _cut_off(painter: QPainter, view: Viewport) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(0, 0, view.width, view.height), Qt.ClipOperation.IntersectClip)
