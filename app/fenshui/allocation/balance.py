"""The balance of every node in every period, worked out anew from the results and the basin's tables."""

import numpy as np

from fenshui.allocation.compiled_river import CompiledRiver, lag_within
from fenshui.allocation.river_arrays import Floats, Outcome, Record


def worst_imbalance(river: CompiledRiver, record: Record, outcome: Outcome) -> float:
    """The largest gap between what comes to a node and what goes, as a share of the largest throughput of a node.

    Comes: inflow, arrivals by reach, returns, storage at the start. Goes: diversions, reaches, what leaves the basin,
    evaporation, storage at the end. Every volume is counted from the tables, none is taken from the engine's sums.
    """
    comes = record.supply.copy()
    goes = np.zeros_like(comes)
    _count_reaches(river, outcome, comes, goes)
    _count_users(river, outcome, comes, goes)
    _count_stores(river, outcome, comes, goes)
    through = max(float(np.maximum(comes, goes).max(initial=0.0)), 1e-9)
    return float(np.abs(comes - goes).max(initial=0.0)) / through


def _count_reaches(river: CompiledRiver, outcome: Outcome, comes: Floats, goes: Floats) -> None:
    rivers_from = set(river.reaches.head[~river.reaches.is_canal].tolist())
    for number, (head, to) in enumerate(zip(river.reaches.head, river.reaches.to, strict=True)):
        flow, lag = outcome.flow[:, number], int(river.reaches.lag[number])
        goes[:, head] += flow
        comes[lag:, to] += river.reaches.gain[number] * flow[: len(flow) - lag]
    for node in range(len(river.nodes)):
        if node not in rivers_from and not _ends_a_canal(river, node):
            goes[:, node] += outcome.outflow[:, node]


def _ends_a_canal(river: CompiledRiver, node: int) -> bool:
    """A place only canals lead to: nothing leaves the basin there."""
    arriving = river.reaches.to == node
    return bool(arriving.any() and river.reaches.is_canal[arriving].all())


def _count_users(river: CompiledRiver, outcome: Outcome, comes: Floats, goes: Floats) -> None:
    basin = river.basin
    place = {node: index for index, node in enumerate(river.nodes)}
    column = {right.id: index for index, right in enumerate(basin.rights)}
    stated = {row.right for row in basin.returns}
    for index, right in enumerate(basin.rights):
        if right.source == "surface":
            goes[:, place[right.node]] += outcome.delivered[:, index]
            if right.id not in stated:
                comes[:, place[right.node]] += (1.0 - right.consumption_ratio) * outcome.delivered[:, index]
    for row in basin.returns:
        right = basin.rights[column[row.right]]
        if right.source == "surface":
            back = (1.0 - right.consumption_ratio) * row.share * outcome.delivered[:, column[row.right]]
            lag = lag_within(basin, row)
            comes[lag:, place[row.node]] += back[: len(back) - lag]


def _count_stores(river: CompiledRiver, outcome: Outcome, comes: Floats, goes: Floats) -> None:
    for index, node in enumerate(river.stores.node):
        held = np.concatenate([[river.stores.initial[index]], outcome.storage[:-1, index]])
        comes[:, node] += held
        goes[:, node] += outcome.storage[:, index] + outcome.evaporated[:, index]
