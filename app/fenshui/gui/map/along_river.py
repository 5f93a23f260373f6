"""Places of the map that lie on a river, and how far it is from one to another along the lines of the map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import shapely

from fenshui.basin.geodesic import length_m
from fenshui.basin.way_down import OnRiver, WaysDown

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.map.layout import Layout


class AlongRiver:
    """Of one basin as it is drawn."""

    def __init__(self, basin: Basin, layout: Layout) -> None:
        self.basin, self.layout = basin, layout
        self._ways = WaysDown(basin, cache(self._length_m))

    def place_of(self, kind: str, number: int, metres: tuple[float, float]) -> OnRiver | None:
        """The place on a node or reach (by its number) that is nearest to a place of the sheet; None on land."""
        if kind == "node":
            return OnRiver(node=self.basin.nodes[number].id)
        if kind != "reach":
            return None
        line = shapely.LineString(self.layout.lines[number])
        return OnRiver(reach=number, share=float(line.project(shapely.Point(metres), normalized=True)))

    def between_m(self, one: OnRiver | None, other: OnRiver | None) -> float | None:
        """Metres along the river from one to the other; None where neither drains to the other."""
        return self._ways.between_m(one, other) if one is not None and other is not None else None

    def _length_m(self, number: int) -> float:
        places = self.layout.projection.degrees(self.layout.lines[number]).tolist()
        return length_m([(longitude, latitude) for longitude, latitude in places])
