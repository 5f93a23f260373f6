"""Where a river breaks off, and where no inflow comes down to those who wait for water."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from fenshui.basin.basin import Basin

_WAITING = ("diversion", "reservoir", "section")
_SKY = object()
"""Where all inflow comes from, as one place above all others."""


def places_without_inflow(basin: Basin) -> frozenset[str]:
    """Diversions, reservoirs, sections and places of surface rights to which no inflow comes down by any way.

    A source counts as one that has water, since one without is told of itself; what reservoirs hold at first does not.
    """
    graph: nx.DiGraph[object] = nx.DiGraph((row.from_node, row.to_node) for row in basin.reaches)
    graph.add_edges_from((_SKY, node.id) for node in basin.nodes if node.kind == "source")
    graph.add_edges_from((_SKY, name) for name in nodes_with_inflow(basin))
    graph.add_edges_from(_ways_back(basin))
    graph.add_node(_SKY)
    watered = nx.descendants(graph, _SKY)
    return frozenset(node for node in _waiting_for_water(basin) if node not in watered)


def nodes_with_inflow(basin: Basin) -> frozenset[str]:
    """The nodes at which water enters in some period."""
    return frozenset(name for at, name in enumerate(basin.inflows.nodes) if basin.inflows.values[:, at].any())


def broken_ends(basin: Basin) -> Mapping[str, str]:
    """Node at which the river breaks off -> how: `held` in a reservoir that nothing leaves, `cut` off from every
    outlet, or it `ends` though this is none.

    A river may end where it is used up, at a diversion, as long as its part of the network has an outlet. A basin all
    of whose nodes are junctions says nothing of what its ends are.
    """
    if all(node.kind == "junction" for node in basin.nodes):
        return {}
    rivers = [row for row in basin.reaches if row.kind == "river"]
    arriving, leaving = {row.to_node for row in rivers}, {row.from_node for row in rivers}
    led_on = {row.from_node for row in basin.reaches}
    stopped = {end for row in basin.reaches for end in (row.from_node, row.to_node)} - led_on
    drained, used = _drained(basin), {right.node for right in basin.rights}
    found: dict[str, str] = {}
    for node in basin.nodes:
        is_end = node.id in arriving and node.id not in leaving and node.kind != "outlet"
        is_taken_from = node.kind == "diversion" or node.id in used
        if node.kind == "reservoir" and node.id in stopped and (is_end or not is_taken_from):
            found[node.id] = "held"
        elif is_end and node.id not in drained:
            found[node.id] = "cut"
        elif is_end and not is_taken_from:
            found[node.id] = "ends"
    return found


def _drained(basin: Basin) -> set[str]:
    """The nodes of all parts of the network that have an outlet."""
    outlets = {node.id for node in basin.nodes if node.kind == "outlet"}
    graph = nx.Graph((row.from_node, row.to_node) for row in basin.reaches)
    return {name for part in nx.connected_components(graph) if part & outlets for name in part}


def _waiting_for_water(basin: Basin) -> Iterator[str]:
    """Places that are there for water; one whose rights all draw on other sources is not."""
    sources: dict[str, set[str]] = {}
    for right in basin.rights:
        sources.setdefault(right.node, set()).add(right.source)
    for node in basin.nodes:
        drawn_on = sources.get(node.id, set())
        if "surface" in drawn_on or (node.kind in _WAITING and not drawn_on):
            yield node.id


def _ways_back(basin: Basin) -> Iterator[tuple[object, str]]:
    """From where water is used to where what is left of it comes back; from above where it was none of the river's."""
    for row in basin.returns:
        right = basin.right_by_id.get(row.right)
        if right is not None and row.share > 0:
            yield right.node if right.source == "surface" else _SKY, row.node
