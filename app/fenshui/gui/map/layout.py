"""Where everything of a basin is drawn: from its geometry, or as a schematic where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from fenshui.gui.map.projection import Projection, projection_of
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


@dataclass(frozen=True)
class Layout:
    """Lines of reaches and points of nodes in the basin's order, areas of regions; metres east and north."""

    lines: tuple[Points, ...]
    points: Points
    orders: NDArray[np.int64]
    areas: tuple[Area, ...] = ()
    backdrop: tuple[Points, ...] = ()
    is_schematic: bool = False

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of all rivers and nodes."""
        every = np.concatenate([self.points, *self.lines]) if len(self.points) else np.zeros((1, 2))
        (left, bottom), (right, top) = every.min(axis=0), every.max(axis=0)
        return float(left), float(bottom), float(right), float(top)


def lay_out(basin: Basin) -> Layout:
    """The sheet of a basin."""
    known = _known_points(basin)
    if basin.geometry.is_empty or known is None:
        return _schematic(basin)
    projection = projection_of(known)
    points = projection.metres(known)
    return Layout(
        lines=_lines(basin, points, projection),
        points=points,
        orders=stream_orders(basin.reaches),
        areas=tuple(_areas(basin.geometry.regions.items(), projection)),
        backdrop=tuple(
            projection.metres(ring) for shape in basin.geometry.backdrop.values() for ring in _outlines(shape)
        ),
    )


def _schematic(basin: Basin) -> Layout:
    points = schematic_points(basin) * SCHEMATIC_UNIT
    lines = _lines(basin, points, None)
    return Layout(lines, points, stream_orders(basin.reaches), is_schematic=True)


def _known_points(basin: Basin) -> Points | None:
    """Longitude and latitude of every node: its own, the end of a reach, else the middle of its neighbours."""
    found: dict[str, Points] = {
        name: shapely.get_coordinates(shape.centroid)[0] for name, shape in basin.geometry.nodes.items()
    }
    for reach in basin.reaches:
        shape = basin.geometry.reaches.get(reach.id)
        if shape is not None:
            ends = shapely.get_coordinates(shape)
            found.setdefault(reach.from_node, ends[0])
            found.setdefault(reach.to_node, ends[-1])
    while lost := [node.id for node in basin.nodes if node.id not in found]:
        placed = {name: place for name in lost if (place := _among_neighbours(basin, name, found)) is not None}
        if not placed:
            return None
        found.update(placed)
    return np.array([found[node.id] for node in basin.nodes], dtype=float).reshape(-1, 2)


def _among_neighbours(basin: Basin, name: str, found: dict[str, Points]) -> Points | None:
    ends = [(row.from_node, row.to_node) for row in basin.reaches if name in (row.from_node, row.to_node)]
    near = [found[end] for pair in ends for end in pair if end != name and end in found]
    return np.mean(near, axis=0) if near else None


def _lines(basin: Basin, points: Points, projection: Projection | None) -> tuple[Points, ...]:
    place = {node.id: points[number] for number, node in enumerate(basin.nodes)}
    nowhere = np.zeros(2)
    lines = []
    for reach in basin.reaches:
        shape = basin.geometry.reaches.get(reach.id) if projection else None
        if shape is not None and projection is not None:
            lines.append(projection.metres(shapely.get_coordinates(shape)))
        else:
            lines.append(np.array([place.get(reach.from_node, nowhere), place.get(reach.to_node, nowhere)]))
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
