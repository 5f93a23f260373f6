"""The tree without the places where nothing can happen, run, and the flows of those places put back.

A node where nobody takes, stores, keeps a flow or receives late water carries a redundant row: what enters there may
as well enter at the next node below, less the losses on the way. The answer is the same to the last digit but one.
"""

from dataclasses import dataclass

import numpy as np

from fenshui.allocation.accounts import fresh_state
from fenshui.allocation.certificate import empty_proof
from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import empty_pieces
from fenshui.allocation.river_arrays import Flags, Floats, Ints, Outcome, Reaches, Record, Stores, Targets, Tree, Users
from fenshui.allocation.tree_run import EQUAL_LOSSES, EVENLY, PROPORTIONAL, run_tree
from fenshui.allocation.water_line import empty_lines

_SHARING = {"equal-losses": EQUAL_LOSSES, "proportional": PROPORTIONAL}


@dataclass(frozen=True)
class LeanTree:
    """The kept part of a tree: `kept` are its nodes in the whole river; `entry`, `share`: where inflow enters now."""

    kept: Ints
    entry: Ints
    share: Floats
    tree: Tree
    users: Users
    stores: Stores
    reaches: Reaches
    targets: Targets


def lean_tree(river: CompiledRiver, tree: Tree) -> LeanTree:
    """The tree of a river with its plain nodes contracted into the next kept node below."""
    keep = _must_stay(river, tree)
    nodes = len(keep)
    entry = np.arange(nodes)
    for n in range(nodes - 1, -1, -1):
        if not keep[n]:
            entry[n] = entry[tree.down[n]]
    kept = np.flatnonzero(keep)
    place = np.full(nodes, -1, np.int64)
    place[kept] = np.arange(len(kept))
    below = tree.down[kept]
    next_kept = np.where(below >= 0, entry[np.maximum(below, 0)], -1)
    gain = np.where(tree.is_canal[kept] | (below < 0), tree.gain[kept], tree.outlet[kept] / tree.outlet[next_kept])
    lean = tree._replace(
        down=np.where(below >= 0, place[next_kept], -1),
        gain=gain,
        outlet=tree.outlet[kept],
        is_canal=tree.is_canal[kept],
        reach=tree.reach[kept],
        member_at=_offsets(tree.member_at, kept),
        back_at=_offsets(tree.back_at, kept),
        target_at=_offsets(tree.target_at, kept),
    )
    return LeanTree(
        kept,
        place[entry],
        tree.outlet / tree.outlet[entry],
        lean,
        river.users._replace(node=place[river.users.node], late_node=place[river.users.late_node]),
        river.stores._replace(node=place[river.stores.node]),
        river.reaches._replace(to=place[river.reaches.to]),
        river.targets._replace(node=place[river.targets.node]),
    )


def run_lean_tree(river: CompiledRiver, tree: Tree, record: Record, outcome: Outcome) -> None:
    """Tier 1: fill `outcome` for every period of the record."""
    lean = lean_tree(river, tree)
    periods, kept = len(record.seconds), len(lean.kept)
    supply = np.zeros((periods, kept))
    _gather(record.supply, lean.entry, lean.share, supply)
    inner = outcome._replace(outflow=np.zeros((periods, kept)), line=np.zeros((periods, kept)))
    pieces = empty_pieces(lean.users, lean.stores, river.order.count)
    run_tree(
        _SHARING.get(river.basin.settings.sharing, EVENLY),
        river.order.count,
        lean.tree,
        lean.users,
        lean.stores,
        lean.reaches,
        lean.targets,
        np.concatenate([lean.users.node, lean.stores.node]),
        river.net,
        record._replace(supply=supply),
        fresh_state(lean.users, lean.stores, kept, river.most_lag, record.volume),
        pieces,
        empty_lines(lean.tree, pieces, river.order.count),
        empty_proof(lean.tree, len(river.home)),
        inner,
    )
    _put_back(tree, lean, record, inner, outcome)


def _must_stay(river: CompiledRiver, tree: Tree) -> Flags:
    """Roots, places of users, reservoirs, targets, returns and late arrivals, and both ends of canals."""
    keep = tree.down < 0
    keep[river.home] = True
    keep[river.targets.node] = True
    keep[river.users.late_node] = True
    keep[river.reaches.to[river.reaches.lag > 0]] = True
    keep |= np.diff(tree.back_at) > 0
    keep |= tree.is_canal
    keep[tree.down[tree.is_canal]] = True
    return keep


def _offsets(at: Ints, kept: Ints) -> Ints:
    """Offsets of the kept nodes; nodes that went had no rows, so the rows stay as they are."""
    return np.concatenate([at[kept], at[-1:]])


def _put_back(tree: Tree, lean: LeanTree, record: Record, inner: Outcome, outcome: Outcome) -> None:
    """What leaves the contracted nodes is what enters there and above; their line is that of the node below."""
    place = np.full(len(tree.down), -1, np.int64)
    place[lean.kept] = np.arange(len(lean.kept))
    _spread(tree, lean.kept, lean.entry, place, record.supply, inner, outcome)


@compiled
def _gather(supply: Floats, entry: Ints, share: Floats, gathered: Floats) -> None:
    """Let every node's supply, hm³ a period, enter at the kept node where it arrives."""
    for t in range(supply.shape[0]):
        for n in range(entry.size):
            gathered[t, entry[n]] += supply[t, n] * share[n]


@compiled
def _spread(
    tree: Tree, kept: Ints, entry: Ints, place: Ints, supply: Floats, inner: Outcome, outcome: Outcome
) -> None:  # fmt: skip
    """Fill flows, lines and binding nodes of the whole river from those of the kept nodes, period by period."""
    for t in range(supply.shape[0]):
        outflow = outcome.outflow[t]
        for n in range(place.size):
            outflow[n] = inner.outflow[t, place[n]] if place[n] >= 0 else supply[t, n]
            outcome.line[t, n] = inner.line[t, entry[n]]
        for n in range(place.size):
            below = tree.down[n]
            if below >= 0 and place[below] < 0:
                outflow[below] += tree.gain[n] * outflow[n]
            if place[n] < 0 and tree.reach[n] >= 0:
                outcome.flow[t, tree.reach[n]] = outflow[n]
        for i in range(outcome.binding.shape[1]):
            if outcome.binding[t, i] >= 0:
                outcome.binding[t, i] = kept[outcome.binding[t, i]]
