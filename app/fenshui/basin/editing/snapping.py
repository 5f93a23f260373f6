"""A line drawn or imported, joined to the network: its ends go to the nearest node, or to the nearest reach."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from fenshui.basin.basin import Basin
from fenshui.basin.editing.lines import Place, line_of, rounded, shaped, with_ends
from fenshui.basin.editing.river import add_node, connect, split_reach
from fenshui.basin.editing.rows_in import free_id, with_row
from fenshui.basin.known_places import known_places
from fenshui.basin.projection import Projection
from fenshui.basin.rows import Node, Reach
from fenshui.words import Refused

_AT_AN_END = 1e-6  # of the length of a reach
_DEGREES_PER_M = 1 / 100_000  # more than a metre is anywhere on the meridian
_LEAST_COSINE = 0.01
MOST_LINES = 1_000
"""Lines snapped one by one; a whole network is imported as a basin."""


@dataclass(frozen=True)
class Caught:
    """What a place was caught by: a node, or a reach at a share of its length; neither where nothing is near."""

    node: str = ""
    reach: str = ""
    share: float = 0.0


def caught_by(basin: Basin, place: Place, tolerance_m: float) -> Caught:
    """The nearest node within a tolerance (m), else the nearest reach; near its ends a reach stands for its node."""
    known = known_places(basin)
    if not known:
        return Caught()
    plane = Projection(float(place[0]), float(place[1]))  # the place itself is the origin
    names = [node.id for node in basin.nodes]
    distance = np.hypot(*plane.metres(np.array([known[name] for name in names])).T)
    if distance.min() <= tolerance_m:
        return Caught(node=names[int(distance.argmin())])
    near = _near(basin, known, place, tolerance_m)
    lines = [_in_metres(line_of(row, basin.geometry.reaches.get(row.id), known), plane) for row in near]
    if not lines:
        return Caught()
    here = shapely.Point(0.0, 0.0)
    away = shapely.distance(np.array(lines, dtype=object), here)
    if away.min() > tolerance_m:
        return Caught()
    at = int(away.argmin())
    share = float(shapely.line_locate_point(lines[at], here, normalized=True))
    reach = near[at]
    if not _AT_AN_END < share < 1 - _AT_AN_END:
        return Caught(node=reach.from_node if share <= _AT_AN_END else reach.to_node)
    return Caught(reach=reach.id, share=share)


def node_at(basin: Basin, place: Place, tolerance_m: float, kind: str = "junction") -> tuple[Basin, str]:
    """The basin with a node at a place, and its id: the one that is near, one that splits a reach, or a new one."""
    caught = caught_by(basin, place, tolerance_m)
    if caught.node:
        return basin, caught.node
    kind = "junction" if caught.reach else kind
    node = Node(free_id(basin.node_by_id, kind), kind)
    if caught.reach:
        return split_reach(basin, caught.reach, node, caught.share), node.id
    return add_node(basin, node, place), node.id


def draw_reach(basin: Basin, line: Sequence[Place], tolerance_m: float, kind: str = "river") -> tuple[Basin, str]:
    """The basin with a reach along a line that flows as it is drawn, and its id; the ends are snapped to the network.

    A free end is a source at the head of a river and an outlet at its mouth; one that water then leaves, or comes to,
    is a junction. Raises `Refused` for a line of one place, or where the river would flow back into itself.
    """
    if len({rounded(place) for place in line}) < 2:
        raise Refused("edit.no_line")
    river = kind == "river"
    basin, start = node_at(basin, line[0], tolerance_m, "source" if river else "junction")
    basin, end = node_at(basin, line[-1], tolerance_m, "outlet" if river else "diversion")
    name = free_id((row.id for row in basin.reaches), kind)
    basin = connect(basin, Reach(name, start, end, kind))
    known = known_places(basin)
    if known is None:
        return basin, name
    drawn = with_ends(shapely.LineString([rounded(place) for place in line]), known[start], known[end])
    return _passed_through(shaped(basin, name, drawn), (start, end)), name


def draw_reaches(basin: Basin, lines: Sequence[Sequence[Place]], tolerance_m: float) -> Basin:
    """The basin with every line as a river, each snapped to those before. Raises `Refused` for more than 1,000."""
    if len(lines) > MOST_LINES:
        raise Refused("edit.too_many_lines", found=len(lines), most=MOST_LINES)
    for line in lines:
        basin, _ = draw_reach(basin, line, tolerance_m)
    return basin


def _passed_through(basin: Basin, names: Sequence[str]) -> Basin:
    """An outlet that a river leaves, and a bare source that one reaches, are junctions; water that enters stays."""
    heads = {row.from_node for row in basin.reaches}
    tails = {row.to_node for row in basin.reaches}
    for name in names:
        node = basin.node_by_id[name]
        if name in heads and name in tails and node.kind in ("outlet", "source"):
            basin = with_row(basin, "nodes", replace(node, kind="junction"))
    return basin


def _near(basin: Basin, known: Mapping[str, NDArray[np.float64]], place: Place, tolerance_m: float) -> list[Reach]:
    """The reaches whose rectangle of degrees comes near a place: all that can be within the tolerance."""
    if not basin.reaches:
        return []
    shapes = [basin.geometry.reaches.get(row.id) for row in basin.reaches]
    boxes = shapely.bounds(np.array(shapes, dtype=object))
    plain = np.array([shape is None for shape in shapes])
    ends = [(known[row.from_node], known[row.to_node]) for row, bare in zip(basin.reaches, plain, strict=True) if bare]
    if ends:
        corners = np.array(ends)
        boxes[plain] = np.hstack([corners.min(axis=1), corners.max(axis=1)])
    margin = tolerance_m * _DEGREES_PER_M / max(math.cos(math.radians(float(place[1]))), _LEAST_COSINE)
    lon, lat = float(place[0]), float(place[1])
    is_near = (
        (boxes[:, 0] <= lon + margin) & (boxes[:, 2] >= lon - margin)
        & (boxes[:, 1] <= lat + margin) & (boxes[:, 3] >= lat - margin)
    )  # fmt: skip
    return [basin.reaches[at] for at in np.flatnonzero(is_near).tolist()]


def _in_metres(line: "shapely.LineString | None", plane: Projection) -> "shapely.LineString":
    degrees: NDArray[np.float64] = shapely.get_coordinates(line)
    return shapely.LineString(plane.metres(degrees))
