"""What a file is that was handed over in place of another, as far as its first look tells."""

import json

from fenshui.words import Sentence, sentence

_OURS = ("fenshui-key", "fenshui-key-card", "fenshui-case")


def what_is_in(data: bytes) -> Sentence:
    """One of our own kinds of file (altered, or the wrong one), other JSON, PEM, a database, or none of these."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return sentence(f"sealing.file_of.{_by_its_start(data)}")
    kind = document.get("format") if isinstance(document, dict) else None
    return sentence(f"sealing.file_of.{kind if kind in _OURS else 'json'}")


def _by_its_start(data: bytes) -> str:
    if not data:
        return "nothing"
    if data.startswith(b"-----BEGIN"):
        return "pem"
    return "database" if data.startswith(b"SQLite format 3") else "else"
