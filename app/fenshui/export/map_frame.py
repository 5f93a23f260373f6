"""Where the places of a basin lie on a picture: by longitude and latitude, or as a scheme where it says neither."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import networkx as nx
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from fenshui.basin import Basin, river_network
from fenshui.export.drawing import Points

_MARGIN = 16.0


@dataclass(frozen=True)
class Frame:
    """A basin scaled into a box of `width` × `height` points from (0, top): x = (east − west) · scale + left."""

    width: float
    height: float
    nodes: Mapping[str, tuple[float, float]]
    reaches: Mapping[str, BaseGeometry | tuple[str, str]]
    regions: Mapping[str, BaseGeometry] = field(default_factory=dict)
    top: float = 0.0
    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the frame."""
        return 0.0, self.top, self.width, self.top + self.height

    def moved(self, top: float) -> "Frame":
        """The same frame further down the picture."""
        return replace(self, top=top)

    def place(self, node: str) -> tuple[float, float] | None:
        """Where a node lies; None where the basin does not say."""
        return self._on_picture(*self.nodes[node]) if node in self.nodes else None

    def reach_lines(self, reach: str) -> Iterator[Points]:
        """The lines of a reach; straight between its nodes where it has no geometry."""
        shape = self.reaches.get(reach)
        if isinstance(shape, tuple):
            start, end = map(self.place, shape)
            if start and end:
                yield (start, end)
        elif shape is not None:
            for line in getattr(shape, "geoms", [shape]):
                yield tuple(self._on_picture(x, y) for x, y in line.simplify(0.01).coords)

    def region_rings(self) -> Iterator[Points]:
        """The outer borders of the regions, cut at the frame."""
        for shape in self.regions.values():
            for area in getattr(shape, "geoms", [shape]):
                ring = Polygon([self._on_picture(x, y) for x, y in area.simplify(0.02).exterior.coords])
                seen = ring.buffer(0).intersection(box(*self.box))
                for piece in getattr(seen, "geoms", [seen]):
                    if isinstance(piece, Polygon) and not piece.is_empty:
                        yield tuple((x, y) for x, y in piece.exterior.coords)

    def _on_picture(self, east: float, north: float) -> tuple[float, float]:
        x = east * self.scale[0] + self.shift[0]
        y = north * self.scale[1] + self.shift[1] + self.top
        return round(x, 2), round(y, 2)


def frame_of(basin: Basin, width: float, height: float) -> Frame:
    """The frame in which all nodes and reaches of a basin fit, undistorted in the middle of the picture."""
    shapes = basin.geometry
    if shapes is None or shapes.is_empty:
        return _fitted(Frame(width, height, _scheme(basin), _straight(basin)), 1.0)
    nodes = {name: _point(shape) for name, shape in shapes.nodes.items()}
    reaches = {**_straight(basin), **shapes.reaches}
    frame = Frame(width, height, nodes, reaches, _tops(basin, shapes.regions))
    north = [at[1] for at in nodes.values()] or [0.0]
    return _fitted(frame, math.cos(math.radians((min(north) + max(north)) / 2)))


def _fitted(frame: Frame, shrink: float) -> Frame:
    """The scale and shift that fit all nodes and reaches; a degree of longitude is `shrink` of one of latitude."""
    boxes = [shape.bounds for shape in frame.reaches.values() if not isinstance(shape, tuple)]
    boxes += [(x, y, x, y) for x, y in frame.nodes.values()]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    across, along = max((east - west) * shrink, 1e-9), max(north - south, 1e-9)
    unit = min((frame.width - 2 * _MARGIN) / across, (frame.height - 2 * _MARGIN) / along)
    left = (frame.width - across * unit) / 2 - west * shrink * unit
    down = (frame.height + along * unit) / 2 + south * unit
    return replace(frame, scale=(shrink * unit, -unit), shift=(left, down))


def _point(shape: BaseGeometry) -> tuple[float, float]:
    point = shape if isinstance(shape, Point) else shape.representative_point()
    return point.x, point.y


def _straight(basin: Basin) -> dict[str, BaseGeometry | tuple[str, str]]:
    return {reach.id: (reach.from_node, reach.to_node) for reach in basin.reaches}


def _tops(basin: Basin, shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The shapes of the regions that lie in no other."""
    inner = {region.id for region in basin.regions if region.parent}
    return {name: shape for name, shape in shapes.items() if name not in inner}


def _scheme(basin: Basin) -> dict[str, tuple[float, float]]:
    """A place for every node: downstream to the right, side by side in rows."""
    network = river_network(basin)
    places = {}
    for depth, nodes in enumerate(nx.topological_generations(nx.DiGraph(network.edges()))):
        for row, node in enumerate(nodes):
            places[node] = (float(depth), -float(row) - 0.35 * (depth % 2))
    return places
