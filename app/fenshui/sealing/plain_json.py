"""Reading JSON quickly where it plainly carries nothing that could not be signed; a closer look is for the others."""

import re
import unicodedata
from typing import Any

import orjson

LARGEST_BYTES = 1 << 20
DEEPEST = 16

_ALLOWED_OUTSIDE = b"{}[]:,-0123456789"
_TO_BRACES = bytes.maketrans(b"[]", b"{}")
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_LARGE = re.compile(rb"\d{16}")


def read_plain(data: bytes) -> dict[str, Any] | None:
    """The JSON object in these bytes, where all is text that people see, whole numbers, truth values, lists, objects.

    None where that takes a closer look (an escape, a wide space, a large number), not only where something is wrong.
    A key that stands there twice is not noticed: whoever asks spells the object again and compares.
    """
    if len(data) > LARGEST_BYTES or b"\\" in data or not _is_seen(data):
        return None
    outside = b"".join(data.split(b'"')[::2])  # without escapes every quote begins or ends a string
    if not (_is_whole(outside) and _is_shallow(outside)):
        return None
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return document if isinstance(document, dict) else None


def _is_seen(data: bytes) -> bool:
    """Whether a reader sees all of the text, composed: nothing invisible, no control characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def _is_whole(outside: bytes) -> bool:
    """Whether what is no string is a bracket, a separator, a truth value, or a number that is whole and not large."""
    odd = outside.replace(b"true", b"").replace(b"false", b"").translate(None, _ALLOWED_OUTSIDE)
    return not odd and _LARGE.search(outside) is None


def _is_shallow(outside: bytes) -> bool:
    """Whether no value lies too deep: the innermost brackets are taken away, again and again."""
    brackets = outside.translate(_TO_BRACES, _NOT_BRACKETS)
    for _ in range(DEEPEST - 1):
        brackets = brackets.replace(b"{}", b"")
    return not brackets
