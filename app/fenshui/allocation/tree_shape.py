"""Whether a river only joins, and if so its nodes from the sources down and the one way that leads on from each."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from fenshui.allocation.river_arrays import Floats, Ints, Stores, Targets, Tree, Users
from fenshui.basin import Basin
from fenshui.basin.rows import Reach


@dataclass(frozen=True)
class TreeShape:
    """Nodes upstream first; the way down from each (-1: none, or lagged); why it is no tree, if it is none."""

    nodes: tuple[str, ...]
    down: Ints
    gain: Floats
    is_canal: np.ndarray[tuple[int], np.dtype[np.bool_]]
    reach: Ints
    not_a_tree: str = ""


def tree_shape(basin: Basin) -> TreeShape:
    """The shape of a basin's river; dead-end canals hang on it as branches whose water flows outward."""
    way: dict[str, tuple[str, float, bool, int]] = {}
    reason = ""
    for number, reach in enumerate(basin.reaches):
        source, target = (reach.to_node, reach.from_node) if reach.kind == "canal" else (reach.from_node, reach.to_node)
        if source in way:
            reason = reason or _fork(reach)
            continue
        gain = 1.0 / (1.0 - reach.loss) if reach.kind == "canal" else 1.0 - reach.loss
        way[source] = (target, gain, reach.kind == "canal", number)
        if reach.kind == "canal" and not _is_dead_end(basin, reach):
            reason = reason or f"canal {reach.id} is free"
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(node.id for node in basin.nodes)
    graph.add_edges_from(
        (node, to) for node, (to, _, _, number) in way.items() if basin.reaches[number].lag_periods == 0
    )
    nodes = _upstream_first(graph) if nx.is_directed_acyclic_graph(graph) else tuple(graph)
    if not nx.is_directed_acyclic_graph(graph):
        reason = reason or "canals and rivers form a loop"
    return _shape(basin, nodes, way, reason)


def _shape(
    basin: Basin, nodes: tuple[str, ...], way: dict[str, tuple[str, float, bool, int]], reason: str
) -> TreeShape:
    place = {node: index for index, node in enumerate(nodes)}
    down = np.full(len(nodes), -1, np.int64)
    gain = np.ones(len(nodes))
    canal = np.zeros(len(nodes), dtype=bool)
    reach = np.full(len(nodes), -1, np.int64)
    for node, (to, factor, is_canal, number) in way.items():
        index = place[node]
        reach[index], gain[index], canal[index] = number, factor, is_canal
        down[index] = place[to] if basin.reaches[number].lag_periods == 0 else -1
    return TreeShape(nodes, down, gain, canal, reach, reason)


def _upstream_first(graph: "nx.DiGraph[str]") -> tuple[str, ...]:
    """Depth first from the outlets in the order of ids, turned round: the same for every order of the rows."""
    order: list[str] = []
    waiting = sorted((node for node in graph if graph.out_degree(node) == 0), reverse=True)
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting.extend(sorted(graph.predecessors(node), reverse=True))
    return tuple(reversed(order))


def _fork(reach: Reach) -> str:
    place = reach.to_node if reach.kind == "canal" else reach.from_node
    return f"{reach.id}: more than one way at {place}"


def _is_dead_end(basin: Basin, canal: Reach) -> bool:
    """A canal on which nothing rises, is stored, is kept or comes from elsewhere; all beyond it are canals too."""
    beyond, waiting = {canal.to_node}, [canal.to_node]
    while waiting:
        node = waiting.pop()
        for reach in basin.reaches:
            if reach.from_node == node:
                if reach.kind != "canal" or reach.to_node in beyond:
                    return False
                beyond.add(reach.to_node)
                waiting.append(reach.to_node)
    strange = {row.node for row in basin.targets} | {row.node for row in basin.reservoirs}
    strange |= {name for name, column in zip(basin.inflows.nodes, basin.inflows.values.T, strict=True) if column.any()}
    strange |= {row.node for row in basin.returns}
    fed_twice = [reach for reach in basin.reaches if reach.to_node in beyond and reach.kind != "canal"]
    return canal.lag_periods == 0 and not (beyond & strange) and not fed_twice


def tree_of(basin: Basin, shape: TreeShape, users: Users, stores: Stores, targets: Targets) -> tuple[Tree | None, str]:
    """The tree that water lines work on, or None and the reason why the river is none."""
    if shape.not_a_tree:
        return None, shape.not_a_tree
    outlet = np.ones(len(shape.nodes))
    for index in range(len(shape.nodes) - 1, -1, -1):
        if shape.down[index] >= 0:
            outlet[index] = shape.gain[index] * outlet[shape.down[index]]
    back, reason = _returns_below(basin, shape, outlet)
    if reason:
        return None, reason
    back_at, back_user, back_share = _by_node(len(shape.nodes), [(n, i, share) for n, i, share in back])
    member_at, member, _ = _by_node(
        len(shape.nodes), [(int(n), i, 0.0) for i, n in enumerate([*users.node, *stores.node])]
    )
    target_at, target, _ = _by_node(len(shape.nodes), [(int(n), j, 0.0) for j, n in enumerate(targets.node)])
    tree = Tree(
        shape.down, shape.gain, outlet, shape.is_canal, shape.reach, member_at, member, back_at, back_user, back_share,
        target_at, target,
    )  # fmt: skip
    return tree, ""


def _returns_below(basin: Basin, shape: TreeShape, outlet: Floats) -> tuple[list[tuple[int, int, float]], str]:
    """Returns at once further down as (node, user, share of what is taken); they must lie on the user's way down."""
    place = {node: index for index, node in enumerate(shape.nodes)}
    column = {right.id: index for index, right in enumerate(basin.rights)}
    back: list[tuple[int, int, float]] = []
    for row in basin.returns:
        right = basin.rights[column[row.right]]
        if row.lag_periods == 0 and row.node != right.node and right.source == "surface":
            back.append((place[row.node], column[row.right], (1.0 - right.consumption_ratio) * row.share))
    for user in {user for _, user, _ in back}:
        right = basin.rights[user]
        spot = sum(
            row.share
            for row in basin.returns
            if row.right == right.id and row.node == right.node and not row.lag_periods
        )
        rest = (1.0 - (1.0 - right.consumption_ratio) * spot) * outlet[place[right.node]]
        due = {node: share for node, who, share in back if who == user}
        below = place[right.node]
        while below >= 0:
            rest -= due.pop(below, 0.0) * outlet[below]
            if rest <= 1e-12 * outlet[below]:
                return [], f"{right.id} gives back as much as it takes"
            below = int(shape.down[below])
        if due:
            return [], f"{right.id} gives back off its way down"
    return back, ""


def _by_node(nodes: int, entries: Sequence[tuple[int, int, float]]) -> tuple[Ints, Ints, Floats]:
    ordered = sorted(entries, key=lambda entry: (entry[0], entry[1]))
    counts = np.bincount([entry[0] for entry in ordered], minlength=nodes) if ordered else np.zeros(nodes, int)
    at = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return at, np.array([e[1] for e in ordered], dtype=np.int64), np.array([e[2] for e in ordered], dtype=float)
