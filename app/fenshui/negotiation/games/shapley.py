"""The Shapley value: what each player adds, on the mean over all orders in which they could come together."""

from math import factorial

import numpy as np

from fenshui.negotiation.games.coalitions import Game, P, coalitions


def shapley_value(worth: Game[P] | None = None, *, cost: Game[P] | None = None) -> dict[P, float]:
    """What each player adds to those who came before, on the mean over all orders.

    Sum over coalitions S without i of |S|! (n−1−|S|)! / n! · (v(S ∪ i) − v(S)). Source: Shapley, "A value for n-person
    games", Contributions to the Theory of Games II (1953) 307–317. Raises `Refused` for a game that is not complete.
    """
    game = coalitions(worth, cost)
    count = game.count
    weight = np.array([factorial(size) * factorial(count - 1 - size) / factorial(count) for size in range(count)])
    masks = np.arange(len(game.worth))
    sizes = game.members().sum(axis=1).astype(np.int64)
    awards = np.empty(count)
    for player in range(count):
        without = masks[masks >> player & 1 == 0]
        added = game.worth[without | 1 << player] - game.worth[without]
        awards[player] = np.dot(weight[sizes[without]], added)
    return game.division(awards)
