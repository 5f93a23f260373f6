"""A river drawn without a map: the main stem straight across, tributaries above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.basin.basin import Basin

LANE = 0.9
"""Distance of two parallel rivers, where 1 is the length of a reach."""


def schematic_points(basin: Basin) -> NDArray[np.float64]:
    """A place for every node, in the order of the basin's nodes; water runs from left to right."""
    tree = _Tree(basin)
    places: dict[str, tuple[float, float]] = {}
    taken: dict[int, list[tuple[int, int]]] = {}
    for lane_start, outlet in enumerate(tree.outlets):
        _draw_river(tree, outlet, 0 if lane_start == 0 else len(taken) + 1, places, taken)
    return np.array([places[node.id] for node in basin.nodes], dtype=float).reshape(-1, 2)


class _Tree:
    """The basin as a forest: each node with the first reach that leaves it, river before canal."""

    def __init__(self, basin: Basin) -> None:
        self.below: dict[str, str] = {}
        known = {node.id for node in basin.nodes}
        for reach in sorted(basin.reaches, key=lambda row: row.kind != "river"):
            if {reach.from_node, reach.to_node} <= known and not self._leads_to(reach.to_node, reach.from_node):
                self.below.setdefault(reach.from_node, reach.to_node)
        self.above: dict[str, list[str]] = {node: [] for node in known}
        for node in (row.id for row in basin.nodes):
            if node in self.below:
                self.above[self.below[node]].append(node)
        self.outlets = [row.id for row in basin.nodes if row.id not in self.below]
        self.length = self._lengths()

    def _leads_to(self, node: str, goal: str) -> bool:
        while node != goal and node in self.below:
            node = self.below[node]
        return node == goal

    def _lengths(self) -> dict[str, int]:
        order, waiting = [], list(self.outlets)
        while waiting:
            order.append(waiting.pop())
            waiting += self.above[order[-1]]
        length: dict[str, int] = {}
        for node in reversed(order):
            length[node] = 1 + max((length[up] for up in self.above[node]), default=0)
        return length


def _draw_river(
    tree: _Tree,
    mouth: str,
    lane: int,
    places: dict[str, tuple[float, float]],
    taken: dict[int, list[tuple[int, int]]],
) -> None:
    """The river that ends at `mouth` in its lane, then each of its tributaries in the nearest free lane."""
    waiting = [(mouth, 0, lane)]
    while waiting:
        node, column, row = waiting.pop(0)
        row = _free_lane(taken, row, column - tree.length[node], column)
        side = 1
        while True:
            places[node] = (float(column), row * LANE)
            ups = sorted(tree.above[node], key=lambda up: -tree.length[up])
            for tributary in ups[1:]:
                waiting.append((tributary, column - 1, row + side))
                side = -side
            if not ups:
                break
            node, column = ups[0], column - 1


def _free_lane(taken: dict[int, list[tuple[int, int]]], wanted: int, first: int, last: int) -> int:
    step = 1 if wanted >= 0 else -1
    while any(first <= end and start <= last for start, end in taken.get(wanted, ())):
        wanted += step
    taken.setdefault(wanted, []).append((first, last))
    return wanted
