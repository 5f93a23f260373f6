"""Everything a ledger claims, checked again from its stored bytes."""

from collections.abc import Iterable, Sequence

from fenshui.ledger.acceptance import EMPTY, Rule, accept
from fenshui.ledger.accepting_packages import incomplete
from fenshui.ledger.checkpoint import Checkpoint, read_note
from fenshui.ledger.entry import read_entry
from fenshui.ledger.shared_store import SharedStore
from fenshui.ledger.state import State
from fenshui.ledger.store import Store
from fenshui.ledger.tree import Peaks, grown, leaf_hash, root_of_peaks
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, Sentence, sentence


def verify_store(store: Store | SharedStore, rules: Iterable[Rule] = ()) -> tuple[Sentence, ...]:
    """What is wrong with a ledger, nothing if it is as it was written: file, chain, tree, checkpoints, acceptance."""
    file = [sentence("ledger.damaged", path=store.path, why=line) for line in store.damage()]
    if file:
        return tuple(file)
    state, found = _entries(store.rows(), tuple(rules))
    found += _attachments(store, state)
    if state.log_key is not None:
        found += _checkpoints(store, state)
    return tuple(found)


def contradiction(seen: Checkpoint, bodies: Sequence[bytes]) -> Sentence | None:
    """What is wrong when these entries are not the continuation of a checkpoint somebody saw before."""
    if seen.size > len(bodies):
        return sentence("ledger.shorter_than_seen", size=len(bodies), seen=seen.size)
    peaks: Peaks = ()
    for size, body in enumerate(bodies[: seen.size]):
        peaks = grown(peaks, size, leaf_hash(body))
    return None if root_of_peaks(peaks) == seen.root else sentence("ledger.contradicts_seen", size=seen.size)


def _entries(rows: Sequence[tuple[bytes, bytes]], rules: tuple[Rule, ...]) -> tuple[State, list[Sentence]]:
    """Fold the entries as writing them did; the first that could not have been written ends it."""
    state = EMPTY
    for seq, (body, leaf) in enumerate(rows):
        if leaf_hash(body) != leaf:
            return state, [sentence("ledger.leaf_false", seq=seq)]
        try:
            state = accept(state, read_entry(body), rules)
        except Refused as refused:
            return state, [sentence("ledger.entry_false", seq=seq, why=refused.sentence)]
    if state.awaiting:
        return state, [incomplete(state)]
    return state, [] if rows else [sentence("ledger.no_entries")]


def _checkpoints(store: Store | SharedStore, state: State) -> list[Sentence]:
    """Every checkpoint handed out is signed and is the beginning of what stands here; the last one covers it all."""
    assert state.log_key is not None
    found, size, roots = [], 0, _roots(store)
    for kept_for, note in store.checkpoints():
        try:
            seen = read_note(note, state.log_key)
        except Refused as refused:
            found.append(refused.sentence)
            continue
        before, size = size, seen.size
        if size != kept_for or size <= before:
            found.append(sentence("ledger.checkpoint_elsewhere", size=size, kept_for=kept_for))
        if size >= len(roots):
            found.append(sentence("ledger.shorter_than_seen", size=len(roots) - 1, seen=size))
        elif roots[size] != seen.root:
            found.append(sentence("ledger.contradicts_seen", size=size))
        if seen.origin != state.log:
            found.append(sentence("ledger.other_log", found=seen.origin, expected=state.log))
    if size != len(roots) - 1:
        found.append(sentence("ledger.checkpoint_missing", size=size, entries=len(roots) - 1))
    return found


def _roots(store: Store | SharedStore) -> list[bytes]:
    """The root of the tree at every size, from none on."""
    peaks: Peaks = ()
    roots = [root_of_peaks(peaks)]
    for size, body in enumerate(store.bodies()):
        peaks = grown(peaks, size, leaf_hash(body))
        roots.append(root_of_peaks(peaks))
    return roots


def _attachments(store: Store | SharedStore, state: State) -> list[Sentence]:
    """Everything kept is what its name says, and everything a posting names is kept."""
    kept = {sha256.hex(): sha256_hex(content) for sha256, content in store.attachments()}
    found = [sentence("ledger.attachment_false", sha256=name[:16]) for name, real in kept.items() if name != real]
    for body in store.bodies()[: state.size]:
        entry = read_entry(body)
        for file, sha256 in entry.fields.get("files", {}).items():
            if sha256 not in kept:
                found.append(sentence("ledger.attachment_missing", file=file, seq=entry.seq))
    return found
