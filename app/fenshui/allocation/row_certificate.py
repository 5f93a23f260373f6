"""The proof of a period on rows: everybody is full, or owns a tight row in which nobody stands higher."""

import numpy as np

from fenshui.allocation.certificate import FULL, RESOLUTION, SAME_LEVEL, SLACK, find_levels, steepest
from fenshui.allocation.filling import Rows
from fenshui.allocation.kernel import compiled
from fenshui.allocation.pieces import Pieces
from fenshui.allocation.river_arrays import Floats, Ints, Targets


@compiled
def count_unproved_rows(
    rows: Rows, bound: Floats, targets: Targets, flow: Floats, pieces: Pieces, limit: Floats, stopped_by: Ints,
    taken: Floats, passing: Floats,
) -> int:  # fmt: skip
    """How many members and targets are not proved; `passing` is what passes every node, from its own balance, hm³.

    Who was stopped together with an equal (proportional sharing) has no row of its own: its limit counts as full.
    """
    low, high = np.zeros(taken.size), np.zeros(taken.size)
    held = np.where(stopped_by < 0, limit, FULL)
    find_levels(taken, pieces, held, low, high)
    blur = RESOLUTION * steepest(pieces)
    unproved = 0
    proved = high >= FULL
    for r in range(rows.node.size):
        node, j = rows.node[r], rows.target[r]
        small = SLACK * max(abs(bound[node]), 1e-3) + blur
        kept = min(flow[j], passing[node]) if j >= 0 else 0.0
        level = targets.group[j] + kept / flow[j] if j >= 0 and flow[j] > 0.0 else 0.0
        highest = level if kept > small else 0.0
        for k in range(rows.at[r], rows.at[r + 1]):
            highest = max(highest, low[rows.member[k]])
        if j >= 0 and kept < flow[j] - small and highest > level + SAME_LEVEL:
            unproved += 1
        if passing[node] - kept <= small:
            for k in range(rows.at[r], rows.at[r + 1]):
                proved[rows.member[k]] |= high[rows.member[k]] >= highest - SAME_LEVEL
    return unproved + int((~proved).sum())
