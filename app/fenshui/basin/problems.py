"""What is wrong with a basin: every fault as a value with its file, row, what was found and what was expected."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from fenshui.basin.basin import Basin
from fenshui.basin.circles import circle_in
from fenshui.basin.row_checks import FILE_OF, GIVEN_ONCE, check_rows
from fenshui.reading.problem import Problem
from fenshui.words import sentence

_ROUNDING = 1e-9


def find_problems(basin: Basin) -> list[Problem]:
    """All faults of a basin; an empty list means that the engine can run it."""
    return list(
        chain(
            check_rows(basin),
            _inflow_columns(basin),
            _cycles(basin),
            _returned_too_much(basin),
            _split_too_much(basin),
            _storage_order(basin),
            _parent_circles(basin),
            _given_twice(basin),
        )
    )


def _inflow_columns(basin: Basin) -> Iterator[Problem]:
    for name in basin.inflows.nodes:
        if name not in basin.node_by_id:
            yield Problem("inflows.csv", name, sentence("basin.expected.id_of", file="nodes.csv"), row=1)


def _cycles(basin: Basin) -> Iterator[Problem]:
    known = basin.node_by_id.keys()
    river = [
        (reach.from_node, reach.to_node)
        for reach in basin.reaches
        if reach.kind == "river" and reach.lag_periods == 0 and {reach.from_node, reach.to_node} <= known
    ]
    circle = circle_in(river)
    if circle:
        row = next(i for i, reach in enumerate(basin.reaches, start=2) if reach.from_node == circle[0])
        yield Problem("reaches.csv", " → ".join([*circle, circle[0]]), sentence("basin.expected.no_cycle"), row=row)


def _returned_too_much(basin: Basin) -> Iterator[Problem]:
    total: dict[str, float] = {}
    for number, row in enumerate(basin.returns, start=2):
        total[row.right] = total.get(row.right, 0.0) + row.share
        if total[row.right] > 1 + _ROUNDING:
            expected = sentence("basin.expected.shares_at_most_one", right=row.right)
            yield Problem("returns.csv", f"{total[row.right]:g}", expected, row=number, column="share")


def _split_too_much(basin: Basin) -> Iterator[Problem]:
    total: dict[str, float] = {}
    for number, row in enumerate(basin.reaches, start=2):
        total[row.from_node] = total.get(row.from_node, 0.0) + (row.split_share or 0.0)
        if total[row.from_node] > 1 + _ROUNDING:
            expected = sentence("basin.expected.splits_at_most_one", node=row.from_node)
            yield Problem("reaches.csv", f"{total[row.from_node]:g}", expected, row=number, column="split_share")


def _storage_order(basin: Basin) -> Iterator[Problem]:
    for number, row in enumerate(basin.reservoirs, start=2):
        for column, value in (("dead_hm3", row.dead_hm3), ("initial_hm3", row.initial_hm3)):
            if value > row.capacity_hm3:
                expected = sentence("basin.expected.at_most_capacity", capacity=row.capacity_hm3)
                yield Problem("reservoirs.csv", f"{value:g}", expected, row=number, column=column)


def _parent_circles(basin: Basin) -> Iterator[Problem]:
    for file, table in (("regions.csv", basin.regions), ("rights.csv", basin.rights)):
        circle = circle_in([(row.id, row.parent) for row in table if row.parent])
        if circle:
            yield Problem(file, " → ".join(circle), sentence("basin.expected.no_parent_circle"), column="parent")


def _given_twice(basin: Basin) -> Iterator[Problem]:
    for name, keys in GIVEN_ONCE.items():
        given = list(map(attrgetter(*keys), getattr(basin, name)))
        if len(set(given)) == len(given):
            continue
        seen: set[tuple[object, ...]] = set()
        for number, row in enumerate(getattr(basin, name), start=2):
            key = tuple(getattr(row, each) for each in keys)
            if key in seen:
                yield Problem(FILE_OF[name], ", ".join(map(str, key)), sentence("basin.expected.once"), row=number)
            seen.add(key)
