"""Entries that somebody signs as such: everything they say but the signature itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from fenshui.ledger.entry import Draft, Entry
from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import canonical_bytes, spelled
from fenshui.sealing.envelope import STATEMENT, pre_authentication
from fenshui.sealing.signer import PublicKey, Signer, signature_holds
from fenshui.words import Refused


def stated(log: str, kind: str, fields: Mapping[str, Any], signer: Signer) -> Draft:
    """An entry of this kind for this log with the signer's signature over all it says."""
    signature = signer.sign(pre_authentication(STATEMENT, canonical_bytes(_said(log, kind, fields))))
    return Draft(kind, {**fields, "by": signer.public.fingerprint, "signature": to_base64(signature)})


def jointly_stated(log: str, kind: str, fields: Mapping[str, Any], signers: Iterable[Signer]) -> Draft:
    """An entry of this kind for this log with several signatures over all it says."""
    message = pre_authentication(STATEMENT, canonical_bytes(_said(log, kind, fields)))
    made = {signer.public.fingerprint: to_base64(signer.sign(message)) for signer in signers}
    return Draft(kind, {**fields, "signatures": made})


def check_statement(entry: Entry, key: PublicKey, signature: str = "") -> None:
    """Raise `Refused` unless `key` signed what the entry says; `signature` is the entry's own where it has but one."""
    if entry.attested:
        return
    made = from_base64(signature or entry.fields["signature"])
    asked = entry.asking or signature_holds
    payload = spelled(_said(entry.log, entry.kind, entry.fields))  # checked before, as a part of the entry
    if not asked(key, pre_authentication(STATEMENT, payload), made):
        raise Refused("sealing.signature_false", key=key.fingerprint[:16])


def _said(log: str, kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in fields.items() if name not in ("by", "signature", "signatures")}
    return {"log": log, "kind": kind, "says": said}
