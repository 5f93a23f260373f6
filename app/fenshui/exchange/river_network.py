"""A river network as hydrologists have it (HydroRIVERS, NHD-like, bare lines) into a basin without users yet."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from fenshui.basin import Basin, Geometry, Inflows, Settings, Timeline, rows
from fenshui.exchange.imported import Imported, Report
from fenshui.exchange.names import Ids
from fenshui.exchange.river_lines import AS_IT_SAYS, Direction, Joined, joined
from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.network_checks import circle_in
from fenshui.reading.outside import accepted, read_outside
from fenshui.words import Refused

_FLOW_M3_S = ("dis_av_cms", "q_m3_s", "flow_m3_s", "discharge_m3_s", "mean_flow_m3_s")
_LINES = (1, 5)
_PERIODS = 12


def import_river_network(path: Path, direction: Direction = AS_IT_SAYS, snap_m: float = 1.0) -> Imported:
    """The reaches of a file as a basin. Raises `Refused` where the file is unsafe, or does not tell a river.

    `snap_m`: ends of bare lines nearer than this are one node. Mean flows become inflows, every month alike.
    """
    foreign = accepted(read_outside(path))
    table = _reaches_in(foreign.tables, path.name)
    report = Report()
    network = joined(table, direction, snap_m, report)
    if circle := circle_in(network.starts, network.ends):
        raise Refused("exchange.circle", file=path.name, nodes=" → ".join(map(str, circle[:12])))
    basin = _basin(table, network, path.stem, report)
    report.has_read("reaches", reaches=len(basin.reaches), nodes=len(basin.nodes))
    _not_used(table, report)
    return Imported(basin, report, foreign.warnings)


def _reaches_in(tables: Sequence[ForeignTable], file: str) -> ForeignTable:
    """The largest table of lines, each merged into one."""
    lined = [each for each in tables if each.shapes is not None and _all_lines(each)]
    if not lined:
        raise Refused("exchange.no_lines", file=file)
    table = max(lined, key=lambda each: each.count)
    shapes = shapely.line_merge(table.shapes)
    if (shapely.get_type_id(shapes) != 1).any():
        row = int(np.argmax(shapely.get_type_id(shapes) != 1)) + 1
        raise Refused("exchange.broken_line", file=file, row=row)
    return ForeignTable(table.name, table.columns, shapes, table.count, table.first_row)


def _all_lines(table: ForeignTable) -> bool:
    return table.count > 0 and bool(np.isin(shapely.get_type_id(table.shapes), _LINES).all())


def _basin(table: ForeignTable, network: Joined, name: str, report: Report) -> Basin:
    ids, reach_ids = Ids(), Ids()
    starts, ends = [ids.of(each) for each in network.starts], [ids.of(each) for each in network.ends]
    names = [reach_ids.new(each) for each in network.names]
    nodes = list(dict.fromkeys([*starts, *ends]))
    kinds = _kinds(starts, ends)
    shapes = np.asarray(np.where(network.turned, shapely.reverse(table.shapes), table.shapes), dtype=object)
    return Basin(
        settings=Settings("", name, Timeline("month", date(2001, 1, 1), _PERIODS), inflow_unit="m3_s"),
        nodes=tuple(rows.Node(node, kinds[node]) for node in nodes),
        reaches=tuple(rows.Reach(*each) for each in zip(names, starts, ends, strict=True)),
        inflows=_inflows(table, starts, ends, report),
        geometry=Geometry(_points(starts, ends, shapes), dict(zip(names, shapes, strict=True))),
        sources=f"# {name}\n\n{table.name}\n",
    )


def _kinds(starts: Sequence[str], ends: Sequence[str]) -> dict[str, str]:
    heads, tails = set(starts), set(ends)
    return {
        node: "outlet" if node not in heads else "source" if node not in tails else "junction" for node in heads | tails
    }


def _points(starts: Sequence[str], ends: Sequence[str], shapes: NDArray[np.object_]) -> dict[str, shapely.Point]:
    """Where each node lies: where a reach begins, at outlets where one ends."""
    places = dict(zip(ends, shapely.get_point(shapes, -1), strict=True))
    places.update(zip(starts, shapely.get_point(shapes, 0), strict=True))
    return places


def _inflows(table: ForeignTable, starts: Sequence[str], ends: Sequence[str], report: Report) -> Inflows:
    """What enters at the head of each reach: its mean flow less what comes from above, shared where reaches part."""
    flows = table.column(*_FLOW_M3_S)
    if flows is None:
        report.has_left_out("no_flows", columns=", ".join(_FLOW_M3_S))
        return Inflows((), _frozen(np.zeros((_PERIODS, 0))))
    leaving, arriving = defaultdict[str, float](float), defaultdict[str, float](float)
    for start, end, flow in zip(starts, ends, flows, strict=True):
        amount = _amount(flow)
        leaving[start] += amount
        arriving[end] += amount
    local = {node: flow - arriving.get(node, 0.0) for node, flow in leaving.items()}
    lost = sum(1 for amount in local.values() if amount < -1e-9)
    report.has_guessed("mean_flow", months=_PERIODS)
    if lost:
        report.has_guessed("losing", count=lost)
    nodes = tuple(node for node, amount in local.items() if amount > 1e-9)
    return Inflows(nodes, _frozen(np.tile([round(local[node], 9) for node in nodes], (_PERIODS, 1))))


def _amount(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) and cell > 0 else 0.0


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    values.setflags(write=False)
    return values


def _not_used(table: ForeignTable, report: Report) -> None:
    used = {*_FLOW_M3_S}
    left = [name for name in table.columns if name.casefold() not in used]
    if left:
        report.has_left_out("columns", columns=", ".join(left)[:300])
