"""Costs of a Pywr model as classes of priority: who is worth more is served first."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from fenshui.exchange.pywr.document import Document

_CURVES = ("controlcurve", "controlcurveparameter")


def classes_of(costs: Iterable[float]) -> dict[float, str]:
    """A class for each cost, the most negative first: `p1`, `p2`, …"""
    return {cost: f"p{rank}" for rank, cost in enumerate(sorted(set(costs)), start=1)}


def route_costs(document: Document, costs: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The cheapest and the dearest way to each node from a source, its own cost left out.

    Where both agree the order of the costs is the order of service; where not, a cheaper way is chosen too, which
    priorities cannot say. Nodes in a circle are left out.
    """
    graph: nx.DiGraph[str] = nx.DiGraph((start, end) for start, end, _ in document.edges)
    if not nx.is_directed_acyclic_graph(graph):
        return {}
    least: dict[str, float] = {}
    most: dict[str, float] = {}
    for node in nx.topological_sort(graph):
        above = list(graph.predecessors(node))
        least[node] = min((least[each] + costs.get(each, 0.0) for each in above), default=0.0)
        most[node] = max((most[each] + costs.get(each, 0.0) for each in above), default=0.0)
    return {node: (least[node], most[node]) for node in graph}


def with_curve(node: Mapping[str, Any], document: Document) -> Mapping[str, Any]:
    """A store whose cost follows one control curve of its own: the same as a reservoir with that curve."""
    cost = node.get("cost")
    stated = document.parameters.get(cost) if isinstance(cost, str) else cost
    if not isinstance(stated, Mapping) or str(stated.get("type", "")).lower() not in _CURVES:
        return node
    curves = stated.get("control_curves") or [stated.get("control_curve")]
    values = stated.get("values") or []
    own = str(stated.get("storage_node", node["name"])) == node["name"]
    if not own or len(curves) != 1 or len(values) != 2 or not all(type(each) in (int, float) for each in values):
        return node
    return {**node, "control_curve": curves[0], "above_curve_cost": values[0], "cost": values[1]}
