"""How a flow that should be kept is kept: satisfied share, deficit, periods and days below."""

import numpy as np
from numpy.typing import NDArray

from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]
_ROUNDING_M3_S = 1e-9
_DAY_SECONDS = 86_400.0


def satisfied_share(flow_m3_s: Floats, wanted_m3_s: Floats) -> float:
    """Periods in which the wanted flow is met / periods in which any is wanted; 1 where none ever is.

    Both (periods,), mean flows in m³/s. Source: domain, §4.5 (生态流量满足率).
    """
    asked = wanted_m3_s > 0
    return float(1.0 - _below(flow_m3_s, wanted_m3_s)[asked].mean()) if asked.any() else 1.0


def deficit_hm3(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> Floats:
    """What is missing to the wanted flow, hm³ a period; all three (periods,), lengths of the periods in seconds."""
    return np.asarray(np.maximum(0.0, wanted_m3_s - flow_m3_s) * seconds / M3_PER_HM3)


def periods_below(flow_m3_s: Floats, wanted_m3_s: Floats) -> int:
    """In how many periods the mean flow is below the wanted flow; both (periods,), m³/s."""
    return int(_below(flow_m3_s, wanted_m3_s).sum())


def days_below(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> float:
    """Days in the periods whose mean flow is below the wanted flow; on steps longer than a day each counts whole."""
    return float(seconds[_below(flow_m3_s, wanted_m3_s)].sum()) / _DAY_SECONDS


def _below(flow_m3_s: Floats, wanted_m3_s: Floats) -> NDArray[np.bool_]:
    return np.asarray(flow_m3_s < wanted_m3_s - _ROUNDING_M3_S)
