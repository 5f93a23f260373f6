"""Where the nodes of an edited basin stand on the sheet, also while the map has not caught up with the edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

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
        points = _of_nodes(basin, shown, layout.points)
        old, new = shown.geometry.nodes, basin.geometry.nodes
        moved = () if new is old else [name for name, shape in new.items() if old.get(name) is not shape]
        if moved:
            row = {node.id: at for at, node in enumerate(basin.nodes)}
            moved = [name for name in moved if name in row]
            shapes = np.array([new[name] for name in moved], dtype=object)
            degrees = shapely.get_coordinates(shapely.centroid(shapes))
            points[[row[name] for name in moved]] = self.live.editing.projection.metres(degrees)
        return points


def _of_nodes(basin: Basin, shown: Basin, drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    """The places of a drawn basin in the order of the nodes of another; nowhere for a node that it does not have."""
    if basin.nodes is shown.nodes:
        return drawn.copy()
    row = {node.id: at for at, node in enumerate(shown.nodes)}
    return np.concatenate([drawn, [_NOWHERE]])[[row.get(node.id, -1) for node in basin.nodes]]
