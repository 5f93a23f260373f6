"""A frozen value with some fields changed, at a fifth of the cost of `dataclasses.replace`: ledgers need millions."""

from typing import Any, TypeVar

T = TypeVar("T")


def changed(value: T, **fields: Any) -> T:
    """A copy of a frozen dataclass without slots and without checks of its own, with these fields in it."""
    other = object.__new__(type(value))
    kept = other.__dict__
    kept.update(value.__dict__)
    kept.update(fields)
    return other
