"""The river of any shape as one linear programme, built once; each period only changes bounds.

Columns: a diversion a user, storage above the lock a reservoir, flow kept a target, flow a reach, outflow a node that
no river leaves, and the level of the group being served. Rows: a balance a node, a row a target, a fixed split a
dividing river reach, and a row a member: amount - slope · level ≥ what it has at the foot of its piece.
Volumes are scaled so that the largest is about 1.
"""

import highspy
import numpy as np
from scipy.sparse import lil_matrix

from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.river_arrays import Floats, Ints
from fenshui.allocation.ways import Ways, draw_of, last_dear_place, pass_through, ways_of

INFINITE = highspy.kHighsInf
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",  # presolve sometimes calls a feasible programme infeasible
    "simplex_scale_strategy": 0,
    "primal_feasibility_tolerance": 1e-10,
    "dual_feasibility_tolerance": 1e-10,
}


class NetworkProgramme:
    """The linear programme of a river, warm from one solve to the next."""

    def __init__(self, river: CompiledRiver) -> None:
        self.river = river
        self.users = len(river.users.node)
        self.stores = len(river.stores.node)
        self.targets = len(river.targets.node)
        self.members = self.users + self.stores + self.targets
        self.reach_column = self.members
        self.outlets = _outlets(river)
        self.outlet_column = self.reach_column + len(river.reaches.to)
        self.level_column = self.outlet_column + len(self.outlets)
        self.columns = self.level_column + 1
        self.ways = ways_of(river)
        self.splits = _split_rows(self.ways)
        self.target_row = len(river.nodes)
        self.split_row = self.target_row + self.targets
        self.member_row = self.split_row + len(self.splits)
        self.rows = self.member_row + self.members
        self.draw = draw_of(river)
        self.solver = self._build()

    def set_columns(self, first: int, lower: Floats, upper: Floats) -> None:
        """Bounds of columns from `first` on."""
        index = np.arange(first, first + len(lower), dtype=np.int32)
        self.solver.changeColsBounds(len(index), index, np.ascontiguousarray(lower), np.ascontiguousarray(upper))

    def set_rows(self, first: int, lower: Floats, upper: Floats) -> None:
        """Bounds of rows from `first` on."""
        for offset, (low, high) in enumerate(zip(lower.tolist(), upper.tolist(), strict=True)):
            self.solver.changeRowBounds(first + offset, low, high)

    def set_member_row(self, member: int, slope: float, at_least: float, exact: bool = False) -> None:
        """Hold a member to amount ≥ slope · level + at_least, or to just that."""
        self.solver.changeCoeff(self.member_row + member, self.level_column, -slope)
        self.solver.changeRowBounds(self.member_row + member, at_least, at_least if exact else INFINITE)

    def free_member_row(self, member: int) -> None:
        """Let a member's amount be independent of the level."""
        self.solver.changeRowBounds(self.member_row + member, -INFINITE, INFINITE)

    def set_costs(self, costs: Floats) -> None:
        """What the next solve minimises."""
        index = np.arange(self.columns, dtype=np.int32)
        self.solver.changeColsCost(self.columns, index, costs)

    def solve(self) -> tuple[Floats, Floats] | str:
        """Columns and row duals at the optimum, or the solver's word for why there is none."""
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            self.solver.clearSolver()
            self.solver.run()
            status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            return str(self.solver.modelStatusToString(status))
        solution = self.solver.getSolution()
        return np.array(solution.col_value), np.array(solution.row_dual)

    def bottleneck(self, node: int, prices: Floats) -> int:
        """The last place on the way down from a node where water still has a price (row duals, nodes first)."""
        nodes = len(self.river.nodes)
        return int(last_dear_place(self.river.reaches, node, prices[:nodes], np.zeros(nodes, bool)))

    def river_flows(self, usable: Floats, taken: Floats, stored: Floats, canals: Floats) -> tuple[Floats, Floats]:
        """Flow by reach and what passes every node, from the balance of every node: exact where the solver is near.

        All in hm³: what is usable by node, taken by user, stored by reservoir and sent by canal (0 for rivers).
        """
        reaches = self.river.reaches
        balance = usable - self.draw @ taken
        np.subtract.at(balance, self.river.stores.node, stored)
        np.subtract.at(balance, reaches.head, canals)
        at_once = reaches.lag == 0
        np.add.at(balance, reaches.to[at_once], (reaches.gain * canals)[at_once])
        flow = canals.copy()
        pass_through(self.ways, reaches, balance, flow)
        return flow, balance

    def _build(self) -> highspy.Highs:
        matrix = self._matrix().tocsc()
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = self.columns, self.rows
        programme.col_cost_ = np.zeros(self.columns)
        programme.col_lower_ = np.zeros(self.columns)
        programme.col_upper_ = np.full(self.columns, INFINITE)
        programme.row_lower_ = np.full(self.rows, -INFINITE)
        programme.row_upper_ = np.full(self.rows, INFINITE)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        solver = highspy.Highs()
        for name, value in _OPTIONS.items():
            solver.setOptionValue(name, value)
        solver.passModel(programme)
        zeros = np.zeros(len(self.splits))
        for offset, zero in enumerate(zeros.tolist()):
            solver.changeRowBounds(self.split_row + offset, zero, zero)
        for offset in range(self.targets):
            solver.changeRowBounds(self.target_row + offset, -INFINITE, 0.0)
        return solver

    def _matrix(self) -> lil_matrix:
        river = self.river
        matrix = lil_matrix((self.rows, self.columns))
        matrix[: len(river.nodes), : self.users] = self.draw
        for offset, node in enumerate(river.stores.node):
            matrix[node, self.users + offset] = 1.0
        for number, (head, to) in enumerate(zip(river.reaches.head, river.reaches.to, strict=True)):
            matrix[head, self.reach_column + number] += 1.0
            if river.reaches.lag[number] == 0:
                matrix[to, self.reach_column + number] -= river.reaches.gain[number]
        for offset, node in enumerate(self.outlets):
            matrix[node, self.outlet_column + offset] = 1.0
        self._put_targets(matrix)
        for offset, (reach, share, node) in enumerate(self.splits):
            for other in _river_reaches_from(river, node):
                matrix[self.split_row + offset, self.reach_column + other] = -share
            matrix[self.split_row + offset, self.reach_column + reach] = 1.0 - share
        for member in range(self.members):
            matrix[self.member_row + member, member] = 1.0
            matrix[self.member_row + member, self.level_column] = -1.0
        return matrix

    def _put_targets(self, matrix: lil_matrix) -> None:
        outlet = {node: offset for offset, node in enumerate(self.outlets)}
        for j, node in enumerate(self.river.targets.node.tolist()):
            matrix[self.target_row + j, self.users + self.stores + j] = 1.0
            for reach in _river_reaches_from(self.river, node):
                matrix[self.target_row + j, self.reach_column + reach] = -1.0
            if node in outlet:
                matrix[self.target_row + j, self.outlet_column + outlet[node]] = -1.0


def _river_reaches_from(river: CompiledRiver, node: int) -> list[int]:
    mine = (river.reaches.head == node) & ~river.reaches.is_canal
    return [int(number) for number in np.flatnonzero(mine)]


def _outlets(river: CompiledRiver) -> Ints:
    """Nodes that no river leaves, unless only canals lead there."""
    left = set(river.reaches.head[~river.reaches.is_canal].tolist())
    fed = set(river.reaches.to[~river.reaches.is_canal].tolist())
    canal_fed = set(river.reaches.to[river.reaches.is_canal].tolist())
    return np.array(
        [n for n in range(len(river.nodes)) if n not in left and (n in fed or n not in canal_fed)], np.int64
    )


def _split_rows(ways: Ways) -> list[tuple[int, float, int]]:
    """(reach, its share of what passes, node) where a river divides; the last takes what the others leave."""
    rows: list[tuple[int, float, int]] = []
    for node in range(len(ways.order)):
        first, end = int(ways.at[node]), int(ways.at[node + 1])
        rows += [(int(ways.reach[k]), float(ways.share[k]), node) for k in range(first, end - 1)]
    return rows
