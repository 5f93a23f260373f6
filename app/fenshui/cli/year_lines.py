"""An opened, planned or closed year as lines for people and as plain values for machines."""

from typing import Any

from fenshui.basin import Basin
from fenshui.cli.speaking import named, tell, text
from fenshui.export.authority.year_tables import plan_tables, quota_table, year_tables
from fenshui.yearly import AnnualPlan, Forecast, Opening
from fenshui.yearly.forecast import LEAST_YEARS
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
    forecast = opening.forecast
    tell("year_verbs.forecast", year=forecast.water_year, inflow=f"{forecast.inflow_m3:,}",
         wetness=f"{forecast.wetness:.1%}", how_often=_how_often(forecast), analogue=forecast.analogue)  # fmt: skip
    _tell_allocable(opening)
    for row in opening.quotas:
        tell("year_verbs.quota", region=named(basin.region_by_id[row.region]), quota=f"{row.quota_m3:,}",
             normal=f"{row.normal_m3:,}", settled=f"{row.settled_m3:+,}")  # fmt: skip


def _how_often(forecast: Forecast) -> str:
    if forecast.exceedance is None:
        return text("year_verbs.too_short", least=LEAST_YEARS)
    kind = f"year_{forecast.year_type}"
    said = text(f"report.word.{kind}")
    return text("year_verbs.exceeded", exceedance=f"{forecast.exceedance:.0%}", kind=said)


def _tell_allocable(opening: Opening) -> None:
    if opening.allocable_m3 is None:
        tell("year_verbs.no_allocable")
    elif opening.normal_m3 is None:
        tell("year_verbs.allocable_alone", allocable=f"{opening.allocable_m3:,}")
    else:
        tell("year_verbs.allocable", allocable=f"{opening.allocable_m3:,}", normal=f"{opening.normal_m3:,}")


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
    closing = view.closing
    for region in closing.regions:
        tell("year_verbs.region", region=named(basin.region_by_id[region.region]), quota=f"{region.quota_m3:,}",
             planned=f"{region.planned_consumed_m3:,}", consumed=f"{region.consumed_m3:,}",
             left=f"{region.left_m3:,}")  # fmt: skip
    for one in closing.sections:
        if one.target_m3:
            tell("year_verbs.section", section=named(basin.node_by_id[one.node]), kept=one.kept, months=one.months,
                 short=f"{one.shortfall_m3:,}")  # fmt: skip
    for owed in closing.deductions:
        region_name = named(basin.region_by_id[owed.region]) if owed.region in basin.region_by_id else owed.region
        tell("year_verbs.deducted", region=region_name, deducted=f"{owed.deducted_m3:,}")
    for carried in view.carried:
        tell("year_verbs.carried", right=carried.right, holder=carried.holder, volume=f"{carried.carried_m3:,}")
