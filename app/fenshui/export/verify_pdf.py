"""The strict look at a signed PDF: "signature valid" is not enough, a page may have been replaced after it."""

import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from fenshui.export.agreement import ROLES
from fenshui.export.paper_parts import ATTACHED, FIELDS
from fenshui.export.pdf_faults import FAULTS, silent_library
from fenshui.sealing.fingerprint import fingerprint
from fenshui.words import Sentence, sentence


def verify_pdf(pdf: bytes, signers: Mapping[str, str], agreement: bytes, sha256: str | None) -> tuple[Sentence, ...]:
    """What is wrong with a signed agreement on paper, nothing if all holds.

    Exactly the roles of `signers` (role -> fingerprint) signed, in their order, each with its key; after a signature
    only further signatures came; the last covers the whole file; the signed text (`agreement`) is attached; and the
    file is the one with this SHA-256, where one is given.
    """
    if sha256 is not None and hashlib.sha256(pdf).hexdigest() != sha256:
        return (sentence("export.pdf_other_hash"),)
    try:
        with silent_library():
            return tuple(_findings(PdfFileReader(BytesIO(pdf)), signers, agreement))
    except FAULTS as fault:
        return (sentence("export.pdf_unreadable", why=type(fault).__name__),)


def _findings(reader: PdfFileReader, signers: Mapping[str, str], agreement: bytes) -> Iterator[Sentence]:
    signatures = list(reader.embedded_signatures)
    expected = [FIELDS[role] for role in ROLES if role in signers]
    found = [signature.field_name for signature in signatures]
    if found != expected:
        yield sentence("export.pdf_other_roles", found=", ".join(found) or "-", expected=", ".join(expected))
        return
    for role, signature in zip((role for role in ROLES if role in signers), signatures, strict=True):
        yield from _signature_findings(role, signature, signers[role], last=signature is signatures[-1])
    if _attached(reader) != agreement:
        yield sentence("export.pdf_other_text", file=ATTACHED)


def _signature_findings(role: str, signature: EmbeddedPdfSignature, key: str, last: bool) -> Iterator[Sentence]:
    who = sentence(f"statement.role.{role}")
    if fingerprint(signature.signer_cert.public_key.dump()) != key:
        yield sentence("export.pdf_other_key", role=who)
        return
    # the key is pinned above: no path of certificates is looked for, and no network asked
    trust = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signature, trust)
    if not (status.intact and status.valid):
        yield sentence("export.pdf_signature_false", role=who)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level
    if last and not whole:
        yield sentence("export.pdf_not_whole", role=who)
    elif not last and (level is None or level > ModificationLevel.FORM_FILLING):
        yield sentence("export.pdf_changed_after", role=who)


def _attached(reader: PdfFileReader) -> bytes | None:
    """The one file attached under the agreement's name."""
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    files = [names[at + 1].get_object() for at in range(0, len(names), 2)]
    found = [file["/EF"]["/F"].data for file in files if file["/F"] == ATTACHED]
    return bytes(found[0]) if len(found) == 1 else None
