"""What a Pywr model keeps: stores with what they hold back, gauges with the flow that must pass."""

import math

import numpy as np

from fenshui.basin import rows
from fenshui.exchange.pywr.rows_made import Building, Node
from fenshui.exchange.pywr.values import Floats
from fenshui.units import m3_s_from_hm3
from fenshui.words import sentence


def store(building: Building, node: Node) -> None:
    """A reservoir with what it holds at first, and what it keeps from users that are worth less than its cost."""
    name, values = building.node(node, "reservoir"), building.values
    for part in ("evaporation", "rainfall", "area", "level"):
        if node.get(part) is not None:
            building.cannot(node["name"], sentence(f"exchange.lacking.its.{part}"))
    most = values.one(node.get("max_volume", 0.0), node["name"]) * building.hm3
    least = values.one(node.get("min_volume", 0.0), node["name"]) * building.hm3
    if node.get("initial_volume") is not None:
        initial = float(node["initial_volume"]) * building.hm3
    else:
        initial = float(node.get("initial_volume_pc", 1.0)) * most
    building.reservoirs.append(rows.Reservoir(name, most, least, min(initial, most)))
    cost = building.worth[node["name"]]
    if cost in building.classes:
        _curve(building, node, name, most, building.classes[cost])


def _curve(building: Building, node: Node, name: str, most: float, priority: str) -> None:
    """What a store keeps before less worthy users take: up to its control curve, or all."""
    share = building.values.of(node.get("control_curve", 1.0), node["name"])
    if node.get("control_curve") is not None and node.get("above_curve_cost") is None:
        share = np.ones_like(share)
    elif node.get("control_curve") is not None:
        building.report.has_guessed("curve", name=node["name"])
    for place, value in _by_place(building, share, node["name"]).items():
        building.rule_curves.append(rows.RuleTarget(name, place, value * most, priority))


def _by_place(building: Building, values: Floats, name: str) -> dict[int, float]:
    """A value for each place in the year; every year must say the same."""
    found: dict[int, float] = {}
    for place, value in zip(building.values.timeline.period_of_year.tolist(), values.tolist(), strict=True):
        if not math.isclose(found.setdefault(place, value), value):
            building.cannot(name, sentence("exchange.lacking.changing_target"))
    return found


def gauge(building: Building, node: Node) -> None:
    """A section, with the flow that must pass it."""
    name = building.node(node, "section")
    building.sections.append(rows.Section(name))
    if node.get("mrf") is None:
        return
    if node["type"] == "riversplitwithgauge":
        building.cannot(node["name"], sentence("exchange.lacking.least_above_split"))
    flow = building.values.of(node["mrf"], node["name"])
    priority = building.classes[building.worth[node["name"]]]
    for place, value in _by_place(building, flow, node["name"]).items():
        target = m3_s_from_hm3(value * building.hm3, 86_400.0)
        building.targets.append(rows.Target(name, place, target, priority))
