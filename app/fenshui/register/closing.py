"""A water year is closed (年度结算): what is carried over, what is deducted for shortfalls at guaranteed sections."""

from collections.abc import Mapping

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.kept_map import KeptMap
from fenshui.ledger.state import State
from fenshui.register.accounts import Account, Accounts
from fenshui.register.checks import check_authority
from fenshui.register.steps import at, date_text, day_of
from fenshui.register.use import water_year
from fenshui.register.year import days_of_year, scaled_m3, used_in_year, volume_in_year
from fenshui.words import Refused

TIMES_DEDUCTED = 2
"""A shortfall at a guaranteed section is deducted twice next period. Source: Decree 472, art. 37 (R14)."""

_MILLION = 1_000_000
_Settled = KeptMap[tuple[str, str, int], int]


def year_close(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """The authority closes a year that is over, once: each holder keeps at most the basin's share of what it left
    unused, and a region that owes a section water gets twice as much less next year."""
    check_authority(state, entry)
    said, top = entry.fields, accounts.account(entry.fields["right"])
    name = (top.title.right, said["water_year"])
    _, last = days_of_year(top, said["water_year"])
    if top.title.parent:
        raise Refused("register.not_at_the_top", right=top.title.right)
    if name in accounts.closed:
        raise Refused("register.known_already", name=f"{name[0]} {name[1]}", seq=accounts.closed[name])
    if last >= day_of(entry.time[:10]):
        raise Refused("register.year_not_over", water_year=name[1], last=date_text(last))
    settled = _carried(accounts, name, last, said["carried"], said["carry_over_millionths"])
    settled = _deducted(accounts, settled, name, said["shortfalls"])
    return changed(accounts, settled=settled, closed=accounts.closed.having(name, entry.seq))


def most_carried(accounts: Accounts, account: Account, holder: str, last: int, share_millionths: int) -> int:
    """The most that a holder may carry over when the year that ends on `last` is closed, m³: what it left unused by its
    meters, at most a share of the year's volume; nothing where it holds nothing of the right on the day after."""
    first, _ = water_year(account.title.year_starts, last)
    if not at(account.of(holder), last + 1) or not any(
        use.holder == holder and first <= use.first and use.last <= last for use in account.uses
    ):
        return 0
    unused = volume_in_year(accounts, account, holder, last) - used_in_year(account, holder, last)
    share = scaled_m3(accounts, account, holder, last) * share_millionths // _MILLION
    return max(0, min(unused, share))


def carry_overs(accounts: Accounts, top: str, year: int, share_millionths: int) -> dict[str, dict[str, int]]:
    """The most that everybody below a right at the top may carry over from a year: right → holder → m³."""
    found: dict[str, dict[str, int]] = {}
    _, last = days_of_year(accounts.account(top), year)
    for right in sorted(accounts.rights):
        account = accounts.account(right)
        if account.title.root == top and right != top:
            most = {name: most_carried(accounts, account, name, last, share_millionths) for name in account.held}
            if any(most.values()):
                found[right] = {name: volume for name, volume in sorted(most.items()) if volume}
    return found


def _carried(
    accounts: Accounts, name: tuple[str, int], last: int, carried: Mapping[str, Mapping[str, int]], share: int
) -> _Settled:  # fmt: skip
    settled = accounts.settled
    for right, holders in carried.items():
        account = _below(accounts, right, name[0])
        for holder, volume in holders.items():
            most = most_carried(accounts, account, holder, last, share)
            if volume > most:
                raise Refused("register.carried_too_much", right=right, holder=holder, found=volume, most=most)
            settled = _added(settled, (right, holder, name[1] + 1), volume)
    return settled


def _deducted(
    accounts: Accounts, settled: _Settled, name: tuple[str, int], shortfalls: Mapping[str, int]
) -> _Settled:  # fmt: skip
    for right, volume in shortfalls.items():
        title = _below(accounts, right, name[0]).title
        if title.right_class != "regional":
            raise Refused("register.not_a_regions", right=right)
        settled = _added(settled, (right, title.holder, name[1] + 1), -TIMES_DEDUCTED * volume)
    return settled


def _added(settled: _Settled, name: tuple[str, str, int], volume: int) -> _Settled:
    return settled.having(name, (settled.get(name) or 0) + volume)


def _below(accounts: Accounts, right: str, top: str) -> Account:
    """A right that is carved out of the one at the top."""
    account = accounts.account(right)
    if account.title.root != top:
        raise Refused("register.other_basin", right=top, found=right)
    return account
