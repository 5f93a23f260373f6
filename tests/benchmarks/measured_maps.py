"""Seeded river networks to draw: a tree over a jittered grid, ten points a reach, sizes by what lies upstream."""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

POINTS = 10
SPACING_M = 1000.0


@dataclass(frozen=True)
class River:
    """Lines (reaches × points × 2, metres), how many reaches lie above each, and a change of flow for every month."""

    lines: np.ndarray
    size: np.ndarray
    change: np.ndarray


def river(reaches, seed=7):
    """The network of so many reaches."""
    draw = np.random.default_rng([seed, reaches])
    columns = round((reaches * 1.5) ** 0.5)
    rows = -(-(reaches + 1) // columns)
    below, order = _tree(columns, rows, draw.random(columns * rows).tolist())
    above = np.ones(columns * rows)
    for node in reversed(order):
        if below[node] >= 0:
            above[below[node]] += above[node]
    at = np.arange(columns * rows)
    place = np.column_stack([at % columns, at // columns]) + draw.uniform(-0.35, 0.35, (len(at), 2))
    chosen = np.array([node for node in order if below[node] >= 0][:reaches])
    lines = _winding(place[chosen], place[np.array(below)[chosen]], draw) * SPACING_M
    return River(lines, above[chosen], draw.normal(0, 1, (12, len(chosen))))


def _tree(columns, rows, weight):
    """The way down from every cell of a grid, grown from a mouth in the middle of the lower edge (Prim)."""
    below, order = [-1] * (columns * rows), []
    seen, edge = [False] * (columns * rows), [(0.0, columns // 2)]
    seen[columns // 2] = True
    while edge:
        _, node = heappop(edge)
        order.append(node)
        x = node % columns
        for other, is_there in (
            (node - 1, x > 0),
            (node + 1, x < columns - 1),
            (node - columns, node >= columns),
            (node + columns, node + columns < columns * rows),
        ):
            if is_there and not seen[other]:
                seen[other], below[other] = True, node
                heappush(edge, (weight[other], other))
    return below, order


def _winding(start, end, draw):
    share = np.linspace(0, 1, POINTS)
    along = end - start
    aside = np.column_stack([-along[:, 1], along[:, 0]])
    off = np.zeros((len(start), POINTS))
    off[:, 1:] = draw.normal(0, 0.06, (len(start), POINTS - 1)).cumsum(axis=1)
    off -= share * off[:, -1:]
    return start[:, None] + share[None, :, None] * along[:, None] + off[..., None] * aside[:, None]
