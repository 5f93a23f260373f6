"""8  Remember: the checkpoints a party saw, against an owner who drops the end of a ledger or writes all of it anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fenshui.export.evidence import LOG_KEY, PROOF
from fenshui.export.verify_bundle import log_key_of
from fenshui.ledger.acceptance import EMPTY, accept
from fenshui.ledger.checkpoint import Checkpoint, read_note
from fenshui.ledger.entry import read_entry
from fenshui.ledger.ledger import store_at
from fenshui.ledger.proof import read_proof
from fenshui.ledger.verify import contradiction
from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import canonical_bytes, parse_canonical
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.sealing.plain_json import LARGEST_BYTES
from fenshui.sealing.signer import PublicKey
from fenshui.words import Refused, Sentence, sentence

_FORMAT = "fenshui-checkpoints"


@dataclass(frozen=True)
class Claim:
    """What a ledger or evidence says of its log: the key, the newest checkpoint, and the entries (evidence has one)."""

    log_key: PublicKey
    note: bytes
    bodies: Sequence[bytes] | None

    @property
    def checkpoint(self) -> Checkpoint:
        """The newest checkpoint; raises `Refused` unless the log's key signed it."""
        return read_note(self.note, self.log_key)


def claim_of(path: Path) -> Claim:
    """What a ledger, found to hold by itself, claims; raises `Refused`."""
    store = store_at(path)
    try:
        bodies, note = store.bodies(), store.last_checkpoint()
    finally:
        store.close()
    log_key = accept(EMPTY, read_entry(bodies[0])).log_key
    assert log_key is not None
    return Claim(log_key, note, bodies)


def claim_in(files: Mapping[str, bytes]) -> Claim:
    """What evidence (name -> content), found to hold by itself, claims."""
    return Claim(log_key_of(files[LOG_KEY]), read_proof(files[PROOF]).note, None)


def contradictions(claim: Claim, given: Iterable[bytes], remembered: Iterable[bytes] = ()) -> tuple[Sentence, ...]:
    """What is wrong with a claim for one who holds these checkpoints; what is remembered of other logs says nothing."""
    ours = [note for note in remembered if note.partition(b"\n")[0] == claim.checkpoint.origin.encode()]
    return tuple(found for note in (*given, *ours) if (found := _against(claim, note)) is not None)


def note_in(path: Path) -> bytes:
    """The checkpoint that somebody kept: a note by itself, the proof of an entry, or an evidence folder."""
    data = read_bytes(path / PROOF if path.is_dir() else path, LARGEST_BYTES)
    return read_proof(data).note if data.startswith(b"c2sp.org/") else data


def remembered(memory: Path) -> tuple[bytes, ...]:
    """The checkpoints that a file of ours remembers, none where there is no file; raises `Refused` for another file."""
    if not memory.exists():
        return ()
    document = parse_canonical(read_bytes(memory, LARGEST_BYTES))
    if document.get("format") != _FORMAT or not isinstance(document.get("notes"), list):
        raise Refused("ledger.not_a_memory", path=memory)
    return tuple(from_base64(note) for note in document["notes"])


def remember(memory: Path, note: bytes) -> None:
    """Keep a checkpoint for as long as the file lives, after those it has."""
    notes = remembered(memory)
    if note not in notes:
        kept = [to_base64(one) for one in (*notes, note)]
        write_durably(memory, canonical_bytes({"format": _FORMAT, "v": 1, "notes": kept}), 0o600)


def _against(claim: Claim, note: bytes) -> Sentence | None:
    try:
        seen = read_note(note, claim.log_key)
    except Refused as refused:
        return refused.sentence
    if claim.bodies is not None:
        return None if _named_since(seen, claim.bodies) else contradiction(seen, claim.bodies)
    same = seen.size != claim.checkpoint.size or seen.root == claim.checkpoint.root
    return None if same else sentence("ledger.contradicts_seen", size=seen.size)


def _named_since(seen: Checkpoint, bodies: Sequence[bytes]) -> bool:
    """Whether an `epoch` entry says openly that the log restarted after this very head was lost."""
    epochs = [read_entry(body).fields for body in bodies if b'"kind":"epoch"' in body]
    return (seen.size, seen.root.hex()) in [(one.get("old_size"), one.get("old_root")) for one in epochs]
