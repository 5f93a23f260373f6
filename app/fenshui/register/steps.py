"""Volumes that hold from a day on until the next one: how much, on every day there ever is, in whole cubic metres."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from operator import add, sub

Steps = tuple[tuple[int, int], ...]
"""(day, volume from that day on), days ascending; nothing before the first. A day is `date.toordinal()`."""

FOREVER = date.max.toordinal()
NOTHING: Steps = ()
_OVER = (FOREVER + 1, 0)


def day_of(text: str, open_end: int = FOREVER) -> int:
    """The day that an ISO date names; `open_end` for an empty one."""
    return _ordinal(text) if text else open_end


@lru_cache(maxsize=1 << 12)
def _ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def date_text(day: int) -> str:
    """A day as people write it (ISO); nothing for an open end."""
    return date.fromordinal(day).isoformat() if day < FOREVER else ""


def during(first: int, last: int, volume: int) -> Steps:
    """A volume from its first to its last day, both included."""
    if last >= FOREVER:
        return ((first, volume),) if volume else NOTHING
    return ((first, volume), (last + 1, 0)) if volume else NOTHING


def combined(one: Steps, other: Steps, act: Callable[[int, int], int]) -> Steps:
    """What `act` makes of the two volumes of every day (`act(0, 0)` is 0)."""
    found: list[tuple[int, int]] = []
    ones, others = iter(one), iter(other)
    (one_day, one_next), (other_day, other_next) = next(ones, _OVER), next(others, _OVER)
    left = right = last = 0
    while (day := one_day if one_day < other_day else other_day) <= FOREVER:
        if one_day == day:
            left, (one_day, one_next) = one_next, next(ones, _OVER)
        if other_day == day:
            right, (other_day, other_next) = other_next, next(others, _OVER)
        volume = act(left, right)
        if volume != last:
            found.append((day, volume))
            last = volume
    return tuple(found)


def plus(one: Steps, other: Steps) -> Steps:
    """The sum, day by day."""
    return combined(one, other, add) if one and other else one or other


def minus(one: Steps, other: Steps) -> Steps:
    """The difference, day by day."""
    return combined(one, other, sub) if other else one


def total(many: Iterable[Steps]) -> Steps:
    """The sum of several, day by day."""
    found = NOTHING
    for one in many:
        found = plus(found, one)
    return found


def at(steps: Steps, day: int) -> int:
    """The volume of one day."""
    volume = 0
    for since, level in steps:
        if since > day:
            break
        volume = level
    return volume


def least(steps: Steps, first: int = 1, last: int = FOREVER) -> int:
    """The smallest volume from the first to the last day, both included."""
    lowest = at(steps, first)
    for since, level in steps:
        if first < since <= last and level < lowest:
            lowest = level
    return lowest


def within(steps: Steps, first: int, last: int) -> Steps:
    """The volumes of these days, nothing on all others."""
    found = [(first, at(steps, first)), *((day, level) for day, level in steps if first < day <= last)]
    if last < FOREVER:
        found.append((last + 1, 0))
    return combined(tuple(found), NOTHING, add)
