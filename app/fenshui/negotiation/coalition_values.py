"""What every coalition of users could earn by trading among themselves, from the river itself, and who gets what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from fenshui.allocation import Run
from fenshui.impact.benefits import Curve, benefit_fen
from fenshui.negotiation.games import (
    core_violations,
    nucleolus,
    per_capita_nucleolus,
    separable_costs_remaining_benefits,
    shapley_value,
)
from fenshui.negotiation.trade_programme import TradeProgramme, Year, periods_of_year
from fenshui.units import M3_PER_HM3
from fenshui.words import Refused

MOST_PLAYERS = 8
Division = dict[str, float]
RULES: Mapping[str, Callable[[Mapping[frozenset[str], float]], Division]] = {
    "shapley_value": shapley_value,
    "nucleolus": nucleolus,
    "per_capita_nucleolus": per_capita_nucleolus,
    "separable_costs_remaining_benefits": separable_costs_remaining_benefits,
}


@dataclass(frozen=True)
class CoalitionValues:
    """Fen a year, the mean of the stated years: `worth` of every coalition, and what each has as it stands."""

    worth: Mapping[frozenset[str], float]
    apart: Mapping[str, float]

    @property
    def gains(self) -> dict[frozenset[str], float]:
        """What each coalition gains by trading."""
        return {some: max(0.0, worth - sum(self.apart[one] for one in some)) for some, worth in self.worth.items()}

    @property
    def gain_of_all(self) -> float:
        """What all gain by trading together."""
        return self.gains[frozenset(self.apart)]


@dataclass(frozen=True)
class RuleOutcome:
    """A division of the gain by one rule, and which coalitions would gain by walking out, and how much (fen)."""

    division: Division
    would_walk_out: Mapping[frozenset[str], float]


def coalition_values(
    run: Run, curves: Mapping[str, Curve], players: Mapping[str, Sequence[str]], years: Sequence[int]
) -> CoalitionValues:
    """The worth of every coalition of `players` (each with its rights) in stated water years of the record.

    Members divert otherwise than they did where it is worth more to them, outsiders and the river keep what they have:
    the benefit-maximising programme of `trade_programme`, once a coalition and year. Raises `Refused` for more than 8
    players, a right without a curve or in two hands, or a year that is not whole in the record.
    """
    rights = [name for mine in players.values() for name in mine]
    known = {right.id for right in run.river.basin.rights if right.source == "surface"} & curves.keys()
    if not 1 <= len(players) <= MOST_PLAYERS or len(set(rights)) < len(rights) or not set(rights) <= known:
        raise Refused("negotiation.players", found=len(players), most=MOST_PLAYERS)
    outcome, _ = run.outcome()
    mine = {name: curves[name] for name in rights}
    stated = [Year(run, outcome, periods_of_year(run, year)) for year in years]
    programmes = [TradeProgramme(year, mine) for year in stated]
    worth = {
        frozenset(some): float(
            np.mean([programme.worth_fen({name for one in some for name in players[one]}) for programme in programmes])
        )
        for size in range(1, len(players) + 1)
        for some in combinations(sorted(players), size)
    }
    apart = {
        player: float(np.mean([_as_it_stands(year, mine, held) for year in stated])) for player, held in players.items()
    }
    return CoalitionValues(worth, apart)


def divided_by_each_rule(values: CoalitionValues) -> dict[str, RuleOutcome]:
    """The gain from trade divided by every rule, with those who would walk out."""
    gains = values.gains
    divisions = {name: rule(gains) for name, rule in RULES.items()}
    return {name: RuleOutcome(found, core_violations(gains, found)) for name, found in divisions.items()}


def _as_it_stands(year: Year, curves: Mapping[str, Curve], rights: Sequence[str]) -> float:
    names = [right.id for right in year.run.river.basin.rights]
    taken = year.delivered.sum(axis=0) * M3_PER_HM3
    return sum(benefit_fen(curves[name], float(taken[names.index(name)])) for name in rights)
