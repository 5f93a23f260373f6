"""The paper signed three times while it travels (PAdES, ECDSA P-256)."""

from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import algos, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from fenshui.export.paper_parts import FIELDS
from fenshui.export.pdf_faults import FAULTS
from fenshui.export.stamp import stamp_style
from fenshui.sealing.certificate import Person
from fenshui.sealing.signer import ES256, Signer
from fenshui.words import Refused

_LONGEST_SIGNATURE = 72
"""Bytes of an ECDSA P-256 signature in DER, at most."""


def sign_pdf(
    pdf: bytes, role: str, person: Person, signer: Signer, certificate: bytes, signed_at: datetime | None = None
) -> bytes:
    """The PDF with the signature of a role in its field, appended to the bytes that were there.

    `certificate` is the signer's own (DER). The stamp shows the time, which is the signer's word. Raises `Refused`
    for a file that is no PDF of ours, whose field is filled already, or a key of another suite than ES256.
    """
    if signer.public.suite != ES256:
        raise Refused("export.paper_needs_es256", name=person.name_en or person.holder)
    moment = signed_at or datetime.now(UTC)
    meta = signers.PdfSignatureMetadata(
        field_name=FIELDS[role], md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=person.name_en
    )
    look = stamp_style(role, person, signer.public.fingerprint, moment)
    pen = signers.PdfSigner(meta, signer=_Pen(signer, certificate), stamp_style=look)
    try:
        signed = pen.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), existing_fields_only=True)
    except FAULTS as fault:
        why = " ".join(str(fault).split()) or type(fault).__name__
        raise Refused("export.pdf_cannot_sign", why=why) from None
    return bytes(signed.getvalue())


class _Pen(signers.Signer):
    """One of our signers in the shape pyHanko asks for; the private key stays where it is."""

    def __init__(self, signer: Signer, certificate: bytes) -> None:
        super().__init__(
            signing_cert=x509.Certificate.load(certificate),
            cert_registry=SimpleCertificateStore(),
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        )
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature over the attributes that name the document's digest."""
        return bytes(_LONGEST_SIGNATURE) if dry_run else self._signer.sign(data)
