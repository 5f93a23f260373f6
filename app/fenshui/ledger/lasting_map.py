"""A mapping that never changes and is cheap to grow: each new one shares almost everything with the one before."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from fenshui.ledger.kept_map import KeptMap

K = TypeVar("K")
V = TypeVar("V")

_WIDTH = 32
_BITS = 5
_Row = list[dict[K, V]]


class LastingMap(KeptMap[K, V]):
    """Keys in 32 × 32 small dictionaries: one more key copies one of them, not the whole."""

    __slots__ = ("_rows", "_size")

    def __init__(self, pairs: Mapping[K, V] | None = None) -> None:
        nothing: _Row[K, V] = [{}] * _WIDTH
        self._rows: list[_Row[K, V]] = [nothing] * _WIDTH
        self._size = 0
        if pairs:
            self._rows = [[{} for _ in range(_WIDTH)] for _ in range(_WIDTH)]
            self._size = len(pairs)
            for key, value in pairs.items():
                self._cell(key)[key] = value

    def having(self, key: K, value: V) -> "LastingMap[K, V]":
        """The mapping with this value under this key; the one before stays as it is."""
        spread = hash(key)
        first, second = spread >> _BITS & _WIDTH - 1, spread & _WIDTH - 1
        rows = self._rows.copy()
        row = rows[first] = rows[first].copy()
        cell = row[second]
        grown: LastingMap[K, V] = object.__new__(LastingMap)
        grown._size = self._size + (key not in cell)
        row[second] = {**cell, key: value}
        grown._rows = rows
        return grown

    def get(self, key: K, default: V | None = None) -> V | None:  # type: ignore[override]
        """The value under a key, or the default."""
        return self._cell(key).get(key, default)

    def __getitem__(self, key: K) -> V:
        return self._cell(key)[key]

    def __contains__(self, key: object) -> bool:
        return key in self._cell(key)

    def __iter__(self) -> Iterator[K]:
        for row in self._rows:
            for cell in row:
                yield from cell

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"LastingMap({dict(self)!r})"

    def _cell(self, key: object) -> dict[K, V]:
        spread = hash(key)
        return self._rows[spread >> _BITS & _WIDTH - 1][spread & _WIDTH - 1]
