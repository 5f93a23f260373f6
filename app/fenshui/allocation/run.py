"""Who gets water: the fair lexicographic allocation of a basin's whole record."""

from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter

import numpy as np

from fenshui.allocation.accounts import fresh_state
from fenshui.allocation.balance import worst_imbalance
from fenshui.allocation.certificate import empty_proof
from fenshui.allocation.compiled_river import CompiledRiver, compile_river
from fenshui.allocation.linear_programme import run_linear_programme
from fenshui.allocation.pieces import empty_pieces
from fenshui.allocation.record import record_of
from fenshui.allocation.requests import Requests, requests
from fenshui.allocation.result import Allocation
from fenshui.allocation.river_arrays import Outcome, Record
from fenshui.allocation.tree_run import EQUAL_LOSSES, EVENLY, PROPORTIONAL, run_tree
from fenshui.allocation.water_line import empty_lines
from fenshui.allocation.yearly_plan import yearly_plan
from fenshui.basin import Basin
from fenshui.words import Refused

MOST_IMBALANCE = 1e-9
ENGINES = ("auto", "water-line", "lp")
_SHARING = {"equal-losses": EQUAL_LOSSES, "proportional": PROPORTIONAL}


def allocate(basin: Basin, use: str = "actual", quotas: str | None = None, engine: str = "auto") -> Allocation:
    """The allocation of a basin without faults.

    `use`: `actual` or `entitlement`; `quotas`: `enforce` or `report` (default: enforce under entitlement); `engine`:
    `auto`, `water-line` or `lp`. Raises `Refused` where the engine cannot run the river, and where a run fails its
    balance or its certificate: that is an error, not a result.
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

    @property
    def solver(self) -> str:
        """`water-line` or `lp`."""
        if self.engine == "water-line" and self.river.tree is None:
            raise Refused("allocation.no_tree", reason=self.river.not_a_tree)
        return "lp" if self.engine == "lp" or self.river.tree is None else "water-line"

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
        outcome = _empty_outcome(self.river, self.record)
        if self.solver == "water-line":
            _run_water_lines(self.river, self.record, outcome)
        else:
            run_linear_programme(self.river, self.record, outcome)
        imbalance = worst_imbalance(self.river, self.record, outcome)
        if not imbalance <= MOST_IMBALANCE:
            raise Refused("allocation.out_of_balance", error=f"{imbalance:.1e}")
        result = self._result(outcome, imbalance)
        if not result.certificate_ok:
            first = int(np.flatnonzero(outcome.unproved)[0])
            day = self.river.basin.settings.timeline.dates[first].isoformat()
            raise Refused("allocation.unproved", period=day, count=int(outcome.unproved[first]))
        return replace(result, seconds=perf_counter() - began)

    def _result(self, outcome: Outcome, imbalance: float) -> Allocation:
        place = {node: index for index, node in enumerate(self.river.nodes)}
        basin = self.river.basin
        own = np.array([place[node.id] for node in basin.nodes])
        row = np.argsort(own)
        binding = np.where(outcome.binding >= 0, row[outcome.binding], -1)
        for array in (outcome.delivered, outcome.storage, outcome.evaporated, outcome.flow, outcome.outflow, binding):
            array.setflags(write=False)
        return Allocation(
            basin=basin,
            use=self.use,
            quotas="enforce" if self.plan_binds else "report",
            engine=self.solver,
            tier=1 if self.solver == "water-line" else 3,
            wanted_hm3=self.requests.asked_hm3,
            asked_hm3=outcome.asked,
            delivered_hm3=outcome.delivered,
            storage_hm3=outcome.storage,
            evaporated_hm3=outcome.evaporated,
            flow_hm3=outcome.flow,
            outflow_hm3=np.maximum(outcome.outflow[:, own], 0.0),
            binding_node=binding,
            max_balance_error=imbalance,
            certificate_ok=not outcome.unproved.any(),
            seconds=0.0,
        )


def _empty_outcome(river: CompiledRiver, record: Record) -> Outcome:
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


def _run_water_lines(river: CompiledRiver, record: Record, outcome: Outcome) -> None:
    assert river.tree is not None  # `solver` saw to it
    pieces = empty_pieces(river.users, river.stores)
    run_tree(
        _SHARING.get(river.basin.settings.sharing, EVENLY),
        river.order.count,
        river.tree,
        river.users,
        river.stores,
        river.reaches,
        river.targets,
        river.home,
        river.net,
        record,
        fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, record.volume),
        pieces,
        empty_lines(river.tree, pieces, river.order.count),
        empty_proof(river.tree, len(river.home)),
        outcome,
    )
