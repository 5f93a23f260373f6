"""Market watch: what a supervisor should look at, each flag with the entries it rests on. A flag is no verdict."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import networkx as nx

from fenshui.ledger.entry import Entry
from fenshui.market.price_index import by_zone, middle_and_spread
from fenshui.market.trades import Trade, trades_of
from fenshui.register.accounts import Account, Accounts
from fenshui.register.steps import Steps, during, total
from fenshui.register.use import water_year

OUTLIER = 3.0
"""|price − median| / MAD above which a price stands out (domain, §5)."""
LEAST_TRADES = 5
CIRCLE_DAYS = 365
LONGEST_CIRCLE = 4
LARGEST_FOUR = 0.8
"""Share of a zone's bought volume above which its four largest buyers are too few."""
LEAST_BUYERS = 6
BEFORE_DAYS = 30
"""A trade so many days before an announcement that changes what may be used is looked at."""
USED_LITTLE = 0.2
HOARDED_DAYS = 730


@dataclass(frozen=True)
class Market:
    """What is watched: trades, the register's accounts, and the days of announcements of allocable water."""

    trades: tuple[Trade, ...]
    accounts: Mapping[str, Account] = field(default_factory=dict)
    announced: tuple[date, ...] = ()
    saved_m3: Mapping[str, int] = field(default_factory=dict)
    """What works saved of a right, m³ a year."""
    today: date = date.max


@dataclass(frozen=True)
class Flag:
    """Something to look at: which kind, whom it concerns, the agreements or rights it rests on, and the figures."""

    kind: str
    holders: tuple[str, ...]
    evidence: tuple[str, ...]
    figures: Mapping[str, float] = field(default_factory=dict)


def market_of(entries: Iterable[Entry], accounts: Accounts, today: date) -> Market:
    """The market of a ledger as it stands."""
    known = tuple(entries)
    announced = tuple(date.fromisoformat(entry.time[:10]) for entry in known if entry.kind == "allocable")
    saved: dict[str, int] = {}
    for entry in known:
        if entry.kind == "saved_water":
            right = entry.fields["right"]
            saved[right] = saved.get(right, 0) + entry.fields["saved_m3"]
    rights = {name: accounts.rights[name] for name in accounts.rights}
    return Market(trades_of(known, accounts), rights, announced, saved, today)


def watch(market: Market) -> tuple[Flag, ...]:
    """Every flag, kind by kind."""
    return tuple(flag for look in LOOKS for flag in look(market))


def circular_trades(market: Market) -> Iterator[Flag]:
    """Water that comes back to whom it left within a year, over at most four hands."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for trade in market.trades:
        graph.add_edge(trade.giver, trade.taker)
    for circle in nx.simple_cycles(graph, length_bound=LONGEST_CIRCLE):
        hands = list(zip(circle, [*circle[1:], circle[0]], strict=True))
        turns = [[t for t in market.trades if (t.giver, t.taker) == hand] for hand in hands]
        for first in turns[0]:
            near = [[t for t in turn if abs((t.posted - first.posted).days) <= CIRCLE_DAYS] for turn in turns]
            if all(near):
                names = tuple(sorted({trade.agreement for turn in near for trade in turn}))
                yield Flag("circular", tuple(sorted(circle)), names)
                break


def price_outliers(market: Market) -> Iterator[Flag]:
    """Prices far from the median of their zone and class. Source: domain, §5."""
    for mine in by_zone(trade for trade in market.trades if not trade.is_gift).values():
        if len(mine) < LEAST_TRADES:
            continue
        middle, spread = middle_and_spread(trade.price_fen_per_m3 for trade in mine)
        for trade in mine:
            distance = abs(trade.price_fen_per_m3 - middle) / max(spread, 1.0)
            if distance > OUTLIER:
                figures = {"price": trade.price_fen_per_m3, "median": middle, "mad": spread}
                yield Flag("price", (trade.giver, trade.taker), (trade.agreement,), figures)


def concentration(market: Market) -> Iterator[Flag]:
    """Zones in which four buyers have nearly all that is bought."""
    for (zone, _), mine in by_zone(market.trades).items():
        bought: dict[str, int] = {}
        for trade in mine:
            bought[trade.taker] = bought.get(trade.taker, 0) + trade.volume_m3
        largest = sorted(bought, key=lambda name: -bought[name])[:4]
        share = sum(bought[name] for name in largest) / sum(bought.values())
        if len(bought) >= LEAST_BUYERS and share > LARGEST_FOUR:
            yield Flag("concentration", tuple(largest), (zone,), {"share": share})


def sold_twice(market: Market) -> Iterator[Flag]:
    """Saved water of a right sold for the same days beyond what its works saved."""
    for right, saved in market.saved_m3.items():
        mine = [trade for trade in market.trades if trade.right == right and trade.object == "saved-abstraction"]
        on_day = total([during(t.starts.toordinal(), t.ends.toordinal(), t.volume_m3) for t in mine])
        most = max((volume for _, volume in on_day), default=0)
        if most > saved:
            names = tuple(trade.agreement for trade in mine)
            yield Flag("sold_twice", (mine[0].giver,), names, {"saved_m3": saved, "sold_m3": most})


def before_announcement(market: Market) -> Iterator[Flag]:
    """Trades agreed shortly before it was announced how much may be used: who knew?"""
    for trade in market.trades:
        ahead = [(day - trade.made).days for day in market.announced if day > trade.made]
        if ahead and min(ahead) <= BEFORE_DAYS:
            yield Flag("announcement", (trade.giver, trade.taker), (trade.agreement,), {"days": min(ahead)})


def hoarding(market: Market) -> Iterator[Flag]:
    """Buyers who for two years used less than a fifth of what they bought."""
    last = market.today - timedelta(days=HOARDED_DAYS) if market.today < date.max else date.max
    used = _used(market)
    bought: dict[str, list[Trade]] = {}
    for trade in market.trades:
        if trade.starts <= last and trade.ends >= last:
            bought.setdefault(trade.taker, []).append(trade)
    for taker, mine in bought.items():
        years = HOARDED_DAYS / 365
        volume = years * sum(trade.volume_m3 for trade in mine)
        if used.get(taker, 0) < USED_LITTLE * volume:
            names = tuple(trade.agreement for trade in mine)
            yield Flag("hoarding", (taker,), names, {"bought_m3": volume, "used_m3": used.get(taker, 0)})


def over_use(market: Market) -> Iterator[Flag]:
    """Holders whose meters counted more in a water year than they held on any day of it."""
    for name, account in market.accounts.items():
        by_year: dict[tuple[str, int, int], int] = {}
        for use in account.uses:
            first, last = water_year(account.title.year_starts or "01-01", use.last)
            by_year[use.holder, first, last] = by_year.get((use.holder, first, last), 0) + use.volume
        for (holder, first, last), volume in by_year.items():
            held = _most(account.of(holder), first, last)
            if volume > held:
                yield Flag("over_use", (holder,), (name,), {"used_m3": volume, "held_m3": held})


LOOKS: tuple[Callable[[Market], Iterator[Flag]], ...] = (
    circular_trades,
    price_outliers,
    concentration,
    sold_twice,
    before_announcement,
    hoarding,
    over_use,
)


def _used(market: Market) -> dict[str, int]:
    since = market.today.toordinal() - HOARDED_DAYS
    found: dict[str, int] = {}
    for account in market.accounts.values():
        for use in account.uses:
            if use.last >= since:
                found[use.holder] = found.get(use.holder, 0) + use.volume
    return found


def _most(steps: Steps, first: int, last: int) -> int:
    """The largest volume on any of these days."""
    before = [volume for day, volume in steps if day <= first]
    return max([*before[-1:], *(volume for day, volume in steps if first < day <= last)], default=0)
