"""The river itself: nodes placed, moved and taken out; reaches joined, split and turned."""

from dataclasses import replace

import numpy as np
import shapely

from fenshui.basin.basin import Basin, Inflows
from fenshui.basin.editing.lines import Place, line_of, parted, rounded, shaped, with_ends
from fenshui.basin.editing.rows_in import free_id, row_of, with_row, without
from fenshui.basin.known_places import known_places
from fenshui.basin.rows import Node, Reach, Reservoir, Section
from fenshui.words import Refused


def add_node(basin: Basin, node: Node, place: Place | None = None) -> Basin:
    """A new node, with the row that its kind calls for (reservoir, section) and an inflow of 0 at a source.

    `place`: longitude and latitude. Raises `Refused` for an id that is taken.
    """
    if node.id in basin.node_by_id:
        raise Refused("edit.id_taken", id=node.id)
    basin = with_kind(replace(basin, nodes=(*basin.nodes, node)), node)
    return basin if place is None else move_node(basin, node.id, place)


def with_kind(basin: Basin, node: Node) -> Basin:
    """The basin with this row of a node, and with what its kind calls for."""
    basin = with_row(basin, "nodes", node)
    if node.kind == "reservoir" and row_of(basin, "reservoirs", node.id) is None:
        basin = with_row(basin, "reservoirs", Reservoir(node.id, 0.0))
    if node.kind == "section" and row_of(basin, "sections", node.id) is None:
        basin = with_row(basin, "sections", Section(node.id))
    if node.kind == "source" and node.id not in basin.inflows.nodes:
        values = np.column_stack([basin.inflows.values, np.zeros(basin.settings.timeline.periods)])
        values.setflags(write=False)
        basin = replace(basin, inflows=Inflows((*basin.inflows.nodes, node.id), values))
    return basin


def move_node(basin: Basin, name: str, place: Place) -> Basin:
    """The node at another longitude and latitude; the drawn lines of its reaches follow with their ends.

    Raises `Refused` for a place that is not on the globe.
    """
    if not (-180 <= place[0] <= 180 and -90 <= place[1] <= 90):
        raise Refused("edit.not_on_globe", longitude=place[0], latitude=place[1])
    place = rounded(place)
    nodes = {**basin.geometry.nodes, name: shapely.Point(place)}
    lines = dict(basin.geometry.reaches)
    for reach in basin.reaches:
        if reach.id in lines and name in (reach.from_node, reach.to_node):
            first, last = reach.from_node == name, reach.to_node == name
            lines[reach.id] = with_ends(lines[reach.id], place if first else None, place if last else None)
    return replace(basin, geometry=replace(basin.geometry, nodes=nodes, reaches=lines))


def place_all(basin: Basin, places: dict[str, Place]) -> Basin:
    """The basin in which nodes that lay nowhere lie where they were drawn."""
    lost = {name: shapely.Point(rounded(place)) for name, place in places.items() if name not in basin.geometry.nodes}
    return replace(basin, geometry=replace(basin.geometry, nodes={**lost, **basin.geometry.nodes}))


def connect(basin: Basin, reach: Reach) -> Basin:
    """One reach more, or another row of one that is there.

    Raises `Refused` where it starts and ends at the same node, or a river would flow back into itself.
    """
    for end in (reach.from_node, reach.to_node):
        if end not in basin.node_by_id:
            raise Refused("edit.no_such_node", id=end)
    if reach.from_node == reach.to_node:
        raise Refused("edit.same_ends", id=reach.from_node)
    others = tuple(row for row in basin.reaches if row.id != reach.id)
    if reach.kind == "river" and not reach.lag_periods and _flows(others, reach.to_node, reach.from_node):
        raise Refused("edit.circle", start=reach.from_node, end=reach.to_node)
    return _following_ends(with_row(basin, "reaches", reach), reach.id, row_of(basin, "reaches", reach.id))


def reverse_reach(basin: Basin, name: str) -> Basin:
    """The reach with the flow the other way. Raises `Refused` where the river would flow back into itself."""
    reach = row_of(basin, "reaches", name)
    turned = connect(basin, replace(reach, from_node=reach.to_node, to_node=reach.from_node))
    line = basin.geometry.reaches.get(name)
    return turned if line is None else shaped(turned, name, shapely.reverse(line))


def split_reach(basin: Basin, name: str, node: Node, share: float = 0.5) -> Basin:
    """The reach cut in two by a new node at a share of its length; the upper part keeps the id.

    What is lost on the way is divided so that the same arrives at the end; lag and split share stay with the upper
    part, both have the capacity. Raises `Refused` where the share is not inside the reach.
    """
    if not 0 < share < 1:
        raise Refused("edit.not_inside", id=name)
    reach = row_of(basin, "reaches", name)
    kept = 1 - reach.loss
    lower_id = free_id((row.id for row in basin.reaches), name)
    upper = replace(reach, to_node=node.id, loss=1 - kept**share)
    lower = replace(
        reach, id=lower_id, from_node=node.id, loss=1 - kept ** (1 - share), lag_periods=0, split_share=None
    )
    known, drawn = known_places(basin), basin.geometry.reaches.get(name)
    line = line_of(reach, drawn, known)
    halves = None if line is None else parted(line, share)
    at = basin.reaches.index(reach)
    result = replace(basin, reaches=(*basin.reaches[:at], upper, lower, *basin.reaches[at + 1 :]))
    result = add_node(result, node, None if halves is None else shapely.get_coordinates(halves[0])[-1])
    if drawn is not None and halves is not None:
        result = shaped(shaped(result, name, halves[0]), lower_id, halves[1])
        result = move_node(result, node.id, shapely.get_coordinates(halves[0])[-1])  # both halves end where it stands
    return result


def delete_node(basin: Basin, name: str) -> Basin:
    """The basin without a node and all that hangs on it; where one reach came and one left, they are one."""
    come = [row for row in basin.reaches if row.to_node == name]
    leave = [row for row in basin.reaches if row.from_node == name]
    left = without(basin, "nodes", name)
    if len(come) != 1 or len(leave) != 1 or come[0].kind != leave[0].kind or come[0].from_node == leave[0].to_node:
        return left
    upper, lower = come[0], leave[0]
    bounds = [row.capacity_m3_s for row in (upper, lower) if row.capacity_m3_s is not None]
    joined = replace(
        upper,
        to_node=lower.to_node,
        loss=1 - (1 - upper.loss) * (1 - lower.loss),
        capacity_m3_s=min(bounds, default=None),
        lag_periods=upper.lag_periods + lower.lag_periods,
    )
    at = basin.reaches.index(upper)
    before = sum(row in left.reaches for row in basin.reaches[:at])
    left = replace(left, reaches=(*left.reaches[:before], joined, *left.reaches[before:]))
    if not {upper.id, lower.id} & basin.geometry.reaches.keys():
        return left
    known = known_places(basin)
    lines = [line_of(row, basin.geometry.reaches.get(row.id), known) for row in (upper, lower)]
    points = [shapely.get_coordinates(line) for line in lines if line is not None]
    return shaped(left, upper.id, shapely.LineString(np.concatenate([points[0], *[each[1:] for each in points[1:]]])))


def _following_ends(basin: Basin, name: str, reach: Reach) -> Basin:
    """A drawn line ends where its nodes stand."""
    line = basin.geometry.reaches.get(name)
    if line is None:
        return basin
    ends = [basin.geometry.nodes.get(end) for end in (reach.from_node, reach.to_node)]
    places = [None if end is None else shapely.get_coordinates(end.centroid)[0] for end in ends]
    return shaped(basin, name, with_ends(line, *places))


def _flows(reaches: tuple[Reach, ...], start: str, goal: str) -> bool:
    """Whether water gets from one node to another by river within a period."""
    below: dict[str, list[str]] = {}
    for row in reaches:
        if row.kind == "river" and not row.lag_periods:
            below.setdefault(row.from_node, []).append(row.to_node)
    seen, waiting = set[str](), [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            waiting += below.get(node, ())
    return False
