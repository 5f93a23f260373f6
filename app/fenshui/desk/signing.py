"""6  Sign: the parties put their names under the same bytes, in any order; on paper one after the other."""

from dataclasses import replace
from datetime import datetime

from fenshui.desk.case import Case, fit_to_verify, with_certificate
from fenshui.export.agreement import ROLES, read_agreement
from fenshui.export.pages import page_findings
from fenshui.export.signed_pdf import sign_pdf
from fenshui.export.statement import Part, statement
from fenshui.export.verify_pdf import verify_pdf
from fenshui.sealing.certificate import certificate_pem
from fenshui.sealing.envelope import AGREEMENT, envelope_bytes, read_envelope, signed
from fenshui.sealing.keys import KeyPair
from fenshui.words import Refused, sentence


def what_is_signed(case: Case) -> tuple[Part, ...]:
    """What the signing screen shows: every line from the bytes being signed."""
    return statement(case.agreement)


def role_of(case: Case, fingerprint: str) -> str:
    """The role the agreement gives to a key; raises `Refused` where it gives none."""
    for role, key in read_agreement(case.agreement)["required_signers"].items():
        if key == fingerprint:
            return str(role)
    raise Refused("export.not_a_signer", key=fingerprint[:16])


def check_paper(case: Case) -> None:
    """Raise `Refused` unless the paper shows what the text says, and exactly those who signed so far signed it."""
    required = read_agreement(case.agreement)["required_signers"]
    so_far = {role: key for role, key in required.items() if role in case.certificates}
    shown = page_findings(case.paper, case.agreement, case.impact_map, case.verify_script)
    for finding in shown or verify_pdf(case.paper, so_far, case.agreement, None):
        raise Refused(finding.id, **finding.values)


def sign(case: Case, key: KeyPair, now: datetime) -> Case:
    """The case with a party's signature on the agreement and on the paper.

    The transferor's comes first on paper. Raises `Refused` for a key that is not a party's, or has signed already,
    for a paper that does not show what is signed, and for a case too large to be verified.
    """
    role = role_of(case, key.public.fingerprint)
    if role == "authority":
        raise Refused("export.authority_approves")
    before = ROLES[: ROLES.index(role)]
    missing = [one for one in before if one not in case.certificates]
    if missing:
        raise Refused("export.signs_later", role=sentence(f"statement.role.{missing[0]}"))
    envelope = signed(read_envelope(fit_to_verify(case).envelope, AGREEMENT), key)
    check_paper(case)
    paper = sign_pdf(case.paper, role, key.person, key, key.certificate, now)
    case = with_certificate(case, role, certificate_pem(key.certificate))
    return fit_to_verify(replace(case, envelope=envelope_bytes(envelope), paper=paper))
