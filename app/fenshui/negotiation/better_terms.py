"""Nearby terms that are better for both sides and hurt nobody: a small search around a proposal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from fenshui.allocation import USES, Allocation, Run, compile_river
from fenshui.basin import Basin
from fenshui.impact import compare
from fenshui.transfer import Transfer, with_transfers
from fenshui.words import Refused

VOLUMES = (0.5, 0.75, 1.0, 1.25, 1.5)
RATES = (1.0, 0.95, 0.9)


@dataclass(frozen=True)
class Stakes:
    """What a m³ given costs the giver and a m³ taken is worth to the taker, fen, as this desk supposes them."""

    cost_fen_per_m3: float
    worth_fen_per_m3: float

    def leave_a_gain(self, transfer: Transfer) -> bool:
        """Whether there is anything to divide at all, at the exchange rate of these terms."""
        return self.worth_fen_per_m3 * transfer.exchange_rate > self.cost_fen_per_m3


@dataclass(frozen=True)
class Alternative:
    """Terms, with what each side gains by them in a year (fen), and whether anybody else is hurt."""

    transfer: Transfer
    giver_fen: float
    taker_fen: float
    hurts_nobody: bool

    def is_better_than(self, other: "Alternative") -> bool:
        """At least as good for both and better for one."""
        mine, theirs = (self.giver_fen, self.taker_fen), (other.giver_fen, other.taker_fen)
        return mine != theirs and mine[0] >= theirs[0] and mine[1] >= theirs[1]


def better_terms(
    basin: Basin,
    transfer: Transfer,
    stakes: Stakes,
    active: Sequence[Transfer] = (),
    volumes: Sequence[float] = VOLUMES,
    rates: Sequence[float] = RATES,
) -> tuple[Alternative, ...]:
    """The proposal first, then the frontier: terms that hurt nobody, by which neither side loses or gets less than by
    the proposal, and that no other terms found beat for both; from the best for the giver to the best for the taker.

    Every volume (as a multiple of the proposal's) at every exchange rate (of the proposal's), as used and in equal
    parts, is run over the whole record under both uses; prices follow from the gains without a run. Raises `Refused`
    where the proposal cannot act on this basin.
    """
    trial = _Trial(with_transfers(basin, active))
    with_transfers(trial.start, [transfer])
    proposal = _alternative(transfer, stakes, trial.hurts_nobody(transfer))
    found: list[Alternative] = []
    for terms in dict.fromkeys(_nearby(trial.start, transfer, volumes, rates)):
        priced = [one for one in _priced(terms, stakes, proposal) if one != proposal]
        if priced and trial.hurts_nobody(terms):
            found += [replace(one, hurts_nobody=True) for one in priced]
    frontier = [one for one in found if not any(other.is_better_than(one) for other in (*found, proposal))]
    frontier = list({(one.giver_fen, one.taker_fen): one for one in reversed(frontier)}.values())  # the first of equals
    return (proposal, *sorted(frontier, key=lambda one: (-one.giver_fen, one.taker_fen)))


class _Trial:
    """Whether terms hurt nobody; the river without them runs once a use."""

    def __init__(self, start: Basin) -> None:
        self.start = start
        self.before = {use: _run(start, use) for use in USES}
        self.tried: dict[Transfer, bool] = {}

    def hurts_nobody(self, transfer: Transfer) -> bool:
        """Run the record under both uses; False also where the terms cannot act on this basin. Prices do not matter."""
        terms = replace(transfer, price_fen_per_m3=0)
        if terms not in self.tried:
            self.tried[terms] = self._tried(terms)
        return self.tried[terms]

    def _tried(self, terms: Transfer) -> bool:
        try:
            basin = with_transfers(self.start, [terms])
        except Refused:
            return False
        return all(compare(self.before[use], _run(basin, use), [terms]).does_no_injury for use in USES)


def _run(basin: Basin, use: str) -> Allocation:
    return Run(compile_river(basin), use).allocation()


def _nearby(basin: Basin, transfer: Transfer, volumes: Iterable[float], rates: Iterable[float]) -> Iterator[Transfer]:
    places = basin.settings.timeline.places
    even = tuple(1.0 / places for _ in range(places))
    schedules = dict.fromkeys((transfer.schedule, (), even))
    for volume, rate, schedule in product(volumes, rates, schedules):
        yield replace(
            transfer,
            volume_m3=max(1, round(transfer.volume_m3 * volume)),
            exchange_rate=transfer.exchange_rate * rate,
            schedule=schedule,
        )


def _priced(terms: Transfer, stakes: Stakes, proposal: Alternative) -> list[Alternative]:
    """The terms at the prices that leave one side as it was and give the other all that is gained, and half-way."""
    giver_least, taker_least = max(0.0, proposal.giver_fen), max(0.0, proposal.taker_fen)
    at_cost = stakes.cost_fen_per_m3 + giver_least / terms.volume_m3
    at_worth = stakes.worth_fen_per_m3 * terms.exchange_rate - taker_least / terms.volume_m3
    lowest, highest = -int(-at_cost // 1), int(at_worth // 1)
    prices = dict.fromkeys((lowest, (lowest + highest) // 2, highest)) if 0 <= lowest <= highest else ()
    priced = (_alternative(replace(terms, price_fen_per_m3=price), stakes, True) for price in prices)
    return [one for one in priced if one.giver_fen >= giver_least and one.taker_fen >= taker_least]


def _alternative(transfer: Transfer, stakes: Stakes, hurts_nobody: bool) -> Alternative:
    price, volume = transfer.price_fen_per_m3, transfer.volume_m3
    worth = stakes.worth_fen_per_m3 * transfer.exchange_rate
    return Alternative(transfer, (price - stakes.cost_fen_per_m3) * volume, (worth - price) * volume, hurts_nobody)
