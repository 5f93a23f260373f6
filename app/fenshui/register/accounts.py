"""What the register knows: of every right its title, who holds how much of it on which day, and what is tied up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fenshui.ledger.changed import changed
from fenshui.ledger.kept_map import KeptMap
from fenshui.ledger.lasting_map import LastingMap
from fenshui.ledger.state import State
from fenshui.register.steps import NOTHING, Steps, during, least, minus, plus, total
from fenshui.words import Refused

POOL = "(pool)"
"""Who holds what lies in the reserve (储备); no holder's id can be written so."""

ECOLOGY = "(ecology)"
"""Who holds what was left to the river (生态)."""


@dataclass(frozen=True)
class Title:
    """A right as it was granted: whose, of which class, where, carved out of which, on which basis, for how long.

    `ratio_millionths`: consumption / diversion. `season`: `MM-DD/MM-DD` or empty. `root`: the right at the top.
    """

    right: str
    holder: str
    right_class: str
    region: str
    parent: str
    root: str
    basis: str
    ratio_millionths: int
    source: str
    first: int
    last: int
    season: str
    year_starts: str
    permit: Mapping[str, Any]


@dataclass(frozen=True)
class Lien:
    """A pledge: the volume may not move while it stands, unless the creditor releases it."""

    id: str
    holder: str
    creditor: str
    volume: int
    first: int
    last: int

    @property
    def tied(self) -> Steps:
        """The volume it ties up, day by day."""
        return during(self.first, self.last, self.volume)


@dataclass(frozen=True)
class Move:
    """Water that changes hands: `gives` leaves the giver, `gets` reaches the taker, the rest stays in the river.

    Until `sign_by` (an ISO date) it is a reservation; it is one no longer once that day is past.
    """

    right: str
    giver: str
    taker: str
    gives: int
    gets: int
    first: int
    last: int
    sign_by: str = ""

    @property
    def tied(self) -> Steps:
        """The volume it takes from the giver, day by day."""
        return during(self.first, self.last, self.gives)


@dataclass(frozen=True)
class Lot:
    """Water that came into the reserve, by which way, and what is left of it, day by day."""

    id: str
    way: str
    left: Steps


class Use(NamedTuple):
    """Metered use by a holder from the first to the last day, in the right's basis; `evidence` is a SHA-256."""

    holder: str
    first: int
    last: int
    volume: int
    evidence: str


@dataclass(frozen=True)
class Account:
    """A right with everything that happened to it. `granted` = all that is `held` + what was `carved` out of it.

    `carve` is what it took from its parent, in the parent's basis. `stopped`: the entry with which a signed statement
    of balances contradicted this account; nothing moves until another one agrees with it.
    """

    title: Title
    granted: Steps
    held: Mapping[str, Steps]
    carve: Steps = NOTHING
    carved: Steps = NOTHING
    liens: Mapping[str, Lien] = field(default_factory=dict)
    pending: Mapping[str, Move] = field(default_factory=dict)
    lots: tuple[Lot, ...] = ()
    uses: tuple[Use, ...] = ()
    stopped: int | None = None

    def of(self, holder: str) -> Steps:
        """What a holder holds, day by day."""
        return self.held.get(holder, NOTHING)

    def tied(self, holder: str, today: str) -> Steps:
        """What of it is pledged or waits for signatures on this day (ISO)."""
        liens = [lien.tied for lien in self.liens.values() if lien.holder == holder]
        waiting = [move.tied for move in self.pending.values() if move.giver == holder and move.sign_by >= today]
        return total([*liens, *waiting])

    def surely_free(self, holder: str, first: int, last: int) -> int:
        """What a holder may dispose of on all these days in any case: as if all that is tied were tied on one day."""
        tied = sum([lien.volume for lien in self.liens.values() if lien.holder == holder])
        return least(self.of(holder), first, last) - tied - sum([move.gives for move in self.pending.values()])

    def free(self, holder: str, today: str) -> Steps:
        """What a holder may dispose of, day by day."""
        return minus(self.of(holder), self.tied(holder, today))

    def with_held(self, holder: str, more: Steps) -> "Account":
        """The account after a holder got these volumes."""
        return changed(self, held=_having(self.held, holder, plus(self.of(holder), more)))

    def moved(self, giver: str, taker: str, volumes: Steps) -> "Account":
        """The account after these volumes went from one holder to another."""
        if not volumes:
            return self
        held = _having(self.held, giver, minus(self.of(giver), volumes))
        return changed(self, held=_having(held, taker, plus(held.get(taker, NOTHING), volumes)))


def _having(held: Mapping[str, Steps], holder: str, steps: Steps) -> dict[str, Steps]:
    """Who holds how much when one holder has this; whoever has nothing on any day is not among them."""
    after = {**held, holder: steps}
    if not steps:
        del after[holder]
    return after


@dataclass(frozen=True)
class Accounts:
    """The whole register. `names`: every id ever used, as (kind, id). `reserved`: agreement -> the right it
    is about. `moves`: agreement -> what its posting moved.

    `liens`: lien -> the right it lies on. `allocable`: (right at the top, water year) -> volume announced for it.
    `closed`: (right at the top, water year) -> the entry that closed it. `settled`: (right, holder, water year) -> what
    the year before leaves to it: water carried over, less what is deducted for shortfalls at sections.
    """

    rights: KeptMap[str, Account] = field(default_factory=LastingMap)
    names: KeptMap[tuple[str, str], int] = field(default_factory=LastingMap)
    reserved: KeptMap[str, str] = field(default_factory=LastingMap)
    moves: KeptMap[str, Move] = field(default_factory=LastingMap)
    liens: KeptMap[str, str] = field(default_factory=LastingMap)
    allocable: KeptMap[tuple[str, int], int] = field(default_factory=LastingMap)
    closed: KeptMap[tuple[str, int], int] = field(default_factory=LastingMap)
    settled: KeptMap[tuple[str, str, int], int] = field(default_factory=LastingMap)

    def account(self, right: str) -> Account:
        """The account of a right; raises `Refused` where the register has none."""
        found = self.rights.get(right)
        if found is None:
            raise Refused("register.right_unknown", right=right)
        return found

    def having(self, account: Account) -> "Accounts":
        """The register with this account in the place of the one before."""
        return changed(self, rights=self.rights.having(account.title.right, account))


EMPTY = Accounts()


def accounts_of(state: State) -> Accounts:
    """The register of a ledger; an empty one where nothing was registered yet."""
    found = state.accounts
    return found if isinstance(found, Accounts) else EMPTY
