"""6  Approve: the basin authority signs what both parties signed, their signatures included."""

from dataclasses import replace
from datetime import datetime

from fenshui.desk.case import Case, fit_to_verify, with_certificate
from fenshui.desk.signing import check_paper, role_of
from fenshui.export.agreement import read_agreement
from fenshui.export.signed_pdf import sign_pdf
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.certificate import certificate_pem
from fenshui.sealing.envelope import APPROVAL, Envelope, envelope_bytes, signed
from fenshui.sealing.keys import KeyPair
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, sentence


def approve(case: Case, key: KeyPair, now: datetime) -> Case:
    """The case with the authority's approval of the envelope, and its signature as the last one on the paper.

    Raises `Refused` while a party's signature is missing, for any other key, the second time, for a paper that does
    not show what is signed, and for a case too large to be verified.
    """
    if role_of(case, key.public.fingerprint) != "authority":
        raise Refused("export.authority_approves")
    for role in ("transferor", "transferee"):
        if role not in case.certificates:
            raise Refused("export.signs_later", role=sentence(f"statement.role.{role}"))
    if case.approval:
        raise Refused("sealing.signed_already", key=key.public.fingerprint[:16])
    said = {
        "v": 1,
        "kind": "approval",
        "agreement": read_agreement(case.agreement)["id"],
        "agreement_sha256": sha256_hex(case.agreement),
        "envelope_sha256": sha256_hex(fit_to_verify(case).envelope),
        "made": now.strftime("%Y-%m-%d"),
    }
    envelope = signed(Envelope(APPROVAL, canonical_bytes(said)), key)
    check_paper(case)
    paper = sign_pdf(case.paper, "authority", key.person, key, key.certificate, now)
    case = with_certificate(case, "authority", certificate_pem(key.certificate))
    return fit_to_verify(replace(case, approval=envelope_bytes(envelope), paper=paper))
