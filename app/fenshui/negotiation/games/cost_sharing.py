"""The customary division of the cost of a dam that serves several purposes."""

from collections.abc import Mapping

import numpy as np

from fenshui.negotiation.games.coalitions import Floats, Game, P, coalitions, named
from fenshui.words import Refused


def separable_costs_remaining_benefits(
    worth: Game[P] | None = None, *, cost: Game[P] | None = None, benefits: Mapping[P, float] | None = None
) -> dict[P, float]:
    """Each pays what it adds to the cost of all, and the rest in the ratio of the benefits that then remain.

    A remaining benefit is the cheapest way alone (or `benefits`, where smaller) less the separable cost, nothing where
    that is negative; where nothing remains to anybody, the rest is divided equally. Sources: Federal Inter-Agency River
    Basin Committee, "Proposed practices for economic analysis of river basin projects" (1950); Straffin & Heaney, "Game
    theory and the Tennessee Valley Authority", International Journal of Game Theory 10 (1981) 35–43.
    """
    game = coalitions(worth, cost)
    separable = game.marginal
    alone = game.alone
    if benefits is not None:
        alone = np.maximum(alone, _as_worth(game.players, benefits))
    remaining = np.maximum(0.0, separable - alone)
    rest = float(game.worth[-1] - separable.sum())
    return game.division(separable + rest * _shares(remaining))


def _as_worth(players: tuple[P, ...], benefits: Mapping[P, float]) -> Floats:
    """Benefits as the most that each would pay, in the sign of a worth."""
    if set(benefits) != set(players):
        raise Refused("negotiation.other_players", found=named(benefits), expected=named(players))
    return -np.array([benefits[player] for player in players], dtype=np.float64)


def _shares(remaining: Floats) -> Floats:
    total = remaining.sum()
    return remaining / total if total > 0 else np.full(len(remaining), 1.0 / len(remaining))
