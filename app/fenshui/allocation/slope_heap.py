"""A mergeable max-heap of slope events: where, going down, a subtree's load begins or ceases to fall."""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.river_arrays import Floats, Ints


class Heap(NamedTuple):
    """Events as a forest of skew heaps: line, change of slope, change of the number of rising members, children."""

    line: Floats
    slope: Floats
    members: Ints
    left: Ints
    right: Ints
    used: Ints


def empty_heap(size: int) -> Heap:
    """Room for `size` events."""
    return Heap(
        np.zeros(size), np.zeros(size), np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64),
        np.zeros(1, np.int64),
    )  # fmt: skip


@inner_loop
def push(root: int, line: float, slope: float, count: int, heap: Heap) -> int:
    """Add an event to the heap under `root` (-1 for none); the new root."""
    event = heap.used[0]
    heap.used[0] += 1
    heap.line[event], heap.slope[event], heap.members[event] = line, slope, count
    heap.left[event], heap.right[event] = -1, -1
    return meld(root, event, heap)


@inner_loop
def pop(root: int, heap: Heap) -> int:
    """The heap without its highest event."""
    return meld(heap.left[root], heap.right[root], heap)


@inner_loop
def meld(one: int, other: int, heap: Heap) -> int:
    """Both heaps as one (skew: the children change sides along the path, which keeps it short on average)."""
    if one < 0:
        return other
    if other < 0:
        return one
    if heap.line[one] < heap.line[other]:
        one, other = other, one
    root = one
    while True:
        next_one = heap.right[one]
        heap.right[one] = heap.left[one]
        if next_one < 0:
            heap.left[one] = other
            return root
        if heap.line[next_one] < heap.line[other]:
            next_one, other = other, next_one
        heap.left[one] = next_one
        one = next_one
