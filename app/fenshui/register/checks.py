"""The questions that several rules ask before anything moves; each raises `Refused` with what was found."""

from fenshui.ledger.entry import Entry
from fenshui.ledger.state import AUTHORITY, State
from fenshui.register.accounts import Account, Accounts
from fenshui.register.steps import FOREVER, least
from fenshui.words import Refused, term


def check_authority(state: State, entry: Entry) -> None:
    """An authority's key is among those that signed."""
    if not signed_by_authority(state, entry):
        raise Refused("register.authority_missing", kind=term("ledger.kind", entry.kind))


def signed_by_authority(state: State, entry: Entry) -> bool:
    """Whether an authority's key is among those that signed."""
    return any(state.keys[key].office == AUTHORITY for key in entry.fields["signatures"])


def check_signed_for(state: State, entry: Entry, holder: str) -> None:
    """A key of this holder is among those that signed."""
    for key in entry.fields["signatures"]:
        if state.keys[key].holder == holder:
            return
    raise Refused("register.signature_missing", kind=term("ledger.kind", entry.kind), holder=holder)


def check_new(accounts: Accounts, kind: str, name: str) -> None:
    """No entry before gave this id to anything of the kind."""
    if (kind, name) in accounts.names:
        raise Refused("register.known_already", name=name, seq=accounts.names[kind, name])


def check_term(account: Account, first: int, last: int) -> None:
    """The days lie inside the right's own."""
    title = account.title
    if first > last or first < title.first or last > title.last:
        raise Refused("register.outside_term", right=title.right)


def check_free(account: Account, holder: str, first: int, last: int, volume: int, today: str) -> None:
    """The holder may dispose of the volume on every one of these days."""
    if account.surely_free(holder, first, last) >= volume:
        return
    free = least(account.free(holder, today), first, last)
    if free < volume:
        raise Refused("register.not_free", right=account.title.right, holder=holder, found=max(free, 0), wanted=volume)


def check_not_stopped(account: Account) -> None:
    """No signed statement of balances contradicts the account."""
    if account.stopped is not None:
        raise Refused("register.stopped", right=account.title.right, seq=account.stopped)


def last_day(account: Account, day: int) -> int:
    """The end of something on this right: an open one ends with the right."""
    return min(day, account.title.last) if day >= FOREVER else day
