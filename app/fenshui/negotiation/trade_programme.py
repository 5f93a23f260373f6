"""What some users can make of their water by trading in one year, everybody else and the river keeping theirs.

One linear programme of changes against the run as it stands. Columns: change of diversion by right and period, benefit
by right and piece, change of flow by reach and period, change of what leaves at an outlet by period. Rows: balance by
node and period, fixed division of rivers, flows to be kept, and a year's diversion of each right as the sum of its
pieces. Outsiders take what they took, reservoirs hold what they held, a target keeps what it had of its flow, and no
outlet passes less in any period. What would come back after the last period is not counted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import lil_matrix

from fenshui.allocation import CompiledRiver, Run
from fenshui.allocation.river_arrays import Floats, Ints, Outcome
from fenshui.allocation.ways import draw_of, ways_of
from fenshui.impact.benefits import Curve, pieces
from fenshui.units import M3_PER_HM3
from fenshui.words import Refused

_INFINITE = highspy.kHighsInf
_OPTIONS = {"output_flag": False, "threads": 1, "presolve": "off"}


@dataclass(frozen=True)
class Year:
    """The run of one year: `periods` of the record, in compiled order; what is delivered and asked in hm³."""

    run: Run
    outcome: Outcome
    periods: Ints

    @property
    def delivered(self) -> Floats:
        """What each right took, period by period."""
        return np.asarray(self.outcome.delivered[self.periods])

    @property
    def asked(self) -> Floats:
        """What each right asked, period by period."""
        return np.asarray(self.run.record.asked[self.periods])


def periods_of_year(run: Run, year: int) -> Ints:
    """The periods of a water year. Raises `Refused` for a year that is not whole in the record."""
    timeline = run.river.basin.settings.timeline
    periods = np.flatnonzero(timeline.water_year == year)
    if len(periods) < timeline.periods_in_full_year:
        raise Refused("negotiation.year_not_whole", year=year)
    return np.asarray(periods)


class TradeProgramme:
    """The programme of a year, warm from one coalition to the next."""

    def __init__(self, year: Year, curves: Mapping[str, Curve]) -> None:
        self.year, self.river = year, year.run.river
        self.rights = [number for number, right in enumerate(self.river.basin.rights) if right.id in curves]
        self.curves = [curves[self.river.basin.rights[number].id] for number in self.rights]
        self.span = len(year.periods)
        self.outlets = _outlets(self.river)
        self.pieces = [(at, *piece) for at, curve in enumerate(self.curves) for piece in pieces(curve)]
        self.piece_column = len(self.rights) * self.span
        self.reach_column = self.piece_column + len(self.pieces)
        self.outlet_column = self.reach_column + len(self.river.reaches.to) * self.span
        self.columns = self.outlet_column + len(self.outlets) * self.span
        self.draw = draw_of(self.river).tocsc()
        self.least, self.most = self._room()
        self.solver = self._build()

    def worth_fen(self, rights: Collection[str]) -> float:
        """The largest benefit of these rights in the year when only they may change what they take, fen."""
        ids = [self.river.basin.rights[number].id for number in self.rights]
        inside = np.repeat(np.array([name in rights for name in ids], dtype=bool), self.span)
        index = np.arange(len(inside), dtype=np.int32)
        least, most = np.where(inside, self.least, 0.0), np.where(inside, self.most, 0.0)
        self.solver.changeColsBounds(len(index), index, least, most)
        mine = np.array([rise if ids[at] in rights else 0.0 for at, _, rise in self.pieces])
        steepest = float(mine.max(initial=0.0))
        if steepest <= 0:
            return 0.0
        index = np.arange(self.piece_column, self.reach_column, dtype=np.int32)
        self.solver.changeColsCost(len(index), index, -mine / steepest)
        return self._best() * steepest * M3_PER_HM3

    def water_prices_fen_per_m3(self) -> Floats:
        """What one m³ more would earn all who have a curve (nodes × periods): the duals of the nodes' balances.

        Where a m³ more is worth less than a m³ less, any price between the two is one; this is one of them.
        """
        self.worth_fen({self.river.basin.rights[number].id for number in self.rights})
        steepest = max((rise for _, _, rise in self.pieces), default=0.0)
        duals = np.array(self.solver.getSolution().row_dual)[: len(self.river.nodes) * self.span]
        return np.asarray(-duals.reshape(len(self.river.nodes), self.span) * max(steepest, 0.0))

    def add_water(self, node: int, t: int, hm3: float) -> None:
        """Let a node have so much more water (less where negative) in a period of the year than it had."""
        row = node * self.span + t
        self.solver.changeRowBounds(row, hm3, hm3)

    def _best(self) -> float:
        """The optimum, from the last one, and from scratch where the solver stumbles on the way."""
        for attempt in range(2):
            if attempt:
                self.solver.clearSolver()
            self.solver.run()
            if self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return float(-self.solver.getInfo().objective_function_value)
        raise Refused("negotiation.no_optimum", why=self.solver.modelStatusToString(self.solver.getModelStatus()))

    def _room(self) -> tuple[Floats, Floats]:
        """How far each right may go in each period, in the shape of what it asks up to the end of its curve."""
        taken = self.year.delivered[:, self.rights].T
        asked = self.year.asked[:, self.rights].T
        ends = np.array([curve[-1][0] for curve in self.curves]) / M3_PER_HM3
        total = asked.sum(axis=1)
        grown = np.divide(ends, total, out=np.zeros_like(ends), where=total > 0)
        shaped = asked * np.maximum(1.0, grown)[:, None]
        even = np.where(total > 0, 0.0, ends / self.span)[:, None]
        return -taken.ravel(), (np.maximum(taken, shaped + even) - taken).ravel()

    def _build(self) -> highspy.Highs:
        matrix, low, high = self._rows()
        csr = matrix.tocsr()
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = self.columns, len(low)
        programme.col_cost_ = np.zeros(self.columns)
        programme.col_lower_, programme.col_upper_ = self._bounds()
        programme.row_lower_, programme.row_upper_ = np.array(low), np.array(high)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = csr.indptr
        programme.a_matrix_.index_ = csr.indices
        programme.a_matrix_.value_ = csr.data
        solver = highspy.Highs()
        for name, value in _OPTIONS.items():
            solver.setOptionValue(name, value)
        solver.passModel(programme)
        return solver

    def _bounds(self) -> tuple[Floats, Floats]:
        reaches, periods = self.river.reaches, self.year.periods
        flow = np.asarray(self.year.outcome.flow[periods]).T
        capacity = reaches.capacity_m3_s[:, None] * self.year.run.record.seconds[periods][None, :] / M3_PER_HM3
        above = np.where(reaches.is_canal[:, None], np.maximum(0.0, capacity - flow), _INFINITE)
        widths = np.array([width for _, width, _ in self.pieces]) / M3_PER_HM3
        below = np.zeros(self.columns)
        top = np.full(self.columns, _INFINITE)
        below[: self.piece_column], top[: self.piece_column] = 0.0, 0.0
        top[self.piece_column : self.reach_column] = widths
        below[self.reach_column : self.outlet_column] = -flow.ravel()
        top[self.reach_column : self.outlet_column] = np.minimum(above, _INFINITE).ravel()
        return below, top

    def _rows(self) -> tuple[lil_matrix, list[float], list[float]]:
        nodes, span, splits = len(self.river.nodes), self.span, self._splits()
        kept = self._kept_flows()
        split_row = nodes * span
        kept_row = split_row + len(splits) * span
        year_row = kept_row + len(kept)
        matrix = lil_matrix((year_row + len(self.rights), self.columns))
        for t in range(span):
            self._put_balance(matrix, t)
            for number, (reach, share, others) in enumerate(splits):
                for other in others:
                    matrix[split_row + number * span + t, self._reach(other, t)] -= share
                matrix[split_row + number * span + t, self._reach(reach, t)] += 1.0
        for number, (node, t, _) in enumerate(kept):
            self._put_passing(matrix, kept_row + number, node, t)
        taken = self.year.delivered[:, self.rights].sum(axis=0)
        for at in range(len(self.rights)):
            matrix[year_row + at, at * span : (at + 1) * span] = -1.0
        for number, (at, _, _) in enumerate(self.pieces):
            matrix[year_row + at, self.piece_column + number] = 1.0
        low = [0.0] * kept_row + [least for _, _, least in kept] + [-_INFINITE] * len(self.rights)
        high = [0.0] * kept_row + [_INFINITE] * len(kept) + taken.tolist()
        return matrix, low, high

    def _put_balance(self, matrix: lil_matrix, t: int) -> None:
        """What leaves each node less what arrives, with every change taken together: nothing."""
        reaches, users, span = self.river.reaches, self.river.users, self.span
        for reach, (head, to, lag) in enumerate(zip(reaches.head, reaches.to, reaches.lag, strict=True)):
            matrix[head * span + t, self._reach(reach, t)] += 1.0
            if t + lag < span:
                matrix[to * span + t + lag, self._reach(reach, t)] -= reaches.gain[reach]
        for number, node in enumerate(self.outlets):
            matrix[node * span + t, self.outlet_column + number * span + t] = 1.0
        draw = self.draw
        for at, right in enumerate(self.rights):
            column = at * span + t
            for k in range(draw.indptr[right], draw.indptr[right + 1]):
                matrix[draw.indices[k] * span + t, column] += draw.data[k]
            for k in range(users.late_at[right], users.late_at[right + 1]):
                if t + users.late_lag[k] < span:
                    matrix[users.late_node[k] * span + t + users.late_lag[k], column] -= users.late_share[k]

    def _put_passing(self, matrix: lil_matrix, row: int, node: int, t: int) -> None:
        for reach in self._rivers_from(node):
            matrix[row, self._reach(reach, t)] = 1.0
        for number, outlet in enumerate(self.outlets):
            if outlet == node:
                matrix[row, self.outlet_column + number * self.span + t] = 1.0

    def _kept_flows(self) -> list[tuple[int, int, float]]:
        """(node, period, how far the flow may fall at most): down to the highest target it reaches now."""
        targets, found = self.river.targets.node, []
        for node in np.unique(targets).tolist():
            wanted = self.year.run.record.target[self.year.periods][:, targets == node].max(axis=1)
            passes = self.year.outcome.outflow[self.year.periods][:, node]
            found += [(node, t, -max(0.0, float(passes[t] - wanted[t]))) for t in range(self.span)]
        return found

    def _splits(self) -> list[tuple[int, float, list[int]]]:
        ways = ways_of(self.river)
        found = []
        for node in range(len(self.river.nodes)):
            mine = range(int(ways.at[node]), int(ways.at[node + 1]))
            reaches = [int(ways.reach[k]) for k in mine]
            found += [(int(ways.reach[k]), float(ways.share[k]), reaches) for k in mine[:-1]]
        return found

    def _rivers_from(self, node: int) -> list[int]:
        reaches = self.river.reaches
        return [int(number) for number in np.flatnonzero((reaches.head == node) & ~reaches.is_canal)]

    def _reach(self, reach: int, t: int) -> int:
        return self.reach_column + reach * self.span + t


def _outlets(river: CompiledRiver) -> list[int]:
    """Nodes that a river reaches and none leaves."""
    rivers = ~river.reaches.is_canal
    left, fed = set(river.reaches.head[rivers].tolist()), set(river.reaches.to[rivers].tolist())
    canal_fed = set(river.reaches.to[~rivers].tolist())
    return [n for n in range(len(river.nodes)) if n not in left and (n in fed or n not in canal_fed)]
