"""What the market report shows of each table."""

from fenshui.export.report.cells import Column
from fenshui.export.report.chapters import Chapter, Shown


def _shown(table: str, most: int, *columns: tuple[str, float, str]) -> tuple[Shown, ...]:
    return (Shown(table, tuple(Column(*one) for one in columns), most=most),)


PRICES = _shown(
    "index", 60, ("zone", 26, "region"), ("right_class", 24, "word"), ("year", 12, "plain"), ("trades", 13, "count"),
    ("volume_m3", 24, "m3"), ("mean_yuan", 20, "rate"), ("median_yuan", 18, "rate"), ("lowest_yuan", 14, "rate"),
    ("highest_yuan", 14, "rate"), ("change", 16, "share"),
)  # fmt: skip
WATCH = _shown(
    "flags", 40, ("flag", 32, "word"), ("holders", 46, "holders"), ("evidence", 44, "text"), ("figures", 40, "figures")
)
CREDIT = _shown("credit", 40, ("holder", 60, "holder"), ("grade", 14, "text"), ("points", 18, "count"))
VALUES = _shown(
    "values", 30, ("right", 40, "right"), ("holder", 40, "holder"), ("zone", 24, "region"), ("right_class", 26, "word"),
    ("held_m3", 26, "m3"), ("value_yuan", 28, "rate"),
)  # fmt: skip
TRADES = _shown(
    "trades", 40, ("posted", 20, "text"), ("agreement", 28, "text"), ("zone", 20, "region"), ("giver", 36, "holder"),
    ("taker", 36, "holder"), ("volume_m3", 22, "m3"), ("price_yuan", 14, "rate"),
)  # fmt: skip

CHAPTERS = (
    Chapter("market_prices", PRICES),
    Chapter("market_watch", WATCH),
    Chapter("market_credit", CREDIT),
    Chapter("market_value", VALUES),
    Chapter("market_trades", TRADES),
)
