"""One line of the ledger: what was done, when, and after what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

from fenshui.ledger.tree import leaf_hash
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.signer import Asking
from fenshui.words import Refused

_KINDS = """
genesis key_enrol key_revoke right_grant right_snapshot agreement_pending signature approval agreement_posted
agreement_void agreement_expired lien lien_release reserve_in reserve_out annul correct external_ref import export
epoch note allocable metering saved_water year_close"""
KINDS = tuple(_KINDS.split())
"""Every kind of entry the design knows; acceptance says which of them may be written today."""

BEFORE_ALL = "0" * 64
"""What the first entry names as the one before it."""

_HEAD = {"v": int, "log": str, "seq": int, "prev": str, "time": str, "kind": str}
_PLACE = ("log", "seq", "prev", "time", "kind")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True)
class Draft:
    """What somebody wants written, before it has a place in the ledger."""

    kind: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """An entry in its place: `prev` is the leaf of the one before it, `fields` what its kind says.

    `attested`: its signatures and its spelling were checked when it was written, and a checkpoint of the log covers it.
    `asking`: who is asked about its signatures, where that is not done on the spot.
    """

    log: str
    seq: int
    prev: str
    time: str
    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    attested: bool = field(default=False, compare=False, repr=False)
    asking: Asking | None = field(default=None, compare=False, repr=False)


def entry_body(entry: Entry) -> bytes:
    """The bytes of an entry as they are stored and hashed."""
    head = {"v": 1, "log": entry.log, "seq": entry.seq, "prev": entry.prev, "time": entry.time, "kind": entry.kind}
    return canonical_bytes({**entry.fields, **head})


def read_entry(body: bytes, asking: Asking | None = None) -> Entry:
    """An entry from its stored bytes; raises `Refused` when they are not the canonical form of one."""
    document = parse_canonical(body)
    for name, kind in _HEAD.items():
        if type(document.get(name)) is not kind:
            raise Refused("ledger.not_an_entry", field=name)
    if document["v"] != 1 or document["kind"] not in KINDS:
        raise Refused("ledger.unknown_kind", kind=document["kind"])
    moment_of(document["time"])
    fields = {name: value for name, value in document.items() if name not in _HEAD}
    log, seq, prev, time, kind = (document[name] for name in _PLACE)
    return Entry(log, seq, prev, time, kind, fields, asking=asking)


def read_attested(body: bytes) -> Entry:
    """An entry from bytes that a checkpoint of its log covers, and whose spelling was therefore checked before."""
    said, entry = orjson.loads(body), object.__new__(Entry)
    del said["v"]
    kept = entry.__dict__
    for name in _PLACE:
        kept[name] = said.pop(name)
    kept["fields"], kept["attested"] = said, True
    return entry


def entry_leaf(body: bytes) -> str:
    """The leaf of an entry in the tree, in hexadecimal: how the next entry names it."""
    return leaf_hash(body).hex()


def time_text(moment: datetime) -> str:
    """A moment as entries carry it: UTC to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(text: str) -> datetime:
    """The moment an entry carries; raises `Refused` for any other spelling."""
    try:
        if _TIME.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise Refused("ledger.not_a_time", found=text)
