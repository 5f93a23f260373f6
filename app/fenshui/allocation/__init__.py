"""Who gets water: requests, the yearly plan, and the fair lexicographic allocation."""

from fenshui.allocation.compiled_river import CompiledRiver, compile_river
from fenshui.allocation.networkx_judge import Judgement, judge
from fenshui.allocation.requests import USES
from fenshui.allocation.result import Allocation, inflow_hm3
from fenshui.allocation.run import ENGINES, Run, allocate
from fenshui.allocation.shadow import Scarcity, scarcity
from fenshui.allocation.yearly_plan import consumed_shares

__all__ = [
    "ENGINES",
    "USES",
    "Allocation",
    "CompiledRiver",
    "Judgement",
    "Run",
    "Scarcity",
    "allocate",
    "compile_river",
    "consumed_shares",
    "inflow_hm3",
    "judge",
    "scarcity",
]
