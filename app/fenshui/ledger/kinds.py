"""Which fields an entry of each kind has: all of them, and no others."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from fenshui.ledger.entry import Entry
from fenshui.words import Refused, term

Check = Callable[[Any], bool]

_HEX = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_FILE = re.compile(r"(certs/)?[^/\\\x00]{1,64}")


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _hash(value: Any) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _signatures(value: Any) -> bool:
    return isinstance(value, dict) and all(_hash(key) and _text(made) for key, made in value.items())


def _person(value: Any) -> bool:
    return (
        isinstance(value, dict) and set(value) == {"holder", "name_zh", "name_en"} and all(map(_text, value.values()))
    )


def _files(value: Any) -> bool:
    return isinstance(value, dict) and all(_FILE.fullmatch(name) and _hash(found) for name, found in value.items())


_SIGNED: dict[str, Check] = {"by": _hash, "signature": _text}
_KEY: dict[str, Check] = {"person": _person, "suite": _text, "spki": _text}

FIELDS: Mapping[str, Mapping[str, Check]] = {
    "genesis": {"name_zh": _text, "name_en": _text, "log_key": _text, **_KEY, **_SIGNED},
    "key_enrol": {"office": _text, **_KEY, **_SIGNED},
    "key_revoke": {"key": _hash, "reason": _text, **_SIGNED},
    "agreement_pending": {"agreement": _object},
    "signature": {"agreement": _id, "role": _text, **_SIGNED},
    "approval": {"agreement": _id, "approval": _object, **_SIGNED},
    "agreement_posted": {"agreement": _id, "files": _files},
    "agreement_void": {"agreement": _id, "reason": _text, **_SIGNED},
    "agreement_expired": {"agreement": _id},
    "annul": {"agreement": _id, "reason": _text, "signatures": _signatures},
    "external_ref": {"agreement": _id, "system": _text, "reference": _text, **_SIGNED},
    "import": {"origin": _text, "number": _count, "leaf": _hash, "checkpoint": _text, "files": _files, **_SIGNED},
    "export": {"agreement": _id, "files": _files},
    "epoch": {"old_size": _count, "old_root": _hash, "reason": _text, **_SIGNED},
    "note": {"text": _text},
}
"""Kind -> field -> what its value must be. `by` is the fingerprint of the key that signed, `signature` base64."""

_STATED = """
right_grant right_snapshot lien lien_release reserve_in reserve_out correct allocable metering saved_water
year_close"""
STATED = frozenset(_STATED.split())
"""Kinds that another room understands. Here they need `signatures`: fingerprint -> base64, over all the entry says."""


def check_fields(entry: Entry) -> None:
    """Raise `Refused` unless the entry has exactly the fields of its kind."""
    if entry.kind in FIELDS:
        check_against(entry, FIELDS[entry.kind])
    elif entry.kind not in STATED:
        raise Refused("ledger.unknown_kind", kind=term("ledger.kind", entry.kind))
    elif not _signatures(entry.fields.get("signatures")):
        raise Refused("ledger.bad_field", kind=term("ledger.kind", entry.kind), field="signatures")


def check_against(entry: Entry, wanted: Mapping[str, Check]) -> None:
    """Raise `Refused` unless the entry has exactly these fields, each with a value it can have."""
    if entry.fields.keys() != wanted.keys():
        odd = sorted(set(entry.fields) ^ set(wanted))
        raise Refused("ledger.other_fields", kind=term("ledger.kind", entry.kind), fields=", ".join(odd))
    for name, holds in wanted.items():
        if not holds(entry.fields[name]):
            raise Refused("ledger.bad_field", kind=term("ledger.kind", entry.kind), field=name)
