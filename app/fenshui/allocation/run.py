"""Who gets water: the fair lexicographic allocation of a basin's whole record."""

from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import Any, TypeVar

import numpy as np

from fenshui.allocation.balance import worst_imbalance
from fenshui.allocation.canal_programme import run_canal_programme
from fenshui.allocation.canal_rows import CanalRows, canal_rows_of
from fenshui.allocation.compiled_river import CompiledRiver, compile_river
from fenshui.allocation.lean_tree import run_lean_tree
from fenshui.allocation.linear_programme import run_linear_programme
from fenshui.allocation.packing import Packing, packing_of, run_packing
from fenshui.allocation.record import record_of
from fenshui.allocation.requests import Requests, requests
from fenshui.allocation.result import Allocation
from fenshui.allocation.river_arrays import Outcome, Record
from fenshui.allocation.row_order import columns_as_stated
from fenshui.allocation.yearly_plan import yearly_plan
from fenshui.basin import Basin
from fenshui.words import Refused

MOST_IMBALANCE = 1e-9
ENGINES = ("auto", "water-line", "packing", "lp", "highs")
TIERS = {"water-line": 1, "packing": 2, "lp": 3, "highs": 3}
Array = TypeVar("Array", bound=np.ndarray[Any, Any])


def allocate(basin: Basin, use: str = "actual", quotas: str | None = None, engine: str = "auto") -> Allocation:
    """The allocation of a basin without faults.

    `use`: `actual` or `entitlement`; `quotas`: `enforce` or `report` (default: enforce under entitlement); `engine`:
    `auto`, `water-line`, `packing`, `lp` or `highs`. Raises `Refused` where the engine cannot run the river, and where
    a run fails its balance or its certificate: that is an error, not a result.
    """
    return Run(compile_river(basin), use, quotas, engine).allocation()


@dataclass(frozen=True)
class Run:
    """One run of a compiled river under one use; the same river serves many."""

    river: CompiledRiver
    use: str = "actual"
    quotas: str | None = None
    engine: str = "auto"

    @property
    def plan_binds(self) -> bool:
        """Whether the yearly plan of quotas and caps cuts what rights ask."""
        return (self.quotas or ("enforce" if self.use == "entitlement" else "report")) == "enforce"

    @cached_property
    def packing(self) -> Packing | None:
        """The rows of the river, where they only add up."""
        return packing_of(self.river)

    @cached_property
    def canal_rows(self) -> CanalRows | None:
        """The rows of the reduced programme, where little enough of the river is free."""
        return canal_rows_of(self.river)

    @cached_property
    def solver(self) -> str:
        """`water-line` (tier 1), `packing` (2) or `lp` (3): the one asked for, or the lowest tier the river allows.

        `highs` is tier 3 without reduction: by itself only where too much is free, else on request, as a check.
        """
        if self.engine == "water-line" and self.river.tree is None:
            raise Refused("allocation.no_tree", reason=self.river.not_a_tree)
        if self.engine == "packing" and self.packing is None:
            raise Refused("allocation.no_packing")
        if self.engine in ("water-line", "packing", "highs"):
            return self.engine
        if self.engine == "auto" and self.river.tree is not None:
            return "water-line"
        if self.engine == "auto" and self.packing is not None:
            return "packing"
        return "lp" if self.canal_rows is not None else "highs"

    @cached_property
    def requests(self) -> Requests:
        """What is asked, before the plan."""
        return requests(self.river.basin, self.use)

    @cached_property
    def record(self) -> Record:
        """Everything that changes with time."""
        plan = yearly_plan(self.river.basin, self.requests) if self.plan_binds else None
        return record_of(self.river, self.requests, plan)

    def allocation(self) -> Allocation:
        """Run the record, check it, and say what came of it."""
        began = perf_counter()
        outcome, imbalance = self.outcome()
        return replace(self._result(outcome, imbalance), seconds=perf_counter() - began)

    def outcome(self) -> tuple[Outcome, float]:
        """Run the record and check it: the outcome in the engine's own order, and its largest imbalance."""
        outcome = empty_outcome(self.river, self.record)
        if self.solver == "water-line":
            assert self.river.tree is not None  # `solver` saw to it
            run_lean_tree(self.river, self.river.tree, self.record, outcome)
        elif self.solver == "packing":
            assert self.packing is not None  # `solver` saw to it
            run_packing(self.river, self.packing, self.record, outcome)
        elif self.solver == "lp":
            assert self.canal_rows is not None  # `solver` saw to it
            run_canal_programme(self.river, self.canal_rows, self.record, outcome)
        else:
            run_linear_programme(self.river, self.record, outcome)
        imbalance = worst_imbalance(self.river, self.record, outcome)
        if not imbalance <= MOST_IMBALANCE:
            raise Refused("allocation.out_of_balance", error=f"{imbalance:.1e}")
        if outcome.unproved.any():
            first = int(np.flatnonzero(outcome.unproved)[0])
            day = self.river.basin.settings.timeline.dates[first].isoformat()
            raise Refused("allocation.unproved", period=day, count=int(outcome.unproved[first]))
        return outcome, imbalance

    def _result(self, outcome: Outcome, imbalance: float) -> Allocation:
        """The outcome with its columns as the basin's files state them; read-only."""
        stated, ordered = self.river.stated, self.river.basin
        place = {node: index for index, node in enumerate(self.river.nodes)}
        own = np.array([place[node.id] for node in stated.nodes])
        rights = self.river.right_columns
        stores = columns_as_stated(stated.reservoirs, ordered.reservoirs)
        reaches = columns_as_stated(stated.reaches, ordered.reaches)
        row = np.argsort(own)
        binding = np.where(outcome.binding >= 0, row[outcome.binding], -1)[:, rights]
        return Allocation(
            basin=stated,
            use=self.use,
            quotas="enforce" if self.plan_binds else "report",
            engine=self.solver,
            tier=TIERS[self.solver],
            wanted_hm3=_frozen(self.requests.asked_hm3[:, rights]),
            asked_hm3=_frozen(outcome.asked[:, rights]),
            delivered_hm3=_frozen(outcome.delivered[:, rights]),
            storage_hm3=_frozen(outcome.storage[:, stores]),
            evaporated_hm3=_frozen(outcome.evaporated[:, stores]),
            flow_hm3=_frozen(outcome.flow[:, reaches]),
            outflow_hm3=_frozen(np.maximum(outcome.outflow[:, own], 0.0)),
            binding_node=_frozen(binding),
            max_balance_error=imbalance,
            certificate_ok=not outcome.unproved.any(),
            seconds=0.0,
        )


def _frozen(values: Array) -> Array:
    values.setflags(write=False)
    return values


def empty_outcome(river: CompiledRiver, record: Record) -> Outcome:
    """Room for what a run of a river over a record will say."""
    periods = len(record.seconds)
    stores = len(river.stores.node)
    return Outcome(
        asked=np.zeros((periods, len(river.users.node))),
        delivered=np.zeros((periods, len(river.users.node))),
        storage=np.zeros((periods, stores)),
        evaporated=np.zeros((periods, stores)),
        flow=np.zeros((periods, len(river.reaches.to))),
        outflow=np.zeros((periods, len(river.nodes))),
        binding=np.full((periods, len(river.users.node)), -1, np.int64),
        line=np.zeros((periods, len(river.nodes))),
        unproved=np.zeros(periods, np.int64),
    )
