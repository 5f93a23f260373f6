"""The hydrograph in words, for who does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from fenshui.gui.wording.amounts import flow_text

if TYPE_CHECKING:
    from numpy.typing import NDArray


class HydrographTold(QObject):
    """Place, mean, lowest, target and warning flow, in the language and unit in force."""

    def text(self, name: str, facts: str, target_m3_s: NDArray[np.float64] | None, warning_m3_s: float | None) -> str:
        """What the head says, then the lines that the flow shall keep above."""
        told = [self.tr("{place}: {facts}").format(place=name, facts=facts)]
        if target_m3_s is not None:
            low, high = float(target_m3_s.min()), float(target_m3_s.max())
            one = self.tr("target {low}") if low == high else self.tr("target {low} to {high}")
            told.append(one.format(low=flow_text(low), high=flow_text(high)))
        if warning_m3_s is not None:
            told.append(self.tr("warning flow {flow}").format(flow=flow_text(warning_m3_s)))
        return " · ".join(told)
