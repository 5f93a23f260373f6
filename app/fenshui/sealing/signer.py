"""Who can sign, whatever holds the key: a file under a passphrase today, a UKey tomorrow."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from fenshui.sealing.fingerprint import fingerprint
from fenshui.sealing.sm2 import SM2_SM3, point_of, sm2_signature_holds
from fenshui.words import Refused

ES256 = "ES256"
"""ECDSA on P-256 with SHA-256, signatures in DER as openssl reads them: the suite of persons."""

ED25519 = "Ed25519"
"""The suite of a ledger's checkpoints."""


@dataclass(frozen=True)
class PublicKey:
    """A key as others see it: its suite and the DER SubjectPublicKeyInfo."""

    suite: str
    spki: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key, 64 hexadecimal digits."""
        return fingerprint(self.spki)

    @property
    def text(self) -> str:
        """The key in base64, as documents carry it."""
        return base64.b64encode(self.spki).decode("ascii")

    def pem(self) -> bytes:
        """The key as openssl reads it."""
        text = self.text
        lines = [text[at : at + 64] for at in range(0, len(text), 64)]
        return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""]).encode("ascii")


class Signer(Protocol):
    """Somebody who signs bytes with a key that never leaves its place."""

    @property
    def public(self) -> PublicKey:
        """The public half."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`: DER for ES256 and SM2-SM3, 64 bytes for Ed25519."""
        ...


def public_key(suite: str, spki: bytes) -> PublicKey:
    """A public key after checking that it is one of its suite; raises `Refused`."""
    if suite == SM2_SM3:
        if point_of(spki) is None:
            raise Refused("sealing.not_a_key", suite=suite)
        return PublicKey(suite, spki)
    try:
        loaded = serialization.load_der_public_key(spki)
    except (ValueError, UnsupportedAlgorithm):
        raise Refused("sealing.not_a_key", suite=suite) from None
    of_suite = (
        suite == ES256 and isinstance(loaded, ec.EllipticCurvePublicKey) and loaded.curve.name == "secp256r1"
    ) or (suite == ED25519 and isinstance(loaded, ed25519.Ed25519PublicKey))
    encoded = loaded.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    if not of_suite or encoded != spki:
        raise Refused("sealing.not_a_key", suite=suite)
    return PublicKey(suite, spki)


Asking = Callable[[PublicKey, bytes, bytes], bool]
"""Whoever is asked whether a key made this signature over a message, as `signature_holds` is."""


def signature_holds(key: PublicKey, message: bytes, signature: bytes) -> bool:
    """Whether `signature` over `message` was made with the private half of `key`."""
    if key.suite == SM2_SM3:
        return sm2_signature_holds(key.spki, message, signature)
    loaded = _loaded(key.spki)
    try:
        if isinstance(loaded, ec.EllipticCurvePublicKey) and key.suite == ES256:
            loaded.verify(signature, message, ec.ECDSA(hashes.SHA256()))
        elif isinstance(loaded, ed25519.Ed25519PublicKey) and key.suite == ED25519:
            loaded.verify(signature, message)
        else:
            return False
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=256)
def _loaded(spki: bytes) -> PublicKeyTypes:
    return serialization.load_der_public_key(spki)


def sha256_hex(data: bytes) -> str:
    """SHA-256 in hexadecimal, as every document names another."""
    return hashlib.sha256(data).hexdigest()
