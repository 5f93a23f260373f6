"""A Pywr model node by node and edge by edge into the rows of a basin."""

import math
from collections.abc import Callable

import numpy as np

from fenshui.exchange.pywr.bridging import bridged
from fenshui.exchange.pywr.ranks import classes_of, route_costs, with_curve
from fenshui.exchange.pywr.rows_made import GAUGES, LINKS, STORES, Building, Node
from fenshui.exchange.pywr.stores import gauge, store
from fenshui.exchange.pywr.users import licence, user
from fenshui.exchange.pywr.ways import reaches_from
from fenshui.words import sentence

_LICENCES = ("annualvirtualstorage",)
_KNOWN = (*LINKS, *STORES, "input", "catchment", "output")


def build(building: Building) -> None:
    """Every node and edge of the model. Raises `Refused` where one cannot be expressed."""
    document = building.values.document
    known = [with_curve(node, document) for node in document.nodes if node["type"] in _KNOWN]
    building.by_name = {node["name"]: node for node in known}
    building.leaving = {name: [] for name in building.by_name}
    for node in document.nodes:
        if node["type"] in _LICENCES:
            licence(building, node)
        elif node["type"] not in _KNOWN:
            building.cannot(node["name"], sentence("exchange.lacking.node_type", type=node["type"]))
    left_out = [node["name"] for node in document.nodes if node["name"] not in building.by_name]
    for start, end, slot in bridged(document.edges, left_out, building.report):
        building.edge(start, end, slot)
    _rank(building)
    for node in known:
        _MAKERS.get(node["type"], _junction)(building, node)
    for node in known:
        reaches_from(building, node)
    for kind in sorted({node["type"] for node in known}):
        building.report.has_read("nodes_of", kind=kind, count=sum(node["type"] == kind for node in known))


def _rank(building: Building) -> None:
    """The class of each wish, by its own cost and that of the way to it."""
    own = {name: building.cost(node) for name, node in building.by_name.items() if node["type"] not in STORES}
    routes = route_costs(building.values.document, own)
    for name, node in building.by_name.items():
        if node["type"] == "output" and node.get("max_flow") is not None:
            least, most = routes.get(name, (0.0, 0.0))
            if not math.isclose(least, most):
                building.cannot(name, sentence("exchange.lacking.ways", least=f"{least:g}", most=f"{most:g}"))
            building.worth[name] = own[name] + least
        elif node["type"] in GAUGES and node.get("mrf") is not None:
            building.worth[name] = building.cost(node, "mrf_cost") - own[name]
        elif node["type"] in STORES:
            building.worth[name] = building.cost(node)
    _name_classes(building)


def _name_classes(building: Building) -> None:
    """A class for each cost of users and gauges, and for stores that are worth more than some user."""
    stores = {name for name, node in building.by_name.items() if node["type"] in STORES}
    users = [cost for name, cost in building.worth.items() if name not in stores]
    kept = [cost for name, cost in building.worth.items() if name in stores and cost < max(users, default=0.0)]
    building.classes = classes_of([*users, *kept])
    for name, cost in building.worth.items():
        if cost in building.classes and cost != 0:
            priority = building.classes[cost]
            building.report.has_guessed("priority", name=name, cost=f"{cost:g}", priority=priority)


def _spring(building: Building, node: Node) -> None:
    """An input or catchment: what it can give enters the river; what nobody takes flows on."""
    name = building.node(node, "source")
    flow = node.get("flow") if node["type"] == "catchment" else node.get("max_flow")
    if flow is None:
        building.cannot(node["name"], sentence("exchange.lacking.endless_supply"))
        flow = 0.0
    building.inflows[name] = np.maximum(building.volumes(flow, node["name"]), 0.0)


def _junction(building: Building, node: Node) -> None:
    building.node(node, "junction")
    if node.get("min_flow"):
        building.cannot(node["name"], sentence("exchange.lacking.least_through_link"))


_MAKERS: dict[str, Callable[[Building, Node], None]] = {
    "input": _spring,
    "catchment": _spring,
    "output": user,
    "storage": store,
    "reservoir": store,
    "rivergauge": gauge,
    "riversplitwithgauge": gauge,
}
