"""Where the nodes of an edited basin stand on the sheet, also while the map has not caught up with the edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.basin import Basin
    from fenshui.gui.live_desk import LiveDesk

_NOWHERE = (np.nan, np.nan)


class PlacesNow:
    """Keeps the places of one basin and one sheet; looked up whenever the mouse moves."""

    def __init__(self, live: LiveDesk) -> None:
        self.live = live
        self._of: tuple[object, object] = (None, None)
        self._points: NDArray[np.float64] = np.zeros((0, 2))

    @property
    def basin(self) -> Basin | None:
        """The basin they are of."""
        return self.live.editing.basin

    def points(self) -> NDArray[np.float64]:
        """Metres east and north in the order of the nodes; not-a-number for a node that lies nowhere yet."""
        basin, layout = self.basin, self.live.layout
        if basin is None or layout is None:
            return np.zeros((0, 2))
        if basin is self.live.basin:
            return layout.points
        if self._of[0] is not basin or self._of[1] is not layout:
            self._of, self._points = (basin, layout), self._moved(basin)
        return self._points

    def _moved(self, basin: Basin) -> NDArray[np.float64]:
        """Those of the sheet, but for nodes that have been moved or placed since it was drawn."""
        shown, layout = self.live.basin, self.live.layout
        assert shown is not None and layout is not None  # asked for by `points`
        drawn = {node.id: point for node, point in zip(shown.nodes, layout.points, strict=True)}
        old, new = shown.geometry.nodes, basin.geometry.nodes
        points = np.array([drawn.get(node.id, _NOWHERE) for node in basin.nodes], dtype=float).reshape(-1, 2)
        moved = [at for at, node in enumerate(basin.nodes) if new.get(node.id) is not old.get(node.id)]
        moved = [at for at in moved if basin.nodes[at].id in new]
        if moved:
            shapes = np.array([new[basin.nodes[at].id] for at in moved], dtype=object)
            degrees = shapely.get_coordinates(shapely.centroid(shapes))
            points[moved] = self.live.editing.projection.metres(degrees)
        return points
