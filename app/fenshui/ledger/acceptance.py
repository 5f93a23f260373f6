"""What may be written after what: one pure function, the same for writing, verifying and rebuilding."""

from collections.abc import Callable, Iterable, Mapping

from fenshui.ledger import accepting_agreements, accepting_evidence, accepting_keys
from fenshui.ledger.accepting_packages import check_awaited
from fenshui.ledger.entry import Entry, entry_body, read_entry
from fenshui.ledger.kinds import STATED, check_fields
from fenshui.ledger.state import State
from fenshui.ledger.tree import grown, leaf_hash
from fenshui.words import Refused, term

Rule = Callable[[State, Entry], State]
"""A rule of another room (the register's): the state with its own `accounts` after the entry, or raises `Refused`.

It is asked after the ledger's own rules, and given the state as those left it."""

EMPTY = State()


def accept(state: State, entry: Entry, rules: Iterable[Rule] = ()) -> State:
    """The state after an entry; raises `Refused` with the one reason why it may not be written."""
    leaf = leaf_hash(entry_body(entry))
    return followed(state, entry, leaf, rules).but(peaks=grown(state.peaks, state.size, leaf))


def followed(state: State, entry: Entry, leaf: bytes, rules: Iterable[Rule] = ()) -> State:
    """The state after an entry with this leaf, all but the tree's peaks; raises `Refused`."""
    _check_place(state, entry)
    if state.awaiting:
        check_awaited(state, entry)
    if not entry.attested:
        check_fields(entry)
    after = _ACCEPTANCE[entry.kind](state, entry)
    for rule in rules:
        after = rule(after, entry)
    if after.accounts is None and entry.kind in STATED:
        raise Refused("ledger.no_rules", kind=term("ledger.kind", entry.kind))
    return after.but(log=entry.log, size=state.size + 1, head=leaf.hex(), time=entry.time)


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
    "annul": accepting_agreements.annul,
    "external_ref": accepting_evidence.external_ref,
    "import": accepting_evidence.imported,
    "export": accepting_evidence.exported,
    "epoch": accepting_evidence.epoch,
    "note": accepting_evidence.note,
    **dict.fromkeys(STATED, accepting_evidence.stated_elsewhere),
}
