"""How scarce water is along the way from the giver to the taker: whose shortage one more cubic metre would cure."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from fenshui.allocation import Run, scarcity
from fenshui.basin import Basin, river_network
from fenshui.transfer import Transfer
from fenshui.words import Refused


@dataclass(frozen=True)
class PlaceScarcity:
    """One node in one period: `cured` is the shortage that 1 m³ more there would cure, m³; `binding` the node whose
    scarcity it relieves ("" where none); `fen_per_m3` what that is worth, None where a benefit is not stated.
    """

    node: str
    cured: float
    binding: str
    fen_per_m3: float | None


def path_of(basin: Basin, transfer: Transfer) -> tuple[str, ...]:
    """The nodes from the giver's to the taker's along the river, both included, whichever lies above."""
    starts, taker = basin.right_by_id.get(transfer.right), basin.right_by_id.get(transfer.to_right)
    ends = taker.node if taker else transfer.to_node
    if starts is None or ends not in basin.node_by_id:
        raise Refused("negotiation.no_path", id=transfer.id)
    try:
        return tuple(nx.shortest_path(river_network(basin).to_undirected(as_view=True), starts.node, ends))
    except nx.NetworkXNoPath:
        raise Refused("negotiation.no_path", id=transfer.id) from None


def scarcity_along(
    run: Run, period: int, nodes: tuple[str, ...], benefit_fen_per_m3: Mapping[str, float] | None = None
) -> tuple[PlaceScarcity, ...]:
    """The shadow of water at nodes in one period, worth what those would gain who are short.

    `benefit_fen_per_m3` is the marginal benefit by right. Raises `Refused` where the river has no shadow of this kind.
    """
    shadow = scarcity(run, period)
    names = [right.id for right in run.river.basin.rights]
    at = {node: number for number, node in enumerate(shadow.nodes)}
    stated = benefit_fen_per_m3 or {}
    found = []
    for node in nodes:
        gain = shadow.gain[at[node]]
        relieved = [names[column] for column in np.flatnonzero(gain > 0)]
        known = benefit_fen_per_m3 is not None and all(name in stated for name in relieved)
        price = float(sum(gain[names.index(name)] * stated[name] for name in relieved)) if known else None
        found.append(PlaceScarcity(node, float(gain.sum()), shadow.binding[at[node]], price))
    return tuple(found)
