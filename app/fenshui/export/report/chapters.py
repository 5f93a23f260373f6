"""What the full report shows of each table, in the order of the points an assessment must answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fenshui.export.report.cells import Column

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """A table in the report: its columns, which rows are worth paper (the file has all), how many at most.

    `by_use` sets it once for each baseline.
    """

    table: str
    columns: tuple[Column, ...]
    keep: Callable[[Row], bool] = lambda row: True
    most: int = 40
    by_use: bool = True


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its tables."""

    name: str
    shown: tuple[Shown, ...]


def _columns(*stated: tuple[str, float, str]) -> tuple[Column, ...]:
    return tuple(Column(*one) for one in stated)


def _moves(row: Row) -> bool:
    return bool(row["guarantor"]) or abs(row["mean_change_hm3_per_year"]) > 1e-3


def _harmed_or_helped(row: Row) -> bool:
    return bool(row["injury_hm3_per_year"] > 1e-6 or row["gain_hm3_per_year"] > 1e-3)


def _tells(row: Row) -> bool:
    """Sections that hardly move stay in the file."""
    return bool(row["what"] != "sections_hm3_per_year" or max(abs(row["low"]), abs(row["high"])) > 0.1)


SECTIONS = _columns(
    ("node", 26, "node"),
    ("guarantor", 26, "regions"),
    ("mean_before_m3_s", 17, "flow"),
    ("mean_after_m3_s", 17, "flow"),
    ("mean_change_hm3_per_year", 21, "change"),
    ("lowest_before_m3_s", 17, "flow"),
    ("lowest_after_m3_s", 17, "flow"),
    ("worse", 11, "yes"),
)
KEPT = _columns(
    ("node", 24, "node"),
    ("what", 16, "word"),
    ("satisfied_before", 15, "share"),
    ("satisfied_after", 15, "share"),
    ("deficit_before_hm3_per_year", 19, "volume"),
    ("deficit_after_hm3_per_year", 19, "volume"),
    ("deepened_hm3_per_year", 17, "volume"),
    ("days_below_before", 13, "count"),
    ("days_below_after", 13, "count"),
)
ECOLOGY = _columns(
    ("node", 24, "node"),
    ("tennant_before", 17, "word"),
    ("tennant_after", 17, "word"),
    ("q90_before_m3_s", 16, "flow"),
    ("q90_after_m3_s", 16, "flow"),
    ("q95_before_m3_s", 16, "flow"),
    ("q95_after_m3_s", 16, "flow"),
    ("alteration", 14, "share"),
    ("degree", 14, "word"),
)
PARTIES = _columns(
    ("right", 44, "right"),
    ("demand_hm3_per_year", 18, "volume"),
    ("injury_hm3_per_year", 17, "volume"),
    ("gain_hm3_per_year", 16, "volume"),
    ("share", 16.5, "share"),
    ("worst_period", 15.5, "month"),
    ("newly_short_periods", 11, "count"),
    ("reliability_before", 15, "share"),
    ("reliability_after", 15, "share"),
    ("begins", 15.5, "month"),
    ("begins_at", 18, "node"),
)
RETURNS = _columns(
    ("node", 32, "node"), ("change_hm3_per_year", 24, "change"), ("by_period_of_year_hm3", 84, "periods")
)
REACHES = _columns(
    ("reach", 46, "reach"),
    ("mean_before_m3_s", 16, "flow"),
    ("mean_after_m3_s", 16, "flow"),
    ("lost_before_hm3_per_year", 18, "volume"),
    ("lost_after_hm3_per_year", 18, "volume"),
    ("capacity_m3_s", 15, "flow"),
    ("most_used_before", 14, "share"),
    ("most_used_after", 14, "share"),
    ("newly_full_periods", 14, "count"),
)
WORKS = _columns(
    ("node", 24, "node"),
    ("capacity_hm3", 18, "volume"),
    ("mean_before_hm3", 18, "volume"),
    ("mean_after_hm3", 18, "volume"),
    ("evaporated_before_hm3_per_year", 18, "volume"),
    ("evaporated_after_hm3_per_year", 18, "volume"),
    ("full_periods_before", 13, "count"),
    ("full_periods_after", 13, "count"),
    ("newly_full_periods", 13, "count"),
)
REGIONS = _columns(
    ("region", 26, "region"),
    ("quota_hm3", 20, "volume"),
    ("consumed_before_hm3_per_year", 20, "volume"),
    ("consumed_after_hm3_per_year", 20, "volume"),
    ("cap_hm3", 20, "volume"),
    ("diverted_before_hm3_per_year", 20, "volume"),
    ("diverted_after_hm3_per_year", 20, "volume"),
)
QUALITY = _columns(
    ("node", 26, "node"),
    ("pollutant", 16, "text"),
    ("limit_mg_l", 14, "short"),
    ("mean_before_mg_l", 16, "short"),
    ("mean_after_mg_l", 16, "short"),
    ("worst_before_mg_l", 16, "short"),
    ("worst_after_mg_l", 16, "short"),
    ("over_before", 14, "count"),
    ("over_after", 14, "count"),
    ("newly_over", 12, "count"),
)
DRIEST = _columns(
    ("water_year", 14, "plain"),
    ("inflow_hm3", 22, "volume"),
    ("injury_hm3", 20, "volume"),
    ("worst_right", 50, "right"),
    ("deepened_hm3", 20, "volume"),
    ("bought_hm3", 20, "volume"),
)
PAUSE = _columns(
    ("use", 28, "word"),
    ("pause_section", 30, "node"),
    ("pause_below_m3_s", 24, "flow"),
    ("pause_periods_share", 24, "share"),
    ("pause_missed_hm3_per_year", 28, "volume"),
)
ENDINGS = _columns(
    ("use", 19, "word"),
    ("transfer", 24, "text"),
    ("last_day", 21, "text"),
    ("back_m3_per_year", 20, "m3"),
    ("taker_own_hm3_per_year", 18, "volume"),
    ("taker_bought_hm3_per_year", 18, "volume"),
    ("taker_share_that_ends", 14, "share"),
    ("storage_mean_hm3", 17, "change"),
    ("storage_worst_hm3", 17, "change"),
)
YEAR_TYPES = _columns(
    ("type", 14, "word"),
    ("years", 14, "number_of"),
    ("inflow_hm3", 22, "volume"),
    ("injury_hm3", 20, "volume"),
    ("worst_right", 44, "right"),
    ("worst_share", 16, "share"),
    ("bought_hm3", 20, "volume"),
)
ENSEMBLE = _columns(
    ("use", 24, "word"),
    ("what", 40, "word"),
    ("of", 36, "either"),
    ("low", 20, "short"),
    ("median", 20, "short"),
    ("high", 20, "short"),
)
ACTIVE = _columns(("id", 60, "text"))
WATER = _columns(
    ("use", 24, "word"),
    ("water_changes_consumption_hm3", 20, "change"),
    ("water_changes_storage_hm3", 20, "change"),
    ("water_changes_evaporation_hm3", 20, "change"),
    ("water_changes_losses_hm3", 20, "change"),
    ("water_changes_outflow_hm3", 20, "change"),
    ("water_changes_under_way_hm3", 20, "change"),
)
CURES = _columns(
    ("kind", 34, "word"),
    ("volume_m3", 26, "m3"),
    ("exchange_rate", 18, "plain"),
    ("schedule", 42, "shares"),
    ("release_from", 24, "node"),
    ("release_m3_s", 30, "flows"),
    ("is_harmless", 18, "yes"),
    ("excess", 18, "share"),
)
COMPENSATIONS = _columns(("right", 60, "right"), ("volume_m3_per_year", 34, "m3"), ("fen_per_year", 34, "yuan"))

CHAPTERS = (
    Chapter("sections", (Shown("sections", SECTIONS, _moves), Shown("sections_kept", KEPT))),
    Chapter("ecology", (Shown("ecology", ECOLOGY, lambda row: bool(row["altered_most"]), 20),)),
    Chapter("third_parties", (Shown("third_parties", PARTIES, _harmed_or_helped, 15),)),
    Chapter(
        "returns",
        (
            Shown("returns", RETURNS, lambda row: abs(row["change_hm3_per_year"]) > 1e-2, 16),
            Shown("baselines", WATER, by_use=False),
        ),
    ),
    Chapter("reaches", (Shown("reaches", REACHES, lambda row: bool(row["on_the_way"]), 45), Shown("works", WORKS))),
    Chapter("regions", (Shown("regions", REGIONS),)),
    Chapter("quality", (Shown("quality", QUALITY),)),
    Chapter(
        "drought",
        (
            Shown("drought_driest", DRIEST),
            Shown("drought", PAUSE, lambda row: bool(row.get("pause_section")), 9, False),
        ),
    ),
    Chapter("endings", (Shown("endings", ENDINGS, by_use=False),)),
    Chapter("together", (Shown("active", ACTIVE, by_use=False),)),
    Chapter("certainty", (Shown("year_types", YEAR_TYPES), Shown("ensemble", ENSEMBLE, _tells, 60, False))),
    Chapter("cures", (Shown("cures", CURES, by_use=False), Shown("cures_compensations", COMPENSATIONS, by_use=False))),
)
"""The ten points of an assessment. Source: domain, §4."""
