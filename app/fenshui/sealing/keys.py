"""A person's or a ledger's key pair, and the file that keeps it under a passphrase."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.certificate import Person, self_issued
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.sealing.mistaken import what_is_in
from fenshui.sealing.signer import ED25519, ES256, PublicKey, public_key
from fenshui.sealing.sm2 import SM2_SM3, Sm2Private, new_sm2_key
from fenshui.words import Refused, sentence

PrivateKey = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | Sm2Private
_LARGEST_FILE = 1 << 16


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id): memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True)
class KeyPair:
    """A key pair opened for signing: a `Signer`; `certificate` is DER, empty for a ledger's own key."""

    person: Person
    public: PublicKey
    certificate: bytes
    private: PrivateKey

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`: DER for ES256, 64 bytes for Ed25519."""
        if isinstance(self.private, ed25519.Ed25519PrivateKey | Sm2Private):
            return self.private.sign(message)
        return self.private.sign(message, ec.ECDSA(hashes.SHA256()))

    def __repr__(self) -> str:
        return f"KeyPair({self.public.suite}, {self.public.fingerprint[:16]})"


@dataclass(frozen=True)
class SealedKey:
    """A key file as anybody may read it: whose it is, the public half, and the private half out of reach."""

    person: Person
    public: PublicKey
    certificate: bytes
    document: dict[str, Any]


def make_key(person: Person, suite: str = ES256, made: datetime | None = None) -> KeyPair:
    """A new key pair for a person (ES256 with a certificate of its own, or SM2-SM3) or for a ledger (Ed25519)."""
    made = made or datetime.now(UTC).replace(microsecond=0)
    if suite == ED25519:
        log_key = ed25519.Ed25519PrivateKey.generate()
        return KeyPair(person, PublicKey(suite, _spki(log_key)), b"", log_key)
    if suite == SM2_SM3:
        secret, spki = new_sm2_key()
        return KeyPair(person, public_key(suite, spki), b"", secret)
    if suite != ES256:
        raise Refused("sealing.unknown_suite", suite=suite)
    private = ec.generate_private_key(ec.SECP256R1())
    return KeyPair(person, PublicKey(suite, _spki(private)), self_issued(private, person, made), private)


def save_key(key: KeyPair, path: Path, passphrase: str, cost: Cost | None = None) -> None:
    """Write a key pair under a passphrase: Argon2id, then AES-256-GCM over the PKCS #8 bytes.

    The public part is authenticated with it. Raises `Refused` where a file stands already or the disk will not.
    """
    if path.exists():
        raise Refused("sealing.file_exists", path=path)
    if not passphrase:
        raise Refused("sealing.no_passphrase")
    salt, nonce = os.urandom(16), os.urandom(12)
    head = _head(key, cost or Cost(), salt, nonce)
    private = _pkcs8(key.private)
    box = AESGCM(_stretched(passphrase, head["kdf"])).encrypt(nonce, private, canonical_bytes(head))
    write_durably(path, canonical_bytes({**head, "box": to_base64(box)}), 0o600)


def read_key(path: Path) -> SealedKey:
    """What a key file says to everybody; raises `Refused` when it is not one of ours."""
    data = read_bytes(path, _LARGEST_FILE)
    try:
        document = parse_canonical(data)
        if (document["format"], document["v"], document["cipher"]) != ("fenshui-key", 1, "aes-256-gcm"):
            raise _no_key(path, data)
        person = Person(**document["person"])
        public = public_key(document["suite"], from_base64(document["public"]))
        return SealedKey(person, public, from_base64(document["certificate"]), document)
    except (KeyError, TypeError, Refused):
        raise _no_key(path, data) from None


def open_key(path: Path, passphrase: str) -> KeyPair:
    """The key pair in a file, for signing; raises `Refused` when the passphrase is wrong or the file was changed."""
    sealed = read_key(path)
    head = {name: value for name, value in sealed.document.items() if name != "box"}
    try:
        nonce, box = from_base64(head["nonce"]), from_base64(sealed.document["box"])
        der = AESGCM(_stretched(passphrase, head["kdf"])).decrypt(nonce, box, canonical_bytes(head))
    except InvalidTag:
        raise Refused("sealing.wrong_passphrase", path=path) from None
    except (KeyError, TypeError, ValueError):
        raise _altered(path) from None
    if sealed.public.suite == SM2_SM3:
        return KeyPair(sealed.person, sealed.public, sealed.certificate, Sm2Private(der))
    private = serialization.load_der_private_key(der, None)
    if not isinstance(private, ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey):
        raise _altered(path)
    return KeyPair(sealed.person, sealed.public, sealed.certificate, private)


def _no_key(path: Path, data: bytes) -> Refused:
    """What to say of a file that is no key file: which, what it is, what was expected."""
    return Refused("sealing.not_a_key_file", path=path, found=what_is_in(data))


def _altered(path: Path) -> Refused:
    return Refused("sealing.not_a_key_file", path=path, found=sentence("sealing.file_of.fenshui-key"))


def _head(key: KeyPair, cost: Cost, salt: bytes, nonce: bytes) -> dict[str, Any]:
    return {
        "format": "fenshui-key",
        "v": 1,
        "suite": key.public.suite,
        "person": {"holder": key.person.holder, "name_zh": key.person.name_zh, "name_en": key.person.name_en},
        "public": key.public.text,
        "certificate": to_base64(key.certificate),
        "kdf": {
            "name": "argon2id",
            "salt": to_base64(salt),
            "memory_kib": cost.memory_kib,
            "passes": cost.passes,
            "lanes": cost.lanes,
        },
        "cipher": "aes-256-gcm",
        "nonce": to_base64(nonce),
    }


def _stretched(passphrase: str, kdf: dict[str, Any]) -> bytes:
    """The AES key behind a passphrase; a file may not ask for more than 1 GiB (a trap for the reader's machine)."""
    if kdf["name"] != "argon2id" or not (kdf["memory_kib"] <= 1 << 20 and kdf["passes"] <= 20 and kdf["lanes"] <= 16):
        raise ValueError("unknown way of stretching")
    stretch = Argon2id(
        salt=from_base64(kdf["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    )
    return stretch.derive(passphrase.encode("utf-8"))


def _pkcs8(private: PrivateKey) -> bytes:
    if isinstance(private, Sm2Private):
        return private.pkcs8
    return private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _spki(private: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
