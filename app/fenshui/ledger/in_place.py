"""A long fold need not keep the state before each entry: while it alone holds the state, that may grow in place."""

from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any, TypeVar

from fenshui.ledger.changed import changed
from fenshui.ledger.kept_map import GrowingMap, KeptMap
from fenshui.ledger.lasting_map import LastingMap
from fenshui.ledger.state import State

T = TypeVar("T")
_Turn = Callable[[KeptMap[Any, Any]], KeptMap[Any, Any]]


def growing(state: State) -> State:
    """The state with all it knows in maps of its own that grow in place; the given one stays as it is."""
    return _turned(state, lambda kept: kept if isinstance(kept, GrowingMap) else GrowingMap(kept))


def grown_in_place(before: State, after: State) -> State:
    """What a fold goes on with after an entry: the other room's `accounts` grow in place too, from when they begin."""
    return after if after.accounts is before.accounts else growing(after)


def lasting(state: State) -> State:
    """The state as everybody may hold it: nothing changes it any more."""
    return _turned(state, lambda kept: LastingMap(kept) if isinstance(kept, GrowingMap) else kept)


def _turned(state: State, turn: _Turn) -> State:
    """The state with its own maps turned, and those that another room keeps in `accounts`."""
    accounts = _with_maps(state.accounts, turn) if is_dataclass(state.accounts) else state.accounts
    return _with_maps(state, turn).but(accounts=accounts)


def _with_maps(value: T, turn: _Turn) -> T:
    return changed(value, **{name: turn(kept) for name, kept in vars(value).items() if isinstance(kept, KeptMap)})
