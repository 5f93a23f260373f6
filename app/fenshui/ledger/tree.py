"""The hash tree over all entries: short proofs that an entry is in it, and that an older tree is its beginning.

RFC 6962, section 2.1 (and the verification of RFC 9162, sections 2.1.3.2 and 2.1.4.2). Hashes are 32 bytes.
"""

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()

Peaks = tuple[bytes, ...]
"""The roots of the full subtrees of a tree, largest first: one for every 1 in its size written in binary."""


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of an entry: SHA-256(0x00 ‖ entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """An inner node: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grown(peaks: Peaks, size: int, leaf: bytes) -> Peaks:
    """The peaks of a tree of `size` leaves after one more: full subtrees of the same size join."""
    while size & 1:
        *rest, last = peaks
        peaks, leaf, size = tuple(rest), node_hash(last, leaf), size >> 1
    return (*peaks, leaf)


def peaks_of(leaves: Sequence[bytes]) -> Peaks:
    """The peaks of the tree over these leaves, all at once: at every level what has no partner is one."""
    level, peaks = list(leaves), []
    while level:
        if len(level) & 1:
            peaks.append(level.pop())
        level = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=True)]
    return tuple(reversed(peaks))


def root_of_peaks(peaks: Peaks) -> bytes:
    """The root of the tree with these peaks."""
    if not peaks:
        return EMPTY_ROOT
    *rest, root = peaks
    for peak in reversed(rest):
        root = node_hash(peak, root)
    return root


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaves."""
    return root_of_peaks(peaks_of(leaves))


def inclusion_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes, from the leaf up, that lead from leaf `index` to the root."""
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_path(leaves[:split], index), tree_root(leaves[split:]))
    return (*inclusion_path(leaves[split:], index - split), tree_root(leaves[:split]))


def root_along(path: Sequence[bytes], leaf: bytes, index: int, size: int) -> bytes | None:
    """The root that a path leads to from leaf `index` of `size`; None when the path has the wrong length."""
    if not 0 <= index < size:
        return None
    place, last, found = index, size - 1, leaf
    for hash_beside in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = node_hash(hash_beside, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, hash_beside)
        place, last = place >> 1, last >> 1
    return found if last == 0 else None


def consistency_path(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """The hashes that prove the tree over the first `old_size` leaves (at least 1) to be the beginning of this one."""
    return _consistency(leaves, old_size, True)


def is_beginning(old_root: bytes, old_size: int, root: bytes, size: int, path: Sequence[bytes]) -> bool:
    """Whether `path` proves the tree of `old_size` leaves to be the beginning of the tree of `size` leaves."""
    if old_size == size:
        return old_root == root and not path
    if not 0 < old_size < size:
        return False
    steps = list(path) if old_size & (old_size - 1) else [old_root, *path]
    if not steps:
        return False
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and (old, new) == (old_root, root)


def _consistency(leaves: Sequence[bytes], old_size: int, whole: bool) -> tuple[bytes, ...]:
    if old_size == len(leaves):
        return () if whole else (tree_root(leaves),)
    split = _split(len(leaves))
    if old_size <= split:
        return (*_consistency(leaves[:split], old_size, whole), tree_root(leaves[split:]))
    return (*_consistency(leaves[split:], old_size - split, False), tree_root(leaves[:split]))


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)
