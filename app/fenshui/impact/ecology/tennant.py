"""Tennant's classes: flow in the two halves of the year as a share of the mean natural flow."""

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import Timeline

Floats = NDArray[np.float64]

TENNANT_CLASSES = (
    ("excellent", 0.40, 0.60),
    ("very good", 0.30, 0.50),
    ("good", 0.20, 0.40),
    ("fair", 0.10, 0.30),
    ("poor", 0.10, 0.10),
)
"""Class, share of the mean natural flow in October–March, in April–September (domain, §5; Tennant 1976)."""


def tennant_class(oct_mar_m3_s: float, apr_sep_m3_s: float, natural_m3_s: float) -> str:
    """The best class whose shares both halves of the year reach; `severe` below the poorest.

    Mean flows of both halves and the mean natural flow of the year, m³/s. Raises ValueError where the natural flow is
    not above 0.
    """
    if not natural_m3_s > 0:
        raise ValueError(natural_m3_s)
    for name, winter, summer in TENNANT_CLASSES:
        if oct_mar_m3_s >= winter * natural_m3_s and apr_sep_m3_s >= summer * natural_m3_s:
            return name
    return "severe"


def season_means_m3_s(flow_m3_s: Floats, timeline: Timeline) -> tuple[float, float] | None:
    """Mean flow in October–March and in April–September, m³/s, of a series (periods,); None for yearly steps.

    None, too, where the record has no period in one of the halves.
    """
    months = np.array([day.month for day in timeline.dates[:-1]])
    summer = (months >= 4) & (months <= 9)
    if timeline.step == "year" or summer.all() or not summer.any():
        return None
    winter_mean, summer_mean = (
        float(np.average(flow_m3_s[half], weights=timeline.seconds[half])) for half in (~summer, summer)
    )
    return winter_mean, summer_mean
