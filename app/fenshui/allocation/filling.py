"""Progressive filling: all of a group rise together; a row that is full stops its members. Compiled."""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import Pieces
from fenshui.allocation.river_arrays import Flags, Floats, Ints, Targets

_ROUNDING = 1e-12


class Rows(NamedTuple):
    """Rows over members, compressed: Σ share · taken (+ what its own target keeps) ≤ bound of its node.

    `target` is the row's own target, -1 for none.
    """

    at: Ints
    member: Ints
    share: Floats
    node: Ints
    target: Ints


class Filled(NamedTuple):
    """The level at which every member stopped, and the node whose row stopped it (-1: it is full)."""

    level: Floats
    stopped_by: Ints


@compiled
def fill(
    groups: int, together: bool, user_group: Ints, rows: Rows, bound: Floats, targets: Targets, flow: Floats,
    pieces: Pieces, filled: Filled,
) -> None:  # fmt: skip
    """Raise group after group until everybody is full or stopped. `bound` by node; `flow` by target, hm³."""
    load = np.zeros(rows.node.size)
    rising = np.ones(pieces.used.size, np.bool_)
    kept = np.ones(rows.node.size, np.bool_)
    filled.level[:] = groups
    filled.stopped_by[:] = -1
    for group in range(groups):
        line = group + 0.0
        if together:
            _stop_all_equals(line, group, user_group, pieces, rising, filled)
        while line < group + 1:
            end = _next_break(line, group + 1.0, rising, pieces)
            rate = _rates(0.5 * (line + end), rows, targets, flow, pieces, rising, kept)
            step = _room(end - line, rows, bound, load, rate)
            load += rate * step
            line = end if step >= end - line else line + step
            if line < end or step <= 0.0:
                _stop(line, rows, bound, load, rate, rising, kept, filled)
                if together:
                    _stop_all_equals(line, group, user_group, pieces, rising, filled)


@compiled
def _next_break(line: float, end: float, rising: Flags, pieces: Pieces) -> float:
    for member in range(rising.size):
        if rising[member]:
            for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
                if line < pieces.low[k] < end:
                    end = pieces.low[k]
                if line < pieces.high[k] < end:
                    end = pieces.high[k]
    return end


@compiled
def _rates(
    line: float, rows: Rows, targets: Targets, flow: Floats, pieces: Pieces, rising: Flags, kept: Flags
) -> Floats:
    """How fast every row fills at a line between two breaks."""
    slope = np.zeros(rising.size)
    for member in range(rising.size):
        if rising[member]:
            for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
                if pieces.low[k] < line < pieces.high[k]:
                    slope[member] += pieces.slope[k]
    rate = np.zeros(rows.node.size)
    for r in range(rows.node.size):
        for k in range(rows.at[r], rows.at[r + 1]):
            rate[r] += rows.share[k] * slope[rows.member[k]]
        j = rows.target[r]
        if j >= 0 and kept[r] and targets.group[j] < line < targets.group[j] + 1:
            rate[r] += flow[j]
    return rate


@compiled
def _room(most: float, rows: Rows, bound: Floats, load: Floats, rate: Floats) -> float:
    """How far everybody may rise before a row is full."""
    for r in range(rows.node.size):
        if rate[r] > 0.0:
            most = min(most, max(0.0, bound[rows.node[r]] - load[r]) / rate[r])
    return most


@compiled
def _stop(
    line: float, rows: Rows, bound: Floats, load: Floats, rate: Floats, rising: Flags, kept: Flags, filled: Filled
) -> None:
    for r in range(rows.node.size):
        left = bound[rows.node[r]] - load[r]
        if rate[r] > 0.0 and left <= _ROUNDING * (abs(bound[rows.node[r]]) + 1e-3 * rate[r]):
            kept[r] = False
            for k in range(rows.at[r], rows.at[r + 1]):
                member = rows.member[k]
                if rising[member]:
                    rising[member] = False
                    filled.level[member] = line
                    filled.stopped_by[member] = rows.node[r]


@compiled
def _stop_all_equals(line: float, group: int, user_group: Ints, pieces: Pieces, rising: Flags, filled: Filled) -> None:
    """Proportional sharing: where one user of a group is stopped, or was before it could begin, all of it are."""
    one_stopped = False
    for i in range(user_group.size):
        one_stopped |= user_group[i] == group and not rising[i] and pieces.used[i] > 0
    for i in range(user_group.size):
        if one_stopped and user_group[i] == group and rising[i]:
            rising[i] = False
            filled.level[i] = line
