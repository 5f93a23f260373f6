"""What an allocation says: who got what, what flowed where, what was stored, and how sure that is."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Basin
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Allocation:
    """A run of a whole record. Volumes in hm³ a period; rows are periods, columns stand as in the basin's tables.

    `wanted_hm3` is the use before the year's plan and the annual volume, `asked_hm3` what of it was asked.
    `flow_hm3` is taken at the head of a reach; `outflow_hm3` leaves a node by its river reaches (at an outlet: the
    basin), columns as in `basin.nodes`; `binding_node` is the node whose shortage cuts a right, -1 where none does.
    """

    basin: Basin
    use: str
    quotas: str
    engine: str
    tier: int
    wanted_hm3: Floats
    asked_hm3: Floats
    delivered_hm3: Floats
    storage_hm3: Floats
    evaporated_hm3: Floats
    flow_hm3: Floats
    outflow_hm3: Floats
    binding_node: NDArray[np.int64]
    max_balance_error: float
    certificate_ok: bool
    seconds: float

    @cached_property
    def shortage_hm3(self) -> Floats:
        """Asked (under the year's plan and what is left of the annual volume) less delivered, hm³."""
        return np.maximum(0.0, self.asked_hm3 - self.delivered_hm3)

    @cached_property
    def unmet_hm3(self) -> Floats:
        """Use less delivered, hm³: what the plan or the annual volume cut counts too."""
        return np.maximum(0.0, self.wanted_hm3 - self.delivered_hm3)

    def node_flow_m3_s(self, node_id: str) -> Floats:
        """Mean flow in m³/s that leaves a node, period by period."""
        column = next(index for index, node in enumerate(self.basin.nodes) if node.id == node_id)
        return np.asarray(self.outflow_hm3[:, column] * M3_PER_HM3 / self.basin.settings.timeline.seconds)

    @property
    def totals(self) -> dict[str, float]:
        """Sums over the record, hm³."""
        return {
            "inflow_hm3": float(inflow_hm3(self.basin).sum()),
            "asked_hm3": float(self.asked_hm3.sum()),
            "delivered_hm3": float(self.delivered_hm3.sum()),
            "shortage_hm3": float(self.shortage_hm3.sum()),
            "evaporated_hm3": float(self.evaporated_hm3.sum()),
        }


def inflow_hm3(basin: Basin) -> Floats:
    """Inflows in hm³ a period, columns as in the basin's inflow table."""
    values = basin.inflows.values
    if basin.settings.inflow_unit == "m3_s":
        return np.asarray(values * basin.settings.timeline.seconds[:, None] / M3_PER_HM3)
    return values
