"""The section or reach whose flow is shown: one choice for every panel that tells of one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fenshui.basin.editing.rows_in import exists
from fenshui.desk import picturing
from fenshui.desk.unverified import doubts
from fenshui.gui.live.desk import Selection
from fenshui.gui.wording.language import named
from fenshui.units import M3_PER_HM3

if TYPE_CHECKING:
    from fenshui.allocation import Allocation
    from fenshui.basin import Basin

Floats = NDArray[np.float64]


def place_shown(basin: Basin, chosen: Selection) -> Selection | None:
    """What is selected, a right by its node; the last guaranteed section where nothing is, else the last reach."""
    if chosen.kind == "right" and chosen.id in basin.right_by_id:
        return Selection("node", basin.right_by_id[chosen.id].node)
    if chosen.kind in ("node", "reach") and exists(basin, chosen.kind, chosen.id):
        return chosen
    guaranteed = [row.node for row in basin.sections if row.guarantor] or [row.node for row in basin.sections]
    if guaranteed:
        return Selection("node", guaranteed[-1])
    return Selection("reach", basin.reaches[-1].id) if basin.reaches else None


def place_name(basin: Basin, place: Selection) -> str:
    """The name of a node; a reach is called by its ends."""
    if place.kind == "node":
        return named(basin.node_by_id[place.id])
    reach = next(row for row in basin.reaches if row.id == place.id)
    ends = (named(basin.node_by_id[reach.from_node]), named(basin.node_by_id[reach.to_node]))
    return " → ".join(ends)


def flow_at(allocation: Allocation, place: Selection) -> Floats:
    """The flow there in every period, m³/s."""
    if place.kind == "node":
        return allocation.node_flow_m3_s(place.id)
    basin = allocation.basin
    column = next(number for number, row in enumerate(basin.reaches) if row.id == place.id)
    return np.asarray(allocation.flow_hm3[:, column] * M3_PER_HM3 / basin.settings.timeline.seconds)


def lines_at(basin: Basin, place: Selection) -> tuple[Floats | None, float | None]:
    """Target in every period and warning flow, m³/s, where the place has them."""
    if place.kind != "node":
        return None, None
    target = picturing.targets_m3_s(basin, place.id)
    warning = next((row.warning_m3_s for row in basin.sections if row.node == place.id), None)
    return (target if target.any() else None), warning


def is_doubted(basin: Basin, place: Selection) -> bool:
    """Whether the target or the warning flow there is unverified."""
    found = doubts(basin.sources)
    return ("sections.csv", place.id, "warning_m3_s") in found or ("targets.csv", place.id, "flow_m3_s") in found
