"""A basin as a Pywr 1.x model: places become links, rights outputs, classes of priority costs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from fenshui.basin import Basin, rows
from fenshui.exchange.pywr.values import Floats
from fenshui.exchange.units import HM3_PER
from fenshui.words import Refused

_ML = HM3_PER["Ml"]
_ML_A_DAY_PER_M3_S = 86.4
_STEPS = {"month": "M", "day": "D"}
_COST_OF_CLASS = 10.0
_COST_OF_STORAGE = -0.1
"""Water is stored rather than lost, after every user."""


def pywr_model(basin: Basin, asked_hm3: Floats, inflow_hm3: Floats) -> dict[str, Any]:
    """The model as JSON; flows in Ml a day, volumes in Ml. Arrays are periods × rights and periods × inflow nodes.

    Raises `Refused` for steps other than days and months.
    """
    timeline = basin.settings.timeline
    if timeline.step not in _STEPS:
        raise Refused("pywr_verb.other_step", step=timeline.step)
    model = _Model(basin)
    for node in basin.nodes:
        model.place(node)
    for reach in sorted(basin.reaches, key=lambda one: one.kind != "river"):  # the first way on is the river's
        model.way(reach)
    for column, node_id in enumerate(basin.inflows.nodes):
        spring = model.add(f"{node_id} inflow", "Catchment", flow=model.series(inflow_hm3[:, column]))
        model.edges.append([spring, node_id])
    for column, right in enumerate(basin.rights):
        asked = model.series(asked_hm3[:, column])
        user = model.add(f"{right.id} use", "Output", max_flow=asked, cost=model.cost(right.priority))
        model.edges.append([model.taken_from.get(right.node, right.node), user])
    first, last = timeline.dates[0], timeline.dates[-1] - timedelta(days=1)
    stepper = {"start": first.isoformat(), "end": last.isoformat(), "timestep": _STEPS[timeline.step]}
    metadata = {"title": basin.settings.name_en or basin.settings.name_zh, "minimum_version": "1.0"}
    return {"metadata": metadata, "timestepper": stepper, "nodes": model.nodes, "edges": model.edges}


@dataclass
class _Model:
    """Collects nodes and edges. `taken_from` and `goes_on` are where users of a place take, and where its river
    begins, where that is not the place itself."""

    basin: Basin
    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[list[str]] = field(default_factory=list)
    taken_from: dict[str, str] = field(default_factory=dict)
    goes_on: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, kind: str, **more: Any) -> str:
        """A node of the model; parts that are None are not stated."""
        self.nodes.append({"name": name, "type": kind, **{key: one for key, one in more.items() if one is not None}})
        return name

    def cost(self, priority: str) -> float:
        """The first class is worth most."""
        classes = self.basin.settings.priorities
        return -_COST_OF_CLASS * (len(classes) - classes.index(priority))

    def series(self, volumes_hm3: Floats) -> dict[str, Any]:
        """Volumes of periods as flows a day."""
        flows = volumes_hm3 / _ML / (self.basin.settings.timeline.seconds / 86_400.0)
        return {"type": "arrayindexed", "values": flows.tolist()}

    def place(self, node: rows.Node) -> None:
        """A store, else a link; below it a gauge where a flow must pass, above the end of the river its outlet."""
        store = next((one for one in self.basin.reservoirs if one.node == node.id), None)
        if store is None:
            self.add(node.id, "Link")
        else:
            self._store(store)
        targets = [one for one in self.basin.targets if one.node == node.id]
        if targets:
            self._gauge(node.id, targets)
        if self._ends(node.id):
            self.edges.append([self._below(node.id), self.add(f"{node.id} end", "Output")])

    def way(self, reach: rows.Reach) -> None:
        """A reach as one edge, over a link for each of its capacity, its lag and its loss."""
        start = (
            self._below(reach.from_node)
            if reach.kind == "river"
            else self.taken_from.get(reach.from_node, reach.from_node)
        )
        for link in self._links(reach):
            self.edges.append([start, link])
            start = link
        self.edges.append([start, reach.to_node])

    def _links(self, reach: rows.Reach) -> Iterator[str]:
        if reach.kind != "river" and reach.capacity_m3_s is not None:
            yield self.add(f"{reach.id} bound", "Link", max_flow=reach.capacity_m3_s * _ML_A_DAY_PER_M3_S)
        if reach.lag_periods:
            yield self.add(f"{reach.id} lag", "DelayNode", timesteps=reach.lag_periods)
        if reach.loss:
            yield self.add(f"{reach.id} loss", "LossLink", loss_factor=reach.loss, loss_factor_type="gross")

    def _store(self, store: rows.Reservoir) -> None:
        sizes = {"max_volume": store.capacity_hm3, "min_volume": store.dead_hm3, "initial_volume": store.initial_hm3}
        self.add(store.node, "Storage", cost=_COST_OF_STORAGE, **{name: size / _ML for name, size in sizes.items()})
        below = self.add(f"{store.node} release", "Link")
        self.edges.append([store.node, below])
        self.taken_from[store.node] = self.goes_on[store.node] = below

    def _gauge(self, node: str, targets: list[rows.Target]) -> None:
        flows = [0.0] * self.basin.settings.timeline.places
        for one in targets:
            flows[one.period_of_year - 1] = one.flow_m3_s * _ML_A_DAY_PER_M3_S
        kind = "monthlyprofile" if len(flows) == 12 else "dailyprofile"
        mrf, cost = {"type": kind, "values": flows}, self.cost(targets[0].priority)
        gauge = self.add(f"{node} gauge", "RiverGauge", mrf=mrf, mrf_cost=cost)
        self.edges.append([self._below(node), gauge])
        self.goes_on[node] = gauge

    def _ends(self, node: str) -> bool:
        """Whether the river ends here; a canal that ends in a field carries only what is taken there."""
        kinds = {reach.kind for reach in self.basin.reaches if reach.to_node == node}
        return all(reach.from_node != node for reach in self.basin.reaches) and kinds != {"canal"}

    def _below(self, node: str) -> str:
        return self.goes_on.get(node, node)
