"""The proof that an entry stands in a ledger, as one small text file that travels with it (C2SP tlog-proof)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fenshui.ledger.checkpoint import Checkpoint, read_note
from fenshui.ledger.tree import inclusion_path, leaf_hash, root_along
from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.signer import PublicKey
from fenshui.words import Refused

_PROOF = re.compile(
    rb"c2sp\.org/tlog-proof@v1\nindex (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n){0,60})\n(.+)", re.DOTALL
)


@dataclass(frozen=True)
class Inclusion:
    """Where an entry stands, the path from it to the root, and the checkpoint that swears to the root."""

    index: int
    path: tuple[bytes, ...]
    note: bytes


def inclusion_of(leaves: Sequence[bytes], index: int, note: bytes) -> Inclusion:
    """The proof for entry `index`; `leaves` are those the checkpoint covers."""
    return Inclusion(index, inclusion_path(leaves, index), note)


def proof_bytes(proof: Inclusion) -> bytes:
    """The proof as the file that travels."""
    path = "".join(f"{to_base64(step)}\n" for step in proof.path)
    return f"c2sp.org/tlog-proof@v1\nindex {proof.index}\n{path}\n".encode() + proof.note


def read_proof(data: bytes) -> Inclusion:
    """A proof from its file; raises `Refused` for anything else."""
    found = _PROOF.fullmatch(data)
    if not found:
        raise Refused("ledger.not_a_proof")
    path = tuple(from_base64(line) for line in found[2].decode().split())
    return Inclusion(int(found[1]), path, found[3])


def proven(proof: Inclusion, body: bytes, log_key: PublicKey) -> Checkpoint:
    """The checkpoint that the entry with these bytes is proven to stand in; raises `Refused` otherwise."""
    checkpoint = read_note(proof.note, log_key)
    if root_along(proof.path, leaf_hash(body), proof.index, checkpoint.size) != checkpoint.root:
        raise Refused("ledger.not_included", index=proof.index, size=checkpoint.size)
    return checkpoint
