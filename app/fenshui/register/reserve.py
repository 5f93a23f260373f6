"""The reserve (储备): four ways in, and out again by sale or release; what came to end soonest goes out first."""

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import ECOLOGY, POOL, Account, Accounts, Lot
from fenshui.register.checks import (
    check_authority,
    check_free,
    check_new,
    check_not_stopped,
    check_signed_for,
    check_term,
    last_day,
)
from fenshui.register.fields import WAYS
from fenshui.register.steps import FOREVER, NOTHING, Steps, combined, day_of, during, least, minus, plus
from fenshui.register.use import idle_years
from fenshui.words import Refused, term

IDLE_YEARS = 2
"""Unused for so many water years running, a right may lapse (Decree 460, art. 44)."""


def reserve_in(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """Water comes into the reserve: kept back at the allotment, lapsed, bought back, or newly developed."""
    said, today = entry.fields, entry.time[:10]
    check_authority(state, entry)
    check_new(accounts, "lot", said["lot"])
    account = accounts.account(said["right"])
    check_not_stopped(account)
    first, last = day_of(said["from"]), last_day(account, day_of(said["to"]))
    check_term(account, first, last)
    came = during(first, last, said["volume_m3"])
    if said["way"] == "developed":
        _check_developed(account, entry)
        account = changed(account.with_held(POOL, came), granted=plus(account.granted, came))
    else:
        _check_way(account, state, entry)
        check_free(account, said["holder"], first, last, said["volume_m3"], today)
        account = account.moved(said["holder"], POOL, came)
    return accounts.having(changed(account, lots=(*account.lots, Lot(said["lot"], said["way"], came))))


def reserve_out(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """Water leaves the reserve: sold to a holder, or released to one or to the river itself."""
    said = entry.fields
    check_authority(state, entry)
    check_new(accounts, "release", said["release"])
    account = accounts.account(said["right"])
    check_not_stopped(account)
    first, last = day_of(said["from"]), last_day(account, day_of(said["to"]))
    check_term(account, first, last)
    check_free(account, POOL, first, last, said["volume_m3"], entry.time[:10])
    if said["operation"] == "sell":
        check_signed_for(state, entry, said["holder"])
    elif said["price_fen"]:
        raise Refused("register.release_is_free", release=said["release"])
    goes = during(first, last, said["volume_m3"])
    account = account.moved(POOL, said["holder"] or ECOLOGY, goes)
    return accounts.having(changed(account, lots=_drawn(account.lots, goes)))


def release_order(lots: tuple[Lot, ...]) -> tuple[Lot, ...]:
    """The order in which lots are drawn on: the one that ends soonest first, then by way of coming in, then by age."""
    return tuple(sorted(lots, key=lambda lot: (_end(lot), WAYS.index(lot.way))))


def _end(lot: Lot) -> int:
    """The day after the last on which anything is left of a lot."""
    day, left = lot.left[-1]
    return FOREVER if left else day


def _drawn(lots: tuple[Lot, ...], goes: Steps) -> tuple[Lot, ...]:
    """The lots after so much left them; an empty one is no longer there."""
    left = {lot.id: lot for lot in lots}
    for lot in release_order(lots):
        taken = combined(lot.left, goes, min)
        goes = minus(goes, taken)
        left[lot.id] = changed(lot, left=minus(lot.left, taken))
    return tuple(lot for lot in left.values() if lot.left != NOTHING)


def _check_developed(account: Account, entry: Entry) -> None:
    """New water adds to the cap, so it is proven, and it comes in at the top."""
    if account.title.parent:
        raise Refused("register.not_at_the_top", right=account.title.right)
    if not entry.fields["evidence"]:
        raise Refused("register.needs_evidence", kind=term("ledger.kind", entry.kind))


def _check_way(account: Account, state: State, entry: Entry) -> None:
    """Reserved out of the title holder's own; bought back with the seller's signature; lapsed after two idle years."""
    way, holder = entry.fields["way"], entry.fields["holder"]
    if way == "reserved" and holder != account.title.holder:
        raise Refused("register.not_the_holder", right=account.title.right, holder=holder)
    if way == "bought_back":
        check_signed_for(state, entry, holder)
    elif entry.fields["price_fen"]:
        raise Refused("register.only_bought_is_paid", lot=entry.fields["lot"])
    if way == "lapsed":
        first, last = idle_years(account.title.year_starts, entry.time[:10], IDLE_YEARS)
        used = any(
            use.holder == holder and use.volume and use.last >= first and use.first <= last for use in account.uses
        )
        held = least(account.of(holder), first, last) >= entry.fields["volume_m3"]
        if used or not held or not entry.fields["evidence"]:
            raise Refused("register.not_idle", right=account.title.right, holder=holder)
