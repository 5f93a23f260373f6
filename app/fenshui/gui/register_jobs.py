"""What the window reads of the register and the market; the rooms below are opened only when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.register import Position


@dataclass(frozen=True)
class Registered:
    """The register of a ledger on a day: who holds what, what the reserve holds, m³, how many flags the watch raises,
    and the history of prices as a picture (PNG of a drawing so many points wide; empty where nothing was traded)."""

    rows: tuple[Position, ...]
    stock_m3: int
    flags: int
    png: bytes
    width: float


def read_register(ledger: Path, basin: Basin, language: str, on: date) -> Registered:
    """The register of a ledger. Raises `Refused` where the ledger does not hold."""
    from fenshui.desk.holdings import positions_of, reserve_of
    from fenshui.desk.market import look_at_market
    from fenshui.export.authority.pictures import price_picture
    from fenshui.export.drawing_png import drawing_png
    from fenshui.export.report.names import Names

    rows = positions_of(ledger, on).rows
    stock = sum(lot.left_m3 for lot in reserve_of(ledger, on))
    market = look_at_market(ledger, on)
    drawing = price_picture(market.index, Names(basin, language))
    png = drawing_png(drawing) if market.index else b""
    return Registered(rows, stock, len(market.flags), png, drawing.width)
