"""Concentrations along a river: complete mixing at every node, first-order decay on the way."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation, inflow_hm3
from fenshui.basin import Basin
from fenshui.impact.return_flow import returned_hm3

Floats = NDArray[np.float64]
_NO_WATER_HM3 = 1e-9
_DAY_SECONDS = 86_400.0


def pollutants_of(basin: Basin) -> tuple[str, ...]:
    """The pollutants that the basin's loads name, in order of first appearance."""
    return tuple(dict.fromkeys(row.pollutant for row in basin.loads))


def concentrations_mg_l(run: Allocation, pollutant: str, loads: Basin | None = None) -> Floats:
    """Concentration in mg/l of the water that leaves every node (periods × nodes); nan where a load meets no water.

    `loads` is the basin whose `loads.csv` counts, that of the run if not given. One tonne in one hm³ is one mg/l. What
    enters a node mixes wholly: C = Σ(Cᵢ·Qᵢ + W) / Σ Qᵢ. On a reach with a lag it decays: C·exp(−k·t), k of
    `quality_limits.csv`, t the lag in days. What reaches lose and users take is as clean as the river there; return
    flow carries what `loads.csv` states and nothing else; reservoirs mix with what they hold, and start as clean as
    their first water; evaporation takes no load. Source: complete mixing and one-dimensional decay of GB/T 25173-2010
    (unverified). Raises ValueError where reaches with lags make a circle: there is no upstream to start from.
    """
    given = run.basin if loads is None else loads
    return _River(run, given, pollutant).concentrations()


@dataclass(frozen=True)
class _River:
    run: Allocation
    given: Basin
    pollutant: str

    def concentrations(self) -> Floats:
        """Node by node from the springs down: the mass and the water that meet there."""
        basin = self.run.basin
        at = {node.id: column for column, node in enumerate(basin.nodes)}
        water, mass = self._entering(at)
        found = np.zeros_like(water)
        below: dict[str, list[int]] = {}
        for column, reach in enumerate(basin.reaches):
            below.setdefault(reach.from_node, []).append(column)
        for name in self._downstream(basin):
            here = at[name]
            found[:, here] = self._mixed(name, water[:, here], mass[:, here])
            for column in below.get(name, ()):
                self._passed_on(column, np.nan_to_num(found[:, here]), water, mass, at)
        return found

    def _downstream(self, basin: Basin) -> list[str]:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(node.id for node in basin.nodes)
        graph.add_edges_from((reach.from_node, reach.to_node) for reach in basin.reaches)
        if not nx.is_directed_acyclic_graph(graph):
            raise ValueError("a circle of reaches")
        return list(nx.topological_sort(graph))

    def _entering(self, at: dict[str, int]) -> tuple[Floats, Floats]:
        """Water in hm³ and load in t that enter at every node from outside: inflow, return flow and discharge."""
        basin, timeline = self.run.basin, self.run.basin.settings.timeline
        natural = np.zeros((timeline.periods, len(basin.nodes)))
        for column, name in enumerate(basin.inflows.nodes):
            natural[:, at[name]] += inflow_hm3(basin)[:, column]
        mass = np.zeros_like(natural)
        for row in self.given.loads:
            if row.pollutant == self.pollutant:
                when = timeline.period_of_year == row.period_of_year
                clean = natural[when, at[row.node]] * (row.inflow_mg_l or 0.0)
                mass[when, at[row.node]] += row.load_t + clean
        return natural + returned_hm3(self.run), mass

    def _mixed(self, name: str, water: Floats, mass: Floats) -> Floats:
        stores = [store.node for store in self.run.basin.reservoirs]
        if name in stores:
            return self._stored(stores.index(name), water, mass)
        with np.errstate(divide="ignore", invalid="ignore"):
            mixed = mass / water
        empty = water <= _NO_WATER_HM3
        return np.asarray(np.where(empty, np.where(mass > 0, np.nan, 0.0), mixed))

    def _stored(self, column: int, water: Floats, mass: Floats) -> Floats:
        """A reservoir mixes what comes with what it holds, less what evaporates."""
        store, run = self.run.basin.reservoirs[column], self.run
        mixed = np.zeros(len(water))
        held = store.initial_hm3
        first = np.flatnonzero(water > _NO_WATER_HM3)
        held_t = held * float(mass[first[0]] / water[first[0]]) if len(first) else 0.0
        for period in range(len(water)):
            volume = held + water[period] - run.evaporated_hm3[period, column]
            total = held_t + mass[period]
            mixed[period] = total / volume if volume > _NO_WATER_HM3 else np.nan if total > 0 else 0.0
            held = float(run.storage_hm3[period, column])
            held_t = held * float(np.nan_to_num(mixed[period]))
        return mixed

    def _passed_on(self, column: int, mg_l: Floats, water: Floats, mass: Floats, at: dict[str, int]) -> None:
        """What leaves by a reach arrives below, less its losses, later and decayed where it takes its time."""
        reach = self.run.basin.reaches[column]
        arrives = self.run.flow_hm3[:, column] * (1.0 - reach.loss)
        lag = min(reach.lag_periods, len(arrives))
        seconds = self.run.basin.settings.timeline.seconds
        days = np.array([seconds[start : start + lag].sum() for start in range(len(arrives))]) / _DAY_SECONDS
        carried = arrives * mg_l * np.exp(-self._decay_per_day() * days)
        below = at[reach.to_node]
        water[lag:, below] += arrives[: len(arrives) - lag]
        mass[lag:, below] += carried[: len(carried) - lag]

    def _decay_per_day(self) -> float:
        rows = (row for row in self.given.quality_limits if row.pollutant == self.pollutant and not row.node)
        return next((row.decay_per_day for row in rows), 0.0)
