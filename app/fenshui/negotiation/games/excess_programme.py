"""The linear programme behind the nucleolus: the lowest level that no open coalition's excess passes."""

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from fenshui.negotiation.games.coalitions import Floats

_INFINITE = highspy.kHighsInf
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "primal_feasibility_tolerance": 1e-10,
    "dual_feasibility_tolerance": 1e-10,
}


class ExcessProgramme:
    """min level, x(S) + weight(S) · level ≥ worth(S) for every open S; columns: an award a player, and the level.

    Row = mask of the coalition. Warm from one solve to the next.
    """

    def __init__(self, members: Floats, worth: Floats, weight: Floats, floor: Floats | None) -> None:
        self.players = members.shape[1]
        matrix = csr_matrix(np.column_stack((members, weight)))
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = self.players + 1, len(worth)
        programme.col_cost_ = np.append(np.zeros(self.players), 1.0)
        lowest = np.full(self.players, -_INFINITE) if floor is None else floor
        programme.col_lower_ = np.append(lowest, -_INFINITE)
        programme.col_upper_ = np.full(self.players + 1, _INFINITE)
        programme.row_lower_ = np.append(-_INFINITE, worth[1:])
        programme.row_upper_ = np.full(len(worth), _INFINITE)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        self.solver = highspy.Highs()
        for name, value in _OPTIONS.items():
            self.solver.setOptionValue(name, value)
        self.solver.passModel(programme)

    def fix(self, mask: int, total: float) -> None:
        """Hold the sum of a coalition at what has been settled."""
        self.solver.changeCoeff(mask, self.players, 0.0)
        self.solver.changeRowBounds(mask, total, total)

    def free(self, mask: int) -> None:
        """Leave out a coalition whose sum follows from others."""
        self.solver.changeRowBounds(mask, -_INFINITE, _INFINITE)

    def lowest_level(self) -> tuple[float, Floats, Floats]:
        """The level, the price of every coalition's row, and the price of every player's lowest award."""
        for clean in (False, True):
            if clean:
                self.solver.clearSolver()
            self.solver.run()
            if self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                break
        else:
            raise AssertionError(str(self.solver.getModelStatus()))
        found = self.solver.getSolution()
        prices = np.array(found.col_dual)[: self.players]
        return float(found.col_value[self.players]), np.array(found.row_dual), prices
