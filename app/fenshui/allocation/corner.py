"""A small linear programme walked from corner to corner: max aim · point, rows · point ≤ bound, low ≤ point ≤ high.

Few columns (canals, not flows), many rows; the corner is kept from one question to the next, so that most questions
are answered in a step or two. Source: the active-set form of the simplex method (Fletcher, Practical Methods of
Optimization, 1987, ch. 8), with Bland's rule where steps have no length.
"""

from typing import NamedTuple

import numpy as np

from fenshui.allocation.kernel import compiled, inner_loop
from fenshui.allocation.river_arrays import Floats, Ints

NO_LIMIT = 1e30
_CHEAP = 1e-11
_FLAT = 1e-10
_TIE = 1e-13
_PATIENCE = 20
"""Steps without length before Bland's rule takes over."""


class Corner(NamedTuple):
    """A programme and where it stands.

    `rows` (rows × columns), `bound` by row, `low` and `high` by column, `point` by column. `tight` are the constraints
    that meet in the corner, one a column: row r as r, low bound j as rows + j, high bound j as rows + columns + j;
    `place` is where each constraint stands in `tight`, -1 elsewhere; `inverse` (columns × columns) that of their
    normals; `price` what each tight constraint is worth; `slack`, `drift` and `way` are scratch.
    """

    rows: Floats
    bound: Floats
    low: Floats
    high: Floats
    point: Floats
    tight: Ints
    place: Ints
    inverse: Floats
    price: Floats
    slack: Floats
    drift: Floats
    way: Floats


def corner_of(rows: Floats) -> Corner:
    """Room for a programme of these rows, without limits."""
    count, columns = rows.shape
    return Corner(
        rows=np.ascontiguousarray(rows, dtype=float),
        bound=np.full(count, NO_LIMIT),
        low=np.zeros(columns),
        high=np.full(columns, NO_LIMIT),
        point=np.zeros(columns),
        tight=np.zeros(columns, np.int64),
        place=np.zeros(count + 2 * columns, np.int64),
        inverse=np.zeros((columns, columns)),
        price=np.zeros(columns),
        slack=np.zeros(count),
        drift=np.zeros(count),
        way=np.zeros(columns),
    )


@inner_loop
def begin(corner: Corner) -> None:
    """Stand where every column is at its low bound."""
    rows, columns = corner.rows.shape
    corner.place[:] = -1
    corner.inverse[:, :] = 0.0
    for j in range(columns):
        corner.point[j] = corner.low[j]
        corner.tight[j] = rows + j
        corner.place[rows + j] = j
        corner.inverse[j, j] = -1.0


@inner_loop
def climb(corner: Corner, aim: Floats) -> bool:
    """Walk to where `aim` is highest; False if that was not reached within a generous number of steps."""
    _measure_slack(corner)
    idle = 0
    for _ in range(50 * (len(aim) + 10)):
        _price(corner, aim)
        leaving = _dearest_to_hold(corner, idle > _PATIENCE)
        if leaving < 0:
            _sharpen(corner)
            return True
        length = _step(corner, leaving, idle > _PATIENCE)
        if length < 0.0:
            return False
        idle = 0 if length > _TIE else idle + 1
    return False


@inner_loop
def tilt(corner: Corner, row: int, column: int, change: float) -> None:
    """Change what a row says of a column whose own bound is tight."""
    corner.rows[row, column] += change
    at = corner.place[row]
    if at >= 0:
        rows, columns = corner.rows.shape
        own = max(corner.place[rows + column], corner.place[rows + columns + column])
        sign = 1.0 if corner.place[rows + column] >= 0 else -1.0
        for j in range(columns):
            corner.inverse[j, own] += sign * change * corner.inverse[j, at]


@inner_loop
def hold(corner: Corner, column: int) -> None:
    """Make where a column stands its low bound, and that bound tight."""
    rows, columns = corner.rows.shape
    corner.low[column] = corner.point[column]
    lower, upper = rows + column, rows + columns + column
    if corner.place[lower] >= 0:
        return
    if corner.place[upper] >= 0:
        at = corner.place[upper]
        for j in range(columns):
            corner.inverse[j, at] *= -1.0
        _swap(corner, at, lower)
        return
    at = 0
    for i in range(columns):
        if abs(corner.inverse[column, i]) > abs(corner.inverse[column, at]):
            at = i
    _enter(corner, at, lower)


@inner_loop
def forget(corner: Corner, column: int) -> None:
    """Take a column whose low bound is tight out of every row; it stays where it stands until it is given room."""
    at = corner.place[corner.bound.size + column]
    corner.rows[:, column] = 0.0
    corner.high[column] = corner.low[column]
    corner.inverse[column, :] = 0.0
    corner.inverse[:, at] = 0.0
    corner.inverse[column, at] = -1.0


@inner_loop
def _measure_slack(corner: Corner) -> None:
    rows, columns = corner.rows.shape
    for r in range(rows):
        left = corner.bound[r]
        for j in range(columns):
            left -= corner.rows[r, j] * corner.point[j]
        corner.slack[r] = max(0.0, left)


@inner_loop
def _price(corner: Corner, aim: Floats) -> None:
    columns = aim.size
    for i in range(columns):
        corner.price[i] = 0.0
    for j in range(columns):
        if aim[j] != 0.0:
            for i in range(columns):
                corner.price[i] += aim[j] * corner.inverse[j, i]


@inner_loop
def _dearest_to_hold(corner: Corner, first: bool) -> int:
    """The tight constraint that costs most, or by Bland's rule the first that costs at all; -1 where none does."""
    worst, leaving, least = -_CHEAP, -1, corner.place.size
    for i in range(corner.price.size):
        if corner.price[i] < -_CHEAP and not _fixed(corner, corner.tight[i]):
            if first:
                if corner.tight[i] < least:
                    least, leaving = corner.tight[i], i
            elif corner.price[i] < worst:
                worst, leaving = corner.price[i], i
    return leaving


@inner_loop
def _fixed(corner: Corner, constraint: int) -> bool:
    rows, columns = corner.rows.shape
    if constraint < rows:
        return False
    column = (constraint - rows) % columns
    return bool(corner.low[column] >= corner.high[column])


@inner_loop
def _step(corner: Corner, leaving: int, first: bool) -> float:
    """Leave one constraint along the edge of the others until another stops the walk; the length, -1 if none does."""
    columns = corner.point.size
    for j in range(columns):
        corner.way[j] = -corner.inverse[j, leaving]
    entering, length = _first_stop(corner, first)
    if entering < 0:
        return -1.0
    for j in range(columns):
        corner.point[j] += length * corner.way[j]
    for r in range(corner.slack.size):
        corner.slack[r] = max(0.0, corner.slack[r] - length * corner.drift[r])
    _enter(corner, leaving, entering)
    return length


@inner_loop
def _first_stop(corner: Corner, first: bool) -> tuple[int, float]:
    """Which constraint stops the walk, and after what length; of equals the one met most squarely, or the first."""
    rows, columns = corner.rows.shape
    found, length, square = -1, NO_LIMIT, 0.0
    for r in range(rows):
        drift = 0.0
        for j in range(columns):
            drift += corner.rows[r, j] * corner.way[j]
        corner.drift[r] = drift
        if drift > _FLAT and corner.place[r] < 0 and corner.bound[r] < NO_LIMIT:
            reach = corner.slack[r] / drift
            if reach < length - _TIE or (reach <= length + _TIE and drift > square and not first):
                found, length, square = r, min(reach, length), drift
    for j in range(columns):
        way = corner.way[j]
        stop = rows + j if way < 0.0 else rows + columns + j
        limit = corner.low[j] if way < 0.0 else corner.high[j]
        if abs(way) > _FLAT and corner.place[stop] < 0 and abs(limit) < NO_LIMIT:
            reach = max(0.0, (limit - corner.point[j]) / way)
            if reach < length - _TIE or (reach <= length + _TIE and abs(way) > square and not first):
                found, length, square = stop, min(reach, length), abs(way)
    return found, length


@inner_loop
def _enter(corner: Corner, at: int, entering: int) -> None:
    """Put a constraint in the place of another and renew the inverse."""
    columns = corner.point.size
    pivot = _against(corner, entering, at)
    for j in range(columns):
        corner.inverse[j, at] /= pivot
    for i in range(columns):
        if i != at:
            part = _against(corner, entering, i)
            if part != 0.0:
                for j in range(columns):
                    corner.inverse[j, i] -= part * corner.inverse[j, at]
    _swap(corner, at, entering)


@inner_loop
def _against(corner: Corner, constraint: int, at: int) -> float:
    """The normal of a constraint times a column of the inverse."""
    rows, columns = corner.rows.shape
    if constraint >= rows + columns:
        return float(corner.inverse[constraint - rows - columns, at])
    if constraint >= rows:
        return float(-corner.inverse[constraint - rows, at])
    total = 0.0
    for j in range(columns):
        total += corner.rows[constraint, j] * corner.inverse[j, at]
    return total


@inner_loop
def _swap(corner: Corner, at: int, entering: int) -> None:
    corner.place[corner.tight[at]] = -1
    corner.tight[at] = entering
    corner.place[entering] = at


@inner_loop
def _sharpen(corner: Corner) -> None:
    """Take the rounding of the walk out of where it ended: the corner is where its constraints meet."""
    rows, columns = corner.rows.shape
    for i in range(columns):
        constraint = corner.tight[i]
        if constraint >= rows + columns:
            corner.way[i] = corner.high[constraint - rows - columns] - corner.point[constraint - rows - columns]
        elif constraint >= rows:
            corner.way[i] = corner.point[constraint - rows] - corner.low[constraint - rows]
        else:
            corner.way[i] = corner.bound[constraint]
            for j in range(columns):
                corner.way[i] -= corner.rows[constraint, j] * corner.point[j]
    for j in range(columns):
        for i in range(columns):
            corner.point[j] += corner.inverse[j, i] * corner.way[i]


@compiled
def worst_breach(corner: Corner) -> float:
    """By how much the corner breaks its worst row or bound; 0 where it breaks none."""
    worst = 0.0
    for r in range(corner.bound.size):
        worst = max(worst, np.dot(corner.rows[r], corner.point) - corner.bound[r])
    for j in range(corner.point.size):
        worst = max(worst, corner.low[j] - corner.point[j], corner.point[j] - corner.high[j])
    return worst
