"""What a transfer does to the flow at control sections: mean, lowest, targets and warning flow, before and after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import Allocation
from fenshui.basin import Basin
from fenshui.basin.rows import Section
from fenshui.impact.flow_kept import days_below, missing_hm3, satisfied_share
from fenshui.impact.third_parties import NOTHING_HM3, years_of_record
from fenshui.units import M3_PER_HM3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FlowKept:
    """How one flow (a target of a class, or the warning flow) is kept: share of periods, deficit, days below."""

    what: str
    volume_hm3_per_year: float
    satisfied_before: float
    satisfied_after: float
    deficit_before_hm3_per_year: float
    deficit_after_hm3_per_year: float
    deepened_hm3_per_year: float
    days_below_before: float
    days_below_after: float

    @property
    def worse_share(self) -> float:
        """New or deeper deficit as a share of the flow's volume; gross, as the injury of users is."""
        return self.deepened_hm3_per_year / self.volume_hm3_per_year if self.volume_hm3_per_year > 0 else 0.0


@dataclass(frozen=True)
class SectionChange:
    """A section before and after: mean and lowest flow in m³/s, mean change in hm³ a year, and each flow to be kept.

    `greatest_loss_m3_s` is the largest drop of its flow in any period (0: none).
    """

    node: str
    guarantor: str
    mean_before_m3_s: float
    mean_after_m3_s: float
    mean_change_hm3_per_year: float
    lowest_before_m3_s: float
    lowest_after_m3_s: float
    greatest_loss_m3_s: float
    kept: tuple[FlowKept, ...]

    def is_worse(self, basin: Basin) -> bool:
        """Whether a deficit is new or deeper by more than the share the basin calls none (rule R4)."""
        return any(kept.worse_share > basin.settings.rules.section_share for kept in self.kept)


def section_changes(before: Allocation, after: Allocation) -> tuple[SectionChange, ...]:
    """Every control section of the basin."""
    return tuple(_section_change(section, before, after) for section in before.basin.sections)


def target_flow_m3_s(basin: Basin, node: str, priority: str) -> Floats:
    """The flow a class's target asks of a node, period by period; 0 where none."""
    timeline = basin.settings.timeline
    by_place = np.zeros(timeline.places + 1)
    for row in basin.targets:
        if row.node == node and row.priority == priority:
            by_place[row.period_of_year] = row.flow_m3_s
    return np.asarray(by_place[timeline.period_of_year])


def targets_m3_s(basin: Basin, node: str) -> Floats:
    """The flow a node owes in every period, without the classes served after the last users; 0 where none."""
    stated = {target.priority for target in basin.targets if target.node == node}
    flows = [target_flow_m3_s(basin, node, priority) for priority in stated & _classes_before_storage(basin)]
    return np.max(flows, axis=0) if flows else np.zeros(basin.settings.timeline.periods)


def _classes_before_storage(basin: Basin) -> set[str]:
    """Classes down to the last in which somebody has a right: sediment after agriculture is a wish, no guarantee."""
    order = basin.settings.priorities
    users = [order.index(right.priority) for right in basin.rights if right.priority in order]
    return set(order[: max(users, default=len(order) - 1) + 1])


def flows_wanted_m3_s(basin: Basin, section: Section) -> dict[str, Floats]:
    """Every flow to be kept at a section, period by period: the targets of each class, and `warning`."""
    wanted = {
        row.priority: target_flow_m3_s(basin, section.node, row.priority)
        for row in basin.targets
        if row.node == section.node
    }
    if section.warning_m3_s:
        wanted["warning"] = np.full(basin.settings.timeline.periods, section.warning_m3_s)
    return wanted


def deepened_hm3(before: Allocation, after: Allocation) -> dict[tuple[str, str], tuple[Floats, float]]:
    """By section and flow to be kept: new or deeper deficit in hm³, period by period, and the volume of that flow."""
    seconds = before.basin.settings.timeline.seconds
    found = {}
    for section in before.basin.sections:
        first, then = before.node_flow_m3_s(section.node), after.node_flow_m3_s(section.node)
        for what, wanted in flows_wanted_m3_s(before.basin, section).items():
            deeper = _deeper_hm3(missing_hm3(first, wanted, seconds), missing_hm3(then, wanted, seconds))
            found[section.node, what] = deeper, float((wanted * (seconds / M3_PER_HM3)).sum())
    return found


def _section_change(section: Section, before: Allocation, after: Allocation) -> SectionChange:
    basin = before.basin
    flow_before, flow_after = before.node_flow_m3_s(section.node), after.node_flow_m3_s(section.node)
    seconds = basin.settings.timeline.seconds
    years = years_of_record(basin)
    change = float(((flow_after - flow_before) * seconds).sum()) / M3_PER_HM3 / years
    wanted = flows_wanted_m3_s(basin, section)
    weights = seconds / seconds.sum()
    return SectionChange(
        node=section.node,
        guarantor=section.guarantor,
        mean_before_m3_s=float(flow_before @ weights),
        mean_after_m3_s=float(flow_after @ weights),
        mean_change_hm3_per_year=change,
        lowest_before_m3_s=float(flow_before.min()),
        lowest_after_m3_s=float(flow_after.min()),
        greatest_loss_m3_s=greatest_loss_m3_s(flow_before, flow_after, seconds),
        kept=tuple(
            _flow_kept(what, flow, flow_before, flow_after, seconds, years) for what, flow in sorted(wanted.items())
        ),
    )


def greatest_loss_m3_s(before: Floats, after: Floats, seconds: Floats) -> float:
    """The largest drop of a flow in any period, m³/s; rounding stands as 0."""
    drop = before - after
    return float(np.where(drop * seconds / M3_PER_HM3 > NOTHING_HM3, drop, 0.0).max())


def _flow_kept(what: str, wanted: Floats, before: Floats, after: Floats, seconds: Floats, years: float) -> FlowKept:
    short_before, short_after = (missing_hm3(flow, wanted, seconds) for flow in (before, after))
    return FlowKept(
        what=what,
        volume_hm3_per_year=float((wanted * (seconds / M3_PER_HM3)).sum()) / years,
        satisfied_before=satisfied_share(before, wanted, seconds),
        satisfied_after=satisfied_share(after, wanted, seconds),
        deficit_before_hm3_per_year=float(short_before.sum()) / years,
        deficit_after_hm3_per_year=float(short_after.sum()) / years,
        deepened_hm3_per_year=float(_deeper_hm3(short_before, short_after).sum()) / years,
        days_below_before=days_below(before, wanted, seconds),
        days_below_after=days_below(after, wanted, seconds),
    )


def _deeper_hm3(short_before: Floats, short_after: Floats) -> Floats:
    """New or deeper deficit, hm³ a period; a period that gains does not hide one that loses."""
    more = short_after - short_before
    return np.asarray(np.where(more > NOTHING_HM3, more, 0.0))
