"""The river as arrays, made once: who asks where, what stores, what flows where. A what-if changes only requests."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from fenshui.allocation.river_arrays import Floats, Ints, Reaches, Stores, Targets, Tree, Users
from fenshui.allocation.row_order import columns_as_stated, in_order
from fenshui.allocation.service_order import ServiceOrder, service_order
from fenshui.allocation.tree_shape import TreeShape, tree_of, tree_shape
from fenshui.basin import Basin
from fenshui.basin.rows import Reach, Return, Right

ROUNDING = 1e-15


@dataclass(frozen=True)
class CompiledRiver:
    """A basin's river for the engine: `nodes` are ids, upstream first; `tree` is None where the river is no tree.

    `stated` is the basin as its files have it, `basin` the same with its rows in the engine's own order.
    """

    stated: Basin
    basin: Basin
    order: ServiceOrder
    nodes: tuple[str, ...]
    users: Users
    stores: Stores
    reaches: Reaches
    targets: Targets
    target_keys: tuple[tuple[str, str], ...]
    tree: Tree | None
    not_a_tree: str = ""
    most_lag: int = 0

    @cached_property
    def right_columns(self) -> Ints:
        """Place of every right of the files among the users."""
        return columns_as_stated(self.stated.rights, self.basin.rights)

    @cached_property
    def home(self) -> Ints:
        """Node of every member: users, then reservoirs."""
        return np.concatenate([self.users.node, self.stores.node])

    @cached_property
    def net(self) -> Floats:
        """What stays away of a unit taken by every member: users, then reservoirs (all of it)."""
        return np.concatenate([self.users.net, np.ones(len(self.stores.node))])


def compile_river(stated: Basin) -> CompiledRiver:
    """The arrays of a basin without faults (`find_problems`)."""
    basin = in_order(stated)
    order = service_order(basin)
    shape = tree_shape(basin)
    place = {node: index for index, node in enumerate(shape.nodes)}
    users = _users(basin, order, place)
    stores = _stores(basin, order, place)
    keys = tuple(sorted({(row.node, row.priority) for row in basin.targets}))
    targets = Targets(_ints(place[node] for node, _ in keys), _ints(order.of_target(name) for _, name in keys))
    reaches = _reaches(basin, place)
    tree, reason = tree_of(basin, shape, users, stores, targets)
    under_way: list[Reach | Return] = [*basin.reaches, *basin.returns]
    lags = [lag_within(basin, row) for row in under_way]
    return CompiledRiver(
        stated, basin, order, shape.nodes, users, stores, reaches, targets, keys, tree, reason, max(lags, default=0)
    )


def lag_within(basin: Basin, row: Reach | Return) -> int:
    """The lag of a reach or return; longer than the record all are alike: the water does not arrive in it."""
    return min(row.lag_periods, basin.settings.timeline.periods)


def returns_of(basin: Basin, right: Right) -> list[Return]:
    """Where the part not consumed comes back; without a row all of it where it was taken, at once."""
    return [row for row in basin.returns if row.right == right.id] or [Return(right.id, right.node)]


def _users(basin: Basin, order: ServiceOrder, place: dict[str, int]) -> Users:
    net, late = [], []
    given: dict[str, list[Return]] = {}
    for row in basin.returns:
        given.setdefault(row.right, []).append(row)
    for right in basin.rights:
        back = given.get(right.id) or [Return(right.id, right.node)]
        at_once = sum(row.share for row in back if row.lag_periods == 0 and row.node == right.node)
        net.append(1.0 - (1.0 - right.consumption_ratio) * at_once)
        river = right.source == "surface"
        late.append([(row, (1.0 - right.consumption_ratio) * row.share) for row in back if row.lag_periods and river])
    sharing = basin.settings.sharing
    flat = [entry for entries in late for entry in entries]
    return Users(
        node=_ints(place[right.node] for right in basin.rights),
        group=_ints(order.of_users(right.priority, right.seniority, sharing) for right in basin.rights),
        on_river=np.array([right.source == "surface" for right in basin.rights], dtype=bool),
        net=np.array(net),
        late_at=_offsets(len(entries) for entries in late),
        late_node=_ints(place[row.node] for row, _ in flat),
        late_lag=_ints(lag_within(basin, row) for row, _ in flat),
        late_share=np.array([share for _, share in flat], dtype=float),
    )


def _stores(basin: Basin, order: ServiceOrder, place: dict[str, int]) -> Stores:
    curves = [
        sorted((p.storage_hm3, p.area_km2) for p in basin.reservoir_curves if p.node == store.node)
        for store in basin.reservoirs
    ]
    rules = rule_keys(basin)
    stages = []
    for store in basin.reservoirs:
        own = [(order.of_rule(name), number) for number, (node, name) in enumerate(rules) if node == store.node]
        stages.append(sorted([*own, (order.of_keep, -1), (order.of_fill, -2)]))
    points = [point for curve in curves for point in curve]
    flat = [stage for each in stages for stage in each]
    return Stores(
        node=_ints(place[store.node] for store in basin.reservoirs),
        dead=np.array([store.dead_hm3 for store in basin.reservoirs], dtype=float),
        initial=np.array([store.initial_hm3 for store in basin.reservoirs], dtype=float),
        curve_at=_offsets(len(curve) for curve in curves),
        curve_storage=np.array([storage for storage, _ in points], dtype=float),
        curve_area=np.array([area for _, area in points], dtype=float),
        stage_at=_offsets(len(each) for each in stages),
        stage_group=_ints(group for group, _ in flat),
        stage_rule=_ints(rule for _, rule in flat),
    )


def rule_keys(basin: Basin) -> tuple[tuple[str, str], ...]:
    """The rule curves of a basin as (node, class), in the order of their columns."""
    return tuple(sorted({(row.node, row.priority) for row in basin.rule_curves}))


def _reaches(basin: Basin, place: dict[str, int]) -> Reaches:
    return Reaches(
        head=_ints(place[reach.from_node] for reach in basin.reaches),
        to=_ints(place[reach.to_node] for reach in basin.reaches),
        gain=np.array([1.0 - reach.loss for reach in basin.reaches], dtype=float),
        lag=_ints(lag_within(basin, reach) for reach in basin.reaches),
        is_canal=np.array([reach.kind == "canal" for reach in basin.reaches], dtype=bool),
        capacity_m3_s=np.array(
            [np.inf if reach.capacity_m3_s is None else reach.capacity_m3_s for reach in basin.reaches], dtype=float
        ),
    )


def _ints(values: "object") -> Ints:
    return np.array(list(values), dtype=np.int64)  # type: ignore[call-overload]


def _offsets(counts: "object") -> Ints:
    return np.concatenate([[0], np.cumsum(list(counts))]).astype(np.int64)  # type: ignore[call-overload]


__all__ = ["CompiledRiver", "TreeShape", "compile_river", "returns_of", "rule_keys"]
