"""From the desk to the map: which values, scale and states are shown through the lens the user looks through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fenshui.desk import picturing
from fenshui.gui.map.palette import change_scale, flow_scale
from fenshui.gui.map.shown import Shown
from fenshui.gui.wording.amounts import flow_units_per_m3_s

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.allocation import Allocation
    from fenshui.desk.picturing import Moment
    from fenshui.gui.live.desk import LiveDesk


def shown_now(live: LiveDesk, largest_change: float) -> Shown:
    """The rivers and places as they are to be shown: flows while there is no draft, the bare river before any run."""
    before, after, lens = live.before, live.after, live.lens
    if lens.aspect == "difference" and before and after:
        return replace(difference_shown(before, after, lens.moment, largest_change), unsure=_unsure(live, before))
    if lens.aspect == "swipe" and before and after:
        return replace(flows_shown(after, before, lens.moment), left=flows_shown(before, before, lens.moment))
    allocation = after if lens.aspect == "after" and after else before
    return flows_shown(allocation, before or allocation, lens.moment) if allocation else Shown()


def _unsure(live: LiveDesk, run: Allocation) -> NDArray[np.bool_] | None:
    """The reaches whose change is unsure, where there are any."""
    unsure = live.remedies.unsure_reaches
    return np.array([reach.id in unsure for reach in run.basin.reaches]) if unsure else None


def flows_shown(allocation: Allocation, measure: Allocation, moment: Moment) -> Shown:
    """The flows of a run on the scale of another, and whether sections keep their targets."""
    seconds = allocation.basin.settings.timeline.seconds
    flows = picturing.flows_m3_s(allocation.flow_hm3, seconds, moment)
    wettest = picturing.flows_m3_s(measure.flow_hm3, seconds, picturing.Moment(span="mean")).max(initial=0)
    states = picturing.section_states(allocation.basin, allocation.outflow_hm3, moment)
    one = flow_units_per_m3_s()
    return Shown(flows * one, flow_scale(float(wettest) * one), states)


def difference_shown(before: Allocation, after: Allocation, moment: Moment, largest_change: float) -> Shown:
    """What changes between two runs, on a scale that holds the largest change."""
    seconds = before.basin.settings.timeline.seconds
    one = flow_units_per_m3_s()
    scale = change_scale(largest_change * one)
    change = one * picturing.change_m3_s(before.flow_hm3, after.flow_hm3, seconds, moment)
    at_nodes = one * picturing.change_m3_s(before.outflow_hm3, after.outflow_hm3, seconds, moment)
    taken = one * picturing.flows_m3_s(picturing.delivered_change_hm3(before, after), seconds, moment)
    users = {right.node for right in after.basin.rights}
    sections = {section.node for section in before.basin.sections}
    states = {}
    for node, passing, use in zip(
        before.basin.nodes, picturing.changed(at_nodes, scale.limit), picturing.changed(taken, scale.limit), strict=True
    ):
        if node.id in sections:
            states[node.id] = passing
        elif node.id in users and use != "same":
            states[node.id] = use
    return Shown(change, scale, states)
