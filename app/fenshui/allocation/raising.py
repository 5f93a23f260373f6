"""Raising one group on a river with canals: all of it rises together; whose water then has a price is held there."""

from fenshui.allocation.canal_rows import CanalRows
from fenshui.allocation.claims import DONE, FULL, RISING, WAITING, Claims, Held
from fenshui.allocation.corner import Corner, climb, forget, hold, tilt
from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.river_arrays import Flags, Floats, Reaches
from fenshui.allocation.ways import last_dear_place, pass_prices_up

_PRICED = 1e-7
STOPPED = 3


@inner_loop
def raise_group(
    group: int, users: int, together: bool, claims: Claims, held: Held, rows: CanalRows, reaches: Reaches,
    corner: Corner, aim: Floats, prices: Floats, seen: Flags,
) -> bool:  # fmt: skip
    """Raise a group until everybody in it is full or held; False where the programme gave no answer.

    `aim` is 1 for the level and 0 for all else; `prices` and `seen` (by node) are scratch.
    """
    first, end, level = claims.first[group], claims.first[group + 1], aim.size - 1
    steepest = _prepare(first, end, claims, held)
    corner.low[level], corner.point[level] = 0.0, 0.0
    while True:
        _start(group, steepest, first, end, claims, rows, corner)
        ceiling, rising = _ceiling(group, steepest, first, end, claims)
        if ceiling < 0.0:
            forget(corner, level)
            return True
        if not rising:
            corner.point[level], corner.low[level] = ceiling, ceiling
            continue
        corner.high[level] = ceiling
        if not climb(corner, aim):
            return False
        _stop(group, steepest, ceiling, first, end, claims, rows, corner)
        if together:
            _stop_equals(group, steepest, users, first, end, claims, held, corner)
        _explain(group, steepest, users, first, end, claims, held, rows, reaches, corner, prices, seen)
        hold(corner, level)
        _settle_stopped(group, steepest, first, end, claims, held, rows, corner)


@inner_loop
def _prepare(first: int, end: int, claims: Claims, held: Held) -> float:
    """The steepest slope of those who rise: the level times it is a volume."""
    steepest = 0.0
    for k in range(first, end):
        claims.standing[k] = DONE if held.cut[claims.member[k]] else WAITING
        if claims.standing[k] == WAITING:
            steepest = max(steepest, claims.slope[k])
    return steepest


@inner_loop
def _start(
    group: int, steepest: float, first: int, end: int, claims: Claims, rows: CanalRows, corner: Corner
) -> None:  # fmt: skip
    level = corner.point.size - 1
    for k in range(first, end):
        begin = steepest * (claims.low[k] - group)
        if claims.standing[k] == WAITING and begin <= corner.point[level] + 1e-15:
            claims.standing[k] = RISING
            _load(k, claims.slope[k] / steepest, begin, claims, rows, corner)


@inner_loop
def _load(k: int, weight: float, begin: float, claims: Claims, rows: CanalRows, corner: Corner) -> None:
    member = claims.member[k]
    for at in range(rows.at[member], rows.at[member + 1]):
        row, part = rows.row[at], rows.share[at] * weight
        tilt(corner, row, corner.point.size - 1, part)
        corner.bound[row] += part * begin


@inner_loop
def _ceiling(group: int, steepest: float, first: int, end: int, claims: Claims) -> tuple[float, bool]:
    """How high the level may go before somebody is full or begins, -1 when all are done; whether anybody rises."""
    ceiling, rising = -1.0, False
    for k in range(first, end):
        if claims.standing[k] != DONE:
            stop = claims.high[k] if claims.standing[k] == RISING else claims.low[k]
            rise = steepest * (stop - group)
            ceiling = rise if ceiling < 0.0 else min(ceiling, rise)
            rising |= claims.standing[k] == RISING
    return ceiling, rising


@inner_loop
def _stop(
    group: int, steepest: float, ceiling: float, first: int, end: int, claims: Claims, rows: CanalRows, corner: Corner
) -> None:
    """Mark who is full; below the ceiling also everybody whose water has a price, the dearest at least."""
    rise = corner.point[corner.point.size - 1]
    dearest, most = -1, 0.0
    for k in range(first, end):
        if claims.standing[k] == RISING:
            if rise >= steepest * (claims.high[k] - group) * FULL:
                claims.standing[k] = STOPPED
            elif rise < ceiling * FULL:
                price = _price_of(claims.member[k], claims.slope[k] / steepest, rows, corner)
                if price > _PRICED:
                    claims.standing[k] = STOPPED
                if price > most:
                    dearest, most = k, price
    if dearest >= 0:
        claims.standing[dearest] = STOPPED


@inner_loop
def _price_of(member: int, weight: float, rows: CanalRows, corner: Corner) -> float:
    total = 0.0
    for at in range(rows.at[member], rows.at[member + 1]):
        place = corner.place[rows.row[at]]
        if place >= 0:
            total += corner.price[place] * rows.share[at] * weight
    return total


@inner_loop
def _stop_equals(
    group: int, steepest: float, users: int, first: int, end: int, claims: Claims, held: Held, corner: Corner
) -> None:
    """Proportional sharing: where one user of the group is cut, all of it are."""
    rise = corner.point[corner.point.size - 1]
    one_cut = False
    for k in range(first, end):
        if claims.member[k] < users:
            stopped = claims.standing[k] == STOPPED
            one_cut |= stopped and rise < steepest * (claims.high[k] - group) * FULL
    for k in range(first, end):
        if one_cut and claims.member[k] < users and claims.standing[k] in (WAITING, RISING):
            if claims.standing[k] == RISING:
                claims.standing[k] = STOPPED
            else:
                claims.standing[k] = DONE
                held.cut[claims.member[k]] = True


@inner_loop
def _explain(
    group: int, steepest: float, users: int, first: int, end: int, claims: Claims, held: Held, rows: CanalRows,
    reaches: Reaches, corner: Corner, prices: Floats, seen: Flags,
) -> None:  # fmt: skip
    """Note for every user that is cut the place that binds: the last below it where water has a price."""
    rise, known = corner.point[corner.point.size - 1], False
    for k in range(first, end):
        member = claims.member[k]
        if claims.standing[k] == STOPPED and rise < steepest * (claims.high[k] - group) * FULL:
            held.cut[member] = True
            if member < users:
                if not known:
                    _price_places(rows, reaches, corner, prices)
                    known = True
                held.cut_at[member] = last_dear_place(reaches, rows.taken_at[member], prices, seen)


@inner_loop
def _price_places(rows: CanalRows, reaches: Reaches, corner: Corner, prices: Floats) -> None:
    """What a unit of water at each node is worth to the group's level."""
    prices[:] = 0.0
    for row in range(rows.node.size):
        place = corner.place[row]
        if rows.node[row] >= 0 and place >= 0:
            prices[rows.node[row]] += corner.price[place]
    pass_prices_up(rows.ways, reaches, prices)


@inner_loop
def _settle_stopped(
    group: int, steepest: float, first: int, end: int, claims: Claims, held: Held, rows: CanalRows, corner: Corner
) -> None:
    """Who stopped keeps what it has; the level means nothing to it any more."""
    rise = corner.point[corner.point.size - 1]
    for k in range(first, end):
        if claims.standing[k] == STOPPED:
            begin, weight = steepest * (claims.low[k] - group), claims.slope[k] / steepest
            amount = claims.foot[k] + weight * max(0.0, rise - begin)
            if rise >= steepest * (claims.high[k] - group) * FULL:
                amount = claims.full[k]
            _load(k, -weight, begin, claims, rows, corner)
            _take(claims.member[k], amount - held.amount[claims.member[k]], rows, corner)
            held.amount[claims.member[k]] = amount
            claims.standing[k] = DONE


@inner_loop
def _take(member: int, volume: float, rows: CanalRows, corner: Corner) -> None:
    for at in range(rows.at[member], rows.at[member + 1]):
        corner.bound[rows.row[at]] -= rows.share[at] * volume
