"""What every entry does to the register: one pure function, the same for writing, verifying, rebuilding and testing."""

from collections.abc import Callable, Mapping

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.kinds import STATED
from fenshui.ledger.state import State
from fenshui.register.accounts import Accounts, accounts_of
from fenshui.register.closing import year_close
from fenshui.register.fields import check_stated
from fenshui.register.granting import allocable, correct, right_grant, right_snapshot
from fenshui.register.invariants import check_account
from fenshui.register.moving import agreement_dropped, agreement_pending, agreement_posted, annul, saved_water
from fenshui.register.pledging import lien, lien_release
from fenshui.register.reserve import reserve_in, reserve_out
from fenshui.register.use import metering

EFFECTS: Mapping[str, Callable[[Accounts, State, Entry], Accounts]] = {
    "right_grant": right_grant,
    "right_snapshot": right_snapshot,
    "correct": correct,
    "allocable": allocable,
    "agreement_pending": agreement_pending,
    "agreement_posted": agreement_posted,
    "agreement_void": agreement_dropped,
    "agreement_expired": agreement_dropped,
    "annul": annul,
    "lien": lien,
    "lien_release": lien_release,
    "reserve_in": reserve_in,
    "reserve_out": reserve_out,
    "metering": metering,
    "saved_water": saved_water,
    "year_close": year_close,
}
"""Kind of entry -> the register after it; raises `Refused`."""

_NAMES = {
    "right_grant": ("right", "right"),
    "lien": ("lien", "lien"),
    "reserve_in": ("lot", "lot"),
    "reserve_out": ("release", "release"),
    "saved_water": ("project", "project"),
}
"""Kind of entry -> what it gives an id to, and the field with the id."""


_CARVING = ("right_grant", "correct")


def follow(state: State, entry: Entry) -> State:
    """The state with the register after an entry; raises `Refused` where a rule or an invariant forbids it.

    `state` is the ledger's after its own rules. What a checkpoint attests was balanced entry by entry when it was
    written; there the balances are checked once, at the end (`check_balances`).
    """
    effect = EFFECTS.get(entry.kind)
    if effect is None:
        return state
    if not entry.attested and entry.kind in STATED:
        check_stated(entry)
    before = accounts_of(state)
    after = effect(before, state, entry)
    if entry.kind in _NAMES:
        what, field = _NAMES[entry.kind]
        after = changed(after, names=after.names.having((what, entry.fields[field]), entry.seq))
    if not entry.attested:
        for right in touched(after, entry):
            check_account(after.account(right), entry.time[:10])
    if after is state.accounts or (after is before and entry.kind not in STATED):
        return state
    return state.but(accounts=after)


def touched(after: Accounts, entry: Entry) -> tuple[str, ...]:
    """The rights whose accounts an entry changed: the one it names, and its parent where volume is carved out anew."""
    name = entry.fields.get("right") or ""
    agreement = entry.fields.get("agreement")
    if agreement is not None:
        known = agreement["id"] if isinstance(agreement, dict) else agreement
        name = after.reserved.get(known) or ""
    elif not name:
        name = after.liens.get(entry.fields.get("lien", "")) or ""
    account = after.rights.get(name)
    if account is None:
        return ()
    return (name, account.title.parent) if entry.kind in _CARVING and account.title.parent else (name,)


RULES = (follow,)
"""What the desk hands to every ledger it opens."""
