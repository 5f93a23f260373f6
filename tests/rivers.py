"""Small rivers for tests: built by hand, or at random from a seed with everything the basin format knows."""

from dataclasses import replace
from datetime import date

import numpy as np
from fenshui.basin import Basin, Inflows, Settings, Timeline, rows

CLASSES = ("domestic", "ecology", "industry", "agriculture", "storage")


def river(nodes, reaches, inflow, rights=(), uses=None, periods=1, step="month", **tables):
    """A basin from the least that must be said: `nodes` ids, `reaches` (from, to, extra), `inflow` {node: values}."""
    columns = tuple(inflow)
    values = np.array([np.broadcast_to(inflow[node], periods) for node in columns], dtype=float).T
    uses = uses or {}
    timeline = Timeline(step, date(2023, 1, 1), periods)
    settings = Settings("河", "river", timeline, quota_exempt=("domestic",), **tables.pop("settings", {}))
    return Basin(
        settings=settings,
        nodes=tuple(rows.Node(name, "junction") for name in nodes),
        reaches=tuple(_reach(number, *entry) for number, entry in enumerate(reaches)),
        inflows=Inflows(columns, values),
        regions=tables.pop("regions", (rows.Region("here"),)),
        holders=tables.pop("holders", (rows.Holder("people", region="here"),)),
        rights=tuple(rights),
        demands=tuple(
            rows.Demand(right, place, use) for right, use in uses.items() for place in range(1, timeline.places + 1)
        ),
        **tables,
    )


def _reach(number, source, to, more=None):
    return rows.Reach(f"r{number}", source, to, **(more or {}))


def right(name, node, priority="agriculture", volume_m3=10**12, **more):
    """A right large enough not to bind unless a test says so."""
    return rows.Right(name, "people", "abstraction", node, priority, annual_volume_m3=volume_m3, **more)


def got(allocation, name):
    """What a right was delivered, period by period, hm³."""
    column = [each.id for each in allocation.basin.rights].index(name)
    return allocation.delivered_hm3[:, column].tolist()


def stored(allocation, node):
    """What a reservoir holds at the end of every period, hm³."""
    return allocation.storage_hm3[:, [each.node for each in allocation.basin.reservoirs].index(node)].tolist()


def passed(allocation, node):
    """What leaves a node by the river, period by period, hm³."""
    return allocation.outflow_hm3[:, [each.id for each in allocation.basin.nodes].index(node)].tolist()


def random_river(seed, sharing="max-min", canals=True, periods=6):
    """A river with losses, lags, returns, reservoirs, rule curves, evaporation, targets and dead-end canals."""
    draw = np.random.default_rng(seed)
    count = int(draw.integers(2, 9))
    nodes = [f"n{i}" for i in range(count)]
    reaches = []
    for i in range(count - 1):
        more = {"loss": float(draw.choice([0.0, 0.0, 0.1, 0.3]))}
        if draw.random() < 0.12:
            more["lag_periods"] = int(draw.integers(1, 3))
        reaches.append((nodes[i], nodes[int(draw.integers(i + 1, count))], more))
    inflow = {name: draw.gamma(1.0, 10.0, periods) * (draw.random() < 0.8) for name in nodes}
    places = list(nodes)
    if canals and draw.random() < 0.5:
        places.append("canal_end")
        head, capacity = str(draw.choice(nodes)), float(draw.uniform(0.5, 4))
        reaches.append((head, "canal_end", {"kind": "canal", "loss": 0.1, "capacity_m3_s": capacity}))
    rights, uses = _random_users(draw, places, nodes)
    basin = river(places, reaches, inflow, rights, uses, periods=periods, **_random_tables(draw, nodes))
    returns = _random_returns(draw, basin, nodes)
    return replace(basin, returns=returns, settings=replace(basin.settings, sharing=sharing))


def tangled_river(seed, sharing="max-min", periods=3):
    """A random river with free canals (loops too), forks with stated shares, and returns to any other branch."""
    basin = random_river(seed, sharing, canals=bool(seed % 2), periods=periods)
    draw = np.random.default_rng([7, seed])
    names = [node.id for node in basin.nodes if node.id != "canal_end"]
    reaches = list(basin.reaches)
    for number in range(int(draw.integers(1, 4))):
        head, to = (str(name) for name in draw.choice(names, 2, replace=False))
        capacity = None if draw.random() < 0.3 else float(draw.uniform(0.3, 5))
        loss = float(draw.choice([0, 0.1, 0.3]))
        reaches.append(rows.Reach(f"free{number}", head, to, "canal", loss, capacity))
    if draw.random() < 0.4 and len(names) > 3:
        here = int(draw.integers(0, len(names) - 2))
        to = names[int(draw.integers(here + 1, len(names)))]
        if not any(reach.from_node == names[here] and reach.to_node == to for reach in reaches):
            reaches.append(rows.Reach("fork", names[here], to, split_share=float(draw.uniform(0.1, 0.9))))
    returns = list(basin.returns)
    stated = {row.right for row in returns}
    for each in basin.rights:
        if each.id not in stated and draw.random() < 0.2:
            returns.append(rows.Return(each.id, str(draw.choice(names)), 0, float(draw.choice([1.0, 0.5]))))
    return replace(basin, reaches=tuple(reaches), returns=tuple(returns))


def _random_users(draw, places, nodes):
    rights, uses = [], {}
    for number in range(int(draw.integers(1, 9))):
        name = f"u{number}"
        more = {
            "consumption_ratio": float(draw.choice([1.0, 0.7, 0.5, 0.3])),
            "seniority": date(1950 + int(draw.integers(0, 4)), 1, 1),
            "source": "ground" if draw.random() < 0.05 else "surface",
        }
        volume = int(draw.uniform(5e6, 1.5e8)) if draw.random() < 0.4 else 10**12
        rights.append(right(name, str(draw.choice(places)), str(draw.choice(CLASSES[:4])), volume, **more))
        uses[name] = float(draw.gamma(1.0, 8.0))
    return rights, uses


def _random_tables(draw, nodes):
    stores, targets, rules, curves, evaporation, limits = [], [], [], [], [], []
    for name in nodes:
        if draw.random() < 0.3:
            capacity = float(draw.uniform(5, 60))
            dead = capacity * float(draw.choice([0, 0.2]))
            stores.append(rows.Reservoir(name, capacity, dead, capacity * draw.random()))
            curves += [rows.CurvePoint(name, 0.0, 0.5), rows.CurvePoint(name, capacity, 3.0)]
            evaporation += [rows.Evaporation(name, m, float(draw.uniform(-50, 200))) for m in range(1, 13)]
            if draw.random() < 0.4:
                priority = str(draw.choice(CLASSES))
                rules += [rows.RuleTarget(name, m, float(draw.uniform(0, 80)), priority) for m in range(1, 13)]
            if draw.random() < 0.3:
                limits += [rows.StorageLimit(name, m, float(draw.uniform(0.3, 1) * capacity)) for m in (2, 3)]
        for priority in CLASSES[:4]:
            if draw.random() < 0.12:
                targets += [rows.Target(name, m, float(draw.uniform(0.2, 6)), priority) for m in range(1, 13)]
    return {
        "reservoirs": tuple(stores),
        "targets": tuple(targets),
        "rule_curves": tuple(rules),
        "reservoir_curves": tuple(curves),
        "evaporation": tuple(evaporation),
        "storage_limits": tuple(limits),
    }


def _random_returns(draw, basin, nodes):
    returns = []
    for each in basin.rights:
        if draw.random() < 0.4 and each.node in nodes:
            below = [name for name in nodes if draw.random() < 0.4] or [each.node]
            share = 1.0 / (len(below) + 1)
            lags = [int(draw.random() < 0.5 or name != each.node) for name in below]
            returns += [rows.Return(each.id, name, lag, share) for name, lag in zip(below, lags, strict=True)]
            if draw.random() < 0.5:
                way = next((r for r in basin.reaches if r.from_node == each.node and not r.lag_periods), None)
                if way and way.kind == "river":
                    returns.append(rows.Return(each.id, way.to_node, 0, share))
    return tuple(returns)
