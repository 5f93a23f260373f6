"""Whose keys count: the authority's from the first entry on, everybody else's after the authority vouched for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fenshui.ledger.checkpoint import checked_origin
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import AUTHORITY, PARTY, EnrolledKey, State
from fenshui.ledger.statement import check_statement
from fenshui.sealing.base64_text import from_base64
from fenshui.sealing.signer import ED25519, ES256, PublicKey, public_key
from fenshui.sealing.sm2 import SM2_SM3
from fenshui.words import Refused, term


def genesis(state: State, entry: Entry) -> State:
    """The log's own key, and the authority that signs for it with a key of its own."""
    checked_origin(entry.log)
    log_key = public_key(ED25519, from_base64(entry.fields["log_key"]))
    authority = _enrolled(entry.fields, AUTHORITY, entry.time)
    if entry.fields["by"] != authority.public.fingerprint:
        raise Refused("ledger.not_the_authority", key=entry.fields["by"][:16])
    check_statement(entry, authority.public)
    return state.but(log_key=log_key, keys=state.keys.having(authority.public.fingerprint, authority))


def key_enrol(state: State, entry: Entry) -> State:
    """A key counts from here on, because the authority compared its fingerprint out of band and signed for it."""
    if entry.fields["office"] not in (AUTHORITY, PARTY):
        raise Refused("ledger.bad_field", kind=term("ledger.kind", entry.kind), field="office")
    check_statement(entry, authority_key(state, entry.fields["by"]))
    key = _enrolled(entry.fields, entry.fields["office"], entry.time)
    if key.public.fingerprint in state.keys:
        raise Refused("ledger.key_known", key=key.public.fingerprint[:16])
    return state.but(keys=state.keys.having(key.public.fingerprint, key))


def key_revoke(state: State, entry: Entry) -> State:
    """A key counts no longer; what it signed before stands. The last authority cannot revoke itself."""
    check_statement(entry, authority_key(state, entry.fields["by"]))
    key = valid_key(state, entry.fields["key"])
    keys = state.keys.having(key.public.fingerprint, replace(key, revoked=entry.time))
    if not any(one.office == AUTHORITY and not one.revoked for one in keys.values()):
        raise Refused("ledger.last_authority")
    return state.but(keys=keys)


def valid_key(state: State, key: str) -> EnrolledKey:
    """The enrolled key with this fingerprint; raises `Refused` when it was never enrolled, or was revoked."""
    found = state.keys.get(key)
    if found is None:
        raise Refused("ledger.key_unknown", key=key[:16])
    if found.revoked:
        raise Refused("ledger.key_revoked", key=key[:16], time=found.revoked)
    return found


def authority_key(state: State, key: str) -> PublicKey:
    """The valid key of an authority; raises `Refused` for anybody else's."""
    found = valid_key(state, key)
    if found.office != AUTHORITY:
        raise Refused("ledger.not_the_authority", key=key[:16])
    return found.public


def joint_signers(state: State, entry: Entry) -> tuple[EnrolledKey, ...]:
    """The valid keys whose signatures an entry carries, each of which holds; raises `Refused` for any that does not."""
    made = entry.fields["signatures"]
    if not made:
        raise Refused("ledger.nobody_signed", kind=term("ledger.kind", entry.kind))
    keys = [valid_key(state, fingerprint) for fingerprint in made]
    if not entry.attested:
        for key, signature in zip(keys, made.values(), strict=True):
            check_statement(entry, key.public, signature)
    return tuple(keys)


def _enrolled(fields: Mapping[str, Any], office: str, time: str) -> EnrolledKey:
    if fields["suite"] not in (ES256, SM2_SM3):
        raise Refused("sealing.unknown_suite", suite=fields["suite"])
    key = public_key(fields["suite"], from_base64(fields["spki"]))
    return EnrolledKey(fields["person"]["holder"], office, key, time)
