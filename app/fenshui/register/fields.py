"""Which fields the register's entries have: all of them, and no others."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from fenshui.ledger.entry import Entry
from fenshui.ledger.kinds import Check, check_against
from fenshui.sealing.canonical import LARGEST_INTEGER

CLASSES = ("basin", "regional", "abstraction", "irrigator")
"""From the river down to the field: who is carved out of whom."""

BASES = ("diversion", "consumption")
WAYS = ("reserved", "lapsed", "bought_back", "developed")
OPERATIONS = ("sell", "release")
PERMIT = frozenset(
    ("permit_no", "use", "intake_place", "intake_way", "return_place", "return_way", "return_quality", "metering")
)
"""What an abstraction permit states beside holder, term, volume and source (Decree 460, art. 24)."""

_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEASON = re.compile(r"((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")
_YEAR_STARTS = re.compile(r"((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]))?")


def check_stated(entry: Entry) -> None:
    """Raise `Refused` unless the entry has exactly the fields of its kind."""
    check_against(entry, FIELDS[entry.kind])


def _id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _id_or_none(value: Any) -> bool:
    return value == "" or _id(value)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _hash_or_none(value: Any) -> bool:
    return value == "" or (isinstance(value, str) and _HASH.fullmatch(value) is not None)


def _day(value: Any) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        return date.fromisoformat(value) < date.max
    except ValueError:
        return False


def _day_or_none(value: Any) -> bool:
    return value == "" or _day(value)


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_INTEGER


def _volume(value: Any) -> bool:
    return _count(value) and value > 0


def _ratio(value: Any) -> bool:
    return _volume(value) and value <= 1_000_000


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _balances(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_count, value.values()))


def _by_right(value: Any) -> bool:
    return isinstance(value, dict) and all(_id(right) and _volume(found) for right, found in value.items())


def _by_holder(value: Any) -> bool:
    return isinstance(value, dict) and all(_id(right) and _balances(found) for right, found in value.items())


def _changes(value: Any) -> bool:
    holds: dict[str, Check] = {"volume_m3": _volume, "to": _day_or_none, "permit": _object}
    return isinstance(value, dict) and bool(value) and all(n in holds and holds[n](v) for n, v in value.items())


def _one_of(*known: str) -> Check:
    return lambda value: isinstance(value, str) and value in known


def _spelled(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


SOURCES = ("surface", "ground", "reclaimed", "rain", "desalinated", "mine", "brackish")
_SIGNED: dict[str, Check] = {"signatures": _object}
_TERM: dict[str, Check] = {"from": _day, "to": _day_or_none}
_VOLUME: dict[str, Check] = {"volume_m3": _volume}

FIELDS: Mapping[str, Mapping[str, Check]] = {
    "right_grant": {
        "right": _id,
        "holder": _id,
        "class": _one_of(*CLASSES),
        "region": _id_or_none,
        "parent": _id_or_none,
        "basis": _one_of(*BASES),
        "consumption_ratio_millionths": _ratio,
        "ecological_m3": _count,
        "source": _one_of(*SOURCES),
        "season": _spelled(_SEASON),
        "year_starts": _spelled(_YEAR_STARTS),
        "permit": _object,
        "evidence": _hash_or_none,
        **_VOLUME,
        **_TERM,
        **_SIGNED,
    },
    "right_snapshot": {"right": _id, "on": _day, "granted_m3": _count, "balances": _balances, **_SIGNED},
    "correct": {"right": _id, "from": _day, "changes": _changes, "reason": _text, **_SIGNED},
    "allocable": {"right": _id, "water_year": _count, "allocable_m3": _count, **_SIGNED},
    "lien": {"lien": _id, "right": _id, "holder": _id, "creditor": _id, **_VOLUME, **_TERM, **_SIGNED},
    "lien_release": {"lien": _id, "reason": _text, **_VOLUME, **_SIGNED},
    "reserve_in": {
        "lot": _id,
        "way": _one_of(*WAYS),
        "right": _id,
        "holder": _id_or_none,
        "price_fen": _count,
        "evidence": _hash_or_none,
        "reason": _text,
        **_VOLUME,
        **_TERM,
        **_SIGNED,
    },
    "reserve_out": {
        "release": _id,
        "operation": _one_of(*OPERATIONS),
        "right": _id,
        "holder": _id_or_none,
        "price_fen": _count,
        "reason": _text,
        **_VOLUME,
        **_TERM,
        **_SIGNED,
    },
    "metering": {
        "right": _id,
        "holder": _id,
        "from": _day,
        "to": _day,
        "used_m3": _count,
        "evidence": _spelled(_HASH),
        **_SIGNED,
    },
    "saved_water": {
        "project": _id,
        "right": _id,
        "investor": _id,
        "saved_m3": _volume,
        "invested_fen": _count,
        "evidence": _spelled(_HASH),
        **_TERM,
        **_SIGNED,
    },
    "year_close": {
        "right": _id,
        "water_year": _count,
        "carry_over_millionths": lambda value: value == 0 or _ratio(value),
        "carried": _by_holder,
        "shortfalls": _by_right,
        "evidence": _hash_or_none,
        "reason": _text,
        **_SIGNED,
    },
}
"""Kind -> field -> what its value must be. An empty `to` is an open end; hashes name attachments."""
