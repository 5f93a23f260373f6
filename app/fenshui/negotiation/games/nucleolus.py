"""The nucleolus: the division under which the most dissatisfied coalition is as satisfied as can be, then the next.

A sequence of linear programmes. Each lowers the largest excess that is still open; the coalitions whose rows carry a
price at its optimum are tight in every optimum, so their excess is settled there. A coalition whose players' sum
follows from those settled (its row lies in their span) is open no more, and since each step settles one outside the
span, there are at most as many steps as players, however degenerate the programme. Sources: Schmeidler, "The nucleolus
of a characteristic function game", SIAM Journal on Applied Mathematics 17 (1969) 1163–1170; Kohlberg, "On the nucleolus
of a characteristic function game", ibid. 20 (1971) 62–66; Maschler, Peleg & Shapley, "Geometric properties of the
kernel, nucleolus, and related solution concepts", Mathematics of Operations Research 4 (1979) 303–338.
"""

import numpy as np
from numpy.typing import NDArray

from fenshui.negotiation.games.coalitions import Coalitions, Floats, Game, P, coalitions
from fenshui.negotiation.games.excess_programme import ExcessProgramme
from fenshui.words import Refused

Ints = NDArray[np.int64]

_PRICED = 1e-7
"""A row's price at a vertex is a ratio of determinants of 0/1 rows of order 13: either zero or far above this."""
_OUTSIDE = 1e-5
"""The same for what of a row lies outside the span of others: zero, or at least 1/4,210 (Hadamard) for 12 players."""
_SHORT = 1e-9
_NEAR = 1e-6


def nucleolus(worth: Game[P] | None = None, *, cost: Game[P] | None = None) -> dict[P, float]:
    """The division that gives nobody less than alone and makes the excesses v(S) − x(S), sorted, as small as can be.

    Schmeidler 1969. Raises `Refused` where all together have less than each alone.
    """
    game = coalitions(worth, cost)
    return _divided(game, np.ones(len(game.worth)), _floor(game))


def prenucleolus(worth: Game[P] | None = None, *, cost: Game[P] | None = None) -> dict[P, float]:
    """The nucleolus among all divisions, also those that give somebody less than alone (Maschler, Peleg & Shapley)."""
    game = coalitions(worth, cost)
    return _divided(game, np.ones(len(game.worth)), None)


def per_capita_nucleolus(worth: Game[P] | None = None, *, cost: Game[P] | None = None) -> dict[P, float]:
    """The nucleolus of the excess a head, (v(S) − x(S)) / |S|.

    Source: Grotte (1970); for water works Young, Okada & Hashimoto, "Cost allocation in water resources development",
    Water Resources Research 18 (1982) 463–475. Raises `Refused` where all together have less than each alone.
    """
    game = coalitions(worth, cost)
    heads = game.members().sum(axis=1)
    return _divided(game, np.maximum(heads, 1.0), _floor(game))


def _floor(game: Coalitions[P]) -> Floats:
    alone = game.alone
    if alone.sum() > game.worth[-1] + _SHORT * game.scale:
        raise Refused("negotiation.better_apart", together=float(game.worth[-1]), apart=float(alone.sum()))
    return alone


def _divided(game: Coalitions[P], weight: Floats, floor: Floats | None) -> dict[P, float]:
    scale = game.scale
    bound = None if floor is None else floor / scale
    return game.division(_Descent(game.members(), game.worth / scale, weight, bound).awards() * scale)


class _Descent:
    """The excesses being settled, level by level.

    `rows` and `sums` are the coalitions kept, x(S) = sum, none in the span of the others; `basis` is orthonormal and
    spans them; `open` marks the coalitions whose sum does not follow from them.
    """

    def __init__(self, members: Floats, worth: Floats, weight: Floats, floor: Floats | None) -> None:
        self.members, self.worth, self.weight, self.floor = members, worth, weight, floor
        self.programme = ExcessProgramme(members, worth, weight, floor)
        self.rows: list[Floats] = []
        self.sums: list[float] = []
        self.basis = np.zeros((0, members.shape[1]))
        self.open = np.ones(len(worth), dtype=bool)
        self._keep(len(worth) - 1, float(worth[-1]))
        self._close()

    def awards(self) -> Floats:
        """Settle level after level until every player's award follows from what is kept."""
        while self.open.any():
            level, price, floor_price = self.programme.lowest_level()
            tight = np.flatnonzero(self.open & (price > _PRICED))
            if not len(tight):
                raise AssertionError("an optimum that no coalition holds up")
            self._settle(level, tight, np.flatnonzero(floor_price > _PRICED))
        return np.linalg.solve(np.array(self.rows), np.array(self.sums))

    def _settle(self, level: float, tight: Ints, at_floor: Ints) -> None:
        level = self._exact(level, tight, at_floor)
        for mask in tight.tolist():
            self._keep(mask, float(self.worth[mask] - self.weight[mask] * level))
        for player in at_floor.tolist():
            self._keep(1 << player, self._alone(player))
        self._close()

    def _exact(self, level: float, tight: Ints, at_floor: Ints) -> float:
        """The level without the solver's rounding: it follows from the rows that hold it up."""
        held = [np.append(row, 0.0) for row in self.rows]
        held += [np.append(self.members[mask], self.weight[mask]) for mask in tight.tolist()]
        held += [np.append(self.members[1 << player], 0.0) for player in at_floor.tolist()]
        sums = [*self.sums, *self.worth[tight].tolist(), *(self._alone(player) for player in at_floor.tolist())]
        found = np.linalg.lstsq(np.array(held), np.array(sums), rcond=None)[0]
        return float(found[-1]) if abs(found[-1] - level) < _NEAR else level

    def _alone(self, player: int) -> float:
        return float(self.worth[1 << player])

    def _keep(self, mask: int, total: float) -> None:
        row = self.members[mask]
        beyond = row - self.basis.T @ (self.basis @ row)
        beyond -= self.basis.T @ (self.basis @ beyond)
        if np.linalg.norm(beyond) > _OUTSIDE:
            self.basis = np.vstack((self.basis, beyond / np.linalg.norm(beyond)))
            self.rows.append(row)
            self.sums.append(total)
            self.programme.fix(mask, total)

    def _close(self) -> None:
        """Take every coalition whose sum follows from what is kept out of the race."""
        beyond = self.members - (self.members @ self.basis.T) @ self.basis
        settled = self.open & (np.linalg.norm(beyond, axis=1) <= _OUTSIDE)
        self.open &= ~settled
        kept = {row.tobytes() for row in self.rows}
        for mask in np.flatnonzero(settled).tolist():
            if self.members[mask].tobytes() not in kept:
                self.programme.free(mask)
