"""Loads diluted along tiny rivers, every concentration worked by hand."""

import json
import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.allocation import allocate
from fenshui.basin import find_problems, rows
from fenshui.impact import assess, impact_json
from fenshui.impact.quality import assess_discharges, concentrations_mg_l, quality_changes
from fenshui.transfer import Transfer
from fenshui.transfer.discharge import Discharge, read_discharge, with_discharges
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from rivers import random_river, right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def load(name, node, tonnes=0.0, pollutant="COD", clean=None, holder=""):
    return tuple(rows.Load(name, node, pollutant, place, tonnes, clean, holder) for place in range(1, 13))


def two_towns(**tables):
    """10 hm³ a month of 5 mg/l; the upper town adds 100 t, a branch of 10 hm³ brings none, the lower town adds 60 t."""
    regions = (rows.Region("north"), rows.Region("south"))
    basin = river(
        ["spring", "upper", "branch", "lower", "sea"],
        [("spring", "upper"), ("upper", "lower"), ("branch", "lower"), ("lower", "sea")],
        {"spring": 10.0, "branch": 10.0},
        periods=2,
        regions=regions,
        loads=load("head", "spring", clean=5.0)
        + load("north-town", "upper", 100.0)
        + load("south-town", "lower", 60.0),
        sections=(rows.Section("upper"), rows.Section("lower")),
        quality_limits=(rows.QualityLimit("", "COD", 15.0), rows.QualityLimit("lower", "COD", 12.0)),
        **tables,
    )
    where = {"upper": "north", "lower": "south"}
    return replace(basin, nodes=tuple(replace(node, region=where.get(node.id, "")) for node in basin.nodes))


def leaving(basin, pollutant="COD"):
    found = concentrations_mg_l(allocate(basin), pollutant)
    return {node.id: found[:, column].tolist() for column, node in enumerate(basin.nodes)}


def test_a_load_mixes_with_all_the_water_at_its_node():
    """Upper: (10·5 + 100) / 10 = 15 mg/l. Lower: (150 + 0 + 60) / 20 = 10.5 mg/l."""
    found = leaving(two_towns())
    assert found["spring"] == [5.0, 5.0]
    assert found["upper"] == [15.0, 15.0]
    assert found["branch"] == [0.0, 0.0]
    assert found["lower"] == found["sea"] == [10.5, 10.5]


def test_a_diversion_takes_its_share_of_the_load_and_clean_return_flow_dilutes():
    """The farm takes 4 of 10 hm³ at 15 mg/l and gives 2 back below: (6 · 15 + 60) / (6 + 2 + 10)."""
    basin = replace(
        two_towns(),
        rights=(right("farm", "upper", consumption_ratio=0.5),),
        demands=tuple(rows.Demand("farm", place, 4.0) for place in range(1, 13)),
        returns=(rows.Return("farm", "lower"),),
    )
    found = leaving(basin)
    assert found["upper"][0] == pytest.approx(15.0)
    assert found["lower"][0] == pytest.approx((90 + 60) / 18)


def test_a_loss_on_the_way_changes_no_concentration():
    basin = two_towns()
    reaches = tuple(replace(one, loss=0.5) if one.from_node == "upper" else one for one in basin.reaches)
    found = leaving(replace(basin, reaches=reaches))
    assert found["upper"][0] == 15.0
    assert found["lower"][0] == pytest.approx((75 + 60) / 15)


def test_a_load_decays_over_the_days_it_is_under_way():
    """January's 150 t arrive in February, 31 days later: exp(-0.1 · 31) of them; in January the branch is alone."""
    basin = two_towns()
    reaches = tuple(replace(one, lag_periods=1) if one.from_node == "upper" else one for one in basin.reaches)
    limits = (rows.QualityLimit("", "COD", 15.0, 0.1),)
    found = leaving(replace(basin, reaches=reaches, quality_limits=limits))
    assert found["lower"] == pytest.approx([60 / 10, (150 * math.exp(-3.1) + 60) / 20])


def test_a_reservoir_mixes_with_what_it_holds():
    """It holds 10 hm³ of 15 mg/l; the load stops in February: (10·15 + 10·5) / 20 = 10 mg/l, 10 hm³ pass."""
    basin = two_towns(reservoirs=(rows.Reservoir("upper", 10.0, 0.0, 10.0),))
    loads = tuple(
        replace(row, load_t=0.0) if row.id == "north-town" and row.period_of_year == 2 else row for row in basin.loads
    )
    assert leaving(replace(basin, loads=loads))["upper"] == pytest.approx([15.0, 10.0])


def test_a_load_without_water_cannot_be_told_and_is_over_every_limit():
    rights = (right("farm", "spring"), right("works", "spring", "industry"))
    used = (*(rows.Demand("farm", period, 10.0) for period in (1, 2)), rows.Demand("works", 1, 0.0))
    basin = replace(two_towns(), rights=rights, demands=used)
    deal = Transfer("deal", "farm", 1, to_right="works", **TERM)
    change = next(one for one in quality_changes(assess(basin, [deal]).uses["actual"]) if one.node == "upper")
    assert (change.mean_before_mg_l, change.undiluted_before, change.over_before) == (None, 2, 2)
    assert all(math.isnan(value) for value in leaving(basin)["upper"])


def test_a_transfer_of_water_that_takes_dilution_away_brings_a_section_over_its_limit():
    """The idle right sells 24 hm³ a year to works at the spring: 2 of 10 hm³ a month. Upper: 40 + 100 t in 8 = 17.5."""
    rights = (right("idle", "sea", volume_m3=24_000_000), right("works", "spring", "industry"))
    unused = tuple(rows.Demand(name, 1, 0.0) for name in ("idle", "works"))
    basin = replace(two_towns(), rights=rights, demands=unused)
    deal = Transfer("deal", "idle", 24_000_000, to_right="works", schedule=(1 / 12,) * 12, **TERM)
    changes = {one.node: one for one in quality_changes(assess(basin, [deal]).uses["actual"])}
    assert changes["upper"].worst_after_mg_l == pytest.approx(17.5)
    assert (changes["upper"].limit_mg_l, changes["upper"].newly_over) == (15.0, 2)
    assert changes["lower"].worst_after_mg_l == pytest.approx(200 / 18)
    assert (changes["lower"].limit_mg_l, changes["lower"].newly_over) == (12.0, 0)


def test_without_loads_nothing_is_said_and_without_a_limit_it_cannot_be_told():
    basin = replace(two_towns(), rights=(right("a", "sea"), right("b", "sea")))
    deal = Transfer("deal", "a", 1_000, to_right="b", **TERM)
    assert impact_json(assess(replace(basin, loads=()), [deal]))["quality"] == []
    (first, *_) = impact_json(assess(replace(basin, quality_limits=()), [deal]))["quality"]
    assert (first["limit_mg_l"], first["over_before"], first["newly_over"]) == (None, None, None)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_water_that_is_as_dirty_everywhere_stays_so(seed):
    """Inflows and reservoirs of 7 mg/l, no loads, no clean return flow: 7 mg/l wherever water leaves without decay."""
    basin = random_river(seed)
    basin = replace(basin, inflows=replace(basin.inflows, values=basin.inflows.values + 0.1))
    rights = tuple(replace(one, consumption_ratio=1.0) for one in basin.rights)
    dirty = tuple(row for node in basin.inflows.nodes for row in load(f"l-{node}", node, clean=7.0))
    basin = replace(basin, rights=rights, returns=(), evaporation=(), loads=dirty)
    run = allocate(basin)
    found, passes = concentrations_mg_l(run, "COD"), run.outflow_hm3 > 1e-6
    assert np.allclose(found[passes], 7.0)


def test_a_discharge_right_moves_between_provinces():
    """40 t a month go from the north's town to the south's: upper (50 + 60) / 10, lower (110 + 100) / 20 as before."""
    deal = Discharge("d", "north-town", "south-town", "COD", 480.0, **TERM)
    found = assess_discharges(two_towns(), [deal])
    changes = {one.node: one for one in found.uses["actual"]}
    assert changes["upper"].worst_after_mg_l == pytest.approx(11.0)
    assert changes["lower"].worst_after_mg_l == pytest.approx(10.5)
    assert (found.verdict, found.crosses_provinces) == ("none", (True,))


def test_a_discharge_right_moved_upstream_hurts_those_between():
    """60 t a month go up: (50 + 160) / 10 = 21 mg/l at the upper section, limit 15; the lower one stays at 10.5."""
    deal = Discharge("d", "south-town", "north-town", "COD", 720.0, **TERM)
    found = assess_discharges(two_towns(), [deal])
    assert found.verdict == "injury"
    assert found.uses["actual"][0].worst_after_mg_l == pytest.approx(21.0)


def test_a_transfer_and_its_reverse_leave_every_load_as_it_was():
    there, back = (
        Discharge("d", "north-town", "south-town", "COD", 480.0, **TERM),
        Discharge("e", "south-town", "north-town", "COD", 480.0, **TERM),
    )
    basin = two_towns()
    for row, was in zip(with_discharges(basin, [there, back]).loads, basin.loads, strict=True):
        assert row.load_t == pytest.approx(was.load_t, abs=1e-9)


def test_a_discharge_file_says_what_is_wrong_with_it(tmp_path):
    file = tmp_path / "d.toml"
    text = (
        'format = 1\nkind = "discharge"\nid = "d"\nload = "north-town"\nto_load = "south-town"\npollutant = "COD"\n'
        'tonnes_per_year = 480\nfrom = "2024-01-01"\nto = "2026-12-31"\n'
    )
    file.write_text(text, encoding="utf-8")
    assert read_discharge(file) == Discharge("d", "north-town", "south-town", "COD", 480.0, **TERM)
    for was, wrong in (
        ("480", "-1"),
        ("south-town", "north-town"),
        ('"discharge"', '"water"'),
        ("format", "odd = 1\nformat"),
    ):
        file.write_text(text.replace(was, wrong), encoding="utf-8")
        with pytest.raises(Refused, match="unusable"):
            read_discharge(file)
    with pytest.raises(Refused, match="more_discharge_than_held"):
        with_discharges(two_towns(), [Discharge("d", "north-town", "south-town", "COD", 1_201.0, **TERM)])
    with pytest.raises(Refused, match="no_such_load"):
        with_discharges(two_towns(), [Discharge("d", "north-town", "nobody", "COD", 1.0, **TERM)])


def test_faults_in_the_tables_are_problems():
    wrong = replace(
        two_towns(),
        loads=(rows.Load("x", "nowhere", "COD", 13, -1.0, -2.0, "nobody"), *load("y", "sea")[:1] * 2),
        quality_limits=(rows.QualityLimit("nowhere", "COD", -1.0, -0.1),),
    )
    found = {(problem.file, problem.column) for problem in find_problems(wrong)}
    assert {("loads.csv", name) for name in ("node", "period_of_year", "load_t", "inflow_mg_l", "holder", "")} <= found
    assert {("quality_limits.csv", name) for name in ("node", "limit_mg_l", "decay_per_day")} <= found


def test_json_can_be_written():
    basin = replace(two_towns(), rights=(right("a", "sea"), right("b", "sea")))
    json.dumps(impact_json(assess(basin, [Transfer("deal", "a", 1_000, to_right="b", **TERM)])), allow_nan=False)
