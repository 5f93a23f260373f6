"""The exchange rate at which a transfer takes from the river no more than it gives."""

from dataclasses import replace
from math import exp, log

import networkx as nx

from fenshui.basin import Basin, river_network
from fenshui.transfer import Transfer

_DIGITS = 9


def neutral_rate(basin: Basin, transfer: Transfer) -> float:
    """What of a unit of consumption given up arrives at the taker: T = Π(1 - loss) on the way down; at most 1.

    On different branches both ways down to where they meet count, T of the giver / T of the taker. With the taker above
    the giver it is 1: water saved below is no water above, the rate cannot mend that. Source: domain, §5.
    """
    graph = river_network(basin)
    model = basin.right_by_id.get(transfer.to_right)
    giver, taker = basin.right_by_id[transfer.right].node, model.node if model else transfer.to_node
    down_giver, down_taker = _gains(graph, giver), _gains(graph, taker)
    if giver in down_taker:
        return 1.0
    shared = [(down_giver[node], down_taker[node]) for node in down_giver if node in down_taker]
    if not shared:
        return 1.0
    of_giver, of_taker = max(shared, key=sum)
    return round(min(1.0, of_giver / of_taker), _DIGITS)


def neutral(basin: Basin, transfer: Transfer) -> Transfer:
    """The transfer at the neutral rate, equal in consumption whatever basis it states."""
    return replace(transfer, conversion="neutral", exchange_rate=neutral_rate(basin, transfer))


def _gains(graph: "nx.DiGraph[str]", start: str) -> dict[str, float]:
    """What arrives at every node below of a unit that leaves a node, on the way with the least loss."""
    lost = nx.single_source_dijkstra_path_length(graph, start, weight=lambda head, to, reach: -log(reach["gain"]))
    return {node: exp(-length) for node, length in lost.items()}
