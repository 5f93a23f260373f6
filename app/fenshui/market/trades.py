"""Trades as the ledger has them: every agreement that was posted and still stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fenshui.ledger.entry import Entry
from fenshui.register.accounts import Accounts


@dataclass(frozen=True)
class Trade:
    """A posted transfer: what, from whom to whom, for how much; volumes m³ a year, prices fen per m³, whole numbers.

    `zone` is the region of the right that gives, `right_class` its class; `made` the day of the agreement, `posted`
    that of its entry, `starts` and `ends` its term.
    """

    agreement: str
    right: str
    zone: str
    right_class: str
    giver: str
    taker: str
    volume_m3: int
    price_fen_per_m3: int
    object: str
    made: date
    posted: date
    starts: date
    ends: date

    @property
    def is_gift(self) -> bool:
        """Whether nothing was paid: such trades say nothing about prices."""
        return self.price_fen_per_m3 == 0


def trades_of(entries: Iterable[Entry], accounts: Accounts) -> tuple[Trade, ...]:
    """The trades of a ledger in the order of their posting; what was annulled is left out."""
    pending: dict[str, Mapping[str, Any]] = {}
    found: dict[str, Trade] = {}
    for entry in entries:
        if entry.kind == "agreement_pending":
            pending[entry.fields["agreement"]["id"]] = entry.fields["agreement"]
        elif entry.kind == "agreement_posted":
            name = entry.fields["agreement"]
            found[name] = _trade(pending[name], date.fromisoformat(entry.time[:10]), accounts)
        elif entry.kind == "annul":
            found.pop(entry.fields["agreement"], None)
    return tuple(found.values())


def _trade(agreement: Mapping[str, Any], posted: date, accounts: Accounts) -> Trade:
    transfer = agreement["transfer"]
    account = accounts.rights.get(transfer["right"])
    holders = {party["role"]: party["holder"] for party in agreement["parties"]}
    return Trade(
        agreement=agreement["id"],
        right=transfer["right"],
        zone=account.title.region if account else "",
        right_class=account.title.right_class if account else "",
        giver=holders["transferor"],
        taker=holders["transferee"],
        volume_m3=transfer["volume_m3"],
        price_fen_per_m3=transfer["price_fen_per_m3"],
        object=transfer["object"],
        made=date.fromisoformat(agreement["made"]),
        posted=posted,
        starts=date.fromisoformat(transfer["from"]),
        ends=date.fromisoformat(transfer["to"]),
    )
