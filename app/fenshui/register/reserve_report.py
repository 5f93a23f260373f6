"""The reserve as it is reported: its stock over time, and its lots in the order in which they are drawn on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fenshui.ledger.entry import Entry
from fenshui.register.accounts import POOL, Accounts
from fenshui.register.reserve import release_order
from fenshui.register.steps import at, date_text, total


@dataclass(frozen=True)
class LotRow:
    """A lot of the reserve on a day: by which way it came, of which right, what is left, m³, until when (or open)."""

    place: int
    lot: str
    way: str
    right: str
    left_m3: int
    ends: str


@dataclass(frozen=True)
class ReserveAct:
    """Water that came in or went out: `what` is one of the four ways in, or `sell` or `release`; m³, fen."""

    on: str
    what: str
    act: str
    right: str
    holder: str
    volume_m3: int
    starts: str
    ends: str
    price_fen: int


def reserve_lots(accounts: Accounts, day: int) -> tuple[LotRow, ...]:
    """What lies in the reserve on a day, each right's lots in release order."""
    found: list[LotRow] = []
    for right in sorted(accounts.rights):
        there = [lot for lot in release_order(accounts.account(right).lots) if at(lot.left, day)]
        for place, lot in enumerate(there, 1):
            last, still = lot.left[-1]
            ends = "" if still else date_text(last - 1)
            found.append(LotRow(place, lot.id, lot.way, right, at(lot.left, day), ends))
    return tuple(found)


def reserve_stock(accounts: Accounts, days: Iterable[date]) -> tuple[tuple[date, int], ...]:
    """What the whole reserve holds on each of these days, m³."""
    stock = total(account.of(POOL) for account in accounts.rights.values())
    return tuple((day, at(stock, day.toordinal())) for day in days)


def reserve_acts(entries: Iterable[Entry]) -> tuple[ReserveAct, ...]:
    """Every entry about the reserve, in the order of the ledger."""
    return tuple(_act(entry) for entry in entries if entry.kind in ("reserve_in", "reserve_out"))


def _act(entry: Entry) -> ReserveAct:
    said = entry.fields
    inward = entry.kind == "reserve_in"
    return ReserveAct(
        on=entry.time[:10],
        what=said["way"] if inward else said["operation"],
        act=said["lot"] if inward else said["release"],
        right=said["right"],
        holder=said["holder"],
        volume_m3=said["volume_m3"],
        starts=said["from"],
        ends=said["to"],
        price_fen=said["price_fen"],
    )
