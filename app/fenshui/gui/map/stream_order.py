"""How great a stream is among the others: the order of Strahler (1957)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.basin.rows import Reach


def stream_orders(reaches: Sequence[Reach]) -> NDArray[np.int64]:
    """Order of every reach: 1 at a source, one more where two equal streams meet; canals are 0."""
    arriving: dict[str, list[int]] = {}
    waiting_for: dict[str, int] = {}
    leaving: dict[str, list[int]] = {}
    for number, reach in enumerate(reaches):
        if reach.kind == "river":
            leaving.setdefault(reach.from_node, []).append(number)
            waiting_for[reach.to_node] = waiting_for.get(reach.to_node, 0) + 1
    orders = np.array([reach.kind == "river" for reach in reaches], dtype=np.int64)
    ready = [node for node in leaving if not waiting_for.get(node)]
    while ready:
        node = ready.pop()
        here = _order_after(arriving.get(node, ()))
        for number in leaving.get(node, ()):
            orders[number] = here
            below = reaches[number].to_node
            arriving.setdefault(below, []).append(here)
            waiting_for[below] -= 1
            if not waiting_for[below]:
                ready.append(below)
    return orders


def _order_after(orders: Sequence[int]) -> int:
    if not orders:
        return 1
    highest = max(orders)
    return highest + (list(orders).count(highest) > 1)
