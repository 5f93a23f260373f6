"""Tier 2: rivers where what one takes only ever lowers the flow of the places below it, by fixed shares.

That holds for rivers that divide by stated shares and for returns that give back just what a place would lose. Each
place is a row Σ share · taken ≤ what would pass it untouched, and progressive filling on the rows is exact.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack, identity, lil_matrix
from scipy.sparse.linalg import spsolve

from fenshui.allocation.accounts import close_period, fresh_state, open_period
from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.filling import Filled, Rows, fill
from fenshui.allocation.pieces import NOTHING, amounts, empty_pieces, set_stores, set_users
from fenshui.allocation.river_arrays import Floats, Ints, Outcome, Record, State
from fenshui.allocation.row_certificate import count_unproved_rows
from fenshui.allocation.ways import Ways, draw_of, pass_through, ways_of

ROUNDING = 1e-12


@dataclass(frozen=True)
class Packing:
    """The rows of a river; `reaching` is how much of a unit entering each node (columns) passes each node (rows)."""

    rows: Rows
    reaching: csr_matrix
    taking: csr_matrix
    ways: Ways


def packing_of(river: CompiledRiver) -> Packing | None:
    """The rows of a river, or None where it has canals or some row would not only add up."""
    if river.reaches.is_canal.any():
        return None
    ways = ways_of(river)
    reaching = reaching_of(river, ways)
    taking = taking_of(river)
    effect = csr_matrix(reaching @ taking)
    effect.data[np.abs(effect.data) < ROUNDING] = 0.0
    if (effect.data < 0).any():
        return None
    effect.eliminate_zeros()
    own = [[int(j) for j in np.flatnonzero(river.targets.node == n)] or [-1] for n in range(len(river.nodes))]
    rows = [(n, j) for n, targets in enumerate(own) for j in targets]
    matrix = csr_matrix(effect[[n for n, _ in rows]])
    return Packing(
        Rows(
            matrix.indptr.astype(np.int64),
            matrix.indices.astype(np.int64),
            matrix.data.astype(float),
            np.array([n for n, _ in rows], dtype=np.int64),
            np.array([j for _, j in rows], dtype=np.int64),
        ),
        reaching,
        taking,
        ways,
    )


def run_packing(river: CompiledRiver, packing: Packing, record: Record, outcome: Outcome) -> None:
    """Fill `outcome` for every period of the record."""
    state = fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, record.volume)
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    members = len(river.home)
    filled, taken = Filled(np.zeros(members), np.zeros(members, np.int64)), np.zeros(members)
    sharing, groups = river.basin.settings.sharing, river.order.count
    for t in range(len(record.seconds)):
        open_period(t, river.users, river.stores, record, state)
        set_users(river.users, state, sharing == "equal-losses", pieces)
        set_stores(t, river.users, river.stores, record, state, pieces)
        bound, flow = packing.reaching @ state.usable, record.target[t]
        together = sharing == "proportional"
        fill(groups, together, river.users.group, packing.rows, bound, river.targets, flow, pieces, filled)
        amounts(filled.level, pieces, taken)
        outcome.outflow[t] = state.usable - packing.taking @ taken
        pass_through(packing.ways, river.reaches, outcome.outflow[t], outcome.flow[t])
        outcome.unproved[t] = count_unproved_rows(
            packing.rows, bound, river.targets, flow, pieces, filled.level, filled.stopped_by, taken, outcome.outflow[t]
        )
        _keep(t, river, state, filled.stopped_by, taken, outcome)
        close_period(t, outcome.delivered[t], outcome.storage[t], outcome.flow[t], river.users, river.reaches, state)


def _keep(t: int, river: CompiledRiver, state: State, stopped_by: Ints, taken: Floats, outcome: Outcome) -> None:
    users = len(river.users.node)
    outcome.asked[t] = state.want
    outcome.delivered[t] = np.where(river.users.on_river, taken[:users], state.want)
    outcome.storage[t] = state.locked + taken[users:]
    outcome.evaporated[t] = state.evaporated
    short = river.users.on_river & (state.want - taken[:users] > np.maximum(NOTHING, 1e-9 * state.want))
    outcome.binding[t] = np.where(short, stopped_by[:users], -1)


def reaching_of(river: CompiledRiver, ways: Ways) -> csr_matrix:
    """How much of a unit entering each node (columns) passes each node (rows)."""
    nodes = len(river.nodes)
    step = lil_matrix((nodes, nodes))
    for n in range(nodes):
        for k in range(ways.at[n], ways.at[n + 1]):
            reach = ways.reach[k]
            if river.reaches.lag[reach] == 0:
                step[river.reaches.to[reach], n] += river.reaches.gain[reach] * ways.share[k]
    return csr_matrix(spsolve((identity(nodes) - step).tocsc(), identity(nodes).tocsc()))


def taking_of(river: CompiledRiver) -> csr_matrix:
    """What a unit taken by each member takes from each node: users, then reservoirs."""
    stores = lil_matrix((len(river.nodes), len(river.stores.node)))
    for s, node in enumerate(river.stores.node):
        stores[node, s] = 1.0
    return csr_matrix(hstack([draw_of(river), stores]))
