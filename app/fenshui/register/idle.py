"""Rights that lie idle: what may lapse to the reserve (收回), and what has to be proven before it does."""

from dataclasses import dataclass
from datetime import date

from fenshui.register.accounts import ECOLOGY, POOL, Accounts
from fenshui.register.reserve import IDLE_YEARS
from fenshui.register.steps import date_text, day_of, least
from fenshui.register.use import idle_years


@dataclass(frozen=True)
class IdleRow:
    """A volume held throughout two water years of which no meter counted a drop, m³; it may lapse (R10)."""

    right: str
    holder: str
    held_m3: int
    free_m3: int
    since: str
    until: str


def idle_rights(accounts: Accounts, today: date) -> tuple[IdleRow, ...]:
    """Every holding that lay idle in the last two whole water years. Source: Decree 460, art. 44.

    `free_m3` is what of it is neither pledged nor waits for signatures. That it lay idle still has to be proven: a
    holder without a meter is on the list too. Regions' own quotas do not lapse.
    """
    found: list[IdleRow] = []
    for right in sorted(accounts.rights):
        account = accounts.account(right)
        if account.title.right_class in ("basin", "regional"):
            continue
        first, last = idle_years(account.title.year_starts, today.isoformat(), IDLE_YEARS)
        for holder in sorted({*account.held} - {POOL, ECOLOGY}):
            held = least(account.of(holder), first, last)
            used = any(u.holder == holder and u.volume and u.last >= first and u.first <= last for u in account.uses)
            if held > 0 and not used:
                now = day_of(today.isoformat())
                free = min(held, max(0, least(account.free(holder, today.isoformat()), now, now)))
                found.append(IdleRow(right, holder, held, free, date_text(first), date_text(last)))
    return tuple(found)
