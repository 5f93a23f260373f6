"""What members claim in a period, group after group: amount = foot + slope · (line - low) between low and high."""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import compiled, inner_loop
from fenshui.allocation.pieces import Pieces
from fenshui.allocation.river_arrays import Flags, Floats, Ints, Targets

WAITING, RISING, DONE = 0, 1, 2
FULL = 1.0 - 1e-11


class Claims(NamedTuple):
    """Claims in service order, those of group g in `first[g]:first[g + 1]`; volumes scaled to the period.

    `full` is what its member has at `high`; `standing` is WAITING, RISING or DONE while a group is raised.
    """

    first: Ints
    member: Ints
    low: Floats
    high: Floats
    slope: Floats
    foot: Floats
    full: Floats
    standing: Ints


class Held(NamedTuple):
    """By member: what it has, what it may have at most, whether it was cut, and the place that cut it."""

    amount: Floats
    wanted: Floats
    cut: Flags
    cut_at: Ints


def empty_claims(size: int, groups: int) -> Claims:
    """Room for the claims of a period."""
    low, high, slope, foot, full = np.zeros((5, size))
    first, member, standing = np.zeros(groups + 1, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    return Claims(first, member, low, high, slope, foot, full, standing)


@compiled
def set_claims(
    pieces: Pieces, targets: Targets, target: Floats, canals: Floats, scale: float, claims: Claims, held: Held
) -> None:
    """Write down who claims what: users and reservoirs, targets, and last canals the room they would keep free."""
    members, groups = pieces.used.size, claims.first.size - 2
    _count(pieces, targets, target, canals.size, claims)
    held.wanted[:], held.amount[:], held.cut[:], held.cut_at[:] = 0.0, 0.0, False, -1
    for member in range(members):
        foot = 0.0
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            low, high, slope = pieces.low[k], pieces.high[k], pieces.slope[k] / scale
            foot = _put(claims, held, int(low), member, low, high, slope, foot)
    for j in range(target.size):
        if target[j] > 0.0:
            group = targets.group[j]
            _put(claims, held, group, members + j, group + 0.0, group + 1.0, target[j] / scale, 0.0)
    widest = canals.max() if canals.size else 1.0
    for c in range(canals.size):
        _put(claims, held, groups, members + target.size + c, groups + 0.0, groups + canals[c] / widest, widest, 0.0)
    for group in range(groups + 1, 0, -1):
        claims.first[group] = claims.first[group - 1]
    claims.first[0] = 0


@inner_loop
def _count(pieces: Pieces, targets: Targets, target: Floats, canals: int, claims: Claims) -> None:
    """Leave in `first` where the claims of each group begin."""
    claims.first[:] = 0
    groups = claims.first.size - 2
    for member in range(pieces.used.size):
        for k in range(pieces.at[member], pieces.at[member] + pieces.used[member]):
            claims.first[int(pieces.low[k]) + 1] += 1
    for j in range(target.size):
        if target[j] > 0.0:
            claims.first[targets.group[j] + 1] += 1
    claims.first[groups + 1] += canals
    for group in range(groups + 1):
        claims.first[group + 1] += claims.first[group]


@inner_loop
def _put(
    claims: Claims, held: Held, group: int, member: int, low: float, high: float, slope: float, foot: float
) -> float:
    k = claims.first[group]
    full = foot + slope * (high - low)
    claims.member[k], claims.low[k], claims.high[k], claims.slope[k] = member, low, high, slope
    claims.foot[k], claims.full[k], claims.standing[k] = foot, full, WAITING
    claims.first[group] += 1
    held.wanted[member] = max(held.wanted[member], full)
    return full
