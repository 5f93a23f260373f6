"""Market watch: what a supervisor should look at, each flag with the entries it rests on. A flag is no verdict."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import networkx as nx

from fenshui.ledger.entry import Entry
from fenshui.market.price_index import by_zone, middle_and_spread
from fenshui.market.trades import Trade, trades_of
from fenshui.register.accounts import EMPTY, Accounts
from fenshui.register.steps import NOTHING, Steps, at, day_of, during, plus
from fenshui.register.use import water_year
from fenshui.register.year import volume_in_year

OUTLIER = 3.0
"""|price − median| / MAD above which a price stands out (domain, §5)."""
LEAST_TRADES = 5
MANY_TRADES, PRICE_DAYS = 30, 365
"""Where so many trades lie within so many days before and after, a price is measured against these alone: water
becomes dearer over the years."""
CIRCLE_DAYS = 365
LONGEST_CIRCLE = 4
LARGEST_FOUR = 0.8
"""Share of a zone's bought volume above which its four largest buyers are too few."""
LEAST_BUYERS = 6
BEFORE_DAYS = 30
ANNOUNCED_CHANGE = 0.05
"""Change of the volume that may be used, as a share, from which an announcement is news."""
"""A trade so many days before an announcement that changes what may be used is looked at."""
USED_LITTLE = 0.2
HOARDED_DAYS = 730


@dataclass(frozen=True)
class Market:
    """What is watched: trades, the register's accounts, and the days of announcements of allocable water."""

    trades: tuple[Trade, ...]
    accounts: Accounts = EMPTY
    announced: tuple[date, ...] = ()
    saved: Mapping[str, Steps] = field(default_factory=dict)
    """What works save of a right, day by day, m³ a year."""
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
    saved: dict[str, Steps] = {}
    for entry in known:
        if entry.kind == "saved_water":
            said = entry.fields
            works = during(day_of(said["from"]), day_of(said["to"]), said["saved_m3"])
            saved[said["right"]] = plus(saved.get(said["right"], NOTHING), works)
    return Market(trades_of(known, accounts), accounts, _announcements(known, accounts), saved, today)


def watch(market: Market) -> tuple[Flag, ...]:
    """Every flag, kind by kind."""
    return tuple(flag for look in LOOKS for flag in look(market))


def circular_trades(market: Market) -> Iterator[Flag]:
    """Water that comes back to whom it left within a year, over at most four hands."""
    by_hands: dict[tuple[str, str], list[Trade]] = {}
    for trade in market.trades:
        by_hands.setdefault((trade.giver, trade.taker), []).append(trade)
    graph: nx.DiGraph[str] = nx.DiGraph(list(by_hands))
    for circle in nx.simple_cycles(graph, length_bound=LONGEST_CIRCLE):
        turns = [by_hands[hand] for hand in zip(circle, [*circle[1:], circle[0]], strict=True)]
        told: set[str] = set()
        for first in turns[0]:
            near = [[t for t in turn if abs((t.posted - first.posted).days) <= CIRCLE_DAYS] for turn in turns]
            if all(near) and first.agreement not in told:
                names = tuple(sorted({trade.agreement for turn in near for trade in turn}))
                told |= {*names}
                yield Flag("circular", tuple(sorted(circle)), names)


def price_outliers(market: Market) -> Iterator[Flag]:
    """Prices far from the median of their zone and class, of those within a year where there are many.

    Source: domain, §5.
    """
    for mine in by_zone(trade for trade in market.trades if not trade.is_gift).values():
        for trade in mine:
            near = [t for t in mine if abs((t.posted - trade.posted).days) <= PRICE_DAYS]
            against = near if len(near) >= MANY_TRADES else mine
            if len(against) < LEAST_TRADES:
                continue
            middle, spread = middle_and_spread(t.price_fen_per_m3 for t in against)
            if abs(trade.price_fen_per_m3 - middle) / max(spread, 1.0) > OUTLIER:
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
    """Saved water of a right sold for the same days beyond what its works save on them."""
    for right, saved in market.saved.items():
        mine = [trade for trade in market.trades if trade.right == right and trade.object == "saved-abstraction"]
        told: set[str] = set()
        for day in sorted({trade.starts.toordinal() for trade in mine} | {day for day, _ in saved}):
            sold = [trade for trade in mine if trade.starts.toordinal() <= day <= trade.ends.toordinal()]
            names, volume = {trade.agreement for trade in sold}, sum(trade.volume_m3 for trade in sold)
            if volume > at(saved, day) and not names <= told:
                told |= names
                givers = tuple(sorted({trade.giver for trade in sold}))
                yield Flag("sold_twice", givers, tuple(sorted(names)), {"saved_m3": at(saved, day), "sold_m3": volume})


def before_announcement(market: Market) -> Iterator[Flag]:
    """Trades agreed shortly before it was announced that more or less may be used: who knew?"""
    for trade in market.trades:
        ahead = [(day - trade.made).days for day in market.announced if day > trade.made]
        if ahead and min(ahead) <= BEFORE_DAYS:
            yield Flag("announcement", (trade.giver, trade.taker), (trade.agreement,), {"days": min(ahead)})


def hoarding(market: Market) -> Iterator[Flag]:
    """Buyers who for two years used less than a fifth of what they bought, from when the deal stood in the register."""
    last = market.today - timedelta(days=HOARDED_DAYS) if market.today < date.max else date.max
    used = _used(market)
    bought: dict[str, list[Trade]] = {}
    for trade in market.trades:
        if max(trade.starts, trade.posted) <= last and trade.ends >= market.today:
            bought.setdefault(trade.taker, []).append(trade)
    for taker, mine in bought.items():
        years = HOARDED_DAYS / 365
        volume = years * sum(trade.volume_m3 for trade in mine)
        if used.get(taker, 0) < USED_LITTLE * volume:
            names = tuple(trade.agreement for trade in mine)
            yield Flag("hoarding", (taker,), names, {"bought_m3": volume, "used_m3": used.get(taker, 0)})


def over_use(market: Market) -> Iterator[Flag]:
    """Holders whose meters counted more in a water year than they might use on any day of it, scaled with the river."""
    for name, account in market.accounts.rights.items():
        by_year: dict[tuple[str, int, int], int] = {}
        for use in account.uses:
            first, last = water_year(account.title.year_starts, use.last)
            by_year[use.holder, first, last] = by_year.get((use.holder, first, last), 0) + use.volume
        for (holder, first, last), volume in by_year.items():
            days = [first, *(day for day, _ in account.of(holder) if first < day <= last)]
            held = max(volume_in_year(market.accounts, account, holder, day) for day in days)
            if volume > held:
                year = date.fromordinal(first).year
                yield Flag("over_use", (holder,), (name,), {"year": year, "used_m3": volume, "held_m3": held})


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
    for account in market.accounts.rights.values():
        for use in account.uses:
            if use.last >= since:
                found[use.holder] = found.get(use.holder, 0) + use.volume
    return found


def _announcements(entries: Iterable[Entry], accounts: Accounts) -> tuple[date, ...]:
    """The days on which it was announced that clearly more or less may be used than was known the day before."""
    known: dict[str, int] = {}
    found = []
    for entry in entries:
        if entry.kind == "allocable":
            right, volume = entry.fields["right"], entry.fields["allocable_m3"]
            on = date.fromisoformat(entry.time[:10])
            before = known.get(right, at(accounts.account(right).granted, on.toordinal()))
            if abs(volume - before) > ANNOUNCED_CHANGE * before:
                found.append(on)
            known[right] = volume
    return tuple(found)
