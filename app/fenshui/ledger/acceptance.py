"""What may be written after what: one pure function, the same for writing, verifying and rebuilding."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from fenshui.ledger import accepting_agreements, accepting_keys
from fenshui.ledger.entry import Entry, entry_body, read_entry
from fenshui.ledger.kinds import check_fields
from fenshui.ledger.state import State
from fenshui.ledger.tree import grown, leaf_hash
from fenshui.words import Refused

Rule = Callable[[State, Entry], None]
"""A rule of another room (the register's invariants): raises `Refused`, never changes anything."""

EMPTY = State()


def accept(state: State, entry: Entry, rules: Iterable[Rule] = ()) -> State:
    """The state after an entry; raises `Refused` with the one reason why it may not be written."""
    _check_place(state, entry)
    check_fields(entry)
    for rule in rules:
        rule(state, entry)
    after = _ACCEPTANCE[entry.kind](state, entry)
    leaf = leaf_hash(entry_body(entry))
    peaks = grown(state.peaks, state.size, leaf)
    return replace(after, log=entry.log, size=state.size + 1, head=leaf.hex(), time=entry.time, peaks=peaks)


def rebuilt(bodies: Iterable[bytes], rules: Iterable[Rule] = ()) -> State:
    """The state after these stored entries; raises `Refused` at the first that could not have been written."""
    rules, state = tuple(rules), EMPTY
    for body in bodies:
        state = accept(state, read_entry(body), rules)
    return state


def _check_place(state: State, entry: Entry) -> None:
    """Every entry names its log, its number and the leaf of the one before it, and time does not run backwards."""
    if (entry.kind == "genesis") != (state.size == 0) or entry.seq != state.size:
        raise Refused("ledger.wrong_place", found=entry.seq, expected=state.size)
    if state.size and entry.log != state.log:
        raise Refused("ledger.other_log", found=entry.log, expected=state.log)
    if entry.prev != state.head:
        raise Refused("ledger.chain_broken", seq=entry.seq)
    if entry.time < state.time:
        raise Refused("ledger.time_backwards", found=entry.time, expected=state.time)


def _note(state: State, entry: Entry) -> State:
    return state


_ACCEPTANCE: Mapping[str, Callable[[State, Entry], State]] = {
    "genesis": accepting_keys.genesis,
    "key_enrol": accepting_keys.key_enrol,
    "key_revoke": accepting_keys.key_revoke,
    "agreement_pending": accepting_agreements.agreement_pending,
    "signature": accepting_agreements.signature,
    "approval": accepting_agreements.approval,
    "agreement_posted": accepting_agreements.agreement_posted,
    "agreement_void": accepting_agreements.agreement_void,
    "agreement_expired": accepting_agreements.agreement_expired,
    "note": _note,
}
