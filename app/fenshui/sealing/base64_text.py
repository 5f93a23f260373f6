"""Base64 with exactly one spelling for every byte string."""

import binascii

from fenshui.words import Refused


def to_base64(data: bytes) -> str:
    """Standard base64 with padding."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes behind `text`; raises `Refused` for any spelling but the canonical one (stray bits in the padding)."""
    try:
        data = binascii.a2b_base64(text)
    except ValueError:  # also what is not ASCII; what it merely skips makes another spelling
        raise Refused("sealing.not_base64") from None
    if to_base64(data) != text:
        raise Refused("sealing.not_base64")
    return data
