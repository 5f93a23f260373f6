"""Who would walk out: coalitions that a division leaves with less than they can have on their own."""

from collections.abc import Mapping

import numpy as np

from fenshui.negotiation.games.coalitions import Game, P, coalitions, named
from fenshui.words import Refused

ROUNDING = 1e-9
"""As a share of the largest worth: less than this is no reason to walk out."""


def core_violations(
    worth: Game[P] | None = None, division: Mapping[P, float] | None = None, *, cost: Game[P] | None = None
) -> dict[frozenset[P], float]:
    """What each coalition that would walk out could gain by it, the largest gain first; empty inside the core.

    The coalition of all is among them where the division is not exactly its worth: positive where it shares out too
    little, negative where too much. Source: Gillies, "Solutions to general non-zero-sum games", Contributions to the
    Theory of Games IV (1959). Raises `Refused` where the division is not one among the players of the game.
    """
    game = coalitions(worth, cost)
    if division is None or set(division) != set(game.players):
        raise Refused("negotiation.other_players", found=named(division or ()), expected=named(game.players))
    awards = game.sign * np.array([division[player] for player in game.players], dtype=np.float64)
    gains = game.worth - game.members() @ awards
    off = ROUNDING * game.scale
    found = {game.coalition(mask): float(gains[mask]) for mask in range(1, game.grand) if gains[mask] > off}
    if abs(gains[-1]) > off:
        found[game.coalition(game.grand)] = float(gains[-1])
    return dict(sorted(found.items(), key=lambda one: (-one[1], named(one[0]))))
