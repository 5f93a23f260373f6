"""Who takes water in a Pywr model: outputs with a demand, and the annual licences on them."""

import math

import numpy as np

from fenshui.basin import rows
from fenshui.exchange.pywr.rows_made import Building, Node
from fenshui.exchange.pywr.values import Floats
from fenshui.units import M3_PER_HM3
from fenshui.words import sentence


def user(building: Building, node: Node) -> None:
    """An output: a user where it asks for so much, else where the river ends."""
    asked = node.get("max_flow")
    name = building.node(node, "outlet" if asked is None else "diversion")
    if node.get("min_flow"):
        building.cannot(node["name"], sentence("exchange.lacking.least_into_output"))
    if asked is None:
        return
    if building.worth[node["name"]] > 0:
        building.cannot(node["name"], sentence("exchange.lacking.costly_user"))
    volumes = np.maximum(building.volumes(asked, node["name"]), 0.0)
    days = building.values.timeline.dates
    building.demands += [
        rows.DemandInPeriod(name, day, float(volume)) for day, volume in zip(days, volumes, strict=False) if volume
    ]
    building.holders.append(rows.Holder(name, name_en=str(node["name"]), kind="irrigator", region="basin"))
    priority = building.classes[building.worth[node["name"]]]
    annual = _annual(building, node["name"], volumes)
    building.rights.append(rows.Right(name, name, "abstraction", name, priority, annual_volume_m3=annual))


def _annual(building: Building, name: str, volumes: Floats) -> int:
    if name in building.licences:
        return math.floor(building.licences[name] * M3_PER_HM3 + 0.5)
    years = building.values.timeline.water_year
    most = max(float(volumes[years == year].sum()) for year in np.unique(years))
    building.report.has_guessed("annual_volume", name=name)
    return math.ceil(most * M3_PER_HM3) + 1


def licence(building: Building, node: Node) -> None:
    """An annual licence on one user; on several, or of another water year, it cannot be said."""
    users = [str(each) for each in node.get("nodes", [])]
    factors = node.get("factors") or [1.0]
    plain = node.get("reset_day", 1) == 1 and node.get("reset_month", 1) == 1 and factors == [1.0]
    if len(users) != 1 or not plain or building.by_name.get(users[0], {}).get("type") != "output":
        building.cannot(node["name"], sentence("exchange.lacking.licence"))
        return
    building.licences[users[0]] = building.values.one(node["max_volume"], node["name"]) * building.hm3
