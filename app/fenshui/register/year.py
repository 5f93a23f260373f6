"""What a holder may use in a water year and has used: the volume held, scaled with the river, and settled accounts."""

from datetime import date

from fenshui.register.accounts import Account, Accounts
from fenshui.register.steps import at
from fenshui.register.use import water_year


def volume_in_year(accounts: Accounts, account: Account, holder: str, day: int) -> int:
    """What a holder may use of a right in the water year of a day, m³ in the right's basis, by what it holds that day.

    The volume held is scaled by allocable / granted of the right at the top on the first day of the year and rounded
    down, so that what is left over stays in the river; what the year before left to it is added. Never below 0.
    """
    return max(0, scaled_m3(accounts, account, holder, day) + settled_m3(accounts, account, holder, day))


def scaled_m3(accounts: Accounts, account: Account, holder: str, day: int) -> int:
    """What the volume held on a day comes to when the river has more or less than normal (丰增枯减), m³."""
    held, top = at(account.of(holder), day), accounts.account(account.title.root)
    first, _ = water_year(top.title.year_starts, day)
    announced = accounts.allocable.get((top.title.right, date.fromordinal(first).year))
    normal = at(top.granted, max(first, top.title.first))
    return held if announced is None or not normal else held * announced // normal


def settled_m3(accounts: Accounts, account: Account, holder: str, day: int) -> int:
    """What the closing of the year before added to a holder's water of a right, or took from it, m³."""
    return accounts.settled.get((account.title.right, holder, year_of(account, day))) or 0


def used_in_year(account: Account, holder: str, day: int) -> int:
    """What meters counted of a holder from the first day of the water year to this day, m³ in the right's basis."""
    first, _ = water_year(account.title.year_starts, day)
    return sum(use.volume for use in account.uses if use.holder == holder and first <= use.first and use.last <= day)


def year_of(account: Account, day: int) -> int:
    """The calendar year in which the water year of a day begins."""
    first, _ = water_year(account.title.year_starts, day)
    return date.fromordinal(first).year


def days_of_year(account: Account, year: int) -> tuple[int, int]:
    """The first and last day of the water year that begins in a calendar year."""
    month, day = int(account.title.year_starts[:2]), int(account.title.year_starts[3:])
    return water_year(account.title.year_starts, date(year, month, day).toordinal())
