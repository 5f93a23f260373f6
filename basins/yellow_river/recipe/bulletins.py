"""The published figures: stations, yearly flows, monthly shares, quotas, and what each province used."""

from collections import defaultdict
from functools import cached_property
from pathlib import Path

from .tables import read_table

FIRST_YEAR, LAST_YEAR = 1956, 2021
MEAN_YEARS = range(2003, 2018)
SECTORS = {
    "agriculture": ("irrigation", "forestry_livestock_fishery"),
    "industry": ("industry",),
    "domestic": ("domestic", "urban_public"),
    "ecology": ("ecological",),
}
# Misprints of the bulletins: with these added the rows and columns of each year close (1e8 m3).
CORRECTIONS = {
    ("2011", "neimenggu", "withdrawal", "irrigation"): 30.00,
    ("2014", "shandong", "withdrawal", "domestic"): 1.61,
    ("2014", "shandong", "withdrawal", "ecological"): 2.01,
    ("2014", "henan", "consumption", "domestic"): -1.90,
    ("2014", "henan", "consumption", "ecological"): 2.46,
    ("2014", "gansu", "consumption", "ecological"): 0.10,
    ("2013", "shandong", "withdrawal", "forestry_livestock_fishery"): -1.00,
    ("2009", "shandong", "withdrawal", "total"): -1.00,
    ("2009", "shaanxi", "withdrawal", "industry"): -0.18,
    ("2009", "shaanxi", "consumption", "forestry_livestock_fishery"): 0.06,
    ("2010", "shandong", "withdrawal", "ecological"): -0.45,
    ("2010", "henan", "consumption", "ecological"): -0.03,
    ("2012", "shaanxi", "consumption", "industry"): -0.10,
}

MeanUse = dict[tuple[str, str, str], float]
"""(province, sector, withdrawal or consumption) -> hm3 a year."""


class Bulletins:
    """The folder of published figures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mean_use(self) -> MeanUse:
        """Surface water withdrawn and consumed, mean of 2003-2017, Hebei and Tianjin together."""
        sums: MeanUse = defaultdict(float)
        for row in read_table(self.folder / "consumption_by_year.csv"):
            if row["water"] != "surface" or int(row["year"]) not in MEAN_YEARS or row["province_id"] == "total":
                continue
            province = "hebei_tianjin" if row["province_id"] in ("hebei", "tianjin") else row["province_id"]
            for sector, columns in SECTORS.items():
                volume = sum(_corrected(row, column) for column in columns)
                sums[province, sector, row["item"]] += volume * 100 / len(MEAN_YEARS)
        return dict(sums)

    def yearly_flow(self, station: str) -> dict[int, float]:
        """Measured flow of the calendar years 1956-2021 (黄河泥沙公报), 1e8 m3."""
        rows = read_table(self.folder / "natural_flow_annual.csv")
        chosen = [row for row in rows if row["station_id"] == station and row["kind"].startswith("measured")]
        flows = {int(row["year"]): float(row["value_1e8m3"]) for row in chosen}
        return {year: flows[year] for year in range(FIRST_YEAR, LAST_YEAR + 1)}

    def monthly_shares(self, station_zh: str) -> list[float]:
        """Share of the natural flow of a year that passes in each calendar month."""
        shares = {
            int(row["period"]): float(row["share_pct"])
            for row in read_table(self.folder / "monthly_distribution.csv")
            if row["station_zh"] == station_zh and row["period"].isdigit()
        }
        return [shares[month] / sum(shares.values()) for month in range(1, 13)]

    @cached_property
    def stations(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in read_table(self.folder / "stations.csv")}

    @cached_property
    def reservoirs(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in read_table(self.folder / "reservoirs.csv")}

    @cached_property
    def districts(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in read_table(self.folder / "irrigation_districts.csv")}

    @cached_property
    def provinces(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in read_table(self.folder / "provinces_1987.csv")}


def _corrected(row: dict[str, str], column: str) -> float:
    added = CORRECTIONS.get((row["year"], row["province_id"], row["item"], column), 0.0)
    return float(row[column] or 0) + added
