"""What rights are worth (水权估值): every holding at the newest mean price of its zone and class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fenshui.market.price_index import PriceRow, value_of
from fenshui.register.accounts import ECOLOGY, POOL, Accounts
from fenshui.register.steps import at


@dataclass(frozen=True)
class ValueRow:
    """A holding on a day and what it would fetch, fen a year; None where its zone and class never had a price."""

    right: str
    holder: str
    zone: str
    right_class: str
    held_m3: int
    value_fen: int | None


def valued(accounts: Accounts, rows: Iterable[PriceRow], on: date) -> tuple[ValueRow, ...]:
    """Every holding of rights that may be traded, the dearest first."""
    known, day, found = tuple(rows), on.toordinal(), []
    for right in sorted(accounts.rights):
        account = accounts.account(right)
        title = account.title
        for holder, steps in sorted(account.held.items()):
            held = at(steps, day)
            if held and holder not in (POOL, ECOLOGY) and title.right_class != "basin":
                worth = value_of(held, title.region, title.right_class, known)
                fen = None if worth is None else round(worth)
                found.append(ValueRow(right, holder, title.region, title.right_class, held, fen))
    return tuple(sorted(found, key=lambda row: -(row.value_fen or 0)))
