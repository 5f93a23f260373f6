"""The sample basin against what the bulletins say of the real river; volumes in 1e8 m³ a year unless named."""

import csv
import json
import re
import tomllib
from dataclasses import replace

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import read_basin, river_network
from fenshui.places import sample_basin

FOLDER = sample_basin("yellow_river")
HM3_PER_1E8_M3 = 100.0
# Natural means 1956-2016: 黄河水资源公报 2024, from the value of the year and its printed anomaly.
NATURAL_1956_2016 = {"huayuankou": 484.2, "lijin": 489.9}
# Measured means 2003-2017: 黄河泥沙公报.
MEASURED_2003_2017 = {"toudaoguai": 166.68, "huayuankou": 261.27, "lijin": 172.58}
# Surface water consumed, means 2003-2017: 黄河水资源公报, misprints corrected.
CONSUMED_2003_2017 = {
    "qinghai": 10.63,
    "sichuan": 0.25,
    "gansu": 30.25,
    "ningxia": 38.05,
    "neimenggu": 58.48,
    "shaanxi": 26.37,
    "shanxi": 18.43,
    "henan": 41.67,
    "shandong": 75.44,
    "hebei_tianjin": 6.13,
}
# Consumption quotas: 国办发〔1987〕61号.
QUOTAS_1987 = {
    "qinghai": 14.1,
    "sichuan": 0.4,
    "gansu": 30.4,
    "ningxia": 40.0,
    "neimenggu": 58.6,
    "shaanxi": 38.0,
    "shanxi": 43.1,
    "henan": 55.4,
    "shandong": 70.0,
    "hebei_tianjin": 20.0,
}
# Guarantors: 黄河水量调度条例, article 18.
GUARANTORS = {
    "xunhua": "qinghai",
    "xiaheyan": "gansu",
    "shizuishan": "ningxia",
    "toudaoguai": "neimenggu",
    "tongguan": "shaanxi+shanxi",
    "gaocun": "henan",
    "lijin": "shandong",
}


@pytest.fixture(scope="module")
def reading():
    return read_basin(FOLDER)


@pytest.fixture(scope="module")
def basin(reading):
    return reading.basin


@pytest.fixture(scope="module")
def actual(basin):
    return allocate(basin, use="actual")


@pytest.fixture(scope="module")
def untouched(basin):
    """The river without users and reservoirs."""
    tables = (
        "rights",
        "demands",
        "returns",
        "reservoirs",
        "storage_limits",
        "reservoir_curves",
        "evaporation",
        "targets",
    )
    return allocate(replace(basin, **dict.fromkeys(tables, ())), use="actual")


def test_the_folder_has_no_problems(reading):
    assert reading.problems == ()


def test_the_record_is_780_months_from_july_1956_with_no_blank(basin):
    assert basin.settings.timeline.dates[0].isoformat() == "1956-07-01"
    assert basin.inflows.values.shape[0] == basin.settings.timeline.periods == 780
    assert basin.settings.timeline.dates[-2].isoformat() == "2021-06-01"


def test_the_river_only_joins_and_all_of_it_reaches_the_sea(basin, actual):
    network = river_network(basin)
    assert [node for node in network if network.out_degree(node) == 0] == ["mouth"]
    assert max(degree for _, degree in network.out_degree()) == 1
    assert actual.tier == 1


def test_the_regions_carry_the_shares_of_1987(basin):
    quotas = {region.id: region.quota_m3 for region in basin.regions if region.quota_m3 is not None}
    assert quotas == {province: round(share * 1e8) for province, share in QUOTAS_1987.items()}
    assert sum(quotas.values()) == 37_000_000_000


def test_the_seven_guaranteed_sections_name_who_answers_for_them(basin):
    assert {section.node: section.guarantor for section in basin.sections if section.guarantor} == GUARANTORS


@pytest.mark.parametrize("station", NATURAL_1956_2016)
def test_natural_flow_is_the_published_mean(untouched, station):
    mean = yearly(untouched.node_flow_m3_s(station), untouched, range(1956, 2017))
    assert mean == pytest.approx(NATURAL_1956_2016[station], rel=0.03)


@pytest.mark.parametrize("station", MEASURED_2003_2017)
def test_flow_of_2003_to_2017_is_as_measured(actual, station):
    mean = yearly(actual.node_flow_m3_s(station), actual, range(2003, 2018))
    assert mean == pytest.approx(MEASURED_2003_2017[station], rel=0.15)


def test_as_much_reaches_the_delta_as_expected_of_todays_use(actual):
    assert 170 <= yearly(actual.node_flow_m3_s("lijin"), actual, range(1956, 2022)) <= 260


@pytest.mark.parametrize("province", CONSUMED_2003_2017)
def test_each_province_consumes_what_the_bulletins_say(basin, actual, province):
    years = np.isin(calendar_years(actual), range(2003, 2018))
    columns = [at for at, right in enumerate(basin.rights) if province_of(basin, right) == province]
    ratios = [basin.rights[column].consumption_ratio for column in columns]
    consumed = (actual.delivered_hm3[years][:, columns] @ ratios).mean() * 12 / HM3_PER_1E8_M3
    assert consumed == pytest.approx(CONSUMED_2003_2017[province], rel=0.10)


def test_longyangxia_is_below_its_limit_most_of_the_time(basin, actual):
    capacity = next(reservoir.capacity_hm3 for reservoir in basin.reservoirs if reservoir.node == "longyangxia")
    limits = {limit.period_of_year: limit.max_hm3 for limit in basin.storage_limits if limit.node == "longyangxia"}
    highest = np.array([limits.get(place, capacity) for place in basin.settings.timeline.period_of_year])
    assert np.mean(stored(basin, actual, "longyangxia") >= highest - 1.0) < 0.5


def test_longyangxia_carries_water_from_wet_years_into_dry_ones(basin, actual):
    year_ends = stored(basin, actual, "longyangxia")[11::12]
    falling = "".join("f" if step < 0 else "r" for step in np.diff(year_ends))
    assert "fff" in falling
    assert np.ptp(year_ends) > 0.5 * (24_700 - 5_350)
    assert np.corrcoef(year_ends[1:], year_ends[:-1])[0, 1] > 0.5


def test_the_allocable_volume_of_2006_is_near_the_published_plan(basin):
    """310 in the plan of 2006-07 (新华社 2006-11-09)."""
    allocable = {row.water_year: row.allocable_m3 for row in basin.allocable}
    assert allocable[2006] / 1e8 == pytest.approx(310, rel=0.05)
    assert len(allocable) == 65


def test_nobody_uses_more_than_his_right(basin):
    used: dict[str, float] = {}
    for demand in basin.demands:
        used[demand.right] = used.get(demand.right, 0.0) + demand.diversion_hm3
    for right, diversion in used.items():
        row = basin.right_by_id[right]
        ratio = row.consumption_ratio if row.basis == "consumption" else 1.0
        assert diversion * ratio <= row.annual_volume_m3 / 1e6, right


def test_the_parties_of_the_first_deal_hold_rights(basin):
    giver, taker = basin.right_by_id["sichuan-aba"], basin.right_by_id["ningdong-industry"]
    assert (giver.right_class, giver.basis, giver.annual_volume_m3) == ("regional", "consumption", 40_000_000)
    assert basin.holder_by_id[giver.holder].name_zh == "四川省阿坝州水务局"
    assert basin.holder_by_id[taker.holder].name_zh == "宁夏宁东能源化工基地管委会"
    assert basin.region_and_parents(basin.quota_region_of(taker)) == ("ningxia-ningdong", "ningxia")


def test_the_first_deal_lies_ready_to_be_assessed():
    """《四川宁夏黄河流域区域水权跨省交易协议》, 2023: 5 million m³ a year, 2024-2026, 1.20 yuan/m³."""
    deal = tomllib.loads((FOLDER / "transfers" / "aba-ningdong.toml").read_text(encoding="utf-8"))
    assert (deal["right"], deal["to_right"]) == ("sichuan-aba", "ningdong-industry")
    assert (deal["volume_m3"], deal["basis"], deal["price_fen_per_m3"]) == (5_000_000, "consumption", 120)
    assert (deal["from"], deal["to"]) == ("2024-01-01", "2026-12-31")


def test_every_place_has_a_name_in_both_languages(basin):
    for row in (*basin.nodes, *basin.regions, *basin.holders):
        assert row.name_zh and row.name_en, row.id


def test_every_node_and_reach_has_a_valid_shape(basin):
    assert set(basin.geometry.nodes) == {node.id for node in basin.nodes}
    assert set(basin.geometry.reaches) == {reach.id for reach in basin.reaches}
    assert set(basin.geometry.regions) == set(QUOTAS_1987)
    for shapes in (basin.geometry.nodes, basin.geometry.reaches, basin.geometry.regions):
        assert all(shape.is_valid and not shape.is_empty for shape in shapes.values())


def test_every_reach_is_drawn_from_its_first_node_to_its_last(basin):
    for reach in basin.reaches:
        line = basin.geometry.reaches[reach.id]
        for node, end in ((reach.from_node, line.coords[0]), (reach.to_node, line.coords[-1])):
            assert end == pytest.approx(basin.geometry.nodes[node].coords[0], abs=2e-4), reach.id


def test_every_unverified_item_names_a_figure_that_stands_in_the_basin():
    lines = unverified_lines()
    assert len(lines) > 500
    for line in lines:
        match = re.fullmatch(r"- `([^`]+)` `([^`]+)` `([^`]+)`: \S.*", line)
        assert match, line
        file, item, column = match.groups()
        assert (item, column) in figures(file), line


def unverified_lines():
    text = (FOLDER / "sources.md").read_text(encoding="utf-8").split("## 未核实 / Unverified\n")[1]
    return [line for line in text.splitlines() if line.startswith("- ")]


FIGURES: dict[str, set[tuple[str, str]]] = {}


def figures(file):
    """All (id, column) of a file of the basin: a row's first cell, a feature's id, or a column of inflows."""
    if file not in FIGURES:
        FIGURES[file] = set(read_figures(FOLDER / file))
    return FIGURES[file]


def read_figures(path):
    if path.suffix == ".geojson":
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [(feature["properties"]["id"], "coordinates") for feature in features]
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        columns = table.fieldnames
        if path.name == "inflows.csv":
            return [(column, column) for column in columns[1:]]
        return [(row[columns[0]], column) for row in table for column in columns[1:]]


def yearly(flow_m3_s, run, years):
    """Mean volume of a year over the periods that lie in `years`, 1e8 m³."""
    volumes = flow_m3_s * run.basin.settings.timeline.seconds / 1e8
    return volumes[np.isin(calendar_years(run), years)].mean() * 12


def calendar_years(run):
    return np.array([day.year for day in run.basin.settings.timeline.dates[:-1]])


def stored(basin, run, node):
    return run.storage_hm3[:, [reservoir.node for reservoir in basin.reservoirs].index(node)]


def province_of(basin, right):
    return basin.region_and_parents(basin.quota_region_of(right))[-1]
