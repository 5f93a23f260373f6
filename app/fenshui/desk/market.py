"""9  The market by the ledger alone: prices, what to look at, everybody's credit, what rights are worth."""

from datetime import date
from pathlib import Path

from fenshui.desk.book import open_book
from fenshui.market import credit_records, market_of, price_index, watch
from fenshui.market.valuation import valued
from fenshui.market.view import MarketView
from fenshui.register import accounts_of


def look_at_market(ledger: Path, today: date) -> MarketView:
    """The market of a ledger. Raises `Refused` where the ledger does not hold."""
    with open_book(ledger) as book:
        accounts = accounts_of(book.state)
        market = market_of(book.entries(), accounts, today)
    flags, index = watch(market), price_index(market.trades)
    holders = {name for trade in market.trades for name in (trade.giver, trade.taker)}
    credit = credit_records(holders, flags)
    return MarketView(today, market.trades, index, flags, credit, valued(accounts, index, today))
