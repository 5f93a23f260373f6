"""An opened, planned or closed year as lines for people and as plain values for machines."""

from typing import Any

from fenshui.basin import Basin
from fenshui.cli.speaking import named, tell, tell_all
from fenshui.desk.year_told import closing_told, opening_told
from fenshui.export.authority.year_tables import plan_tables, quota_table, year_tables
from fenshui.yearly import AnnualPlan, Opening
from fenshui.yearly.year_view import YearView


def opening_plain(opening: Opening) -> dict[str, Any]:
    """The opening as JSON holds it."""
    tables = quota_table(opening)
    return {**tables["opening"].rows[0], "quotas": [*tables["quotas"].rows]}


def plan_plain(plan: AnnualPlan) -> dict[str, Any]:
    """The plan as JSON holds it."""
    tables = plan_tables(plan)
    rights, sections = ([*tables[name].rows] if name in tables else [] for name in ("plan_rights", "plan_sections"))
    return opening_plain(plan.opening) | {"rights": rights, "sections": sections}


def closing_plain(view: YearView) -> dict[str, Any]:
    """The closing as JSON holds it: every table by name."""
    tables = year_tables(view)
    names = ("use", "regions", "sections", "deductions", "carried", "reserve_lots")
    return {name: [*tables[name].rows] if name in tables else [] for name in names}


def tell_opening(basin: Basin, opening: Opening) -> None:
    """Say the opening: forecast, allocable, quotas."""
    tell_all(opening_told(basin, opening, named))


def tell_plan(basin: Basin, plan: AnnualPlan) -> None:
    """Say the plan: all rights together month by month, and the flow at every section that has a target."""
    tell_opening(basin, plan.opening)
    for month in sorted({row.month for row in plan.rights}):
        mine = [row for row in plan.rights if row.month == month]
        wanted, planned = (sum(getattr(row, name) for row in mine) for name in ("wanted_m3", "planned_m3"))
        tell("year_verbs.month", month=f"{month:%Y-%m}", planned=f"{planned:,}", wanted=f"{wanted:,}")
    for row in plan.sections:
        if row.target_m3_s:
            tell("year_verbs.flow", month=f"{row.month:%Y-%m}", section=named(basin.node_by_id[row.node]),
                 planned=f"{row.planned_m3_s:,.1f}", target=f"{row.target_m3_s:,.1f}")  # fmt: skip


def tell_closing(basin: Basin, view: YearView) -> None:
    """Say the closing: regions, sections, deductions, what is carried over."""
    tell_all(closing_told(basin, view, named))
