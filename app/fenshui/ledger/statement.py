"""Entries that somebody signs as such: everything they say but the signature itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from fenshui.ledger.entry import Draft, Entry
from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.envelope import STATEMENT, pre_authentication
from fenshui.sealing.signer import PublicKey, Signer, signature_holds
from fenshui.words import Refused


def stated(log: str, kind: str, fields: Mapping[str, Any], signer: Signer) -> Draft:
    """An entry of this kind for this log with the signer's signature over all it says."""
    signature = signer.sign(_message(log, kind, fields))
    return Draft(kind, {**fields, "by": signer.public.fingerprint, "signature": to_base64(signature)})


def jointly_stated(log: str, kind: str, fields: Mapping[str, Any], signers: Iterable[Signer]) -> Draft:
    """An entry of this kind for this log with several signatures over all it says."""
    message = _message(log, kind, fields)
    made = {signer.public.fingerprint: to_base64(signer.sign(message)) for signer in signers}
    return Draft(kind, {**fields, "signatures": made})


def check_statement(entry: Entry, key: PublicKey, signature: str = "") -> None:
    """Raise `Refused` unless `key` signed what the entry says; `signature` is the entry's own where it has but one."""
    if entry.attested:
        return
    made = from_base64(signature or entry.fields["signature"])
    if not signature_holds(key, _message(entry.log, entry.kind, entry.fields), made):
        raise Refused("sealing.signature_false", key=key.fingerprint[:16])


def _message(log: str, kind: str, fields: Mapping[str, Any]) -> bytes:
    said = {name: value for name, value in fields.items() if name not in ("by", "signature", "signatures")}
    return pre_authentication(STATEMENT, canonical_bytes({"log": log, "kind": kind, "says": said}))
