"""Bytes that leave the desk under lock: age (age-encryption.org/v1), by a passphrase or to somebody's public key."""

from dataclasses import dataclass

from pyrage import (  # type: ignore[import-untyped]  # it brings no types
    DecryptError,
    IdentityError,
    RecipientError,
    decrypt,
    encrypt,
    passphrase,
    x25519,
)

from fenshui.words import Refused

_MAGIC = b"age-encryption.org/v1\n"


@dataclass(frozen=True)
class Lock:
    """How to lock: a passphrase, or the age recipients (`age1…`) who may open it."""

    passphrase: str = ""
    recipients: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Lock({len(self.recipients)} recipients)" if self.recipients else "Lock(passphrase)"


def locked(data: bytes, lock: Lock) -> bytes:
    """The bytes under lock; raises `Refused` for an empty passphrase or what is no recipient."""
    if lock.recipients:
        try:
            return bytes(encrypt(data, [x25519.Recipient.from_str(one) for one in lock.recipients]))
        except RecipientError:
            raise Refused("sealing.not_a_recipient", found=", ".join(lock.recipients)) from None
    if not lock.passphrase:
        raise Refused("sealing.no_passphrase")
    return bytes(passphrase.encrypt(data, lock.passphrase))


def unlocked(data: bytes, secret: str) -> bytes:
    """What was locked, by its passphrase or a recipient's identity (`AGE-SECRET-KEY-…`); raises `Refused`."""
    try:
        if secret.startswith("AGE-SECRET-KEY-"):
            return bytes(decrypt(data, [x25519.Identity.from_str(secret.strip())]))
        return bytes(passphrase.decrypt(data, secret))
    except (DecryptError, IdentityError):
        raise Refused("sealing.cannot_unlock") from None


def is_locked(data: bytes) -> bool:
    """Whether these bytes are under such a lock."""
    return data.startswith(_MAGIC)
