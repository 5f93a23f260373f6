"""The proof of a period: everybody is full, or owns a tight row in which nobody of its group stands higher.

A row is a node's balance: what its subtree may take at most. The proof looks at amounts only, not at water lines, so
that it does not believe the kernel it checks. Source: the characterisation of lexicographic max-min fairness by
bottlenecks (Bertsekas & Gallager, Data Networks, §6.5.2), extended to groups served in order.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.pieces import Pieces
from fenshui.allocation.river_arrays import Floats, Ints, Targets, Tree

SLACK = 1e-9
RESOLUTION = 1e-14
"""How finely a water line can be told apart: times the largest request, the volume that is lost in it."""
SAME_LEVEL = 1e-6
FULL = 1e9
"""A level above every water line."""


class Proof(NamedTuple):
    """Room for one period: highest level in each subtree, and the lowest such level among the tight rows below."""

    highest: Floats
    tight: Floats
    through: Floats
    low: Floats
    high: Floats


def empty_proof(tree: Tree, members: int) -> Proof:
    """Room for the proof of a period of a river."""
    nodes = len(tree.down)
    return Proof(np.zeros(nodes), np.zeros(nodes), np.zeros(nodes), np.zeros(members), np.zeros(members))


@inner_loop
def count_unproved(
    tree: Tree, home: Ints, usable: Floats, canal_room: Floats, targets: Targets, target_flow: Floats,
    pieces: Pieces, limit: Floats, taken: Floats, outflow: Floats, top: float, proof: Proof,
) -> int:  # fmt: skip
    """How many members and targets are neither full nor stopped by a row that stops all their equals."""
    unproved = 0
    blur = RESOLUTION * steepest(pieces)
    proof.highest[:] = 0.0
    find_levels(taken, pieces, limit, proof.low, proof.high)
    for member in range(home.size):
        proof.highest[home[member]] = max(proof.highest[home[member]], proof.low[member])
    for n in range(tree.down.size):
        proof.through[n] = canal_room[n] if tree.is_canal[n] else abs(usable[n])
    for n in range(tree.down.size):
        below = tree.down[n]
        if below >= 0:
            proof.highest[below] = max(proof.highest[below], proof.highest[n])
            proof.through[below] += tree.gain[n] * proof.through[n] if not tree.is_canal[n] else 0.0
    unproved += _find_tight_rows(tree, canal_room, targets, target_flow, outflow, top, blur, proof)
    for n in range(tree.down.size - 1, -1, -1):
        below = tree.down[n]
        if below >= 0:
            proof.tight[n] = min(proof.tight[n], proof.tight[below])
    for member in range(home.size):
        if proof.high[member] < proof.tight[home[member]] - SAME_LEVEL:
            unproved += 1
    return unproved


@inner_loop
def _find_tight_rows(
    tree: Tree, canal_room: Floats, targets: Targets, target_flow: Floats, outflow: Floats, top: float,
    blur: float, proof: Proof,
) -> int:  # fmt: skip
    """Set `tight` of every node's own rows; count targets that are short though somebody served later has water."""
    unproved = 0
    for n in range(tree.down.size):
        slack = canal_room[n] + outflow[n] * tree.gain[n] if tree.is_canal[n] else outflow[n]
        small = SLACK * max(proof.through[n], 1e-3) + blur
        first, end = tree.target_at[n], tree.target_at[n + 1]
        proof.tight[n] = proof.highest[n] if first == end and slack <= small else top + 1.0
        unproved += slack < -small
        for k in range(first, end):
            j = tree.target[k]
            kept = min(target_flow[j], max(0.0, outflow[n]))
            level = targets.group[j] + (kept / target_flow[j] if target_flow[j] > 0.0 else 1.0)
            if slack - kept <= small:
                counted = level if kept > small else 0.0
                proof.tight[n] = min(proof.tight[n], max(proof.highest[n], counted))
            unproved += kept < target_flow[j] - small and proof.highest[n] > level + SAME_LEVEL
    return unproved


@inner_loop
def find_levels(taken: Floats, pieces: Pieces, limit: Floats, lowest: Floats, highest: Floats) -> None:
    """The lowest and highest water line at which each member takes just what it takes; no highest where it is full."""
    for member in range(taken.size):
        first, end = pieces.at[member], pieces.at[member] + pieces.used[member]
        before, low, high, last = 0.0, 0.0, FULL, 0.0
        near = 0.0
        for k in range(first, end):
            near += SLACK * pieces.slope[k] * (pieces.high[k] - pieces.low[k])
            last = pieces.high[k]
        for k in range(first, end):
            part = pieces.slope[k] * (pieces.high[k] - pieces.low[k])
            if taken[member] >= before + part - near:
                low = pieces.high[k]
                before += part
            elif taken[member] <= before + near:
                high = pieces.low[k]
                break
            else:
                low = high = pieces.low[k] + (taken[member] - before) / pieces.slope[k]
                break
        lowest[member] = low
        highest[member] = FULL if high >= min(limit[member], last) - SAME_LEVEL else high


@inner_loop
def steepest(pieces: Pieces) -> float:
    """The steepest slope of any piece in use, hm³ a level."""
    most = 0.0
    for member in range(pieces.used.size):
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            most = max(most, pieces.slope[k])
    return most
