"""Tier 3, reduced: on a river with canals only the canals are free, everything else follows from who takes what.

What passes each place is what would pass it untouched, less what is taken above it, plus what canals bring: a row a
place, a column a canal. Who gives water back to another branch helps others by taking more: a column of its own too.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, lil_matrix

from fenshui.allocation.compiled_river import CompiledRiver
from fenshui.allocation.packing import ROUNDING, reaching_of, taking_of
from fenshui.allocation.river_arrays import Floats, Ints
from fenshui.allocation.ways import Ways, draw_of, ways_of

MOST_COLUMNS = 400
"""Above so many canals and such returns the general programme is the faster one."""


class CanalRows(NamedTuple):
    """The rows of a river with canals.

    Columns: a canal each (what enters it), a `returner` each (what it takes beyond its due), and the level. Rows: a
    place (or target of a place) each, what each returner may take at most, what each canal has room for, and the
    canals' total. Members: users, reservoirs, targets, then canals with the room they keep free; `share` is what a
    unit of member i takes from row `row[k]`, k in `at[i]:at[i + 1]`. `node` is the place of a row, -1 for the others;
    `taken_at` the place of a user or reservoir.
    """

    at: Ints
    row: Ints
    share: Floats
    node: Ints
    taken_at: Ints
    start: Floats
    canal: Ints
    returner: Ints
    ways: Ways
    draw_at: Ints
    draw_node: Ints
    draw_share: Floats


def canal_rows_of(river: CompiledRiver) -> CanalRows | None:
    """The rows of a river; None where too much is free for the reduced programme to be worth it."""
    ways = ways_of(river)
    reaching, taking = reaching_of(river, ways), taking_of(river)
    canals = np.flatnonzero(river.reaches.is_canal)
    bringing = _bringing(river, canals)
    places = _places(river, taking, canals)
    nodes = [node for node, _ in places]
    effect, brought = _clean((reaching @ taking)[nodes]), _clean((reaching @ bringing)[nodes])
    returners = np.flatnonzero((effect < 0).sum(axis=0).A1) if effect.shape[0] else np.zeros(0, np.int64)
    if len(canals) + len(returners) > MOST_COLUMNS:
        return None
    at, row, share = _shares(river, effect, places, returners, len(canals))
    draw = draw_of(river).tocsc()
    return CanalRows(
        at, row, share,
        np.array(nodes + [-1] * (len(returners) + len(canals) + 1), np.int64),
        river.home,
        _start(effect, brought, returners, len(canals)),
        canals.astype(np.int64), returners.astype(np.int64), ways,
        draw.indptr.astype(np.int64), draw.indices.astype(np.int64), draw.data.astype(float),
    )  # fmt: skip


def _bringing(river: CompiledRiver, canals: Ints) -> csr_matrix:
    """What a unit sent into each canal does to the balance of each node."""
    matrix = lil_matrix((len(river.nodes), len(canals)))
    for column, reach in enumerate(canals.tolist()):
        matrix[river.reaches.head[reach], column] -= 1.0
        if river.reaches.lag[reach] == 0:
            matrix[river.reaches.to[reach], column] += river.reaches.gain[reach]
    return csr_matrix(matrix)


def _places(river: CompiledRiver, taking: csr_matrix, canals: Ints) -> list[tuple[int, int]]:
    """(node, target or -1) wherever something is taken or kept: elsewhere what passes cannot run out."""
    busy = set(taking.tocoo().row[taking.tocoo().data > 0].tolist()) | set(river.reaches.head[canals].tolist())
    kept: dict[int, list[int]] = {}
    for target, node in enumerate(river.targets.node.tolist()):
        kept.setdefault(node, []).append(target)
    return [(node, target) for node in sorted(busy | set(kept)) for target in kept.get(node, [-1])]


def _clean(matrix: csr_matrix) -> csr_matrix:
    cleaned = csr_matrix(matrix)
    cleaned.data[np.abs(cleaned.data) < ROUNDING] = 0.0
    cleaned.eliminate_zeros()
    return cleaned


def _shares(
    river: CompiledRiver, effect: csr_matrix, places: list[tuple[int, int]], returners: Ints, canals: int
) -> tuple[Ints, Ints, Floats]:
    """What each member takes from each row, by member."""
    rows, members = effect.shape
    targets = len(river.targets.node)
    matrix = lil_matrix((rows + len(returners) + canals + 1, members + targets + canals))
    matrix[:rows, :members] = effect
    for row, (_, target) in enumerate(places):
        if target >= 0:
            matrix[row, members + target] = 1.0
    for number, member in enumerate(returners.tolist()):
        matrix[rows + number, member] = 1.0
    for canal in range(canals):
        matrix[rows + len(returners) + canal, members + targets + canal] = 1.0
    by_member = matrix.tocsc()
    return by_member.indptr.astype(np.int64), by_member.indices.astype(np.int64), by_member.data.astype(float)


def _start(effect: csr_matrix, brought: csr_matrix, returners: Ints, canals: int) -> Floats:
    """The rows over canals, returners and the level, before anybody rises."""
    places = effect.shape[0]
    start = np.zeros((places + len(returners) + canals + 1, canals + len(returners) + 1))
    start[:places, :canals] = -brought.toarray()
    start[:places, canals:-1] = effect[:, returners].toarray()
    for number in range(len(returners)):
        start[places + number, canals + number] = 1.0
    for canal in range(canals):
        start[places + len(returners) + canal, canal] = 1.0
    start[-1, :canals] = 1.0
    return start
