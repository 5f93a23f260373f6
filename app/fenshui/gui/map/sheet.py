"""What is drawn on the map, and the empty picture its layers begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPolygonF

from fenshui.gui.map.layout import Layout
from fenshui.gui.map.places import Place
from fenshui.gui.map.viewport import Viewport

MOST_PLACES = 200
"""Symbols on one picture; more of them hide the rivers and each other."""
_BEYOND = 20.0  # pixels beyond the edge whose symbols still reach in


@dataclass(frozen=True)
class Sheet:
    """What is drawn: the layout, the places with their names, the names of the regions by id, the credits.

    `shows_all_nodes`: something drawn over the map makes every node a dot, as the editor does.
    """

    layout: Layout
    places: Sequence[Place]
    region_names: Mapping[str, str]
    credits: Sequence[str] = ()
    shows_all_nodes: bool = False

    @cached_property
    def where_places_lie(self) -> NDArray[np.float64]:
        """East and north of every place, metres."""
        return self.layout.points[[place.number for place in self.places]].reshape(-1, 2)


Seen = Sequence[tuple[Place, QPointF]]
"""Places with their pixels, the most important first."""


def blank(view: Viewport, colour: str = "", on: QImage | None = None) -> QImage:
    """An empty picture of the view's size, transparent unless a colour is given.

    On `on` where it fits: fresh memory of that size costs the system longer than drawing on it.
    """
    kind = QImage.Format.Format_RGB32 if colour else QImage.Format.Format_ARGB32_Premultiplied
    height, width = view.rows_and_columns
    fits = on is not None and (on.height(), on.width()) == (height, width) and on.format() == kind
    image = on if on is not None and fits else QImage(width, height, kind)
    image.setDevicePixelRatio(view.pixel_ratio)
    image.fill(QColor(colour) if colour else Qt.GlobalColor.transparent)
    return image


def polygon(points: NDArray[np.float64]) -> QPolygonF:
    """A line for Qt."""
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def places_in(sheet: Sheet, view: Viewport) -> Seen:
    """The places that the view shows, with their pixels: the most important, where there are too many to tell apart."""
    where = view.on_screen(sheet.where_places_lie)
    width, height = view.width + _BEYOND, view.height + _BEYOND
    inside = (where >= -_BEYOND).all(axis=1) & (where[:, 0] <= width) & (where[:, 1] <= height)
    chosen = np.flatnonzero(inside)[:MOST_PLACES]
    spots = zip(chosen.tolist(), where[chosen].tolist(), strict=True)
    return [(sheet.places[at], QPointF(x, y)) for at, (x, y) in spots]


def is_laid_out_anew(before: Sheet | None, after: Sheet, view: Viewport) -> bool:
    """Whether a river without a map has other places now, of which all were in sight: all stay in sight then."""
    if before is None or not (before.layout.is_schematic and after.layout.is_schematic):
        return False
    return view.holds(before.layout.extent) and after.layout.extent != before.layout.extent
