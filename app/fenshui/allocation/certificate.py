"""The proof of a period: everybody is full, or owns a tight row in which nobody of its group stands higher.

A row is a node's balance: what its subtree may take at most. The proof looks at amounts only, not at water lines, so
that it does not believe the kernel it checks. Source: the characterisation of lexicographic max-min fairness by
bottlenecks (Bertsekas & Gallager, Data Networks, §6.5.2), extended to groups served in order.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import Pieces
from fenshui.allocation.river_arrays import Floats, Ints, Targets, Tree

_SLACK = 1e-9
_RESOLUTION = 1e-14
"""How finely a water line can be told apart: times the largest request, the volume that is lost in it."""
_SAME_LEVEL = 1e-6


class Proof(NamedTuple):
    """Room for one period: highest level in each subtree, and the lowest such level among the tight rows below."""

    highest: Floats
    tight: Floats
    through: Floats


def empty_proof(tree: Tree) -> Proof:
    """Room for the proof of a period of a river."""
    nodes = len(tree.down)
    return Proof(np.zeros(nodes), np.zeros(nodes), np.zeros(nodes))


@compiled
def count_unproved(
    tree: Tree, home: Ints, usable: Floats, canal_room: Floats, targets: Targets, target_flow: Floats,
    pieces: Pieces, limit: Floats, taken: Floats, outflow: Floats, top: float, proof: Proof,
) -> int:  # fmt: skip
    """How many members and targets are neither full nor stopped by a row that stops all their equals."""
    unproved = 0
    blur = _RESOLUTION * _steepest(pieces)
    proof.highest[:] = 0.0
    for member in range(home.size):
        proof.highest[home[member]] = max(proof.highest[home[member]], _level(member, taken[member], pieces, False))
    for n in range(tree.down.size):
        proof.through[n] = canal_room[n] if tree.is_canal[n] else abs(usable[n])
    for n in range(tree.down.size):
        below = tree.down[n]
        if below >= 0:
            proof.highest[below] = max(proof.highest[below], proof.highest[n])
            proof.through[below] += tree.gain[n] * proof.through[n] if not tree.is_canal[n] else 0.0
    for n in range(tree.down.size - 1, -1, -1):
        unproved += _row(n, tree, canal_room, targets, target_flow, outflow, top, blur, proof)
        below = tree.down[n]
        if below >= 0:
            proof.tight[n] = min(proof.tight[n], proof.tight[below])
    for member in range(home.size):
        high = _level(member, taken[member], pieces, True)
        full = high >= min(limit[member], _end(member, pieces)) - _SAME_LEVEL
        if not full and high < proof.tight[home[member]] - _SAME_LEVEL:
            unproved += 1
    return unproved


@compiled
def _row(
    n: int, tree: Tree, canal_room: Floats, targets: Targets, target_flow: Floats, outflow: Floats, top: float,
    blur: float, proof: Proof,
) -> int:  # fmt: skip
    """Set `tight` of a node's own rows; count targets there that are short though somebody later has water."""
    slack = canal_room[n] + outflow[n] * tree.gain[n] if tree.is_canal[n] else outflow[n]
    small = _SLACK * max(proof.through[n], 1e-3) + blur
    first, end = tree.target_at[n], tree.target_at[n + 1]
    proof.tight[n] = top + 1.0
    if slack < -small:
        return 1
    if first == end and slack <= small:
        proof.tight[n] = proof.highest[n]
    unproved = 0
    for k in range(first, end):
        j = tree.target[k]
        kept = min(target_flow[j], max(0.0, outflow[n]))
        level = targets.group[j] + (kept / target_flow[j] if target_flow[j] > 0.0 else 1.0)
        if slack - kept <= small:
            counted = level if kept > small else 0.0
            proof.tight[n] = min(proof.tight[n], max(proof.highest[n], counted))
        if kept < target_flow[j] - small and proof.highest[n] > level + _SAME_LEVEL:
            unproved += 1
    return unproved


@compiled
def _level(member: int, taken: float, pieces: Pieces, highest: bool) -> float:
    """The lowest, or highest, water line at which a member takes just this much."""
    first, end = pieces.at[member], pieces.at[member] + pieces.used[member]
    if first == end:
        return 1e9 if highest else 0.0
    near = _SLACK * _whole(member, pieces)
    reached, before = 0.0, 0.0
    for k in range(first, end):
        part = pieces.slope[k] * (pieces.high[k] - pieces.low[k])
        if taken >= before + part - near:
            reached = pieces.high[k]
            before += part
            continue
        if taken <= before + near:
            return pieces.low[k] if highest else reached
        return float(pieces.low[k] + (taken - before) / pieces.slope[k])
    return 1e9 if highest else reached


@compiled
def _steepest(pieces: Pieces) -> float:
    steepest = 0.0
    for member in range(pieces.used.size):
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            steepest = max(steepest, pieces.slope[k])
    return steepest


@compiled
def _whole(member: int, pieces: Pieces) -> float:
    total = 0.0
    for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
        total += pieces.slope[k] * (pieces.high[k] - pieces.low[k])
    return total


@compiled
def _end(member: int, pieces: Pieces) -> float:
    last = pieces.at[member] + pieces.used[member] - 1
    return float(pieces.high[last]) if pieces.used[member] > 0 else 0.0
