"""The evidence of a posted agreement checked by our own program, as strictly as `VERIFY.sh` does, and the PDF too."""

from collections.abc import Iterator, Mapping
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.bundle import read_posting
from fenshui.export.evidence import (
    AGREEMENT,
    APPROVAL,
    CERTIFICATES,
    ENTRY,
    ENVELOPE,
    EVIDENCE,
    IMPACT,
    IMPACT_MAP,
    LOG_KEY,
    PAPER,
    PROOF,
    RECORDED,
    SCRIPT,
)
from fenshui.ledger.entry import Entry
from fenshui.ledger.kinds import check_fields
from fenshui.ledger.proof import proof_bytes, proven, read_proof
from fenshui.sealing import envelope as sealing
from fenshui.sealing.canonical import parse_canonical
from fenshui.sealing.certificate import certificate_der, certified_key
from fenshui.sealing.envelope import read_envelope, signature_of
from fenshui.sealing.signer import ED25519, ES256, PublicKey, public_key, sha256_hex
from fenshui.words import Refused, Sentence, sentence


def verify_bundle(files: Mapping[str, bytes]) -> tuple[Sentence, ...]:
    """What is wrong with an evidence folder (name -> content), nothing if all of it holds.

    Files missing, added and changed, and an entry whose place in the log is not proven, are told together; what was
    signed is looked at where every file is the one that was recorded.
    """
    wanted = set(EVIDENCE)
    missing = [sentence("export.file_missing", file=name) for name in sorted(wanted - set(files))]
    added = [sentence("export.file_added", file=name) for name in sorted(set(files) - wanted)]
    unlike = list(_unlike_the_entry(files))
    return (*missing, *added, *unlike, *([] if missing or unlike else _what_was_signed(files)))


def _unlike_the_entry(files: Mapping[str, bytes]) -> Iterator[Sentence]:
    """Where the log does not prove the entry, and which of the files are not the ones it names."""
    if ENTRY not in files:
        return
    try:
        entry = read_posting(files[ENTRY])
        check_fields(entry)
    except Refused as refused:
        yield refused.sentence
        return
    if PROOF in files and LOG_KEY in files:
        yield from _unproven(entry, files)
    named = entry.fields["files"]
    changed = [name for name in RECORDED if name in files and sha256_hex(files[name]) != named.get(name)]
    if set(named) != set(RECORDED):
        changed.append(ENTRY)
    yield from (sentence("export.file_changed", file=name) for name in changed)


def _unproven(entry: Entry, files: Mapping[str, bytes]) -> Iterator[Sentence]:
    """Why the log's own key does not prove the entry's place in the log."""
    try:
        proof = read_proof(files[PROOF])
        if proof.index != entry.seq or proof_bytes(proof) != files[PROOF]:
            raise Refused("export.other_entry", found=proof.index, expected=entry.seq)
        checkpoint = proven(proof, files[ENTRY], log_key_of(files[LOG_KEY]))
        if checkpoint.origin != entry.log:
            raise Refused("export.other_log", found=entry.log, expected=checkpoint.origin)
    except Refused as refused:
        yield refused.sentence


def _what_was_signed(files: Mapping[str, bytes]) -> Iterator[Sentence]:
    """What the agreement, its signatures and its paper are at odds about."""
    # their library takes longer to load than all else here to check
    from fenshui.export.pages import page_findings
    from fenshui.export.verify_pdf import verify_pdf

    try:
        agreement = read_agreement(files[AGREEMENT])
        yield from _bound_findings(files, agreement, read_posting(files[ENTRY]))
        _check_signatures(files, agreement)
    except Refused as refused:
        yield refused.sentence
        return
    signed = verify_pdf(files[PAPER], agreement["required_signers"], files[AGREEMENT], None)
    shown = page_findings(files[PAPER], files[AGREEMENT], files[IMPACT_MAP], files[SCRIPT], is_recorded=True)
    yield from (*signed, *(one for one in shown if one not in signed))


def _bound_findings(files: Mapping[str, bytes], agreement: Mapping[str, Any], entry: Entry) -> Iterator[Sentence]:
    """What the agreement itself names: its number, the assessment and the map."""
    if entry.fields["agreement"] != agreement["id"]:
        yield sentence("export.other_agreement", file=ENTRY)
    for name, sha256 in ((IMPACT, agreement["impact"]["sha256"]), (IMPACT_MAP, agreement["impact"]["map_sha256"])):
        if sha256_hex(files[name]) != sha256:
            yield sentence("export.other_agreement", file=name)


def _check_signatures(files: Mapping[str, bytes], agreement: Mapping[str, Any]) -> None:
    """Both parties signed the agreement, the authority approved that envelope; raises `Refused`."""
    keys = {role: _key_of(role, files[CERTIFICATES[role]], agreement["required_signers"][role]) for role in ROLES}
    parties = [keys[role] for role in ROLES if role != "authority"]
    if len({key.fingerprint for key in keys.values()}) < len(keys):
        raise Refused("export.other_signers", file=AGREEMENT)
    both = _signed_by(files[ENVELOPE], sealing.AGREEMENT, ENVELOPE, parties)
    if both != files[AGREEMENT]:
        raise Refused("export.other_agreement", file=ENVELOPE)
    approval = parse_canonical(_signed_by(files[APPROVAL], sealing.APPROVAL, APPROVAL, [keys["authority"]]))
    named = (approval.get("kind"), approval.get("agreement"), approval.get("agreement_sha256"))
    if named != ("approval", agreement["id"], sha256_hex(files[AGREEMENT])):
        raise Refused("export.other_agreement", file=APPROVAL)
    if approval.get("envelope_sha256") != sha256_hex(files[ENVELOPE]):
        raise Refused("export.other_envelope")


def log_key_of(pem: bytes) -> PublicKey:
    """A log's public key from its PEM file; raises `Refused` for anything else or any other spelling."""
    try:
        loaded = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        raise Refused("sealing.not_a_key", suite=ED25519) from None
    if not isinstance(loaded, Ed25519PublicKey):
        raise Refused("sealing.not_a_key", suite=ED25519)
    der = loaded.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return public_key(ED25519, der)


def _key_of(role: str, pem: bytes, fingerprint: str) -> PublicKey:
    key = public_key(ES256, certified_key(certificate_der(pem)))
    if key.fingerprint != fingerprint:
        raise Refused("export.other_certificate", role=role)
    return key


def _signed_by(data: bytes, kind: str, file: str, keys: list[PublicKey]) -> bytes:
    """The payload of an envelope that exactly these keys signed."""
    envelope = read_envelope(data, kind)
    if {key for key, _ in envelope.signatures} != {key.fingerprint for key in keys}:
        raise Refused("export.other_signers", file=file)
    for key in keys:
        signature_of(envelope, key)
    return envelope.payload
