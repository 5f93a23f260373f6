"""What passes where on a river of any shape: rivers in their order, each dividing by fixed shares."""

from typing import NamedTuple

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix, lil_matrix

from fenshui.allocation.compiled_river import CompiledRiver, returns_of
from fenshui.allocation.kernel import compiled, inner_loop
from fenshui.allocation.river_arrays import Flags, Floats, Ints, Reaches

_PRICED = 1e-9
"""A price below which water is worth nothing to the group being served."""


class Ways(NamedTuple):
    """Nodes in the order in which rivers without lag run, and the river reaches from each with their shares."""

    order: Ints
    at: Ints
    reach: Ints
    share: Floats


def ways_of(river: CompiledRiver) -> Ways:
    """The ways of a river; where it divides, reaches without a stated share take the rest, the first row all of it."""
    entries = [_shares_from(river, node) for node in range(len(river.nodes))]
    flat = [entry for each in entries for entry in each]
    return Ways(
        np.array(_downstream(river), dtype=np.int64),
        np.concatenate([[0], np.cumsum([len(each) for each in entries])]).astype(np.int64),
        np.array([reach for reach, _ in flat], dtype=np.int64),
        np.array([share for _, share in flat], dtype=float),
    )


def draw_of(river: CompiledRiver) -> csr_matrix:
    """What a unit taken by each user takes from the balance of each node, returns at once counted (nodes × users)."""
    place = {node: index for index, node in enumerate(river.nodes)}
    matrix = lil_matrix((len(river.nodes), len(river.users.node)))
    for i, right in enumerate(river.basin.rights):
        if not river.users.on_river[i]:
            continue
        matrix[river.users.node[i], i] += 1.0
        for row in returns_of(river.basin, right):
            if row.lag_periods == 0:
                matrix[place[row.node], i] -= (1.0 - right.consumption_ratio) * row.share
    return csr_matrix(matrix)


@compiled
def pass_through(ways: Ways, reaches: Reaches, balance: Floats, flow: Floats) -> None:
    """Send what each node has left down its rivers; `balance` ends as what passes every node, `flow` by reach, hm³."""
    for n in ways.order:
        balance[n] = max(0.0, balance[n])
        for k in range(ways.at[n], ways.at[n + 1]):
            reach = ways.reach[k]
            flow[reach] = ways.share[k] * balance[n]
            if reaches.lag[reach] == 0:
                balance[reaches.to[reach]] += reaches.gain[reach] * flow[reach]


@inner_loop
def pass_prices_up(ways: Ways, reaches: Reaches, prices: Floats) -> None:
    """Add to each node's price what its water is worth below."""
    for at in range(ways.order.size - 1, -1, -1):
        n = ways.order[at]
        for k in range(ways.at[n], ways.at[n + 1]):
            reach = ways.reach[k]
            if reaches.lag[reach] == 0:
                prices[n] += ways.share[k] * reaches.gain[reach] * prices[reaches.to[reach]]


@inner_loop
def last_dear_place(reaches: Reaches, node: int, prices: Floats, seen: Flags) -> int:
    """The last place on the way down from a node where water still has a price; `seen` (by node) is scratch.

    Down to there more water would raise the group's level; below it there is enough.
    """
    seen[:] = False
    while True:
        seen[node] = True
        dearest = -1
        for reach in range(reaches.head.size):
            to = reaches.to[reach]
            here = reaches.head[reach] == node and reaches.lag[reach] == 0
            dear = here and prices[to] > _PRICED and not seen[to]
            if dear and (dearest < 0 or prices[to] > prices[dearest]):
                dearest = to
        if dearest < 0:
            return node
        node = dearest


def _shares_from(river: CompiledRiver, node: int) -> list[tuple[int, float]]:
    mine = (river.reaches.head == node) & ~river.reaches.is_canal
    numbers = [int(number) for number in np.flatnonzero(mine)]
    stated = [river.basin.reaches[number].split_share for number in numbers]
    rest = max(0.0, 1.0 - sum(share for share in stated if share is not None)) if len(numbers) > 1 else 1.0
    shares = []
    for number, share in zip(numbers, stated, strict=True):
        if share is None or len(numbers) == 1:
            share, rest = rest, 0.0
        shares.append((number, share))
    return shares


def _downstream(river: CompiledRiver) -> list[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(river.nodes)))
    runs = ~river.reaches.is_canal & (river.reaches.lag == 0)
    graph.add_edges_from(zip(river.reaches.head[runs].tolist(), river.reaches.to[runs].tolist(), strict=True))
    return list(nx.topological_sort(graph))
