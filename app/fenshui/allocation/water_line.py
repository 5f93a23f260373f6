"""One period on a tree by water lines: one pass down the river, cutting where more is asked than there is.

Every member takes `amount(line)`, all of a subtree at one line unless a row above has cut deeper. At each node the
load of the subtree is compared with what can be there; where it is too much the line sinks until it fits.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import Pieces, amount
from fenshui.allocation.river_arrays import Floats, Ints, Targets, Tree
from fenshui.allocation.slope_heap import Heap, empty_heap, meld, pop, push

_TIGHT = 1e-13
"""An excess that is rounding, as a share of what there is."""


class Lines(NamedTuple):
    """What the pass works on: events, and by node the load, the bound, its own line and the lowest on its way down."""

    heap: Heap
    root: Ints
    load: Floats
    bound: Floats
    line: Floats
    path: Floats
    binding: Ints
    jump: Ints
    jump_line: Floats
    limit: Floats


def empty_lines(tree: Tree, pieces: Pieces) -> Lines:
    """Room for one period of a river."""
    nodes, members = len(tree.down), len(pieces.used)
    events = 4 * int(pieces.at[-1]) + 2 * len(tree.back_user) + nodes + len(tree.target) + 8
    return Lines(
        empty_heap(events),
        np.zeros(nodes, np.int64),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes, np.int64),
        np.zeros(nodes, np.int64),
        np.zeros(nodes),
        np.zeros(members),
    )


@compiled
def find_lines(
    tree: Tree, net: Floats, home: Ints, usable: Floats, canal_room: Floats, target_node: Targets, flow: Floats,
    top: float, pieces: Pieces, lines: Lines,
) -> None:  # fmt: skip
    """The water line of every node, in `lines.path`, and the node whose line it is, in `lines.binding`."""
    nodes = tree.down.size
    lines.heap.used[0] = 0
    for n in range(nodes):
        lines.root[n], lines.load[n], lines.line[n] = -1, 0.0, top
        lines.jump[n], lines.jump_line[n] = n, top
        lines.bound[n] = tree.outlet[tree.down[n]] * canal_room[n] if tree.is_canal[n] else tree.outlet[n] * usable[n]
    for n in range(nodes):
        _add_members(n, tree, net, pieces, lines)
        if tree.back_at[n + 1] > tree.back_at[n]:
            _add_returns(n, tree, home, top, pieces, lines)
        _cut(n, tree, target_node, flow, top, lines)
        below = tree.down[n]
        if below >= 0:
            lines.root[below] = meld(lines.root[below], lines.root[n], lines.heap)
            lines.load[below] += lines.load[n]
            if not tree.is_canal[n]:
                lines.bound[below] += lines.bound[n]
            lines.jump[n], lines.jump_line[n] = below, lines.line[n]
    _follow_down(tree, lines)


@compiled
def _add_members(n: int, tree: Tree, net: Floats, pieces: Pieces, lines: Lines) -> None:
    for k in range(tree.member_at[n], tree.member_at[n + 1]):
        member = tree.member[k]
        _add(n, member, tree.outlet[n] * net[member], lines.limit[member], pieces, lines)


@compiled
def _add_returns(n: int, tree: Tree, home: Ints, top: float, pieces: Pieces, lines: Lines) -> None:
    for k in range(tree.back_at[n], tree.back_at[n + 1]):
        user = tree.back_user[k]
        cut_above = min(lines.limit[user], _lowest_so_far(home[user], top, lines))
        _add(n, user, -tree.outlet[n] * tree.back_share[k], cut_above, pieces, lines)


@compiled
def _add(n: int, member: int, weight: float, limit: float, pieces: Pieces, lines: Lines) -> None:
    for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
        low, high = pieces.low[k], min(pieces.high[k], limit)
        if high > low:
            slope = pieces.slope[k] * weight
            lines.root[n] = push(lines.root[n], high, slope, 1, lines.heap)
            lines.root[n] = push(lines.root[n], low, -slope, -1, lines.heap)
            lines.load[n] += slope * (high - low)


@compiled
def _lowest_so_far(n: int, top: float, lines: Lines) -> float:
    """The lowest line from a node down to where the pass has come; the way walked is shortened for the next call."""
    lowest = top
    while lines.jump[n] != n:
        after = lines.jump[n]
        if lines.jump[after] != after:
            lines.jump_line[n] = min(lines.jump_line[n], lines.jump_line[after])
            lines.jump[n] = lines.jump[after]
        lowest = min(lowest, lines.jump_line[n])
        n = lines.jump[n]
    return lowest


@compiled
def _cut(n: int, tree: Tree, targets: Targets, flow: Floats, top: float, lines: Lines) -> None:
    """Lower the line of a node until its load fits: once for each target there, counting that target, or once."""
    first, end = tree.target_at[n], tree.target_at[n + 1]
    if first == end:
        _cut_row(n, 0.0, 0.0, top, lines)
    for k in range(first, end):
        j = tree.target[k]
        _cut_row(n, tree.outlet[n] * flow[j], targets.group[j] + 0.0, top, lines)


@compiled
def _cut_row(n: int, weight: float, start: float, top: float, lines: Lines) -> None:
    excess = lines.load[n] + weight - lines.bound[n]
    if excess <= _TIGHT * abs(lines.bound[n]):
        return
    line, slope, count = _sink(n, excess, weight, start, top, lines)
    if count > 0:
        lines.root[n] = push(lines.root[n], line, slope, count, lines.heap)
    lines.load[n] = max(lines.bound[n], 0.0) - weight * min(1.0, max(0.0, line - start))
    lines.line[n] = min(lines.line[n], line)


@compiled
def _sink(n: int, excess: float, weight: float, start: float, top: float, lines: Lines) -> tuple[float, float, int]:
    """The line at which the excess is gone, and the slope and number of members that rise with it there."""
    heap, line, slope, count = lines.heap, top, 0.0, 0
    own = 0.0
    ahead = start + 1.0 if weight > 0.0 else -1.0
    while True:
        root = lines.root[n]
        nearest = max(heap.line[root] if root >= 0 else -1.0, ahead)
        falling = (slope if count > 0 else 0.0) + own
        if nearest < 0.0:
            return 0.0, slope, count
        if falling > 0.0 and falling * (line - nearest) >= excess:
            return max(0.0, line - excess / falling), slope, count
        if falling > 0.0:
            excess -= falling * (line - nearest)
        line = nearest
        while lines.root[n] >= 0 and heap.line[lines.root[n]] == nearest:
            slope += heap.slope[lines.root[n]]
            count += heap.members[lines.root[n]]
            lines.root[n] = pop(lines.root[n], heap)
        if ahead == nearest:
            own = weight if own == 0.0 else 0.0
            ahead = start if own > 0.0 else -1.0


@compiled
def _follow_down(tree: Tree, lines: Lines) -> None:
    for n in range(tree.down.size - 1, -1, -1):
        below = tree.down[n]
        lines.path[n], lines.binding[n] = lines.line[n], n
        if below >= 0 and lines.path[below] < lines.line[n]:
            lines.path[n], lines.binding[n] = lines.path[below], lines.binding[below]


@compiled
def take(home: Ints, pieces: Pieces, lines: Lines, taken: Floats) -> None:
    """What every member takes at its line, hm³."""
    for member in range(home.size):
        taken[member] = amount(member, min(lines.path[home[member]], lines.limit[member]), pieces)
