"""What the desk swears to after each posting: so many entries, and this is their root (C2SP signed note, Ed25519).

A chain of hashes alone proves nothing against its owner, who could drop the end or rewrite all of it; a checkpoint in
the hands of every party does.
"""

import hashlib
import re
from dataclasses import dataclass

from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.signer import ED25519, PublicKey, Signer, signature_holds
from fenshui.words import Refused

_ED25519_NOTE = b"\x01"
_ORIGIN = re.compile(r"[A-Za-z0-9._/-]{1,80}")
_NOTE = re.compile(
    r"([A-Za-z0-9._/-]{1,80})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n— ([^ \n]+) ([A-Za-z0-9+/]{91}=)\n"
)


@dataclass(frozen=True)
class Checkpoint:
    """The state of a log: its name (origin), how many entries, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes


def checked_origin(name: str) -> str:
    """The name of a log, such as `yellow-river.example/desk-1`; raises `Refused` for one that no note can carry."""
    if not _ORIGIN.fullmatch(name):
        raise Refused("ledger.bad_origin", found=name)
    return name


def signed_note(checkpoint: Checkpoint, log_key: Signer) -> bytes:
    """The checkpoint with the log's signature, as it is handed out."""
    text = _text(checkpoint)
    seal = key_id(checkpoint.origin, log_key.public) + log_key.sign(text)
    return text + f"\n— {checkpoint.origin} {to_base64(seal)}\n".encode()


def read_note(note: bytes, log_key: PublicKey) -> Checkpoint:
    """The checkpoint in a note; raises `Refused` unless the log's key signed it."""
    found = _NOTE.fullmatch(note.decode("utf-8", errors="replace"))
    if not found or found[1] != found[4]:
        raise Refused("ledger.not_a_checkpoint")
    checkpoint = Checkpoint(found[1], int(found[2]), from_base64(found[3]))
    seal = from_base64(found[5])
    if seal[:4] != key_id(checkpoint.origin, log_key) or not signature_holds(log_key, _text(checkpoint), seal[4:]):
        raise Refused("ledger.checkpoint_false", origin=checkpoint.origin, size=checkpoint.size)
    return checkpoint


def key_id(origin: str, log_key: PublicKey) -> bytes:
    """The four bytes by which a note names the key that signed it (C2SP signed-note)."""
    if log_key.suite != ED25519:
        raise Refused("ledger.not_a_log_key", suite=log_key.suite)
    return hashlib.sha256(origin.encode() + b"\n" + _ED25519_NOTE + log_key.spki[-32:]).digest()[:4]


def _text(checkpoint: Checkpoint) -> bytes:
    return f"{checkpoint.origin}\n{checkpoint.size}\n{to_base64(checkpoint.root)}\n".encode()
