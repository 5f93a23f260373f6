"""Numbers as people type them, each within bounds that make sense of it."""

from collections.abc import Callable
from datetime import date

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


def amount(option: str, least: float, most: float) -> Callable[[str], float]:
    """Reads a number from `least` to `most`, thousands apart or not; raises `Refused` for all else, infinities too."""

    def read(words: str) -> float:
        try:
            found = float("nan" if "_" in words else ungrouped(words))
        except ValueError:
            found = float("nan")
        if not least <= found <= most:
            raise Refused("cli.fault.amount", name=option, found=words, least=f"{least:,.15g}", most=f"{most:,.15g}")
        return found

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
