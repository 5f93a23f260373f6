"""9  The market by the ledger alone: prices, what a supervisor should look at, and everybody's credit."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fenshui.desk.book import open_book
from fenshui.market import CreditRecord, Flag, Market, PriceRow, credit_records, market_of, price_index, watch
from fenshui.register import accounts_of


@dataclass(frozen=True)
class MarketView:
    """The market of a ledger on a day; `credit` supposes every flag upheld, which only the authority can say."""

    market: Market
    index: tuple[PriceRow, ...]
    flags: tuple[Flag, ...]
    credit: tuple[CreditRecord, ...]


def look_at_market(ledger: Path, today: date) -> MarketView:
    """The market of a ledger. Raises `Refused` where the ledger does not hold."""
    with open_book(ledger) as book:
        market = market_of(book.entries(), accounts_of(book.state), today)
    flags = watch(market)
    holders = {name for trade in market.trades for name in (trade.giver, trade.taker)}
    return MarketView(market, price_index(market.trades), flags, credit_records(holders, flags))
