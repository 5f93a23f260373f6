"""A game as an array over bit masks: bit i of the mask says whether player i is in the coalition."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from fenshui.words import Refused

Floats = NDArray[np.float64]
P = TypeVar("P", bound=Hashable)
Game = Mapping[frozenset[P], float]

MOST_PLAYERS = 12


@dataclass(frozen=True)
class Coalitions(Generic[P]):
    """Players in order of their names; `worth[mask]`, a cost counted as a negative worth (`sign` −1)."""

    players: tuple[P, ...]
    worth: Floats
    sign: float

    @property
    def count(self) -> int:
        """How many players."""
        return len(self.players)

    @property
    def grand(self) -> int:
        """The mask of everybody."""
        return len(self.worth) - 1

    @property
    def alone(self) -> Floats:
        """The worth of each player alone."""
        return np.asarray(self.worth[1 << np.arange(self.count)])

    @property
    def marginal(self) -> Floats:
        """What each player adds to all the others."""
        return np.asarray(self.worth[-1] - self.worth[self.grand ^ (1 << np.arange(self.count))])

    @property
    def scale(self) -> float:
        """The largest worth, by which tolerances are measured."""
        return max(float(np.abs(self.worth).max()), 1e-300)

    def members(self) -> Floats:
        """Row per mask, column per player: 1 where the player is in."""
        masks = np.arange(len(self.worth))[:, None]
        return (masks >> np.arange(self.count) & 1).astype(np.float64)

    def coalition(self, mask: int) -> frozenset[P]:
        """The players of a mask."""
        return frozenset(player for at, player in enumerate(self.players) if mask >> at & 1)

    def division(self, awards: Floats) -> dict[P, float]:
        """Awards by player, costs as positive numbers again."""
        found = awards * self.sign + 0.0  # no minus zero
        return dict(zip(self.players, found.tolist(), strict=True))


def coalitions(worth: Game[P] | None, cost: Game[P] | None) -> Coalitions[P]:
    """The game that is stated, as worth or as cost. Raises `Refused` where a coalition is missing or is no number."""
    if (worth is None) == (cost is None):
        raise Refused("negotiation.worth_or_cost")
    stated, sign = (worth, 1.0) if worth is not None else (cost or {}, -1.0)
    players = tuple(sorted({player for coalition in stated for player in coalition}, key=lambda each: str(each)))
    if not 1 <= len(players) <= MOST_PLAYERS:
        raise Refused("negotiation.too_many_players", found=len(players), most=MOST_PLAYERS)
    values = np.zeros(1 << len(players))
    game = Coalitions(players, values, sign)
    for mask in range(1, len(values)):
        coalition = game.coalition(mask)
        if coalition not in stated:
            raise Refused("negotiation.coalition_missing", coalition=named(coalition))
        values[mask] = sign * stated[coalition]
    if not np.isfinite(values).all() or stated.get(frozenset(), 0) != 0:
        raise Refused("negotiation.coalition_without_number")
    values.setflags(write=False)
    return game


def named(coalition: Iterable[object]) -> str:
    """A coalition as a sentence names it."""
    return "{" + ", ".join(sorted(str(player) for player in coalition)) + "}"
