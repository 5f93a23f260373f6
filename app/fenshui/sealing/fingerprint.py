"""What people compare over the telephone before they trust a key."""

import hashlib


def fingerprint(spki: bytes) -> str:
    """SHA-256 of a public key (DER SubjectPublicKeyInfo), 64 hexadecimal digits: how documents name a key."""
    return hashlib.sha256(spki).hexdigest()


def spoken_fingerprint(print_of_key: str) -> str:
    """The first 128 bits of a fingerprint as people read them out: eight groups of four digits."""
    return " ".join(print_of_key[at : at + 4] for at in range(0, 32, 4))
