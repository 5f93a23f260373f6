"""Metered use, and the water years it is counted in."""

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import Accounts, Use
from fenshui.register.checks import check_signed_for, signed_by_authority
from fenshui.register.steps import day_of
from fenshui.words import Refused


def metering(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """What a meter counted: a fact, written down even where it is more than the right allows; no day twice.

    The authority signs for the reading of whoever holds the title, or the user itself.
    """
    said = entry.fields
    account = accounts.account(said["right"])
    if said["holder"] != account.title.holder or not signed_by_authority(state, entry):
        check_signed_for(state, entry, said["holder"])
    first, last = day_of(said["from"]), day_of(said["to"])
    year, _ = water_year(account.title.year_starts, last)
    if first > last or first < year or said["to"] > entry.time[:10]:
        raise Refused("register.bad_reading", right=account.title.right)
    after = bisect_left(account.uses, (said["holder"], last + 1))  # of a holder, in the order of the first day
    latest = account.uses[after - 1] if after else None
    if latest is not None and latest.holder == said["holder"] and latest.last >= first:
        raise Refused("register.read_already", right=account.title.right, holder=said["holder"])
    use = Use(said["holder"], first, last, said["used_m3"], said["evidence"])
    return accounts.having(changed(account, uses=account.uses[:after] + (use,) + account.uses[after:]))  # noqa: RUF005


@lru_cache(maxsize=4096)
def water_year(starts: str, day: int) -> tuple[int, int]:
    """The first and the last day of the water year in which a day lies; `starts` is `MM-DD`."""
    month, number = int(starts[:2]), int(starts[3:])
    on = date.fromordinal(day)
    year = on.year if (on.month, on.day) >= (month, number) else on.year - 1
    end = date(year + 1, month, number) - timedelta(days=1)
    return date(year, month, number).toordinal(), end.toordinal()


def idle_years(starts: str, today: str, years: int) -> tuple[int, int]:
    """The first and last day of the last `years` water years that are over today."""
    this, _ = water_year(starts, day_of(today))
    first = date.fromordinal(this)
    return first.replace(year=first.year - years).toordinal(), this - 1
