"""A mapping to which keys are only ever added; how one is grown, whoever else still looks at the one before."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class KeptMap(Mapping[K, V]):
    """What a ledger knows of its keys, agreements and rights, by name."""

    __slots__ = ()

    @abstractmethod
    def having(self, key: K, value: V) -> "KeptMap[K, V]":
        """The mapping with this value under this key."""


class GrowingMap(dict[K, V], KeptMap[K, V]):
    """A mapping that grows in place: whoever asks `having` of it lets go of it and goes on with what comes back.

    For one who folds many entries and alone holds the state so far; `in_place` turns states into such and back.
    """

    __slots__ = ()

    def having(self, key: K, value: V) -> "GrowingMap[K, V]":
        """This mapping, with this value under this key from now on."""
        self[key] = value
        return self
