"""What is written down as evidence and moves nothing by itself: foreign entries, numbers elsewhere, restarts."""

from fenshui.ledger.accepting_keys import authority_key, joint_signers
from fenshui.ledger.checkpoint import checked_origin
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.ledger.statement import check_statement
from fenshui.words import Refused


def note(state: State, entry: Entry) -> State:
    """Words for those who read the ledger."""
    return state


def external_ref(state: State, entry: Entry) -> State:
    """The number under which another register (the national trading system) keeps an agreement that was posted here."""
    check_statement(entry, authority_key(state, entry.fields["by"]))
    case = state.agreements.get(entry.fields["agreement"])
    if case is None or case.posted_as is None:
        raise Refused("ledger.agreement_unknown", agreement=entry.fields["agreement"])
    return state


def imported(state: State, entry: Entry) -> State:
    """An entry of another ledger, proven by a checkpoint of its log; each counts once."""
    check_statement(entry, authority_key(state, entry.fields["by"]))
    checked_origin(entry.fields["origin"])
    name = (entry.fields["origin"], entry.fields["number"])
    if name[0] == state.log:
        raise Refused("ledger.own_log", found=name[0])
    if name in state.imports:
        raise Refused("ledger.imported_already", origin=name[0], seq=name[1], known=state.imports[name])
    return state.but(imports=state.imports.having(name, entry.seq))


def exported(state: State, entry: Entry) -> State:
    """The evidence of an agreement left the house; names every file of it."""
    case = state.agreements.get(entry.fields["agreement"])
    if case is None or case.posted_as is None:
        raise Refused("ledger.agreement_unknown", agreement=entry.fields["agreement"])
    return state


def epoch(state: State, entry: Entry) -> State:
    """The log goes on from an older file: the authority names the last head that was known before (size and root)."""
    check_statement(entry, authority_key(state, entry.fields["by"]))
    size, root = entry.fields["old_size"], entry.fields["old_root"]
    if size < state.size or (size == state.size and bytes.fromhex(root) != state.root):
        raise Refused("ledger.epoch_behind", size=size, entries=state.size)
    return state.but(epochs=(*state.epochs, (entry.seq, size, root)))


def stated_elsewhere(state: State, entry: Entry) -> State:
    """A statement that another room understands: here its signatures are checked, there what it says."""
    joint_signers(state, entry)
    return state
