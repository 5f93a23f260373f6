"""How a flow that should be kept is kept: what is missing, in which periods, for how long: one measure for all."""

import numpy as np
from numpy.typing import NDArray

from fenshui.impact.third_parties import NOTHING_HM3
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]
_DAY_SECONDS = 86_400.0


def missing_hm3(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> Floats:
    """What is missing to the wanted flow, hm³ a period; all three (periods,), lengths of the periods in seconds."""
    return np.asarray(np.maximum(0.0, wanted_m3_s - flow_m3_s) * (seconds / M3_PER_HM3))


def is_below(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> NDArray[np.bool_]:
    """In which periods more is missing to the wanted flow than rounding; arguments as `missing_hm3`."""
    return np.asarray(missing_hm3(flow_m3_s, wanted_m3_s, seconds) > NOTHING_HM3)


def satisfied_share(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> float:
    """Periods in which the wanted flow is met / periods in which any is wanted; 1 where none ever is.

    Arguments as `missing_hm3`, mean flows of the periods. Source: domain, §4.5 (生态流量满足率).
    """
    asked = wanted_m3_s > 0
    return float(1.0 - is_below(flow_m3_s, wanted_m3_s, seconds)[asked].mean()) if asked.any() else 1.0


def days_below(flow_m3_s: Floats, wanted_m3_s: Floats, seconds: Floats) -> float:
    """Days in the periods whose mean flow is below the wanted flow; on steps longer than a day each counts whole."""
    return float(seconds[is_below(flow_m3_s, wanted_m3_s, seconds)].sum()) / _DAY_SECONDS
