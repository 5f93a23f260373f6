"""Base64 with exactly one spelling for every byte string."""

import base64
import binascii

from fenshui.words import Refused


def to_base64(data: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes behind `text`; raises `Refused` for any spelling but the canonical one (stray bits in the padding)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("sealing.not_base64") from None
    if to_base64(data) != text:
        raise Refused("sealing.not_base64")
    return data
