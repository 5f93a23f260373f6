"""The one file in which a case travels: its opening and every act, each signed by who did it."""

from typing import Any

from fenshui.negotiation.case import Case, KeptAct
from fenshui.negotiation.documents import CASE_ACT, CASE_OPENING, read_act, read_opening
from fenshui.negotiation.playing import checked_opening, with_act
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.envelope import Envelope, envelope_bytes, read_envelope
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused


def case_bytes(case: Case) -> bytes:
    """The file of a case; the same acts make the same bytes, in whatever order they arrived."""
    kept = [one for move in case.moves for one in (move.kept, *move.answers)]
    return canonical_bytes(
        {
            "format": "fenshui-case",
            "v": 1,
            "opening": parse_canonical(envelope_bytes(case.envelope)),
            "acts": [parse_canonical(envelope_bytes(one.envelope)) for one in kept],
        }
    )


def read_case(data: bytes) -> Case:
    """A case from its file, played again act by act, each signature checked.

    Raises `Refused` with the reason where a byte was altered, a key is not that of who is named, or an act is not
    allowed.
    """
    document = parse_canonical(data)
    if (document.get("format"), document.get("v")) != ("fenshui-case", 1):
        raise Refused("negotiation.not_a_case_file")
    acts = document.get("acts")
    if not isinstance(acts, list):
        raise Refused("negotiation.not_a_case_file")
    envelope = _envelope(document.get("opening"), CASE_OPENING)
    case = checked_opening(read_opening(envelope.payload), envelope)
    for one in acts:
        act = _envelope(one, CASE_ACT)
        case = with_act(case, KeptAct(read_act(case.sha256, act.payload), act, sha256_hex(act.payload)))
    if case_bytes(case) != data:
        raise Refused("negotiation.not_a_case_file")
    return case


def _envelope(document: Any, payload_type: str) -> Envelope:
    if not isinstance(document, dict):
        raise Refused("negotiation.not_a_case_file")
    return read_envelope(canonical_bytes(document), payload_type)
