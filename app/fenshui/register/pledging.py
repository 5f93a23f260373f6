"""Pledges: registered by pledgor and creditor together, released by the creditor, public."""

from dataclasses import dataclass

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import Accounts, Lien
from fenshui.register.checks import (
    check_free,
    check_new,
    check_not_stopped,
    check_signed_for,
    check_term,
    last_day,
)
from fenshui.register.steps import date_text, day_of
from fenshui.words import Refused


def lien(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """A holder pledges a volume; it may not move without the creditor (R11)."""
    said = entry.fields
    check_new(accounts, "lien", said["lien"])
    account = accounts.account(said["right"])
    for party in (said["holder"], said["creditor"]):
        check_signed_for(state, entry, party)
    if said["holder"] == said["creditor"]:
        raise Refused("register.to_itself", holder=said["holder"])
    check_not_stopped(account)
    first, last = day_of(said["from"]), last_day(account, day_of(said["to"]))
    check_term(account, first, last)
    check_free(account, said["holder"], first, last, said["volume_m3"], entry.time[:10])
    made = Lien(said["lien"], said["holder"], said["creditor"], said["volume_m3"], first, last)
    accounts = accounts.having(changed(account, liens={**account.liens, made.id: made}))
    return changed(accounts, liens=accounts.liens.having(made.id, account.title.right))


def lien_release(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """The creditor lets a part or all of the pledged volume go: its consent to whatever happens to it next."""
    name, volume = entry.fields["lien"], entry.fields["volume_m3"]
    right = accounts.liens.get(name)
    if right is None:
        raise Refused("register.lien_unknown", lien=name)
    account = accounts.account(right)
    found = account.liens.get(name)
    if found is None or found.volume < volume:
        raise Refused("register.lien_smaller", lien=name, found=found.volume if found else 0, wanted=volume)
    check_signed_for(state, entry, found.creditor)
    liens = {other: one for other, one in account.liens.items() if other != name}
    if found.volume > volume:
        liens[name] = changed(found, volume=found.volume - volume)
    return accounts.having(changed(account, liens=liens))


@dataclass(frozen=True)
class LienRow:
    """A line of the public notice: who pledged how much of which right to whom, from when until when (ISO, or open)."""

    lien: str
    right: str
    holder: str
    creditor: str
    volume_m3: int
    starts: str
    ends: str


def lien_extract(accounts: Accounts, day: int) -> tuple[LienRow, ...]:
    """Every pledge that stands on a day, by right and pledge: the extract for the public notice (登记公示)."""
    found = [
        LienRow(one.id, right, one.holder, one.creditor, one.volume, date_text(one.first), date_text(one.last))
        for right, account in accounts.rights.items()
        for one in account.liens.values()
        if one.first <= day <= one.last
    ]
    return tuple(sorted(found, key=lambda row: (row.right, row.lien)))
