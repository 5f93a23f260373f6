"""How far it is from one place on a river down to another, along the river."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from fenshui.basin.basin import Basin


@dataclass(frozen=True)
class OnRiver:
    """A place on a river: a node by its id, or a reach by its number and the share of its length above the place."""

    node: str = ""
    reach: int = -1
    share: float = 0.0


@dataclass(frozen=True)
class WaysDown:
    """The ways that water takes in a basin; the length of a reach in metres, by its number, is asked when needed."""

    basin: Basin
    length_m: Callable[[int], float]

    def between_m(self, one: OnRiver, other: OnRiver) -> float | None:
        """Metres of the shortest way from one place down to the other, whichever lies above; None where none does."""
        down = self.down_m(one, other)
        return down if down is not None else self.down_m(other, one)

    def down_m(self, upper: OnRiver, lower: OnRiver) -> float | None:
        """Metres of the shortest way down from one place to another; None where the one does not drain to the other."""
        if upper.reach == lower.reach >= 0 and upper.share <= lower.share:
            return (lower.share - upper.share) * self.length_m(upper.reach)
        rows = self.basin.reaches
        start, first_m = upper.node, 0.0
        if upper.reach >= 0:
            start, first_m = rows[upper.reach].to_node, (1 - upper.share) * self.length_m(upper.reach)
        end, last_m = lower.node, 0.0
        if lower.reach >= 0:
            end, last_m = rows[lower.reach].from_node, lower.share * self.length_m(lower.reach)
        between = self._from_node_m(start, end)
        return first_m + between + last_m if between is not None else None

    def _from_node_m(self, start: str, end: str) -> float | None:
        try:
            return float(nx.dijkstra_path_length(self._graph, start, end, self._shortest_m))
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return None

    def _shortest_m(self, upper: str, lower: str, reaches: Mapping[int, object]) -> float:
        return min(map(self.length_m, reaches))

    @cached_property
    def _graph(self) -> nx.MultiDiGraph[str]:
        """Nodes, and between them the reaches by their numbers."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(node.id for node in self.basin.nodes)
        graph.add_edges_from((row.from_node, row.to_node, number) for number, row in enumerate(self.basin.reaches))
        return graph
