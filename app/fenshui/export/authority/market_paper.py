"""The market report of an authority: a folder with the paper, the price picture and every table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fenshui.basin import Basin
from fenshui.export.authority.chapter_sheet import chapter_paper
from fenshui.export.authority.market_chapters import CHAPTERS
from fenshui.export.authority.pictures import price_picture
from fenshui.export.authority.table_files import table_of, write_tables
from fenshui.export.drawing_png import drawing_png
from fenshui.export.report.names import Names
from fenshui.export.report.tables import Table
from fenshui.market import CreditRecord, Flag, PriceRow, Trade
from fenshui.market.credit import DEDUCTIONS
from fenshui.market.valuation import ValueRow
from fenshui.market.view import MarketView
from fenshui.sealing.durable_file import write_durably

_FEN = 100.0


def market_tables(view: MarketView) -> dict[str, Table]:
    """Every table of a market by name, prices in yuan; one without rows is left out."""
    tables = (
        table_of("index", map(_index_row, view.index)),
        table_of("trades", map(_trade_row, reversed(view.trades))),
        table_of("values", map(_value_row, view.values)),
        table_of("flags", map(_flag_row, sorted(view.flags, key=lambda flag: -DEDUCTIONS[flag.kind]))),
        table_of("credit", map(_credit_row, view.credit)),
    )
    return {table.name: table for table in tables if table.rows}


def write_market(view: MarketView, basin: Basin, folder: Path, language: str) -> tuple[Path, ...]:
    """Write `market.pdf`, the price picture, a CSV of each table and `market.xlsx` with all of them.

    `language` is zh_CN or en. Raises `Refused` where the folder cannot be written, or a name has a character that no
    typeface has.
    """
    names, tables = Names(basin, language), market_tables(view)
    settings = basin.settings
    name = settings.name_zh if language == "zh_CN" else settings.name_en
    on, count = view.on.isoformat(), len(view.trades)
    subtitle = names.say("authority.market_subtitle", basin=name, made=on, trades=count)
    picture = price_picture(view.index, names)
    drawn = {"market_prices": [("index", names.say("authority.picture.prices"), picture)]}
    paper = chapter_paper(names.say("authority.market_title"), subtitle, CHAPTERS, tables, drawn, names, view.on)
    written = write_tables(tables, folder, "market")
    write_durably(folder / "market.pdf", paper)
    write_durably(folder / "prices.png", drawing_png(picture))
    return (*written, folder / "market.pdf", folder / "prices.png")


def _index_row(row: PriceRow) -> Mapping[str, Any]:
    return {
        "zone": row.zone, "right_class": row.right_class, "year": row.year, "trades": row.trades,
        "volume_m3": row.volume_m3, "money_fen": row.money_fen, "mean_yuan": _yuan(row.mean),
        "median_yuan": _yuan(row.median), "lowest_yuan": _yuan(row.lowest), "highest_yuan": _yuan(row.highest),
        "change": row.change,
    }  # fmt: skip


def _trade_row(trade: Trade) -> Mapping[str, Any]:
    return {**vars(trade), "price_yuan": trade.price_fen_per_m3 / _FEN}


def _flag_row(flag: Flag) -> Mapping[str, Any]:
    return {"flag": flag.kind, "holders": flag.holders, "evidence": flag.evidence, "figures": flag.figures}


def _value_row(row: ValueRow) -> Mapping[str, Any]:
    return {**vars(row), "value_yuan": _yuan(row.value_fen)}


def _credit_row(record: CreditRecord) -> Mapping[str, Any]:
    taken = [f"{kind} −{points}" for kind, points, _ in record.deductions]
    return {"holder": record.holder, "grade": record.grade, "points": record.points, "deductions": taken}


def _yuan(fen: float | None) -> float | None:
    return None if fen is None else fen / _FEN
