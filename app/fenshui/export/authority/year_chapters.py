"""What the report of a year shows of each table, in the order of the year."""

from fenshui.export.report.cells import Column
from fenshui.export.report.chapters import Chapter, Row, Shown


def _columns(*stated: tuple[str, float, str]) -> tuple[Column, ...]:
    return tuple(Column(*one) for one in stated)


def _is_kept(row: Row) -> bool:
    """Sections of which nobody asks anything stay in the file."""
    return bool(row["target_m3"] or row["guarantor"])


OPENING = _columns(
    ("water_year", 14, "plain"),
    ("year_type", 14, "year_type"),
    ("inflow_m3", 26, "m3"),
    ("mean_m3", 26, "m3"),
    ("exceedance", 16, "share"),
    ("analogue", 16, "plain"),
    ("normal_m3", 26, "m3"),
    ("allocable_m3", 26, "m3"),
)
QUOTAS = _columns(
    ("region", 30, "region"), ("normal_m3", 28, "m3"), ("scaled_m3", 28, "m3"), ("settled_m3", 28, "m3"),
    ("quota_m3", 28, "m3"),
)  # fmt: skip
PLAN_SECTIONS = _columns(
    ("node", 24, "node"), *((f"month_{month}", 11.5, "flow") for month in range(1, 13))
)  # fmt: skip
USE = _columns(
    ("right", 40, "right"), ("region", 20, "region"), ("planned_m3", 24, "m3"), ("used_m3", 24, "m3"),
    ("beyond_m3", 24, "m3"), ("used_share", 16, "share"), ("by_month_hm3", 34, "periods"),
)  # fmt: skip
REGIONS = _columns(
    ("region", 30, "region"), ("quota_m3", 28, "m3"), ("planned_consumed_m3", 28, "m3"), ("consumed_m3", 28, "m3"),
    ("left_m3", 28, "m3"),
)  # fmt: skip
SECTIONS = _columns(
    ("node", 24, "node"), ("guarantor", 24, "regions"), ("months", 15, "count"), ("kept_share", 16, "share"),
    ("below_warning", 14, "count"), ("lowest_m3_s", 16, "flow"), ("target_m3", 28, "m3"), ("passed_m3", 28, "m3"),
    ("shortfall_m3", 24, "m3"),
)  # fmt: skip
DEDUCTIONS = _columns(("region", 40, "region"), ("shortfall_m3", 36, "m3"), ("deducted_m3", 36, "m3"))
CARRIED = _columns(("right", 50, "right"), ("holder", 50, "holder"), ("carried_m3", 36, "m3"))
LOTS = _columns(
    ("place", 12, "count"), ("lot", 30, "text"), ("way", 28, "word"), ("right", 40, "right"), ("left_m3", 26, "m3"),
    ("ends", 24, "text"),
)  # fmt: skip
ACTS = _columns(
    ("on", 20, "text"), ("what", 22, "word"), ("act", 24, "text"), ("right", 34, "right"), ("holder", 34, "holder"),
    ("volume_m3", 24, "m3"), ("price_fen", 26, "yuan"),
)  # fmt: skip
LIENS = _columns(
    ("lien", 24, "text"), ("right", 34, "right"), ("holder", 34, "holder"), ("creditor", 34, "holder"),
    ("volume_m3", 24, "m3"), ("starts", 20, "text"), ("ends", 20, "text"),
)  # fmt: skip

CHAPTERS = (
    Chapter("year_opening", (Shown("opening", OPENING), Shown("quotas", QUOTAS))),
    Chapter("year_plan", (Shown("plan_section_months", PLAN_SECTIONS),)),
    Chapter("year_use", (Shown("regions", REGIONS), Shown("use", USE, most=25))),
    Chapter(
        "year_sections",
        (Shown("sections", SECTIONS, _is_kept), Shown("deductions", DEDUCTIONS), Shown("carried", CARRIED)),
    ),
    Chapter("year_reserve", (Shown("reserve_lots", LOTS), Shown("reserve_acts", ACTS))),
    Chapter("year_liens", (Shown("liens", LIENS),)),
)
