"""A Ribasim model into a basin: demand priorities become classes, basins reservoirs, boundaries inflows."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Basin, Inflows, Settings, Timeline, rows
from fenshui.exchange.imported import Imported, Report
from fenshui.exchange.names import Ids
from fenshui.exchange.ribasim.document import Document, Row, read_document
from fenshui.units import M3_PER_HM3, hm3_from_m3, hm3_from_m3_s
from fenshui.words import Refused, sentence

_MOST_DAYS = 3660
_KINDS = {"flowboundary": "source", "terminal": "outlet", "levelboundary": "outlet"}
_FREE = ("linearresistance", "manningresistance", "tabulatedratingcurve", "pump", "outlet", "junction")
_KNOWN = (*_KINDS, *_FREE, "basin", "userdemand", "flowdemand")


@dataclass
class _Model:
    """A model while it is read into rows."""

    document: Document
    timeline: Timeline
    report: Report
    ids: Ids = field(default_factory=Ids)

    def number(self, row: Row, column: str) -> float:
        """A number of a row. Raises `Refused` where there is none."""
        value = row.get(column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            file, name = self.document.path.name, f"node_id {row.get('node_id')}"
            raise Refused("exchange.model_fault", file=file, name=name, found=str(value), expected=column)
        return float(value)

    def volumes(self, table: str, node: int, column: str) -> NDArray[np.float64]:
        """A flow of a node as hm³ a period: static, or in between the times it is stated for."""
        found = [row for row in self.document.rows(f"{table}/static") if row.get("node_id") == node]
        if found:
            flow = np.full(self.timeline.periods, sum(self.number(row, column) for row in found))
        else:
            series = [row for row in self.document.rows(f"{table}/time") if row.get("node_id") == node]
            days = [datetime.fromisoformat(str(row.get("time"))).toordinal() for row in series]
            wanted = [day.toordinal() for day in self.timeline.dates[:-1]]
            values = [self.number(row, column) for row in series]
            flow = np.interp(wanted, days, values) if series else np.zeros(self.timeline.periods)
        return np.asarray(hm3_from_m3_s(flow, self.timeline.seconds))  # type: ignore[arg-type]


def import_ribasim(path: Path, approximate: bool = False) -> Imported:
    """The model of a Ribasim TOML file. Raises `Refused` with the name of what cannot be expressed."""
    document = read_document(path)
    model = _Model(document, _timeline(document), Report())
    kinds = {int(str(row["node_id"])): str(row.get("node_type", "")).casefold() for row in _nodes(document)}
    for node, kind in kinds.items():
        if kind not in _KNOWN:
            what = sentence("exchange.lacking.node_type", type=kind)
            if not approximate:
                raise Refused("exchange.not_expressible", file=path.name, name=f"node_id {node}", what=what)
            model.report.has_left_out("element", name=f"node_id {node}", what=what)
    for kind in sorted(set(kinds.values())):
        model.report.has_read("nodes_of", kind=kind, count=sum(each == kind for each in kinds.values()))
    return Imported(_basin(model, kinds), model.report, document.warnings)


def _nodes(document: Document) -> list[Row]:
    found = document.rows("node")
    return [row if "node_id" in row else {**row, "node_id": row.get("fid")} for row in found]


def _timeline(document: Document) -> Timeline:
    days = (document.end - document.start).days
    if days > _MOST_DAYS and document.start.day == 1:
        months = (document.end.year - document.start.year) * 12 + document.end.month - document.start.month
        return Timeline("month", document.start, months)
    return Timeline("day", document.start, days)


def _basin(model: _Model, kinds: dict[int, str]) -> Basin:
    flows, controls = _links(model.document, kinds)
    users = [node for node, kind in kinds.items() if kind == "userdemand"]
    places = [node for node, kind in kinds.items() if kind in _KNOWN and kind not in ("userdemand", "flowdemand")]
    stores = tuple(_reservoirs(model, kinds))
    sources = [node for node in places if kinds[node] == "flowboundary"]
    values = np.column_stack([model.volumes("flowboundary", node, "flow_rate") for node in sources] or [_none(model)])
    values.setflags(write=False)
    rights, demands, returns = _users(model, users, flows)
    targets = _targets(model, controls)
    named = {right.priority for right in rights} | {target.priority for target in targets}
    ranks = sorted(named, key=lambda name: int(name[1:]))
    title = model.document.path.stem
    return Basin(
        settings=Settings("", title, model.timeline, priorities=(*ranks, "storage")),
        nodes=tuple(_node(model, node, kinds[node], stores) for node in places),
        reaches=tuple(_reaches(model, flows, set(places))),
        inflows=Inflows(tuple(model.ids.of(node) for node in sources), values),
        regions=(rows.Region("basin", name_en=title),),
        holders=tuple(
            rows.Holder(each.holder, name_en=each.holder, kind="irrigator", region="basin") for each in rights
        ),
        rights=tuple(rights),
        demand_series=tuple(demands),
        returns=tuple(returns),
        reservoirs=stores,
        targets=tuple(targets),
        sources=f"# {title}\n\nRibasim, {model.document.path.name}\n",
    )


def _none(model: _Model) -> NDArray[np.float64]:
    return np.zeros((model.timeline.periods, 0))


def _links(document: Document, kinds: dict[int, str]) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Links that water follows, and what each flow demand looks at."""
    flows, controls = [], {}
    for row in document.rows("link"):
        start, end = int(str(row.get("from_node_id"))), int(str(row.get("to_node_id")))
        for node in (start, end):
            if node not in kinds:
                raise Refused("exchange.missing_part", file=document.path.name, name="Link", part=node)
        if kinds[start] == "flowdemand":
            controls[start] = end
        elif str(row.get("link_type", "flow")) == "flow":
            flows.append((start, end))
    return flows, controls


def _node(model: _Model, node: int, kind: str, stores: tuple[rows.Reservoir, ...]) -> rows.Node:
    name = model.ids.of(node)
    known = _KINDS.get(kind, "reservoir" if any(each.node == name for each in stores) else "junction")
    return rows.Node(name, known, name_en=f"{kind} {node}", region="basin")


def _reservoirs(model: _Model, kinds: dict[int, str]) -> list[rows.Reservoir]:
    """Basins with the volume of their profiles; level-driven outflow becomes storing by class `storage`."""
    levels = {row.get("node_id"): model.number(row, "level") for row in model.document.rows("basin/state")}
    found = []
    for node in (node for node, kind in kinds.items() if kind == "basin"):
        profile = sorted(
            (model.number(row, "level"), model.number(row, "area"))
            for row in model.document.rows("basin/profile")
            if row.get("node_id") == node
        )
        if not profile:
            continue
        heights, areas = np.array(profile).T
        volumes = np.concatenate([[0.0], np.cumsum(np.diff(heights) * (areas[1:] + areas[:-1]) / 2)])
        initial = float(np.interp(levels.get(node, heights[0]), heights, volumes))
        found.append(rows.Reservoir(model.ids.of(node), hm3_from_m3(float(volumes[-1])), 0.0, hm3_from_m3(initial)))
        model.report.has_guessed("level_driven", name=f"node_id {node}")
    return found


def _users(
    model: _Model, users: list[int], flows: list[tuple[int, int]]
) -> tuple[list[rows.Right], list[rows.DemandInPeriod], list[rows.Return]]:
    rights, demands, returns = list[rows.Right](), list[rows.DemandInPeriod](), list[rows.Return]()
    for user in users:
        stated = [row for part in ("static", "time") for row in model.document.rows(f"userdemand/{part}")]
        own = [row for row in stated if row.get("node_id") == user]
        above = next((start for start, end in flows if end == user), None)
        below = next((end for start, end in flows if start == user), None)
        if above is None or not own:
            raise Refused("exchange.missing_part", file=model.document.path.name, name=f"node_id {user}", part="Link")
        name, kept = model.ids.of(user), 1.0 - model.number(own[0], "return_factor")
        volumes = model.volumes("userdemand", user, "demand")
        days = model.timeline.dates
        demands += [rows.DemandInPeriod(name, day, float(v)) for day, v in zip(days, volumes, strict=False) if v > 0]
        priority = _class_of(own[0])
        node, most = model.ids.of(above), _largest_year(model.timeline, volumes)
        ratio = max(kept, 1e-9)
        rights.append(rows.Right(name, f"h{name}", "abstraction", node, priority, "diversion", most, ratio))
        if below is not None and kept < 1:
            returns.append(rows.Return(name, model.ids.of(below)))
    return rights, demands, returns


def _class_of(row: Row) -> str:
    """Demand priority 1 is served first."""
    rank = row.get("demand_priority", row.get("priority"))
    return f"p{int(float(str(rank)))}" if rank is not None else "p1"


def _largest_year(timeline: Timeline, volumes: NDArray[np.float64]) -> int:
    sums = [float(volumes[timeline.water_year == year].sum()) for year in np.unique(timeline.water_year)]
    return math.ceil(max(sums) * M3_PER_HM3) + 1


def _targets(model: _Model, controls: dict[int, int]) -> list[rows.Target]:
    """A flow demand on a node is a target there, every period of the year alike."""
    found = []
    for row in model.document.rows("flowdemand/static"):
        node = controls.get(int(str(row.get("node_id"))))
        if node is not None:
            flow, priority = model.number(row, "demand"), _class_of(row)
            name = model.ids.of(node)
            found += [rows.Target(name, place, flow, priority) for place in range(1, model.timeline.places + 1)]
    if model.document.rows("flowdemand/time"):
        model.report.has_left_out(
            "element", name="FlowDemand / time", what=sentence("exchange.lacking.flow_demand_series")
        )
    return found


def _reaches(model: _Model, flows: list[tuple[int, int]], places: set[int]) -> list[rows.Reach]:
    """Links between places; of several ways out of one, the first is the river."""
    found, left = [], set[int]()
    for start, end in flows:
        if start in places and end in places:
            kind = "canal" if start in left else "river"
            left.add(start)
            first, last = model.ids.of(start), model.ids.of(end)
            found.append(rows.Reach(f"{first}--{last}", first, last, kind))
    return found
