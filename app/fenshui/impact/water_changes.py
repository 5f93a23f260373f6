"""Where the water of a transfer went: every change over the record, which together make nothing."""

from dataclasses import dataclass, fields

import numpy as np

from fenshui.allocation import Allocation, consumed_shares
from fenshui.allocation.compiled_river import returns_of


@dataclass(frozen=True)
class WaterChanges:
    """After less before, hm³ of the whole record; `total` is 0 but for rounding.

    `consumption` is what no return brings back; `losses` what reaches lose; `under_way` what has left a reach's head or
    a field and arrives only after the record ends.
    """

    consumption_hm3: float
    storage_hm3: float
    evaporation_hm3: float
    losses_hm3: float
    outflow_hm3: float
    under_way_hm3: float

    @property
    def total_hm3(self) -> float:
        """The sum of all changes: no transfer makes water."""
        return float(sum(getattr(self, each.name) for each in fields(self)))


def water_changes(before: Allocation, after: Allocation) -> WaterChanges:
    """Where more and where less of the same inflow went under a transfer."""
    first, then = _uses_of_water(before), _uses_of_water(after)
    return WaterChanges(*(later - earlier for earlier, later in zip(first, then, strict=True)))


def _uses_of_water(run: Allocation) -> tuple[float, ...]:
    """Consumed, stored at the end, evaporated, lost on the way, left the basin, under way at the end; hm³."""
    basin = run.basin
    consumed = float(run.delivered_hm3.sum(axis=0) @ consumed_shares(basin))
    stored = float(run.storage_hm3[-1].sum()) if len(basin.reservoirs) else 0.0
    lost = float(run.flow_hm3.sum(axis=0) @ np.array([reach.loss for reach in basin.reaches]))
    going_on = {reach.from_node for reach in basin.reaches if reach.kind == "river"}
    outlets = [index for index, node in enumerate(basin.nodes) if node.id not in going_on]
    left = float(run.outflow_hm3[:, outlets].sum())
    return (
        consumed,
        stored,
        float(run.evaporated_hm3.sum()),
        lost,
        left,
        _reaches_under_way(run) + _returns_under_way(run),
    )


def _reaches_under_way(run: Allocation) -> float:
    return sum(
        float(run.flow_hm3[-reach.lag_periods :, index].sum()) * (1.0 - reach.loss)
        for index, reach in enumerate(run.basin.reaches)
        if reach.lag_periods
    )


def _returns_under_way(run: Allocation) -> float:
    return sum(
        float(run.delivered_hm3[-row.lag_periods :, index].sum()) * (1.0 - right.consumption_ratio) * row.share
        for index, right in enumerate(run.basin.rights)
        if right.source == "surface"
        for row in returns_of(run.basin, right)
        if row.lag_periods
    )
