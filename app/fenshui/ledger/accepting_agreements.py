"""How an agreement comes to be posted: pending, signed by every party, approved by the authority, posted once."""

import re
from collections.abc import Mapping
from typing import Any

from fenshui.ledger.accepting_keys import authority_key, joint_signers, valid_key
from fenshui.ledger.accepting_packages import package_of, still_awaited
from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import AUTHORITY, AgreementCase, State, new_case
from fenshui.ledger.statement import check_statement
from fenshui.sealing.base64_text import from_base64
from fenshui.sealing.canonical import spelled
from fenshui.sealing.envelope import APPROVAL, Envelope, envelope_bytes, signature_of, with_signature
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, Sentence, sentence

_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def agreement_pending(state: State, entry: Entry) -> State:
    """An agreement whose text is fixed: from here until `sign_by` it waits for the signatures it names."""
    agreement = entry.fields["agreement"]
    name, sign_by = agreement.get("id"), agreement.get("sign_by")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise Refused("ledger.bad_agreement", field="id")
    if not isinstance(sign_by, str) or not _DATE.fullmatch(sign_by):
        raise Refused("ledger.bad_agreement", field="sign_by")
    if name in state.agreements:
        raise Refused("ledger.agreement_known", agreement=name)
    if entry.time[:10] > sign_by:
        raise Refused("ledger.too_late", agreement=name, sign_by=sign_by)
    case = new_case(spelled(agreement), sign_by, _signers(state, agreement), package_of(agreement))
    return _with_case(state, name, case)


def signature(state: State, entry: Entry) -> State:
    """A party's signature that arrived: over the agreement's bytes, by the key the agreement names for the role."""
    case, role, key = _open_case(state, entry), entry.fields["role"], entry.fields["by"]
    if role == AUTHORITY or case.signers.get(role) != key:
        raise Refused("ledger.not_a_signer", role=role, key=key[:16])
    envelope = with_signature(case.envelope, key, from_base64(entry.fields["signature"]))
    public = valid_key(state, key).public
    if not entry.attested:
        signature_of(envelope, public, entry.asking)
    return _with_case(state, entry.fields["agreement"], changed(case, envelope=envelope))


def approval(state: State, entry: Entry) -> State:
    """The authority's approval of the envelope with every party's signature in it."""
    case, key = _open_case(state, entry), entry.fields["by"]
    if case.missing_roles():
        raise Refused("ledger.not_all_signed", roles=", ".join(case.missing_roles()))
    if case.approval is not None:
        raise Refused("ledger.closed", agreement=entry.fields["agreement"], stage=_told(case.stage))
    if case.signers[AUTHORITY] != key:
        raise Refused("ledger.not_a_signer", role=AUTHORITY, key=key[:16])
    if not entry.attested:
        _check_approves(case, entry)
    payload = spelled(entry.fields["approval"])
    envelope = with_signature(Envelope(APPROVAL, payload), key, from_base64(entry.fields["signature"]))
    public = authority_key(state, key)
    if not entry.attested:
        signature_of(envelope, public, entry.asking)
    return _with_case(state, entry.fields["agreement"], changed(case, stage="approved", approval=envelope))


def agreement_posted(state: State, entry: Entry) -> State:
    """The agreement counts from here on; the entry names every file of its evidence by SHA-256."""
    case = _open_case(state, entry)
    if case.approval is None:
        raise Refused("ledger.not_approved", agreement=entry.fields["agreement"])
    if not entry.attested:
        _check_files(case, entry)
    awaiting = still_awaited(state, entry, case)
    posted = _with_case(state, entry.fields["agreement"], changed(case, stage="posted", posted_as=entry.seq))
    return posted.but(awaiting=awaiting)


def agreement_void(state: State, entry: Entry) -> State:
    """One of the signers withdraws before posting; nothing moves."""
    case = _open_case(state, entry)
    if entry.fields["by"] not in case.signers.values():
        raise Refused("ledger.not_a_signer", role="-", key=entry.fields["by"][:16])
    check_statement(entry, valid_key(state, entry.fields["by"]).public)
    return _with_case(state, entry.fields["agreement"], changed(case, stage="void"))


def agreement_expired(state: State, entry: Entry) -> State:
    """Write down what the dates say already: the deadline passed without a posting."""
    case = _known_case(state, entry)
    if case.stage == "expired" or case.stage_on(entry.time) != "expired":
        raise Refused("ledger.not_expired", agreement=entry.fields["agreement"], stage=_told(case.stage_on(entry.time)))
    return _with_case(state, entry.fields["agreement"], changed(case, stage="expired"))


def annul(state: State, entry: Entry) -> State:
    """Undo a posted agreement: everybody who had to sign it signs, with the same key or the same holder's newer one."""
    case = _known_case(state, entry)
    if case.stage != "posted":
        raise Refused("ledger.closed", agreement=entry.fields["agreement"], stage=_told(case.stage_on(entry.time)))
    here = {(key.holder, key.office == AUTHORITY) for key in joint_signers(state, entry)}
    for role, fingerprint in sorted(case.signers.items()):
        if (state.keys[fingerprint].holder, role == AUTHORITY) not in here:
            raise Refused("ledger.not_all_signed", roles=role)
    return _with_case(state, entry.fields["agreement"], changed(case, stage="annulled"))


def _check_approves(case: AgreementCase, entry: Entry) -> None:
    """The approval is about this agreement with these signatures."""
    said = entry.fields["approval"]
    expected = {"agreement": entry.fields["agreement"], "envelope_sha256": sha256_hex(envelope_bytes(case.envelope))}
    if any(said.get(name) != value for name, value in expected.items()) or said.get("kind") != "approval":
        raise Refused("ledger.approves_other", agreement=entry.fields["agreement"])


def _check_files(case: AgreementCase, entry: Entry) -> None:
    """The posting names the very files that were signed."""
    assert case.approval is not None
    bound = {
        "agreement.json": sha256_hex(case.payload),
        "agreement.dsse.json": sha256_hex(envelope_bytes(case.envelope)),
        "approval.dsse.json": sha256_hex(envelope_bytes(case.approval)),
    }
    for name, found in bound.items():
        if entry.fields["files"].get(name) != found:
            raise Refused("ledger.files_differ", file=name)


def _signers(state: State, agreement: Mapping[str, Any]) -> dict[str, str]:
    """Role -> fingerprint, when every key is enrolled, valid, and held by the party that the text names."""
    signers, parties = agreement.get("required_signers"), agreement.get("parties")
    if not isinstance(signers, dict) or AUTHORITY not in signers or len(signers) < 2 or not isinstance(parties, list):
        raise Refused("ledger.bad_agreement", field="required_signers")
    people = [party for party in parties if isinstance(party, dict)]
    named = {str(party.get("role")): (party.get("key"), party.get("holder")) for party in people}
    if len(named) != len(parties) or set(named) != set(signers):
        raise Refused("ledger.bad_agreement", field="parties")
    for role, key in signers.items():
        if named[role] != (key, valid_key(state, str(key)).holder):
            raise Refused("ledger.not_a_signer", role=role, key=str(key)[:16])
    authority_key(state, signers[AUTHORITY])
    return dict(signers)


def _known_case(state: State, entry: Entry) -> AgreementCase:
    found = state.agreements.get(entry.fields["agreement"])
    if found is None:
        raise Refused("ledger.agreement_unknown", agreement=entry.fields["agreement"])
    return found


def _open_case(state: State, entry: Entry) -> AgreementCase:
    """The agreement while something may still happen to it."""
    case = _known_case(state, entry)
    stage = case.stage_on(entry.time)
    if stage not in ("pending", "approved"):
        raise Refused("ledger.closed", agreement=entry.fields["agreement"], stage=_told(stage))
    return case


def _with_case(state: State, name: str, case: AgreementCase) -> State:
    return state.but(agreements=state.agreements.having(name, case))


def _told(stage: str) -> Sentence:
    return sentence(f"ledger.stage.{stage}")
