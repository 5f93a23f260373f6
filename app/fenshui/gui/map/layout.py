"""Where everything of a basin is drawn: from its geometry, or as a schematic where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from fenshui.basin.known_places import known_places
from fenshui.basin.projection import SOMEWHERE, Projection, projection_of
from fenshui.gui.map.schematic import schematic_points
from fenshui.gui.map.stream_order import stream_orders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from fenshui.basin.basin import Basin

    Points = NDArray[np.float64]

SCHEMATIC_UNIT = 1_000.0
"""Length of a reach on a schematic; its scale means nothing, so no scale bar is drawn."""


@dataclass(frozen=True)
class Area:
    """A region on the sheet: its rings, and a point inside it for the name."""

    region: str
    rings: tuple[Points, ...]
    middle: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Layout:
    """Lines of reaches and points of nodes in the basin's order, areas of regions; metres east and north."""

    lines: tuple[Points, ...]
    points: Points
    orders: NDArray[np.int64]
    areas: tuple[Area, ...] = ()
    backdrop: tuple[Points, ...] = ()
    is_schematic: bool = False
    projection: Projection = SOMEWHERE

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of all rivers and nodes."""
        every = np.concatenate([self.points, *self.lines]) if len(self.points) else np.zeros((1, 2))
        (left, bottom), (right, top) = every.min(axis=0), every.max(axis=0)
        return float(left), float(bottom), float(right), float(top)


def lay_out(basin: Basin, projection: Projection | None = None) -> Layout:
    """The sheet of a basin, in a projection of its own or in one that stays while the basin is edited."""
    known = known_places(basin)
    if basin.nodes and (basin.geometry.is_empty or known is None):
        return _schematic(basin)
    places = np.array([known[node.id] for node in basin.nodes] if known else [], dtype=float).reshape(-1, 2)
    projection = projection or (projection_of(places) if len(places) else SOMEWHERE)
    points = projection.metres(places)
    return Layout(
        lines=_lines(basin, points, projection),
        points=points,
        orders=stream_orders(basin.reaches),
        areas=tuple(_areas(basin.geometry.regions.items(), projection)),
        backdrop=tuple(
            projection.metres(ring) for shape in basin.geometry.backdrop.values() for ring in _outlines(shape)
        ),
        projection=projection,
    )


def _schematic(basin: Basin) -> Layout:
    points = schematic_points(basin) * SCHEMATIC_UNIT
    lines = _lines(basin, points, None)
    return Layout(lines, points, stream_orders(basin.reaches), is_schematic=True)


def _lines(basin: Basin, points: Points, projection: Projection | None) -> tuple[Points, ...]:
    """Each as it was drawn, else straight from node to node."""
    row = {node.id: number for number, node in enumerate(basin.nodes)}
    ends = [(row.get(reach.from_node, -1), row.get(reach.to_node, -1)) for reach in basin.reaches]
    known = np.concatenate([points, np.zeros((1, 2))])
    lines = list(known[np.array(ends, dtype=np.int64).reshape(-1, 2)])
    drawn = basin.geometry.reaches if projection is not None else {}
    for number, reach in enumerate(basin.reaches):
        if projection is not None and reach.id in drawn:
            lines[number] = projection.metres(shapely.get_coordinates(drawn[reach.id]))
    return tuple(lines)


def _areas(shapes: Iterable[tuple[str, BaseGeometry]], projection: Projection) -> Iterable[Area]:
    for region, shape in shapes:
        inside = projection.metres(shapely.get_coordinates(shape.representative_point()))[0]
        rings = tuple(projection.metres(ring) for ring in _outlines(shape))
        yield Area(region, rings, (float(inside[0]), float(inside[1])))


def _outlines(shape: BaseGeometry) -> list[Points]:
    parts = shapely.get_parts(shape)
    rings = [ring for part in parts for ring in shapely.get_rings(part)] or list(parts)
    return [shapely.get_coordinates(ring) for ring in rings]
