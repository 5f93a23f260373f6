"""Where to look on the sheet to see one thing: a node and around it, a reach, a region, the node of a right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import Selection
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.view import MapView

Extent = tuple[float, float, float, float]
_AROUND_M = 400.0
"""What is shown around a node at least, to every side."""


def extent_of(basin: Basin, layout: Layout, chosen: Selection) -> Extent | None:
    """Left, bottom, right, top in metres of what is to be seen whole; None where it lies nowhere on the map."""
    if chosen.kind == "right":
        right = basin.right_by_id.get(chosen.id)
        return _around(basin, layout, right.node) if right is not None else None
    if chosen.kind == "node":
        return _around(basin, layout, chosen.id)
    return _box(_line(basin, layout, chosen))


def middle_of(basin: Basin, view: MapView, chosen: Selection) -> QPointF | None:
    """The pixel in the middle of a thing; None where it is out of sight."""
    extent = extent_of(basin, view.sheet.layout, chosen) if view.sheet is not None else None
    if view.sheet is None or extent is None:
        return None
    middle = np.array([[(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2]])
    line = _line(basin, view.sheet.layout, chosen) if chosen.kind == "reach" else middle
    spot = QPointF(*view.view.on_screen(line[len(line) // 2][None])[0].tolist())
    return spot if view.rect().contains(spot.toPoint()) else None


def zoom_to(view: MapView, extent: Extent) -> None:
    """Show all of an extent, with a little air around it."""
    view.is_fitted = False
    view.look_at(view.view.fitted(extent), now=True)


def _line(basin: Basin, layout: Layout, chosen: Selection) -> NDArray[np.float64]:
    """The points of a reach or of the borders of a region; none of what has neither."""
    lines = [np.zeros((0, 2))]
    if chosen.kind == "reach":
        lines += [line for row, line in zip(basin.reaches, layout.lines, strict=False) if row.id == chosen.id]
    elif chosen.kind == "region":
        lines += [ring for area in layout.areas if area.region == chosen.id for ring in area.rings]
    return np.concatenate(lines)


def _around(basin: Basin, layout: Layout, node: str) -> Extent | None:
    """A node in the middle, and half of the way to its nearest neighbour."""
    number = next((at for at, row in enumerate(basin.nodes) if row.id == node), len(layout.points))
    if number >= len(layout.points):
        return None
    middle = layout.points[number]
    reaches = zip(basin.reaches, layout.lines, strict=False)
    beside = [line for row, line in reaches if node in (row.from_node, row.to_node)]
    nearest = min((float(np.hypot(*(line - middle).T).max(initial=0)) for line in beside), default=0.0)
    half = max(nearest / 2, _AROUND_M)
    return _box(np.array([middle - half, middle + half]))


def _box(points: NDArray[np.float64]) -> Extent | None:
    if not len(points):
        return None
    (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, bottom, right, top
