"""7  Record: the agreement, every signature and the approval become entries, and the posting names all the evidence."""

from collections.abc import Iterator
from datetime import datetime

from fenshui.desk.case import Case, case_files
from fenshui.export import evidence
from fenshui.export.agreement import read_agreement
from fenshui.export.verify_pdf import verify_pdf
from fenshui.ledger.entry import Draft, Entry
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.state import AgreementCase, State
from fenshui.sealing.base64_text import to_base64
from fenshui.sealing.canonical import parse_canonical
from fenshui.sealing.envelope import AGREEMENT, APPROVAL, read_envelope
from fenshui.sealing.signer import Signer, sha256_hex
from fenshui.words import Refused


def record(ledger: Ledger, case: Case, log_key: Signer, now: datetime) -> Entry:
    """Post a deal that everybody signed; gives the posting.

    What the ledger has already (the pending agreement, a signature that came early) is not written twice; the rest is
    written together with the checkpoint, all or nothing. Raises `Refused` with the reason and changes nothing.
    """
    files = {**case_files(case), evidence.LOG_KEY: _log_key_pem(ledger)}
    _check_evidence(case, files)
    drafts = [*_missing(ledger.state, case), _posting(case, files)]
    return ledger.append(drafts, now, log_key, files.values())[-1]


def register(ledger: Ledger, case: Case, log_key: Signer, now: datetime) -> tuple[Entry, ...]:
    """Write down what a case has so far, before all have signed: from here on its deadline runs."""
    drafts = list(_missing(ledger.state, case))
    return ledger.append(drafts, now, log_key, (case.agreement, case.impact, case.impact_map)) if drafts else ()


def _missing(state: State, case: Case) -> Iterator[Draft]:
    """What the case has and the ledger has not."""
    agreement = read_agreement(case.agreement)
    name = agreement["id"]
    known: AgreementCase | None = state.agreements.get(name)
    if known is None:
        yield Draft("agreement_pending", {"agreement": parse_canonical(case.agreement)})
    roles = {key: role for role, key in agreement["required_signers"].items()}
    there = dict(known.envelope.signatures) if known else {}
    for key, signature in read_envelope(case.envelope, AGREEMENT).signatures:
        if key not in there:
            said = {"agreement": name, "role": roles.get(key, "-"), "by": key, "signature": to_base64(signature)}
            yield Draft("signature", said)
    if case.approval and not (known and known.approval):
        approval = read_envelope(case.approval, APPROVAL)
        for key, signature in approval.signatures[:1]:
            said = {"agreement": name, "approval": parse_canonical(approval.payload), "by": key}
            yield Draft("approval", {**said, "signature": to_base64(signature)})


def _posting(case: Case, files: dict[str, bytes]) -> Draft:
    hashes = {name: sha256_hex(content) for name, content in files.items()}
    return Draft("agreement_posted", {"agreement": read_agreement(case.agreement)["id"], "files": hashes})


def _check_evidence(case: Case, files: dict[str, bytes]) -> None:
    """Nothing is posted whose evidence is not whole: every file there, the paper signed by all."""
    for name in evidence.RECORDED:
        if name not in files:
            raise Refused("export.file_missing", file=name)
    signers = read_agreement(case.agreement)["required_signers"]
    for finding in verify_pdf(case.paper, signers, case.agreement, None):
        raise Refused(finding.id, **finding.values)


def _log_key_pem(ledger: Ledger) -> bytes:
    assert ledger.state.log_key is not None
    return ledger.state.log_key.pem()
