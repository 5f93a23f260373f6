"""How the reaches of a river-network file join: by the next one down, by stated nodes, or by ends that meet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order, connected_components
from scipy.spatial import cKDTree

from fenshui.exchange.imported import Report
from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.network_checks import FROM, NEXT, REACH_ID, TO
from fenshui.words import Refused

DIRECTIONS = ("drawn", "elevation", "outlet")
_HIGH = ("elev_up", "from_elev", "maxelevsmo", "elev_from", "up_elev_m", "from_elev_m")
_LOW = ("elev_down", "to_elev", "minelevsmo", "elev_to", "down_elev_m", "to_elev_m")
_OUT = "out"
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Direction:
    """Which way bare lines flow: as they are drawn, down the stated elevations, or towards an outlet (lon, lat)."""

    by: str = ""
    outlet: tuple[float, float] | None = None


AS_IT_SAYS = Direction()
"""For files that say how their reaches join."""


@dataclass(frozen=True)
class Joined:
    """Reaches with the names of the nodes at their two ends, in the order of the file."""

    names: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    turned: NDArray[np.bool_]
    """Which lines are drawn against the flow."""


def joined(table: ForeignTable, direction: Direction, snap_m: float, report: Report) -> Joined:
    """The network in a table of reaches. Raises `Refused` where it does not say how the water flows."""
    ids, after = table.column(*REACH_ID), table.column(*NEXT)
    starts, ends = table.column(*FROM), table.column(*TO)
    names = tuple(f"r{_plain(cell)}" for cell in ids) if ids is not None else _numbered(table.count)
    as_drawn = np.zeros(table.count, dtype=bool)
    if ids is not None and after is not None:
        return Joined(names, *_by_next(ids, after, report), as_drawn)
    if starts is not None and ends is not None:
        report.has_read("by_nodes")
        return Joined(names, _nodes(starts), _nodes(ends), as_drawn)
    return _by_ends(table, names, direction, snap_m, report)


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(f"r{number + 1}" for number in range(count))


def _plain(cell: Cell) -> str:
    """An id as text: whole numbers without a point."""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)


def _nodes(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(f"n{_plain(cell)}" for cell in cells)


def _by_next(ids: Sequence[Cell], after: Sequence[Cell], report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A node at the head of every reach; a reach with no next one there ends at an outlet of its own."""
    heads = {_plain(cell) for cell in ids}
    leaving = 0
    ends = []
    for name, following in zip(ids, after, strict=True):
        there = _plain(following) if following else "0"
        leaving += there not in heads and there != "0"
        ends.append(f"n{there}" if there in heads else f"{_OUT}{_plain(name)}")
    report.has_read("by_next")
    if leaving:
        report.has_guessed("leaves_file", count=leaving)
    return _nodes(ids), tuple(ends)


def _by_ends(
    table: ForeignTable, names: tuple[str, ...], direction: Direction, snap_m: float, report: Report
) -> Joined:
    if table.shapes is None or direction.by not in DIRECTIONS:
        raise Refused("exchange.which_way", file=table.name)
    first = shapely.get_coordinates(shapely.get_point(table.shapes, 0))
    last = shapely.get_coordinates(shapely.get_point(table.shapes, -1))
    node = _snapped(np.concatenate([first, last]), snap_m)
    heads, tails = node[: table.count], node[table.count :]
    turned = _turned(table, heads, tails, first, last, direction)
    starts, ends = np.where(turned, tails, heads), np.where(turned, heads, tails)
    report.has_guessed("snapped", metres=snap_m, nodes=int(node.max()) + 1 if len(node) else 0)
    report.has_read(f"direction_{direction.by}", count=int(turned.sum()))
    return Joined(names, tuple(f"n{each}" for each in starts), tuple(f"n{each}" for each in ends), turned)


def _snapped(places: NDArray[np.float64], snap_m: float) -> Whole:
    """The number of the node at each end: ends nearer than `snap_m` are one (chains of such too)."""
    radius = 6_371_008.8
    lon, lat = np.radians(places).T
    on_sphere = radius * np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    pairs = cKDTree(on_sphere).query_pairs(snap_m, output_type="ndarray")
    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(places), len(places)))
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def _turned(
    table: ForeignTable,
    heads: Whole,
    tails: Whole,
    first: NDArray[np.float64],
    last: NDArray[np.float64],
    direction: Direction,
) -> NDArray[np.bool_]:
    """Which lines flow against the way they are drawn."""
    if direction.by == "elevation":
        return _uphill(table)
    if direction.by == "outlet" and direction.outlet is not None:
        return _away_from(heads, tails, np.concatenate([first, last]), direction.outlet)
    return np.zeros(table.count, dtype=bool)


def _uphill(table: ForeignTable) -> NDArray[np.bool_]:
    high, low = table.column(*_HIGH), table.column(*_LOW)
    if high is None or low is None or not all(isinstance(cell, int | float) for cell in (*high, *low)):
        raise Refused("exchange.no_elevation", file=table.name, columns=f"{_HIGH[0]}, {_LOW[0]}")
    return np.array(high, dtype=float) < np.array(low, dtype=float)


def _away_from(
    heads: Whole, tails: Whole, places: NDArray[np.float64], outlet: tuple[float, float]
) -> NDArray[np.bool_]:
    """Lines whose drawn end is farther from the outlet along the river than their start."""
    nodes = np.concatenate([heads, tails])
    count = int(nodes.max()) + 1
    nearest = int(nodes[np.argmin(((places - outlet) ** 2).sum(axis=1))])
    links = coo_array((np.ones(len(heads)), (heads, tails)), shape=(count, count))
    order = breadth_first_order(links.tocsr(), nearest, directed=False, return_predecessors=False)
    rank = np.full(count, count, dtype=np.int64)
    rank[order] = np.arange(len(order))
    return np.asarray(rank[heads] < rank[tails])
