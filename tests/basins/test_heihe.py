"""The Heihe against its published figures; volumes in 1e8 m³ a year."""

import csv
import re

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import read_basin
from fenshui.desk.unverified import doubts
from fenshui.impact import assess, impact_json
from fenshui.impact.ecology import owed_release_hm3, release_accounts
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer

FOLDER = sample_basin("heihe")
HM3_PER_1E8_M3 = 100.0


@pytest.fixture(scope="module")
def basin():
    reading = read_basin(FOLDER)
    assert reading.problems == ()
    return reading.basin


@pytest.fixture(scope="module")
def actual(basin):
    return allocate(basin, use="actual")


@pytest.mark.parametrize(
    ("station", "since", "published"),
    [
        ("yingluoxia", 1945, 15.87),
        ("zhengyixia", 1945, 10.59),
        ("yingluoxia", 2000, 17.53),
        ("zhengyixia", 2000, 10.19),
    ],
)
def test_the_means_of_both_stations_are_the_published_ones(actual, station, since, published):
    assert mean_volume(actual, station, since) == pytest.approx(published, abs=0.005)


def test_below_the_middle_reach_1_5_are_used_and_the_rest_parts_seven_to_three(actual):
    east, west, arriving = (mean_volume(actual, node, 1945) for node in ("east", "west_juyan", "langxinshan"))
    assert mean_volume(actual, "zhengyixia", 1945) - arriving == pytest.approx(1.5, abs=0.001)
    assert east / west == pytest.approx(7 / 3)


@pytest.mark.parametrize(("arriving", "owed"), [(15.8, 9.5), (16.8, 10.68), (17.53, 11.54)])
def test_the_rule_is_as_published(basin, arriving, owed):
    """9.5 of 15.8 in a mean year, and 1.18 for each further 1."""
    points = [(row.inflow_hm3, row.release_hm3) for row in basin.release_rules]
    found = owed_release_hm3(points, np.array([arriving * HM3_PER_1E8_M3]))[0] / HM3_PER_1E8_M3
    assert found == pytest.approx(owed, abs=0.005)


def test_about_15_are_owed_by_2012_and_nothing_was_before_2000(actual):
    """Published are 15; thirteen years of 11.54 owed and 10.19 passed make 17.6, and so it comes out year by year."""
    (account,) = release_accounts(actual)
    arrears = dict(zip(account.years, account.arrears_hm3 / HM3_PER_1E8_M3, strict=True))
    assert arrears[1999] == 0.0
    assert arrears[2012] == pytest.approx(13 * (11.54 - 10.19), abs=0.3)
    assert arrears[2012] == pytest.approx(15.0, rel=0.2)


def test_water_sold_down_to_the_lake_pays_back_what_is_owed(basin):
    """Since 2000 Ganzhou uses all it may: 0.2 a year less there for thirteen years are 2.6 less owed at 正义峡."""
    deal = read_transfer(FOLDER / "transfers" / "ganzhou-juyan.toml")
    table = impact_json(assess(basin, [deal]))
    rule = next(row for row in table["release_rules"] if row["use"] == "actual")
    paid = rule["arrears_before_hm3"][-1] - rule["arrears_after_hm3"][-1]
    assert paid / HM3_PER_1E8_M3 == pytest.approx(13 * 0.2, rel=0.01)
    assert table["paper_water_m3"] == pytest.approx(20e6 * 55 / 68, rel=1e-3)  # before 2000 it used far less


def test_every_unverified_figure_is_named_and_stands_in_the_basin(basin):
    named = doubts(basin.sources)
    assert ("inflows.csv", "source", "source") in named and len(named) > 20
    for file, name, column in named:
        with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            firsts = {row[table.fieldnames[0]] for row in table}
        assert column in table.fieldnames and (name in firsts or name in table.fieldnames), (file, name, column)
    assert all(re.search(r"[一-鿿].* / ", why) for why in named.values())


def mean_volume(run, node, since):
    timeline = run.basin.settings.timeline
    inside = timeline.water_year >= since
    years = len(np.unique(timeline.water_year[inside]))
    return float((run.node_flow_m3_s(node) * timeline.seconds)[inside].sum()) / 1e8 / years
