"""What the map says of the place under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from fenshui.desk.picturing import Moment, flows_m3_s
from fenshui.gui.wording.amounts import flow_text, signed_flow_text
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_NOTHING = 5e-5


class MapTip(QObject):
    """Name, flow before, and what the transfer changes, through the lens in use."""

    def text(self, live: LiveDesk, basin: Basin, kind: str, number: int) -> str:
        """A few lines about a node or reach by its number."""
        if kind == "node":
            name = named(basin.nodes[number])
        else:
            reach = basin.reaches[number]
            name = f"{named(basin.node_by_id[reach.from_node])} → {named(basin.node_by_id[reach.to_node])}"
        lines = [name]
        if live.before is not None:
            before = self._flow(live.before, kind, number, live.lens.moment)
            lines.append(self.tr("Flow: {flow}").format(flow=flow_text(before)))
            if live.after is not None:
                change = self._change(live.before, live.after, kind, number, live.lens.moment)
                nothing = self.tr("no change")
                lines.append(nothing if abs(change) < _NOTHING else signed_flow_text(change))
                if kind == "reach" and basin.reaches[number].id in live.remedies.unsure_reaches:
                    lines.append(self.tr("unsure: fewer than nine of ten drawn records agree on more or less"))
        return "\n".join(lines)

    @staticmethod
    def _flow(run: Allocation, kind: str, number: int, moment: Moment) -> float:
        return float(flows_m3_s(_column(run, kind, number), run.basin.settings.timeline.seconds, moment)[0])

    @staticmethod
    def _change(before: Allocation, after: Allocation, kind: str, number: int, moment: Moment) -> float:
        change = _column(after, kind, number) - _column(before, kind, number)
        return float(flows_m3_s(change, before.basin.settings.timeline.seconds, moment)[0])


def _column(run: Allocation, kind: str, number: int) -> NDArray[np.float64]:
    return np.asarray((run.outflow_hm3 if kind == "node" else run.flow_hm3)[:, number : number + 1])
