"""Everything a ledger claims, checked again from its stored bytes."""

from collections.abc import Iterable, Mapping, Sequence

from fenshui.ledger.acceptance import EMPTY, Rule, followed
from fenshui.ledger.accepting_packages import incomplete
from fenshui.ledger.asking import AskedTogether
from fenshui.ledger.checkpoint import Checkpoint, read_note
from fenshui.ledger.entry import read_entry
from fenshui.ledger.in_place import growing, grown_in_place
from fenshui.ledger.no_garbage import no_garbage
from fenshui.ledger.shared_store import SharedStore
from fenshui.ledger.state import State
from fenshui.ledger.store import Store
from fenshui.ledger.tree import Peaks, grown, leaf_hash, peaks_of, root_of_peaks, tree_root
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused, Sentence, sentence

Row = tuple[bytes, bytes]
_Files = Mapping[str, str]
"""What an entry names of its evidence: file -> SHA-256."""


def verify_store(store: Store | SharedStore, rules: Iterable[Rule] = ()) -> tuple[Sentence, ...]:
    """What is wrong with a ledger, nothing if it is as it was written: file, chain, tree, checkpoints, acceptance."""
    file = [sentence("ledger.damaged", path=store.path, why=line) for line in store.damage()]
    if file:
        return tuple(file)
    with no_garbage():
        rows = store.rows()
        state, files, found = _entries(rows, tuple(rules))
        found += _attachments(store, files[: state.size])
        if state.log_key is not None:
            found += _checkpoints(store, [leaf_hash(body) for body, _ in rows], state)
    return tuple(found)


def contradiction(seen: Checkpoint, bodies: Sequence[bytes]) -> Sentence | None:
    """What is wrong when these entries are not the continuation of a checkpoint somebody saw before."""
    if seen.size > len(bodies):
        return sentence("ledger.shorter_than_seen", size=len(bodies), seen=seen.size)
    root = tree_root([leaf_hash(body) for body in bodies[: seen.size]])
    return None if root == seen.root else sentence("ledger.contradicts_seen", size=seen.size)


def _entries(rows: Sequence[Row], rules: tuple[Rule, ...]) -> tuple[State, list[_Files], list[Sentence]]:
    """Fold the entries as writing them did; the first that could not have been written ends it.

    The state is the one before that; of a state that ended so, size, log and log key count.
    """
    with AskedTogether() as asking:
        state, files, found = _folded(rows, rules, asking)
        false = asking.first_false()
    if false is None:
        return state, files, found
    seq, key = false
    why = sentence("sealing.signature_false", key=key.fingerprint[:16])
    before = state.but(size=seq, log_key=state.log_key if seq else None)
    return before, files, [sentence("ledger.entry_false", seq=seq, why=why)]


def _folded(
    rows: Sequence[Row], rules: tuple[Rule, ...], asking: AskedTogether
) -> tuple[State, list[_Files], list[Sentence]]:
    state = growing(EMPTY)
    files: list[_Files] = []
    for seq, (body, leaf) in enumerate(rows):
        if leaf_hash(body) != leaf:
            return state, files, [sentence("ledger.leaf_false", seq=seq)]
        asking.about = seq
        try:
            entry = read_entry(body, asking)
            if entry.kind == "epoch":  # its rule asks for the root before it
                state = state.but(peaks=peaks_of([leaf for _, leaf in rows[:seq]]))
            state = grown_in_place(state, followed(state, entry, leaf, rules))
        except Refused as refused:
            return state, files, [sentence("ledger.entry_false", seq=seq, why=refused.sentence)]
        files.append(entry.fields.get("files", {}))
    if state.awaiting:
        return state, files, [incomplete(state)]
    return state, files, [] if rows else [sentence("ledger.no_entries")]


def _checkpoints(store: Store | SharedStore, leaves: Sequence[bytes], state: State) -> list[Sentence]:
    """Every checkpoint handed out is signed and is the beginning of what stands here; the last one covers it all."""
    assert state.log_key is not None
    found, size, roots = [], 0, _roots(leaves)
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


def _roots(leaves: Sequence[bytes]) -> list[bytes]:
    """The root of the tree at every size, from none on."""
    peaks: Peaks = ()
    roots = [root_of_peaks(peaks)]
    for size, leaf in enumerate(leaves):
        peaks = grown(peaks, size, leaf)
        roots.append(root_of_peaks(peaks))
    return roots


def _attachments(store: Store | SharedStore, files: Sequence[_Files]) -> list[Sentence]:
    """Everything kept is what its name says, and everything an entry names is kept."""
    kept = {sha256.hex(): sha256_hex(content) for sha256, content in store.attachments()}
    found = [sentence("ledger.attachment_false", sha256=name[:16]) for name, real in kept.items() if name != real]
    for seq, named in enumerate(files):
        for file, sha256 in named.items():
            if sha256 not in kept:
                found.append(sentence("ledger.attachment_missing", file=file, seq=seq))
    return found
