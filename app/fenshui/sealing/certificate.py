"""The certificate a person issues to itself, because a PDF signature must carry one."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fenshui.words import Refused

_VALID_YEARS = 20


@dataclass(frozen=True)
class Person:
    """Who holds a key: the holder's id in the basin and the name in both languages."""

    holder: str
    name_zh: str
    name_en: str


def self_issued(private: ec.EllipticCurvePrivateKey, person: Person, made: datetime) -> bytes:
    """An X.509 certificate (DER) that a key issues to itself, good for signing documents and for nothing else.

    Trust comes from the enrolment in the ledger, never from the certificate.
    """
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _within(person.name_en, 64)),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _within(person.name_zh, 64)),
            x509.NameAttribute(NameOID.USER_ID, person.holder),
        ]
    )
    key = private.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(made)
        .not_valid_after(made.replace(year=made.year + _VALID_YEARS, day=min(made.day, 28)))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signs_documents(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
    return builder.sign(private, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def certificate_pem(certificate: bytes) -> bytes:
    """A certificate as openssl reads it, from DER."""
    return _loaded(certificate).public_bytes(serialization.Encoding.PEM)


def certificate_der(pem: bytes) -> bytes:
    """A certificate in DER from the one PEM block that `pem` is; raises `Refused` for anything more or else."""
    try:
        der = x509.load_pem_x509_certificate(pem).public_bytes(serialization.Encoding.DER)
    except ValueError:
        raise Refused("sealing.not_a_certificate") from None
    if certificate_pem(der) != pem:
        raise Refused("sealing.not_a_certificate")
    return der


def certified_key(certificate: bytes) -> bytes:
    """The public key (DER SubjectPublicKeyInfo) that a certificate (DER) is about."""
    return (
        _loaded(certificate)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def _loaded(certificate: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(certificate)
    except ValueError:
        raise Refused("sealing.not_a_certificate") from None


def _within(text: str, most: int) -> str:
    """X.509 allows 64 characters to a name and none to an empty one."""
    return text[:most] or "-"


def _signs_documents() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
