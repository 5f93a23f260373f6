"""7  Record: the agreement, every signature and the approval become entries, and the posting names all the evidence."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from fenshui.desk.case import Case, case_files
from fenshui.export import evidence
from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.pages import page_findings
from fenshui.export.verify_pdf import verify_pdf
from fenshui.ledger.accepting_packages import package_of
from fenshui.ledger.entry import Draft, Entry
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.state import AgreementCase, State
from fenshui.sealing.base64_text import to_base64
from fenshui.sealing.canonical import parse_canonical
from fenshui.sealing.envelope import AGREEMENT, APPROVAL, read_envelope
from fenshui.sealing.signer import Signer, sha256_hex
from fenshui.words import Refused, sentence


def record(ledger: Ledger, case: Case, log_key: Signer, now: datetime) -> Entry:
    """Post a deal that everybody signed; gives the posting.

    What the ledger has already (the pending agreement, a signature that came early) is not written twice; the rest is
    written together with the checkpoint, all or nothing. Raises `Refused` with the reason and changes nothing, also
    for a deal that takes effect only together with others (`record_together`).
    """
    return record_together(ledger, (case,), log_key, now)[0]


def record_together(ledger: Ledger, cases: Sequence[Case], log_key: Signer, now: datetime) -> tuple[Entry, ...]:
    """Post several deals that everybody signed, all of them or none; gives the postings.

    Raises `Refused` with the reason and changes nothing, also where a package is not whole.
    """
    cases = _in_packages(cases)
    evidence_of = [{**case_files(case), evidence.LOG_KEY: _log_key_pem(ledger)} for case in cases]
    for case, files in zip(cases, evidence_of, strict=True):
        _check_evidence(case, files)
    drafts = [draft for case in cases for draft in _missing(ledger.state, case)]
    drafts += [_posting(case, files) for case, files in zip(cases, evidence_of, strict=True)]
    attached = [content for files in evidence_of for content in files.values()]
    return ledger.append(drafts, now, log_key, attached)[-len(cases) :]


def _in_packages(cases: Sequence[Case]) -> list[Case]:
    """The deals, those of a package one after the other. Raises `Refused` where one of a package is missing."""
    by_name = {read_agreement(case.agreement)["id"]: case for case in cases}
    found: dict[str, Case] = {}
    for name, case in by_name.items():
        for one in package_of(read_agreement(case.agreement)) or (name,):
            if one not in by_name:
                raise Refused("ledger.package_incomplete", agreement=name, missing=one)
            found.setdefault(one, by_name[one])
    return list(found.values())


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
    """Nothing is posted whose evidence is not whole: signed and approved, every file there and none larger than is
    read again, the paper signed by all and showing what they signed.
    """
    _check_signed(case)
    for name in evidence.RECORDED:
        if name not in files:
            raise Refused("export.file_missing", file=name)
    evidence.check_sizes(files)
    signers = read_agreement(case.agreement)["required_signers"]
    signed = verify_pdf(case.paper, signers, case.agreement, None)
    for finding in signed or page_findings(case.paper, case.agreement, case.impact_map, case.verify_script, True):
        raise Refused(finding.id, **finding.values)


def _check_signed(case: Case) -> None:
    """Raises `Refused` with who has yet to sign, in the order of signing, or that the authority has yet to approve."""
    name = read_agreement(case.agreement)["id"]
    for role in ROLES:
        if role != "authority" and role not in case.certificates:
            raise Refused("desk.not_signed_yet", agreement=name, role=sentence(f"statement.role.{role}"))
    if not case.approval:
        raise Refused("desk.not_approved_yet", agreement=name)


def _log_key_pem(ledger: Ledger) -> bytes:
    assert ledger.state.log_key is not None
    return ledger.state.log_key.pem()
