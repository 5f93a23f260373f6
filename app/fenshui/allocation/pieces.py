"""What each member takes at a water line: pieces (low, high, slope), amount = Σ slope · (min(line, high) - low)⁺."""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.river_arrays import Floats, Ints, Record, State, Stores, Users

NOTHING = 1e-12
"""A request in hm³ (1 cm³) at or below which nobody asks."""


class Pieces(NamedTuple):
    """Pieces of every member: users first (one piece each), then reservoirs (one a stage).

    `largest` is the largest request of each group, which equal losses need.
    """

    at: Ints
    used: Ints
    low: Floats
    high: Floats
    slope: Floats
    largest: Floats


def empty_pieces(users: Users, stores: Stores, groups: int) -> Pieces:
    """Room for the pieces of every member of a river."""
    room = np.concatenate([np.ones(len(users.node), np.int64), np.diff(stores.stage_at)])
    at = np.concatenate([[0], np.cumsum(room)]).astype(np.int64)
    size = int(at[-1])
    return Pieces(at, np.zeros(len(room), np.int64), np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(groups))


@inner_loop
def set_users(users: Users, state: State, equal_losses: bool, pieces: Pieces) -> None:
    """A user rises through its group: evenly, or under equal losses once the largest request has come down to it."""
    pieces.largest[:] = 0.0
    if equal_losses:
        for i in range(users.node.size):
            if users.on_river[i]:
                pieces.largest[users.group[i]] = max(pieces.largest[users.group[i]], state.want[i])
    for i in range(users.node.size):
        want, group, k = state.want[i], users.group[i], pieces.at[i]
        pieces.used[i] = 1 if users.on_river[i] and want > NOTHING else 0
        slope = pieces.largest[group] if equal_losses else want
        pieces.high[k] = group + 1.0
        pieces.slope[k] = slope
        pieces.low[k] = group + 1.0 - want / slope if slope > 0.0 else group + 0.0


@inner_loop
def set_stores(t: int, users: Users, stores: Stores, record: Record, state: State, pieces: Pieces) -> None:
    """A reservoir's stages, each starting where the one before it ended: rule curves, keep, fill."""
    for s in range(stores.node.size):
        member = users.node.size + s
        room = record.top[t, s] - state.locked[s]
        secured, k = 0.0, pieces.at[member]
        for stage in range(stores.stage_at[s], stores.stage_at[s + 1]):
            rule, group = stores.stage_rule[stage], stores.stage_group[stage]
            if rule == -2:
                low, high, slope, end = group + 0.0, group + 1.0, room - secured, room
            else:
                slope = state.kept[s] if rule == -1 else max(0.0, record.rule[t, rule] - state.locked[s])
                end = min(slope, room)
                low = group + secured / slope if slope > 0.0 else 0.0
                high = group + end / slope if slope > 0.0 else 0.0
            if end - secured > NOTHING and slope > NOTHING:
                pieces.low[k], pieces.high[k], pieces.slope[k] = low, high, slope
                secured, k = end, k + 1
        pieces.used[member] = k - pieces.at[member]


@inner_loop
def amount(member: int, line: float, pieces: Pieces) -> float:
    """What a member takes when the water line stands at `line`, hm³."""
    total = 0.0
    for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
        if line > pieces.low[k]:
            total += pieces.slope[k] * (min(line, pieces.high[k]) - pieces.low[k])
    return total


@inner_loop
def amounts(level: Floats, pieces: Pieces, taken: Floats) -> None:
    """Fill `taken` with what every member takes at its own level, hm³."""
    for member in range(taken.size):
        taken[member] = amount(member, level[member], pieces)
