"""The flow regime of every control section, before and after a transfer."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation, Run, compile_river
from fenshui.basin import Basin, Timeline
from fenshui.impact.ecology.indicators import flow_indicators, pulse_limits_m3_s
from fenshui.impact.ecology.low_flow import assured_driest_month_m3_s, seven_day_low_m3_s
from fenshui.impact.ecology.tennant import season_means_m3_s, tennant_class
from fenshui.impact.ecology.variability import alteration

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SectionEcology:
    """A section before and after, flows in m³/s; None where the step of the record cannot tell.

    `tennant` is Tennant's class, `q90`, `q95` the driest month of that assurance, `alteration` that of the transfer
    itself (after against before), `altered_most` its most altered indicator.
    """

    node: str
    natural_m3_s: float
    tennant_before: str | None
    tennant_after: str | None
    q90_before_m3_s: float | None
    q90_after_m3_s: float | None
    q95_before_m3_s: float | None
    q95_after_m3_s: float | None
    low_7q10_before_m3_s: float | None
    low_7q10_after_m3_s: float | None
    alteration: float | None
    degree: str | None
    altered_most: str | None


def natural_flow(basin: Basin) -> Allocation:
    """The river as it would run without users, works and targets; losses on the way stay."""
    without = replace(
        basin, rights=(), demands=(), demand_series=(), returns=(), reservoirs=(), storage_limits=(),
        reservoir_curves=(), evaporation=(), rule_curves=(), targets=(), release_rules=(), stated_shapes={},
    )  # fmt: skip
    return Run(compile_river(without)).allocation()


def section_ecology(before: Allocation, after: Allocation, natural: Allocation) -> tuple[SectionEcology, ...]:
    """Every control section; `natural` as `natural_flow` of the basin."""
    return tuple(_of_section(section.node, before, after, natural) for section in before.basin.sections)


def _of_section(node: str, before: Allocation, after: Allocation, natural: Allocation) -> SectionEcology:
    timeline = before.basin.settings.timeline
    first, then = before.node_flow_m3_s(node), after.node_flow_m3_s(node)
    mean = float(natural.node_flow_m3_s(node) @ timeline.seconds / timeline.seconds.sum())
    altered, degree, most = _alteration(first, then, timeline)
    return SectionEcology(
        node=node,
        natural_m3_s=mean,
        tennant_before=_tennant(first, mean, timeline),
        tennant_after=_tennant(then, mean, timeline),
        q90_before_m3_s=assured_driest_month_m3_s(first, timeline, 0.90),
        q90_after_m3_s=assured_driest_month_m3_s(then, timeline, 0.90),
        q95_before_m3_s=assured_driest_month_m3_s(first, timeline, 0.95),
        q95_after_m3_s=assured_driest_month_m3_s(then, timeline, 0.95),
        low_7q10_before_m3_s=seven_day_low_m3_s(first, timeline),
        low_7q10_after_m3_s=seven_day_low_m3_s(then, timeline),
        alteration=altered,
        degree=degree,
        altered_most=most,
    )


def _tennant(flow_m3_s: Floats, natural_m3_s: float, timeline: Timeline) -> str | None:
    seasons = season_means_m3_s(flow_m3_s, timeline)
    return tennant_class(*seasons, natural_m3_s) if seasons and natural_m3_s > 0 else None


def _alteration(before: Floats, after: Floats, timeline: Timeline) -> tuple[float | None, str | None, str | None]:
    if timeline.step == "year":
        return None, None, None
    pulses = pulse_limits_m3_s(before)
    regimes = [flow_indicators(flow, timeline, pulses) for flow in (before, after)]
    if not regimes[0].years:
        return None, None, None
    altered = alteration(*regimes)
    most = max(altered.of, key=lambda name: altered.of[name])
    return altered.overall, altered.degree, most if altered.of[most] > 0 else None
