"""Tier 3, reduced: the fair allocation of a river with canals, period after period, by walking a small programme.

The canals, and who gives water back elsewhere, are the only columns; every group is raised as in the general
programme (`linear_programme`), and each answer is an optimum proved by its prices.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.accounts import close_period, fresh_state, open_period
from fenshui.allocation.canal_rows import CanalRows
from fenshui.allocation.claims import Claims, Held, empty_claims, set_claims
from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.corner import NO_LIMIT, Corner, begin, climb, corner_of, worst_breach
from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import NOTHING, Pieces, empty_pieces, set_stores, set_users
from fenshui.allocation.raising import raise_group
from fenshui.allocation.river_arrays import Flags, Floats, Outcome, Reaches, Record, State, Stores, Targets, Users
from fenshui.allocation.ways import pass_through

_BREACH = 1e-9
_FREE = 1e-9


class _Room(NamedTuple):
    """Room for a period; `aim` (by column) is what is climbed for, `through` (by node) what would pass untouched."""

    corner: Corner
    claims: Claims
    held: Held
    aim: Floats
    through: Floats
    prices: Floats
    seen: Flags
    flow: Floats
    canals: Floats


def run_canal_programme(river: CompiledRiver, rows: CanalRows, record: Record, outcome: Outcome) -> None:
    """Fill `outcome` for every period of the record; a period without proof is counted in `unproved`."""
    state = fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, record.volume)
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    sharing = river.basin.settings.sharing
    _run(
        sharing == "equal-losses", sharing == "proportional", river.users, river.stores, river.reaches, river.targets,
        rows, record, state, pieces, _room(river, rows, pieces), outcome,
    )  # fmt: skip


def _room(river: CompiledRiver, rows: CanalRows, pieces: Pieces) -> _Room:
    nodes, members = len(river.nodes), len(rows.at) - 1
    claims = empty_claims(len(pieces.low) + len(river.targets.node) + len(rows.canal), river.order.count + 1)
    held = Held(np.zeros(members), np.zeros(members), np.zeros(members, bool), np.zeros(members, np.int64))
    canals = np.zeros(len(rows.canal))
    aim, flow = np.zeros(rows.start.shape[1]), np.zeros(len(river.reaches.to))
    return _Room(
        corner_of(rows.start), claims, held, aim, np.zeros(nodes), np.zeros(nodes), np.zeros(nodes, bool), flow, canals
    )


@compiled
def _run(
    equal_losses: bool, together: bool, users: Users, stores: Stores, reaches: Reaches, targets: Targets,
    rows: CanalRows, record: Record, state: State, pieces: Pieces, room: _Room, outcome: Outcome,
) -> None:  # fmt: skip
    for t in range(record.seconds.size):
        open_period(t, users, stores, record, state)
        set_users(users, state, equal_losses, pieces)
        set_stores(t, users, stores, record, state, pieces)
        scale = max(state.usable.max(), 1e-6)
        _open(record.seconds[t], scale, reaches, rows, state, room)
        set_claims(pieces, targets, record.target[t], room.canals, scale, room.claims, room.held)
        _set_bounds(scale, users.node.size if together else 0, rows, room)
        if not _serve(users, together, rows, reaches, room):
            outcome.unproved[t] += 1
        _keep(t, scale, users, reaches, rows, state, room, outcome)
        close_period(t, outcome.delivered[t], outcome.storage[t], outcome.flow[t], users, reaches, state)


@compiled
def _open(seconds: float, scale: float, reaches: Reaches, rows: CanalRows, state: State, room: _Room) -> None:
    """What would pass every place untouched, and what every canal can carry, scaled."""
    room.through[:] = state.usable
    pass_through(rows.ways, reaches, room.through, room.flow)
    all_water = state.usable.sum() / scale
    for c in range(rows.canal.size):
        capacity = reaches.capacity_m3_s[rows.canal[c]] * seconds / 1e6 / scale
        room.corner.high[c] = capacity if capacity < NO_LIMIT else NO_LIMIT
        room.canals[c] = min(capacity, max(1.0, all_water))


@compiled
def _set_bounds(scale: float, bound_users: int, rows: CanalRows, room: _Room) -> None:
    """Rows and bounds of the period; the first `bound_users` members never take more than their due."""
    corner, canals = room.corner, rows.canal.size
    corner.rows[:, :] = rows.start
    corner.bound[:] = NO_LIMIT
    corner.low[:] = 0.0
    places = rows.node.size - 1 - canals - rows.returner.size
    for row in range(places):
        corner.bound[row] = room.through[rows.node[row]] / scale
    for k in range(rows.returner.size):
        corner.high[canals + k] = NO_LIMIT if rows.returner[k] >= bound_users else 0.0
        corner.bound[places + k] = room.held.wanted[rows.returner[k]]
    begin(corner)


@compiled
def _serve(users: Users, together: bool, rows: CanalRows, reaches: Reaches, room: _Room) -> bool:
    """Serve the groups in order, then let canals run as little as possible; whether all of it is proved."""
    groups, level = room.claims.first.size - 2, room.aim.size - 1
    for group in range(groups):
        if not _raise(group, users.node.size, together, rows, reaches, room):
            return False
    room.aim[:] = -1.0
    room.aim[level] = 0.0
    done = climb(room.corner, room.aim)
    if done and _others_as_good(room.corner, level):
        done = _even_out(groups, users.node.size, rows, reaches, room)
    idle = True
    for k in range(rows.canal.size, level):
        idle &= room.corner.point[k] <= _BREACH
    return done and idle and worst_breach(room.corner) <= _BREACH


@compiled
def _raise(group: int, users: int, together: bool, rows: CanalRows, reaches: Reaches, room: _Room) -> bool:
    room.aim[:] = 0.0
    room.aim[room.aim.size - 1] = 1.0
    return bool(
        raise_group(
            group, users, together, room.claims, room.held, rows, reaches, room.corner, room.aim, room.prices, room.seen
        )
    )


@compiled
def _others_as_good(corner: Corner, level: int) -> bool:
    """Whether another way through the canals may need as little water: some tight constraint costs nothing."""
    count = corner.bound.size
    free = False
    for i in range(corner.price.size):
        free |= corner.price[i] < _FREE and corner.tight[i] != count + level
    return free


@compiled
def _even_out(groups: int, users: int, rows: CanalRows, reaches: Reaches, room: _Room) -> bool:
    """Of the ways that need as little water, the one that leaves the fullest canal most room, then the next."""
    corner, canals = room.corner, rows.canal.size
    corner.bound[corner.bound.size - 1] = corner.point[:canals].sum()
    for c in range(canals):
        row = corner.bound.size - 1 - canals + c
        corner.bound[row] = max(room.canals[c], corner.point[c])
    for k in range(canals, room.aim.size - 1):
        corner.high[k] = corner.point[k]
    return _raise(groups, users, False, rows, reaches, room)


@compiled
def _keep(
    t: int, scale: float, users: Users, reaches: Reaches, rows: CanalRows, state: State, room: _Room, outcome: Outcome
) -> None:
    """Write the period down; flows from the plain balance of every place, exact where the walk is near."""
    taken, count = room.held.amount, users.node.size
    outcome.asked[t] = state.want
    outcome.evaporated[t] = state.evaporated
    outcome.outflow[t] = state.usable
    for i in range(count):
        outcome.delivered[t, i] = taken[i] * scale if users.on_river[i] else state.want[i]
        if users.on_river[i]:
            for k in range(rows.draw_at[i], rows.draw_at[i + 1]):
                outcome.outflow[t, rows.draw_node[k]] -= rows.draw_share[k] * outcome.delivered[t, i]
            short = state.want[i] - outcome.delivered[t, i]
            if short > max(NOTHING, 1e-9 * state.want[i]):
                outcome.binding[t, i] = room.held.cut_at[i]
    for s in range(state.locked.size):
        outcome.storage[t, s] = state.locked[s] + taken[count + s] * scale
        outcome.outflow[t, rows.taken_at[count + s]] -= taken[count + s] * scale
    _send(t, scale, reaches, rows, room, outcome)
    pass_through(rows.ways, reaches, outcome.outflow[t], outcome.flow[t])


@compiled
def _send(t: int, scale: float, reaches: Reaches, rows: CanalRows, room: _Room, outcome: Outcome) -> None:
    for c in range(rows.canal.size):
        reach = rows.canal[c]
        volume = max(0.0, room.corner.point[c]) * scale
        outcome.flow[t, reach] = volume
        outcome.outflow[t, reaches.head[reach]] -= volume
        if reaches.lag[reach] == 0:
            outcome.outflow[t, reaches.to[reach]] += reaches.gain[reach] * volume
