"""Random rivers as Pywr 1.x models whose optimum is unique: every cost is three times the next smaller one.

Then a unit more for one of them outweighs whatever all the smaller ones could have of it, losses on the way included.
"""

import random

DEAREST = 3.0
SMALL_RIVERS = (3, 9)


def pywr_river(seed):
    """A tree of junctions with springs, farms, gauges and a dam, for two years by months."""
    draw = random.Random(seed)
    junctions = draw.randint(*SMALL_RIVERS)
    below = {place: draw.randint(place + 1, min(place + 3, junctions)) for place in range(junctions)}
    nodes = [{"name": "sea", "type": "Output"}]
    edges, claims = [], []
    for place in range(junctions):
        head = _head(draw, place, set(below.values()), nodes, edges)
        foot = _way_on(draw, place, head, nodes, edges, claims)
        edges.append([foot, "sea" if below[place] == junctions else f"j{below[place]}"])
    ranks = list(range(len(claims)))
    draw.shuffle(ranks)
    for (node, key), rank in zip(claims, ranks, strict=True):
        node[key] = -(DEAREST**rank)
    return {
        "metadata": {"title": f"river {seed}", "minimum_version": "1.0"},
        "timestepper": {"start": "2015-01-01", "end": "2016-12-31", "timestep": "M"},
        "nodes": nodes,
        "edges": edges,
        "parameters": {},
    }


def _head(draw, place, fed, nodes, edges):
    """The junction with its spring, behind a dam in one case of four."""
    nodes.append({"name": f"j{place}", "type": "River"})
    if place not in fed or draw.random() < 0.4:
        nodes.append({"name": f"spring {place}", "type": "Catchment", "flow": _months(draw, 20.0)})
        edges.append([f"spring {place}", f"j{place}"])
    if draw.random() > 0.25 or any(node["type"] == "Storage" for node in nodes):
        return f"j{place}"
    full = draw.randint(50, 900)
    dam = {"type": "Storage", "max_volume": full, "initial_volume": draw.randint(0, full), "cost": -0.01}
    nodes.append({"name": "dam", **dam})
    edges.append([f"j{place}", "dam"])
    return "dam"


def _way_on(draw, place, head, nodes, edges, claims):
    """What lies between a junction and the next: farms, a gauge, a reach that loses water. Who has a cost claims."""
    here = f"below {place}"
    nodes.append({"name": here, "type": "Link"})
    edges.append([head, here])
    for number in range(draw.randint(0, 2)):
        farm = {"name": f"farm {place}.{number}", "type": "Output", "max_flow": _months(draw, 12.0)}
        nodes.append(farm)
        edges.append([here, farm["name"]])
        claims.append((farm, "cost"))
    if draw.random() < 0.3:
        gauge = {"name": f"gauge {place}", "type": "RiverGauge", "mrf": round(draw.uniform(0.5, 8.0), 3)}
        nodes.append(gauge)
        edges.append([here, gauge["name"]])
        claims.append((gauge, "mrf_cost"))
        here = gauge["name"]
    if draw.random() < 0.3:
        loss = {"type": "LossLink", "loss_factor": round(draw.uniform(0.01, 0.2), 3), "loss_factor_type": "gross"}
        nodes.append({"name": f"reach {place}", **loss})
        edges.append([here, f"reach {place}"])
        here = f"reach {place}"
    return here


def _months(draw, most):
    return {"type": "monthlyprofile", "values": [round(draw.uniform(0.0, most), 3) for _ in range(12)]}
