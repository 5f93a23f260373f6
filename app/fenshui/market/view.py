"""All that a ledger tells of its market on a day."""

from dataclasses import dataclass
from datetime import date

from fenshui.market.credit import CreditRecord
from fenshui.market.price_index import PriceRow
from fenshui.market.trades import Trade
from fenshui.market.valuation import ValueRow
from fenshui.market.watch import Flag


@dataclass(frozen=True)
class MarketView:
    """The market of a ledger on a day; `credit` supposes every flag upheld, which only the authority can say."""

    on: date
    trades: tuple[Trade, ...]
    index: tuple[PriceRow, ...]
    flags: tuple[Flag, ...]
    credit: tuple[CreditRecord, ...]
    values: tuple[ValueRow, ...] = ()
