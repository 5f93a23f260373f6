"""Water changes hands: reserved while an agreement waits, moved when it is posted, given back when it is annulled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import ECOLOGY, Account, Accounts, Move
from fenshui.register.checks import (
    check_authority,
    check_free,
    check_new,
    check_not_stopped,
    check_signed_for,
    check_term,
    last_day,
)
from fenshui.register.sources import SOURCE_RULES, in_basis
from fenshui.register.steps import day_of, during
from fenshui.sealing.canonical import parse_canonical
from fenshui.words import Refused, term

_MILLION = 1_000_000
_OBJECTS = {
    "regional": ("regional-surplus", "plan-surplus"),
    "abstraction": ("saved-abstraction", "works-not-at-capacity"),
    "irrigator": ("irrigator",),
    "basin": (),
}
"""Class of right -> what of it may be traded."""


def agreement_pending(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """From here until the deadline the volume is nobody else's to buy."""
    agreement = entry.fields["agreement"]
    return _reserved(accounts, agreement, agreement["id"], entry.time[:10])


def agreement_posted(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """The volume moves for the days agreed; on the day after the last one it is the giver's again by itself."""
    name, today = entry.fields["agreement"], entry.time[:10]
    if name in accounts.moves:
        raise Refused("register.known_already", name=name, seq=entry.seq)
    if name not in accounts.reserved:  # written before the register began
        accounts = _reserved(accounts, parse_canonical(state.agreements[name].payload), name, today)
    move = _pending_move(accounts, name)
    if move is None:
        return accounts
    account = _without(accounts.account(move.right), name)
    check_not_stopped(account)
    check_free(account, move.giver, move.first, move.last, move.gives, today)
    accounts = accounts.having(_handed_over(account, move))
    return changed(accounts, moves=accounts.moves.having(name, move))


def agreement_dropped(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """Void or expired: what was reserved is free."""
    name = entry.fields["agreement"]
    move = _pending_move(accounts, name)
    return accounts if move is None else accounts.having(_without(accounts.account(move.right), name))


def annul(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """From today on the volume is the giver's again, while the receiver still holds all of it free."""
    move, today = accounts.moves.get(entry.fields["agreement"]), entry.time[:10]
    if move is None:
        return accounts
    account = accounts.account(move.right)
    check_not_stopped(account)
    first = max(move.first, day_of(today))
    if first > move.last:
        raise Refused("register.over_already", agreement=entry.fields["agreement"])
    check_free(account, move.taker, first, move.last, move.gets, today)
    account = account.moved(move.taker, move.giver, during(first, move.last, move.gets))
    account = account.moved(ECOLOGY, move.giver, during(first, move.last, move.gives - move.gets))
    return accounts.having(account)


def saved_water(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """Who paid for works that save water holds what they save, and may sell it."""
    said, today = entry.fields, entry.time[:10]
    check_authority(state, entry)
    account = accounts.account(said["right"])
    check_signed_for(state, entry, account.title.holder)
    check_new(accounts, "project", said["project"])
    check_not_stopped(account)
    first, last = day_of(said["from"]), last_day(account, day_of(said["to"]))
    check_term(account, first, last)
    check_free(account, account.title.holder, first, last, said["saved_m3"], today)
    return accounts.having(account.moved(account.title.holder, said["investor"], during(first, last, said["saved_m3"])))


def _reserved(accounts: Accounts, agreement: Mapping[str, Any], name: str, today: str) -> Accounts:
    """The register with the agreement's volume reserved; unchanged while it keeps no rights at all."""
    if not len(accounts.rights):
        return accounts
    move = _move(accounts, agreement)
    account = accounts.account(move.right)
    check_not_stopped(account)
    check_term(account, move.first, move.last)
    check_free(account, move.giver, move.first, move.last, move.gives, today)
    waiting = {other: one for other, one in account.pending.items() if one.sign_by >= today}
    accounts = accounts.having(changed(account, pending={**waiting, name: move}))
    return changed(accounts, reserved=accounts.reserved.having(name, move.right))


def _move(accounts: Accounts, agreement: Mapping[str, Any]) -> Move:
    """What an agreement would move, in the basis of the right."""
    terms, holders = agreement.get("transfer"), {p.get("role"): p.get("holder") for p in agreement["parties"]}
    if not isinstance(terms, dict):
        raise Refused("ledger.bad_agreement", field="transfer")
    account = accounts.account(str(terms.get("right")))
    title = account.title
    _check_kind(account, terms)
    _check_taker(accounts, account, terms)
    volume, rate = terms.get("volume_m3"), terms.get("exchange_rate_millionths")
    if type(volume) is not int or volume <= 0 or type(rate) is not int or not 0 < rate <= _MILLION:
        raise Refused("ledger.bad_agreement", field="volume_m3")
    basis = str(terms.get("basis"))
    gives = in_basis(volume, basis, title.ratio_millionths, title.basis)
    first, last = (_day(terms.get(name)) for name in ("from", "to"))
    giver, taker = (str(holders.get(role)) for role in ("transferor", "transferee"))
    if giver == taker:
        raise Refused("register.to_itself", holder=giver)
    return Move(title.right, giver, taker, gives, gives * rate // _MILLION, first, last, str(agreement["sign_by"]))


def _check_kind(account: Account, terms: Mapping[str, Any]) -> None:
    """The object of trade fits the class of the right, the schedule its season."""
    title = account.title
    if terms.get("object") not in _OBJECTS[title.right_class]:
        raise Refused("register.other_class", right=title.right, found=term("statement.objects", terms.get("object")))
    schedule = terms.get("schedule")
    if not title.season or not isinstance(schedule, list):
        return
    if len(schedule) not in (12, 36):
        raise Refused("register.outside_season", right=title.right)
    for number, share in enumerate(schedule):
        month = number * 12 // len(schedule) + 1
        if share and not in_season(title.season, month):
            raise Refused("register.outside_season", right=title.right)


def in_season(season: str, month: int) -> bool:
    """Whether a month lies in a season `MM-DD/MM-DD`, which may run over the end of the year."""
    begins, ends = int(season[:2]), int(season[6:8])
    return begins <= month <= ends if begins <= ends else month >= begins or month <= ends


def _check_taker(accounts: Accounts, account: Account, terms: Mapping[str, Any]) -> None:
    """The receiving right is kept here, in the same basin, and reached by the water of this source."""
    if not terms.get("to_right"):
        return
    taking = accounts.account(str(terms["to_right"])).title
    giving = account.title
    if taking.source == "surface" and giving.source == "surface" and taking.root != giving.root:
        raise Refused("register.other_basin", right=giving.right, found=taking.right)
    if not SOURCE_RULES[giving.source].leaves_region and taking.region != giving.region:
        raise Refused("register.other_region", right=giving.right, found=taking.right)


def _day(value: Any) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except (TypeError, ValueError):
        raise Refused("ledger.bad_agreement", field="from") from None


def _pending_move(accounts: Accounts, name: str) -> Move | None:
    right = accounts.reserved.get(name)
    return accounts.account(right).pending.get(name) if right else None


def _without(account: Account, name: str) -> Account:
    return changed(account, pending={other: move for other, move in account.pending.items() if other != name})


def _handed_over(account: Account, move: Move) -> Account:
    """What the taker gets is the taker's, the rest of what the giver gives stays in the river."""
    account = account.moved(move.giver, move.taker, during(move.first, move.last, move.gets))
    return account.moved(move.giver, ECOLOGY, during(move.first, move.last, move.gives - move.gets))
