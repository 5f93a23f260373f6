"""What passes in every period at the sections somebody guarantees: the table behind the curves of the report."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from fenshui.export.flow_duration import Flows
from fenshui.export.report.tables import Table
from fenshui.impact import Assessment, SectionChange, UseImpact
from fenshui.impact.sections import targets_m3_s

NAME = "section_flows"
MOST_SECTIONS = 8
"""So many sections are drawn: two pages of curves."""


def section_flows(assessment: Assessment) -> Iterator[Mapping[str, Any]]:
    """A row for each baseline, section and period: flows before and after, target and warning flow, m³/s."""
    nodes = guaranteed(assessment)[:MOST_SECTIONS]
    for use, impact in assessment.uses.items():
        for section in impact.sections:
            if section.node in nodes:
                yield from _rows(use, section.node, impact)


def guaranteed(assessment: Assessment) -> tuple[str, ...]:
    """The sections somebody guarantees, all where nobody guarantees any; those hit hardest come first.

    Hit hardest is where a flow to be kept is missed by the greatest share more, then where the mean flow changes most.
    """
    hit: dict[str, tuple[float, float]] = {}
    some = next(iter(assessment.uses.values())).sections
    chosen = {section.node for section in some if section.guarantor} or {section.node for section in some}
    for impact in assessment.uses.values():
        for section in impact.sections:
            if section.node in chosen:
                hit[section.node] = max(_hit(section), hit.get(section.node, (0.0, 0.0)))
    return tuple(sorted(hit, key=lambda node: hit[node], reverse=True))


def flows_of(table: Table, use: str, node: str) -> Flows:
    """The flows of a section under a baseline, m³/s, as the table has them."""
    rows = [row for _, row in table.numbered(use=use, node=node)]
    before, after, target = (np.array([row[name] for row in rows]) for name in _SERIES)
    return Flows(before, after, target if target.any() else None, rows[0]["warning_m3_s"])


_SERIES = ("before_m3_s", "after_m3_s", "target_m3_s")


def _hit(section: SectionChange) -> tuple[float, float]:
    return max((kept.worse_share for kept in section.kept), default=0.0), abs(section.mean_change_hm3_per_year)


def _rows(use: str, node: str, impact: UseImpact) -> Iterable[Mapping[str, Any]]:
    basin = impact.before.basin
    series = (impact.before.node_flow_m3_s(node), impact.after.node_flow_m3_s(node), targets_m3_s(basin, node))
    warning = next(row.warning_m3_s for row in basin.sections if row.node == node)
    dates = basin.settings.timeline.dates
    for day, *flows in zip(dates, *(each.tolist() for each in series), strict=False):
        yield {
            "use": use,
            "node": node,
            "period": day.isoformat(),
            **dict(zip(_SERIES, flows, strict=True)),
            "warning_m3_s": warning,
        }
