"""Numbers as people type them, each within bounds that make sense of it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from fenshui.reading.typed_number import ungrouped
from fenshui.words import Refused

MOST_M3 = 10_000_000_000_000
"""More than any river carries in a year (the Amazon: 6.6·10¹² m³)."""

MOST_YUAN = 1_000_000
"""More than a m³ of water or the damage of one was ever worth."""

LAST_YEAR = date.max.year - 1
"""The last year that ends within the calendar, wherever in the year it begins."""


def whole(option: str, least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number from `least` to `most`, thousands apart or not; raises `Refused` for anything else."""

    def read(words: str) -> int:
        try:
            found = least - 1 if "_" in words else int(ungrouped(words))
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            raise Refused("cli.fault.whole", name=option, found=words, least=f"{least:,}", most=f"{most:,}")
        return found

    return read


def amount(option: str, least: float, most: float, digits: int | None = None) -> Callable[[str], float]:
    """Reads a number from `least` to `most`, thousands apart or not; raises `Refused` for all else, infinities too.

    Where `digits` are stated, more of them after the point are refused: nothing that is typed is rounded.
    """

    def read(words: str) -> float:
        try:
            found = float("nan" if "_" in words else ungrouped(words))
        except ValueError:
            found = float("nan")
        if not least <= found <= most:
            raise Refused("cli.fault.amount", name=option, found=words, least=_in_full(least), most=_in_full(most))
        if digits is not None and found != round(found, digits):
            raise Refused("cli.fault.digits", name=option, found=words, digits=digits)
        return found

    return read


def place(option: str) -> Callable[[str], tuple[float, float]]:
    """Reads a longitude and a latitude in degrees, with a comma between them; raises `Refused` for anything else."""

    def read(words: str) -> tuple[float, float]:
        longitude, _, latitude = words.replace("，", ",").partition(",")
        try:
            return amount(option, -180, 180)(longitude), amount(option, -90, 90)(latitude)
        except Refused:
            raise Refused("exchange.no_place", name=option, found=words) from None

    return read


def day_of(option: str) -> Callable[[str], date]:
    """Reads a day as `day` does; what it refuses is said with the option."""

    def read(words: str) -> date:
        try:
            return day(words)
        except Refused as refused:
            raise Refused("cli.fault.day", name=option, problem=refused.sentence) from None

    return read


def day(words: str) -> date:
    """A day, `YYYY-MM-DD`, of a year that others may follow; raises `Refused` for anything else."""
    try:
        found = date.fromisoformat(words)
    except ValueError:
        raise Refused("desk.not_a_day", found=words) from None
    if found.year > LAST_YEAR:
        raise Refused("desk.day_too_late", found=words, last=date(LAST_YEAR, 12, 31).isoformat())
    return found


def _in_full(bound: float) -> str:
    """A bound without a power of ten, however near 0 it is."""
    text = f"{Decimal(repr(float(bound))):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
