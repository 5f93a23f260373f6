"""The basin as a graph: the model that everybody can draw on paper."""

import networkx as nx

from fenshui.basin.basin import Basin


def river_network(basin: Basin) -> "nx.DiGraph[str]":
    """The basin as a `networkx.DiGraph`: an edge a reach with its id, kind, gain (1 - loss), lag and capacity.

    Of several reaches between the same two nodes the first stands for all; the engine itself works on the rows.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    for node in basin.nodes:
        graph.add_node(node.id, kind=node.kind, name_zh=node.name_zh, name_en=node.name_en, region=node.region)
    for reach in reversed(basin.reaches):
        graph.add_edge(
            reach.from_node,
            reach.to_node,
            id=reach.id,
            kind=reach.kind,
            gain=1.0 - reach.loss,
            lag_periods=reach.lag_periods,
            capacity_m3_s=reach.capacity_m3_s,
        )
    return graph
