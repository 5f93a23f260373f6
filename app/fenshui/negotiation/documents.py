"""Openings and acts as the documents that are signed, and back; a document spelt otherwise is refused."""

import tomllib
from datetime import UTC, datetime
from typing import Any

from fenshui.negotiation.case import Act, Opening, Participant
from fenshui.sealing.base64_text import from_base64
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.signer import public_key
from fenshui.transfer import Transfer, transfer_from, transfer_text
from fenshui.words import Refused

CASE_OPENING = "application/vnd.fenshui.case-opening+json"
CASE_ACT = "application/vnd.fenshui.case-act+json"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


def opening_bytes(opening: Opening) -> bytes:
    """The opening of a case as it is signed."""
    people = [
        {
            "id": one.id,
            "role": one.role,
            "name_zh": one.name_zh,
            "name_en": one.name_en,
            "suite": one.key.suite,
            "key": one.key.text,
        }
        for one in opening.participants
    ]
    head = {"format": "fenshui-case-opening", "v": 1, "id": opening.id, "basin": opening.basin}
    return canonical_bytes({**head, "by": opening.by, "at": _said(opening.at), "participants": people})


def read_opening(payload: bytes) -> Opening:
    """An opening from its bytes. Raises `Refused` unless they are exactly those of one."""
    document = parse_canonical(payload)
    try:
        people = tuple(_participant(one) for one in document["participants"])
        found = Opening(document["id"], document["basin"], document["by"], _moment(document["at"]), people)
        same = opening_bytes(found) == payload
    except (KeyError, TypeError, ValueError, AttributeError):
        same = False
    if not same:
        raise Refused("negotiation.not_an_opening")
    return found


def act_bytes(case_sha256: str, act: Act) -> bytes:
    """An act as it is signed: bound to its case by the SHA-256 of the opening."""
    document: dict[str, Any] = {
        "format": "fenshui-case-act",
        "v": 1,
        "case": case_sha256,
        "act": act.kind,
        "by": act.by,
        "at": _said(act.at),
        "why": act.why,
        "impact_sha256": act.impact_sha256,
        "after": act.after,
        "seen": list(act.seen),
        "package": [transfer_text(transfer).splitlines() for transfer in act.package],
    }
    if act.answer_by is not None and act.decide_by is not None:
        document |= {"answer_by": _said(act.answer_by), "decide_by": _said(act.decide_by)}
    return canonical_bytes(document)


def read_act(case_sha256: str, payload: bytes) -> Act:
    """An act of this case from its bytes. Raises `Refused` unless they are exactly those of one."""
    document = parse_canonical(payload)
    if document.get("case") != case_sha256:
        raise Refused("negotiation.other_case")
    try:
        found = Act(
            kind=document["act"],
            by=document["by"],
            at=_moment(document["at"]),
            why=document["why"],
            impact_sha256=document["impact_sha256"],
            after=document["after"],
            seen=tuple(document["seen"]),
            package=tuple(_transfer(lines) for lines in document["package"]),
            answer_by=_moment(document["answer_by"]) if "answer_by" in document else None,
            decide_by=_moment(document["decide_by"]) if "decide_by" in document else None,
        )
        same = act_bytes(case_sha256, found) == payload
    except (KeyError, TypeError, ValueError, AttributeError):
        same = False
    if not same:
        raise Refused("negotiation.not_an_act")
    return found


def _participant(document: dict[str, Any]) -> Participant:
    key = public_key(document["suite"], from_base64(document["key"]))
    return Participant(document["id"], document["role"], document["name_zh"], document["name_en"], key)


def _transfer(lines: list[str]) -> Transfer:
    return transfer_from(tomllib.loads("\n".join(lines)), "package")


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_TIME)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
