"""A water year as tables: every figure of the report stands in one of them."""

from collections.abc import Iterator
from typing import Any

from fenshui.export.authority.table_files import table_of
from fenshui.export.report.tables import Table
from fenshui.yearly import AnnualPlan, Opening
from fenshui.yearly.closing import Closing
from fenshui.yearly.year_view import YearView


def year_tables(view: YearView) -> dict[str, Table]:
    """Every table of a year by name; one without rows is left out."""
    closing, stored = view.closing, any(volume for _, volume in view.stock)
    tables = (
        Table("use", tuple(_use(closing))),
        table_of("regions", closing.regions, "left_m3"),
        table_of("sections", closing.sections, "kept_share"),
        table_of("deductions", closing.deductions, "deducted_m3"),
        table_of("carried", view.carried),
        table_of("reserve_stock", [{"month": day, "stock_m3": volume} for day, volume in view.stock if stored]),
        table_of("reserve_lots", view.lots),
        table_of("reserve_acts", view.acts),
        table_of("liens", view.liens),
    )
    return plan_tables(closing.plan) | {table.name: table for table in tables if table.rows}


def plan_tables(plan: AnnualPlan) -> dict[str, Table]:
    """The tables of an opened and planned year."""
    tables = (
        table_of("plan_rights", plan.rights),
        table_of("plan_sections", plan.sections),
        Table("plan_section_months", tuple(_months_across(plan))),
    )
    return quota_table(plan.opening) | {table.name: table for table in tables if table.rows}


def quota_table(opening: Opening) -> dict[str, Table]:
    """The tables of an opened year: what is expected, and whose share it is."""
    sums = {"normal_m3": opening.normal_m3, "allocable_m3": opening.allocable_m3}
    said = [{**vars(opening.forecast), "wetness": opening.forecast.wetness, **sums}]
    return {"opening": table_of("opening", said), "quotas": table_of("quotas", opening.quotas, "quota_m3")}


def _months_across(plan: AnnualPlan) -> Iterator[dict[str, Any]]:
    """A row a section: the flow planned in each month, m³/s."""
    rows: dict[str, dict[str, Any]] = {}
    for row in plan.sections:
        mine = rows.setdefault(row.node, {"node": row.node, "guarantor": row.guarantor})
        mine[f"month_{row.month.month}"] = row.planned_m3_s
    yield from rows.values()


def _use(closing: Closing) -> Iterator[dict[str, Any]]:
    """A row a right, the largest first: the year's plan by month beside the use."""
    months: dict[str, list[float]] = {}
    for row in closing.plan.rights:
        months.setdefault(row.right, []).append(row.planned_m3 / 1e6)
    for one in sorted(closing.rights, key=lambda row: -max(row.planned_m3, row.used_m3 or 0)):
        share = one.used_m3 / one.planned_m3 if one.used_m3 is not None and one.planned_m3 else None
        shape = months.get(one.right, [])
        yield {**vars(one), "beyond_m3": one.beyond_m3, "used_share": share, "by_month_hm3": shape}
