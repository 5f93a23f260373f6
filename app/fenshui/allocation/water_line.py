"""One period on a tree by water lines: one pass down the river, cutting where more is asked than there is.

Every member takes `amount(line)`, all of a subtree at one line unless a row above has cut deeper. At each node the
load of the subtree is compared with what can be there; where it is too much the line sinks until it fits.

Most pieces rise evenly from g to g + 1 and nothing has cut them: their slopes are kept in one number a node and group
(`even`). Only what a cut, a limit or a reservoir's stage has made uneven needs events in a heap.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.pieces import Pieces, amount
from fenshui.allocation.river_arrays import Floats, Ints, Targets, Tree
from fenshui.allocation.slope_heap import Heap, empty_heap, meld, pop, push

MOST_EVEN = 48
"""With more groups than this (a group a date of seniority) every piece goes to the heap."""
_TIGHT = 1e-13
"""An excess that is rounding, as a share of what there is."""


class Lines(NamedTuple):
    """What the pass works on: events, and by node the load, the bound, its own line and the lowest on its way down."""

    heap: Heap
    root: Ints
    even: Floats
    load: Floats
    bound: Floats
    line: Floats
    path: Floats
    binding: Ints
    jump: Ints
    jump_line: Floats
    limit: Floats


def empty_lines(tree: Tree, pieces: Pieces, groups: int) -> Lines:
    """Room for one period of a river."""
    nodes, members = len(tree.down), len(pieces.used)
    events = 4 * int(pieces.at[-1]) + 2 * len(tree.back_user) + nodes + len(tree.target) + 8
    return Lines(
        empty_heap(events),
        np.zeros(nodes, np.int64),
        np.zeros((nodes, groups if groups <= MOST_EVEN else 0)),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes),
        np.zeros(nodes, np.int64),
        np.zeros(nodes, np.int64),
        np.zeros(nodes),
        np.zeros(members),
    )


@inner_loop
def find_lines(
    tree: Tree, net: Floats, home: Ints, usable: Floats, canal_room: Floats, target_node: Targets, flow: Floats,
    top: float, pieces: Pieces, lines: Lines,
) -> None:  # fmt: skip
    """The water line of every node, in `lines.path`, and the node whose line it is, in `lines.binding`."""
    lines.heap.used[0] = 0
    lines.even[:] = 0.0
    lines.root[:] = -1
    lines.load[:] = 0.0
    lines.line[:] = top
    _load_members(tree, net, home, pieces, lines)
    for n in range(tree.down.size):
        lines.jump[n] = n
        lines.bound[n] = tree.outlet[n] * usable[n]
        if tree.is_canal[n]:
            lines.bound[n] = tree.outlet[tree.down[n]] * canal_room[n]
    _cut_downstream(tree, home, target_node, flow, top, pieces, lines)
    _follow_down(tree, lines)


@inner_loop
def _load_members(tree: Tree, net: Floats, home: Ints, pieces: Pieces, lines: Lines) -> None:
    """Put every member's pieces on its node, in outlet units."""
    for member in range(home.size):
        n, limit = home[member], lines.limit[member]
        weight = tree.outlet[n] * net[member]
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            low, high = pieces.low[k], min(pieces.high[k], limit)
            if high <= low:
                continue
            slope, group = pieces.slope[k] * weight, int(low)
            lines.load[n] += slope * (high - low)
            if group < lines.even.shape[1] and low == group and high == group + 1:
                lines.even[n, group] += slope
            else:
                _add_uneven(n, low, high, slope, lines)


@inner_loop
def _add_uneven(n: int, low: float, high: float, slope: float, lines: Lines) -> None:
    lines.root[n] = push(lines.root[n], high, slope, 1, lines.heap)
    lines.root[n] = push(lines.root[n], low, -slope, -1, lines.heap)


@inner_loop
def _cut_downstream(
    tree: Tree, home: Ints, targets: Targets, flow: Floats, top: float, pieces: Pieces, lines: Lines
) -> None:
    """From the sources down: cut where the load is more than there can be, and pass what is left on."""
    load, bound, even = lines.load, lines.bound, lines.even
    returns = tree.back_user.size > 0
    for n in range(tree.down.size):
        if returns and tree.back_at[n + 1] > tree.back_at[n]:
            _add_returns(n, tree, home, top, pieces, lines)
        if tree.target_at[n + 1] > tree.target_at[n]:
            _cut_for_targets(n, tree, targets, flow, top, lines)
        elif load[n] - bound[n] > _TIGHT * abs(bound[n]):
            _cut_row(n, 0.0, 0.0, top, lines)
        below = tree.down[n]
        if below < 0:
            continue
        for group in range(even.shape[1]):
            even[below, group] += even[n, group]
        load[below] += load[n]
        if not tree.is_canal[n]:
            bound[below] += bound[n]
        if lines.root[n] >= 0:
            lines.root[below] = meld(lines.root[below], lines.root[n], lines.heap)
        if returns:
            lines.jump[n], lines.jump_line[n] = below, lines.line[n]


@inner_loop
def _add_returns(n: int, tree: Tree, home: Ints, top: float, pieces: Pieces, lines: Lines) -> None:
    for k in range(tree.back_at[n], tree.back_at[n + 1]):
        user = tree.back_user[k]
        cut_above = min(lines.limit[user], _lowest_so_far(home[user], top, lines))
        weight = -tree.outlet[n] * tree.back_share[k]
        for p in range(pieces.at[user], pieces.at[user] + pieces.used[user]):
            low, high = pieces.low[p], min(pieces.high[p], cut_above)
            if high > low:
                lines.load[n] += pieces.slope[p] * weight * (high - low)
                _add_uneven(n, low, high, pieces.slope[p] * weight, lines)


@inner_loop
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


@inner_loop
def _cut_for_targets(n: int, tree: Tree, targets: Targets, flow: Floats, top: float, lines: Lines) -> None:
    """Lower the line of a node until its load fits, once for each target there, counting that target."""
    for k in range(tree.target_at[n], tree.target_at[n + 1]):
        j = tree.target[k]
        _cut_row(n, tree.outlet[n] * flow[j], targets.group[j] + 0.0, top, lines)


@inner_loop
def _cut_row(n: int, weight: float, start: float, top: float, lines: Lines) -> None:
    excess = lines.load[n] + weight - lines.bound[n]
    if excess <= _TIGHT * abs(lines.bound[n]):
        return
    line = _sink(n, excess, weight, int(start), top, lines)
    lines.load[n] = max(lines.bound[n], 0.0) - weight * min(1.0, max(0.0, line - start))
    lines.line[n] = min(lines.line[n], line)


@inner_loop
def _sink(n: int, excess: float, weight: float, start: int, top: float, lines: Lines) -> float:
    """Lower the line of a node until the excess is gone; what stood above it now ends there."""
    heap, slope, members = lines.heap, 0.0, 0
    group = lines.even.shape[1] - 1
    line = top
    while line > 0.0:
        root = lines.root[n]
        own = start + 1.0 if line > start + 1 else start + 0.0
        nearest = max(heap.line[root] if root >= 0 else 0.0, max(group + 0.0, 0.0))
        if weight > 0.0 and own < line:
            nearest = max(nearest, own)
        falling = slope if members > 0 else 0.0
        if group >= 0:
            falling += lines.even[n, group]
        if start < line <= start + 1:
            falling += weight
        if falling > 0.0 and falling * (line - nearest) >= excess:
            line = max(nearest, line - excess / falling)
            break
        excess -= falling * (line - nearest)
        line = nearest
        while lines.root[n] >= 0 and heap.line[lines.root[n]] == nearest:
            slope += heap.slope[lines.root[n]]
            members += heap.members[lines.root[n]]
            lines.root[n] = pop(lines.root[n], heap)
        if group >= 0 and line <= group:
            lines.even[n, group] = 0.0
            group -= 1
    _end_there(n, line, group, slope, members, lines)
    return float(line)


@inner_loop
def _end_there(n: int, line: float, group: int, slope: float, members: int, lines: Lines) -> None:
    """Everything that rises with the line of a node ends at it from now on."""
    if group >= 0 and lines.even[n, group] != 0.0:
        if line > group:
            slope = (slope if members > 0 else 0.0) + lines.even[n, group]
            members += 1
            lines.root[n] = push(lines.root[n], group + 0.0, -lines.even[n, group], -1, lines.heap)
        lines.even[n, group] = 0.0
    if members > 0:
        lines.root[n] = push(lines.root[n], line, slope, members, lines.heap)


@inner_loop
def _follow_down(tree: Tree, lines: Lines) -> None:
    for n in range(tree.down.size - 1, -1, -1):
        below = tree.down[n]
        lines.path[n], lines.binding[n] = lines.line[n], n
        if below >= 0 and lines.path[below] < lines.line[n]:
            lines.path[n], lines.binding[n] = lines.path[below], lines.binding[below]


@inner_loop
def take(home: Ints, pieces: Pieces, lines: Lines, taken: Floats) -> None:
    """What every member takes at its line, hm³."""
    for member in range(home.size):
        taken[member] = amount(member, min(lines.path[home[member]], lines.limit[member]), pieces)
