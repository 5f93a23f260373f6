"""Tier 1: a whole record on a tree, period after period, in one compiled pass."""

import numpy as np

from fenshui.allocation.accounts import close_period, open_period
from fenshui.allocation.certificate import Proof, count_unproved
from fenshui.allocation.kernel import compiled
from fenshui.allocation.passing import pass_on, reach_flows
from fenshui.allocation.pieces import NOTHING, Pieces, set_stores, set_users
from fenshui.allocation.river_arrays import (
    Floats,
    Ints,
    Outcome,
    Reaches,
    Record,
    State,
    Stores,
    Targets,
    Tree,
    Users,
)
from fenshui.allocation.water_line import Lines, find_lines, take

EVENLY, EQUAL_LOSSES, PROPORTIONAL = 0, 1, 2


@compiled
def run_tree(
    sharing: int, groups: int, tree: Tree, users: Users, stores: Stores, reaches: Reaches, targets: Targets,
    home: Ints, net: Floats, record: Record, state: State, pieces: Pieces, lines: Lines, proof: Proof, outcome: Outcome,
) -> None:  # fmt: skip
    """Fill `outcome` for every period of the record."""
    canal_room = np.zeros(tree.down.size)
    taken = np.zeros(home.size)
    for t in range(record.seconds.size):
        open_period(t, users, stores, record, state)
        for n in range(tree.down.size):
            if tree.is_canal[n]:
                canal_room[n] = reaches.capacity_m3_s[tree.reach[n]] * record.seconds[t] / 1e6
        set_users(users, state, sharing == EQUAL_LOSSES, pieces)
        set_stores(t, users, stores, record, state, pieces)
        lines.limit[:] = groups
        if sharing == PROPORTIONAL:
            _one_ratio_a_group(t, groups, tree, users, targets, home, net, record, state, canal_room, pieces, lines)
        find_lines(tree, net, home, state.usable, canal_room, targets, record.target[t], groups + 0.0, pieces, lines)
        take(home, pieces, lines, taken)
        pass_on(tree, users, home, state.usable, taken, outcome.outflow[t])
        outcome.unproved[t] = count_unproved(
            tree, home, state.usable, canal_room, targets, record.target[t], pieces, lines.limit, taken,
            outcome.outflow[t], groups + 0.0, proof,
        )  # fmt: skip
        reach_flows(tree, outcome.outflow[t], outcome.flow[t])
        _keep(t, users, stores, state, lines, taken, outcome)
        close_period(t, outcome.delivered[t], outcome.storage[t], outcome.flow[t], users, reaches, state)


@compiled
def _one_ratio_a_group(
    t: int, groups: int, tree: Tree, users: Users, targets: Targets, home: Ints, net: Floats, record: Record,
    state: State, canal_room: Floats, pieces: Pieces, lines: Lines,
) -> None:  # fmt: skip
    """Proportional sharing: group by group, hold everybody to the lowest level anybody of the group reaches."""
    present = np.zeros(groups, np.bool_)
    for i in range(users.node.size):
        present[users.group[i]] |= pieces.used[i] > 0
    for group in range(groups):
        if not present[group]:
            continue
        find_lines(tree, net, home, state.usable, canal_room, targets, record.target[t], groups + 0.0, pieces, lines)
        lowest = group + 1.0
        for i in range(users.node.size):
            if users.group[i] == group and pieces.used[i] > 0:
                lowest = min(lowest, lines.path[home[i]])
        for i in range(users.node.size):
            if users.group[i] == group and lowest < group + 1.0:
                lines.limit[i] = max(lowest, group + 0.0)


@compiled
def _keep(t: int, users: Users, stores: Stores, state: State, lines: Lines, taken: Floats, outcome: Outcome) -> None:
    """Write the period into the outcome; who draws on something else than the river gets all it asks."""
    outcome.line[t] = lines.path
    outcome.asked[t] = state.want
    for i in range(users.node.size):
        outcome.delivered[t, i] = taken[i] if users.on_river[i] else state.want[i]
        short = users.on_river[i] and state.want[i] - taken[i] > max(NOTHING, 1e-9 * state.want[i])
        outcome.binding[t, i] = lines.binding[users.node[i]] if short else -1
    for s in range(stores.node.size):
        outcome.storage[t, s] = state.locked[s] + taken[users.node.size + s]
        outcome.evaporated[t, s] = state.evaporated[s]
