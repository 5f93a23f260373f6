"""What everybody holds on any day, rebuilt from the entries alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fenshui.ledger.acceptance import EMPTY, followed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import ECOLOGY, POOL, Account, Accounts, accounts_of
from fenshui.register.rules import follow
from fenshui.register.steps import at
from fenshui.register.year import used_in_year, volume_in_year


@dataclass(frozen=True)
class Position:
    """What a holder has of a right on a day, m³ a water year in the right's basis.

    `pledged_m3` and `pending_m3` are tied up; `free_m3` is the rest. `used_m3`: metered so far this water year.
    `year_m3`: what `held_m3` comes to in this water year when the river has more or less than normal (丰增枯减), with
    what the year before left to it.
    """

    right: str
    holder: str
    region: str
    right_class: str
    source: str
    held_m3: int
    pledged_m3: int
    pending_m3: int
    free_m3: int
    used_m3: int
    year_m3: int


@dataclass(frozen=True)
class RightTotal:
    """A right on a day: granted = rights (holders and what is carved out) + pool + ecology."""

    right: str
    granted_m3: int
    rights_m3: int
    pool_m3: int
    ecology_m3: int


@dataclass(frozen=True)
class Positions:
    """All positions of a day, by right and holder, and the total of every right."""

    on: date
    rows: tuple[Position, ...]
    totals: tuple[RightTotal, ...]

    def of_holder(self, holder: str) -> tuple[Position, ...]:
        """What one holder has."""
        return tuple(row for row in self.rows if row.holder == holder)

    def of_right(self, right: str) -> tuple[Position, ...]:
        """Who holds a right."""
        return tuple(row for row in self.rows if row.right == right)

    def by_region(self) -> Mapping[str, int]:
        """What is held in each region, m³, all classes and sources together, each volume once."""
        return _summed(self.rows, lambda row: row.region)

    def by_holder(self) -> Mapping[str, int]:
        """What each holder has of all its rights together, m³."""
        return _summed(self.rows, lambda row: row.holder)


def positions(entries: Iterable[Entry], on: date) -> Positions:
    """Every position of a day by the entries written until its end; raises `Refused` at one that may not stand.

    Signatures are not asked for again: who gives the entries vouches for them (an opened ledger did).
    """
    state = EMPTY
    for entry in entries:
        if entry.time[:10] > on.isoformat():
            break
        state = followed(state.but(head=entry.prev), replace(entry, attested=True), b"", (follow,))
    return position_on(state, on)


def position_on(state: State, on: date) -> Positions:
    """Every position of a day by what a ledger knows."""
    accounts, day = accounts_of(state), on.toordinal()
    rows: list[Position] = []
    totals: list[RightTotal] = []
    for right in sorted(accounts.rights):
        account = accounts.account(right)
        holders = sorted(holder for holder, steps in account.held.items() if at(steps, day))
        rows += [_position(accounts, account, holder, day) for holder in holders]
        totals.append(_total(account, day))
    return Positions(on, tuple(rows), tuple(totals))


def _position(accounts: Accounts, account: Account, holder: str, day: int) -> Position:
    title, held, today = account.title, at(account.of(holder), day), date.fromordinal(day).isoformat()
    pledged = sum(at(lien.tied, day) for lien in account.liens.values() if lien.holder == holder)
    waiting = [move for move in account.pending.values() if move.giver == holder and move.sign_by >= today]
    pending = sum(at(move.tied, day) for move in waiting)
    return Position(
        title.right,
        holder,
        title.region,
        title.right_class,
        title.source,
        held,
        pledged,
        pending,
        held - pledged - pending,
        used_in_year(account, holder, day),
        volume_in_year(accounts, account, holder, day),
    )


def _total(account: Account, day: int) -> RightTotal:
    pool, ecology = at(account.of(POOL), day), at(account.of(ECOLOGY), day)
    others = sum(at(steps, day) for name, steps in account.held.items() if name not in (POOL, ECOLOGY))
    right = account.title.right
    return RightTotal(right, at(account.granted, day), others + at(account.carved, day), pool, ecology)


def _summed(rows: Iterable[Position], key: Callable[[Position], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[key(row)] = found.get(key(row), 0) + row.held_m3
    return dict(sorted(found.items()))
