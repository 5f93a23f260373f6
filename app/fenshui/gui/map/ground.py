"""From the screen to the ground: where on the earth a pixel of the map lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from fenshui.basin.projection import Projection
    from fenshui.gui.map.view import MapView
    from fenshui.gui.map.viewport import Viewport

Degrees = tuple[float, float]


def degrees_at(view: Viewport, projection: Projection, spot: QPointF) -> Degrees:
    """Longitude and latitude of a pixel of a view."""
    longitude, latitude = projection.degrees(np.array([view.on_sheet(spot.x(), spot.y())]))[0].tolist()
    return longitude, latitude


def ground_at(shown: MapView, spot: QPointF) -> Degrees | None:
    """Longitude and latitude under a pixel of a map; nowhere on a schematic, which lies nowhere on the earth."""
    if shown.sheet is None or shown.sheet.layout.is_schematic:
        return None
    return degrees_at(shown.view, shown.sheet.layout.projection, spot)
