"""Seeded rivers to measure on: a tree of N nodes with losses, users, targets and reservoirs, 720 months."""

from dataclasses import replace
from datetime import date

import numpy as np
from fenshui.basin import Basin, Inflows, Settings, Timeline, rows

MONTHS = 720
SEASON = np.array([0.4, 0.4, 0.5, 0.7, 0.9, 1.1, 1.9, 2.1, 1.6, 1.1, 0.7, 0.6])
CLASSES = ("domestic", "ecology", "industry", "agriculture", "storage")


def measured_river(nodes, seed=1, reservoirs=True, strict=False, months=MONTHS):
    """A basin value; `strict` gives every user a date of its own, so that the answer is one of strict priority."""
    draw = np.random.default_rng([seed, nodes])
    down = _tree(nodes, draw)
    loss = draw.uniform(0.0, 0.4, nodes) / np.sqrt(nodes)
    mean = draw.lognormal(3.0, 0.6, nodes)
    inflow = _inflows(mean, months, draw)
    passing = _passing(mean, down, loss)
    timeline = Timeline("month", date(1960, 1, 1), months)
    sharing = "seniority" if strict else "max-min"
    priorities = ("ecology", "agriculture", "storage") if strict else CLASSES
    users = _users(nodes, passing, mean, draw, strict)
    return Basin(
        settings=Settings("测", f"measured {nodes}", timeline, priorities=priorities, sharing=sharing),
        nodes=tuple(rows.Node(f"n{i}", "junction") for i in range(nodes)),
        reaches=tuple(
            rows.Reach(f"r{i}", f"n{i}", f"n{down[i]}", loss=float(loss[i])) for i in range(nodes) if down[i] >= 0
        ),
        inflows=Inflows(tuple(f"n{i}" for i in range(nodes)), inflow),
        regions=(rows.Region("all"),),
        holders=(rows.Holder("all", region="all"),),
        rights=tuple(right for right, _ in users),
        demands=tuple(
            rows.Demand(right.id, month + 1, float(size * SEASON[month]))
            for right, size in users
            for month in range(12)
        ),
        reservoirs=_stores(nodes, passing, draw) if reservoirs else (),
        targets=_targets(nodes, passing, draw),
    )


def _tree(nodes, draw):
    """Way down from each node, the outlet last: a main stem with branches on branches."""
    stem = max(2, int(1.2 * nodes**0.6))
    down = [-1, *range(stem - 1)]
    while len(down) < nodes:
        at = int(draw.integers(0, len(down)))
        for _ in range(int(min(nodes - len(down), 1 + draw.geometric(4 / stem)))):
            down.append(at)
            at = len(down) - 1
    turned = np.array(down[:nodes])[::-1]
    return np.where(turned >= 0, nodes - 1 - turned, -1)


def _inflows(mean, months, draw):
    year = np.exp(0.35 * draw.normal(size=(months // 12 + 1, 1))).repeat(12, axis=0)[:months]
    noise = np.exp(0.4 * draw.normal(size=(months, len(mean))))
    return mean * SEASON[np.arange(months) % 12][:, None] * year * noise


def _passing(mean, down, loss):
    total = mean.copy()
    for i in range(len(mean)):
        if down[i] >= 0:
            total[down[i]] += (1 - loss[i]) * total[i]
    return total


def _users(nodes, passing, mean, draw, strict):
    count = max(3, int(0.6 * nodes))
    place = np.sort(draw.choice(nodes, count))
    size = draw.lognormal(0.0, 1.0, count) * np.sqrt(passing[place])
    size *= 0.9 * mean.sum() / size.sum()
    rank = draw.permutation(count)
    found = []
    for i in range(count):
        day = date.fromordinal(date(1900, 1, 1).toordinal() + int(rank[i]))
        priority = "agriculture" if strict else str(draw.choice(CLASSES[:4]))
        found.append(
            (
                rows.Right(
                    f"u{i}", "all", "abstraction", f"n{place[i]}", priority, annual_volume_m3=2**52, seniority=day
                ),
                size[i],
            )
        )
    return found


def _stores(nodes, passing, draw):
    chosen = draw.choice(nodes, max(1, int(0.06 * nodes)), replace=False)
    return tuple(
        rows.Reservoir(f"n{n}", float(passing[n] * 2.0), 0.0, float(passing[n])) for n in sorted(chosen.tolist())
    )


def _targets(nodes, passing, draw):
    chosen = draw.choice(nodes, max(1, int(0.2 * nodes)), replace=False)
    flow = {int(n): float(passing[n] * draw.uniform(0.04, 0.12) / 2.63) for n in chosen}
    return tuple(rows.Target(f"n{n}", month, flow[n]) for n in sorted(flow) for month in range(1, 13))


def as_tables(basin: Basin):
    """The river for other programs: plain lists and arrays, everything a volume a month."""
    timeline = basin.settings.timeline
    seconds = timeline.seconds
    place = timeline.period_of_year - 1
    use = np.zeros((12, len(basin.rights)))
    column = {right.id: i for i, right in enumerate(basin.rights)}
    for row in basin.demands:
        use[row.period_of_year - 1, column[row.right]] = row.diversion_hm3
    flow = {row.node: row.flow_m3_s for row in basin.targets}
    return {
        "nodes": [node.id for node in basin.nodes],
        "reaches": [(reach.from_node, reach.to_node, reach.loss) for reach in basin.reaches],
        "rights": [(right.id, right.node, right.seniority.toordinal(), right.priority) for right in basin.rights],
        "reservoirs": [(store.node, store.capacity_hm3, store.initial_hm3) for store in basin.reservoirs],
        "targets": list(flow),
        "inflow": basin.inflows.values,
        "asked": use[place],
        "target": np.array([[flow[node] * s / 1e6 for node in flow] for s in seconds]),
        "first": timeline.dates[0].isoformat(),
        "periods": timeline.periods,
    }


def with_canals(basin: Basin, canals, returners):
    """The same river with free canals between any two places, and users whose returns come back on another branch."""
    draw = np.random.default_rng([3, len(basin.nodes)])
    names = [node.id for node in basin.nodes]
    ways = [draw.choice(names, 2, replace=False).tolist() for _ in range(canals)]
    size = draw.uniform(1, 20, canals)
    more = tuple(rows.Reach(f"c{k}", head, to, "canal", 0.1, float(size[k])) for k, (head, to) in enumerate(ways))
    chosen = {basin.rights[k].id for k in draw.choice(len(basin.rights), returners, replace=False)}
    rights = tuple(replace(right, consumption_ratio=0.6) if right.id in chosen else right for right in basin.rights)
    returns = tuple(rows.Return(name, str(draw.choice(names)), 0, 1.0) for name in sorted(chosen))
    return replace(basin, reaches=basin.reaches + more, rights=rights, returns=returns)


def without_losses(basin: Basin) -> Basin:
    """The same river with whole numbers and nothing lost, as networkx's network simplex wants it."""
    return replace(basin, reaches=tuple(replace(reach, loss=0.0) for reach in basin.reaches))
