"""An opened, planned or closed year as lines for people and as plain values for machines."""

from typing import Any

from fenshui.basin import Basin
from fenshui.cli.speaking import named, tell_all
from fenshui.desk.year_told import closing_told, opening_told, plan_told
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
    tell_all(plan_told(basin, plan, named))


def tell_closing(basin: Basin, view: YearView) -> None:
    """Say the closing: regions, sections, deductions, what is carried over."""
    tell_all(closing_told(basin, view, named))
