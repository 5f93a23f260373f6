"""Taking up a ledger from its stored entries: everything is checked again but what its own checkpoint swears to.

The log's key signs a checkpoint over all entries each time it adds some, and it adds none whose signatures it has not
checked. So where the checkpoint holds, the bytes are the very ones that were checked; hashes, chain, places, times and
all rules are gone through again, the parties' signatures are not. `verify_store` trusts nobody and checks these too.
"""

from collections.abc import Iterable, Sequence

from fenshui.ledger.acceptance import EMPTY, Rule, accept, followed
from fenshui.ledger.accepting_packages import check_whole
from fenshui.ledger.checkpoint import read_note
from fenshui.ledger.entry import Entry, read_attested, read_entry
from fenshui.ledger.in_place import growing, grown_in_place, lasting
from fenshui.ledger.kinds import check_fields
from fenshui.ledger.no_garbage import no_garbage
from fenshui.ledger.state import State
from fenshui.ledger.tree import Peaks, leaf_hash, peaks_of, root_of_peaks
from fenshui.words import Refused, Sentence, sentence

Row = tuple[bytes, bytes]
"""An entry's stored bytes and its stored leaf."""

_NO_ENTRY = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading stumbles with over bytes that nobody but the owner of the log's key can have sworn to unread."""

_ALWAYS_WHOLLY = ("genesis", "key_enrol", "key_revoke")
"""Entries about keys are few and everything hangs on them: their signatures are checked every time."""


def taken_up(rows: Sequence[Row], note: bytes, rules: Iterable[Rule] = ()) -> State:
    """The state after stored entries; `note` is the last checkpoint. Raises `Refused` where anything does not fit."""
    with no_garbage():
        return _taken_up(rows, note, tuple(rules))


def _taken_up(rows: Sequence[Row], note: bytes, rules: tuple[Rule, ...]) -> State:
    first = accept(EMPTY, read_entry(rows[0][0]), rules)
    sworn, peaks = _covered(rows, note, first)
    state = growing(first)
    for seq, (body, leaf) in enumerate(rows[1:], 1):
        try:
            entry = _entry(body, seq < sworn)
            if entry.kind == "epoch":  # its rule asks for the root before it
                state = state.but(peaks=peaks_of([leaf for _, leaf in rows[:seq]]))
            state = grown_in_place(state, followed(state, entry, leaf, rules))
        except _NO_ENTRY:
            raise Refused("ledger.entry_false", seq=seq, why=_why_none(body)) from None
    check_whole(state)
    return lasting(state.but(peaks=peaks))


def _entry(body: bytes, sworn: bool) -> Entry:
    """An entry from its stored bytes, wholly checked but where the checkpoint swears to it."""
    entry = read_attested(body) if sworn else read_entry(body)
    return read_entry(body) if entry.kind in _ALWAYS_WHOLLY and sworn else entry


def _why_none(body: bytes) -> Sentence:
    """Why bytes that the log's own key swears to are no entry of a ledger."""
    try:
        check_fields(read_entry(body))
    except Refused as refused:
        return refused.sentence
    return sentence("ledger.not_readable")


def _covered(rows: Sequence[Row], note: bytes, first: State) -> tuple[int, Peaks]:
    """How many entries the checkpoint swears to, and the peaks of the tree over all of them."""
    assert first.log_key is not None
    checkpoint = read_note(note, first.log_key)
    if checkpoint.origin != first.log:
        raise Refused("ledger.other_log", found=checkpoint.origin, expected=first.log)
    if checkpoint.size > len(rows):
        raise Refused("ledger.shorter_than_seen", size=len(rows), seen=checkpoint.size)
    for seq, (body, leaf) in enumerate(rows):
        if leaf_hash(body) != leaf:
            raise Refused("ledger.leaf_false", seq=seq)
    leaves = [leaf for _, leaf in rows]
    peaks = peaks_of(leaves[: checkpoint.size])
    if root_of_peaks(peaks) != checkpoint.root:
        raise Refused("ledger.contradicts_seen", size=checkpoint.size)
    return checkpoint.size, peaks if checkpoint.size == len(rows) else peaks_of(leaves)
