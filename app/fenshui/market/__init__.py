"""What water rights trade at, and what a supervisor should look at: prices, market watch, credit."""

from fenshui.market.credit import CreditRecord, credit_records
from fenshui.market.price_index import PriceRow, price_index, value_of
from fenshui.market.trades import Trade, trades_of
from fenshui.market.watch import Flag, Market, market_of, watch

__all__ = [
    "CreditRecord",
    "Flag",
    "Market",
    "PriceRow",
    "Trade",
    "credit_records",
    "market_of",
    "price_index",
    "trades_of",
    "value_of",
    "watch",
]
