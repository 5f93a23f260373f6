"""What holds for every river: random ones with losses, lags, returns, reservoirs, rule curves, targets and canals."""

from dataclasses import replace

import numpy as np
import pytest
from fenshui.allocation import Run, allocate, compile_river, judge
from fenshui.basin import find_problems, rows
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from rivers import CLASSES, random_river, right, tangled_river

SHARING = ("max-min", "proportional", "equal-losses", "seniority")
seeds = st.integers(0, 2**31)
sharings = st.sampled_from(SHARING)
uses = st.sampled_from(("actual", "entitlement"))


def largest(allocation):
    return max(float(allocation.asked_hm3.max(initial=0.0)), 1e-9)


def gap(one, other):
    return float(np.abs(one - other).max(initial=0.0))


@given(seeds, sharings)
def test_a_random_river_has_no_faults_so_that_the_others_test_something(seed, sharing):
    assert find_problems(random_river(seed, sharing)) == []


@pytest.mark.parametrize("sharing", SHARING)
def test_all_tiers_and_the_judge_agree_on_two_thousand_rivers(sharing):
    """Five hundred for each way of sharing: water lines, rows, canals and networkx, to 1e-9 of the largest request."""
    for seed in range(500):
        river = compile_river(random_river(seed, sharing))
        assert river.tree is not None
        lines = Run(river).allocation()
        for engine in ("packing", "lp") if Run(river).packing else ("lp",):
            other = Run(river, engine=engine).allocation()
            for one, two in zip(figures(lines), figures(other), strict=True):
                assert gap(one, two) <= 1e-9 * largest(lines), (seed, engine)
        assert judge(Run(river), seed % 6).worst_difference <= 1e-9, seed


def figures(allocation):
    """What an allocation says of users, reservoirs and reaches, hm³."""
    return allocation.delivered_hm3, allocation.storage_hm3, allocation.flow_hm3


@settings(max_examples=300)
@given(seeds, sharings, uses)
def test_walking_the_canals_and_the_general_programme_give_everybody_the_same(seed, sharing, use):
    """The general programme is near to 1e-7 only, and refuses where it is not; which canal carries it leaves open."""
    river = compile_river(tangled_river(seed, sharing))
    walked = Run(river, use, engine="lp").allocation()
    try:
        programme = Run(river, use, engine="highs").allocation()
    except Refused:
        return
    assert gap(walked.delivered_hm3, programme.delivered_hm3) <= 1e-7 * largest(walked)
    assert gap(walked.storage_hm3, programme.storage_hm3) <= 1e-7 * largest(walked)
    canals = [reach.kind == "canal" for reach in walked.basin.reaches]
    used, needed = (each.flow_hm3[:, canals].sum(axis=1) for each in (walked, programme))
    assert (used <= needed + 1e-6 * largest(walked)).all()


@given(seeds, sharings, uses)
def test_water_lines_and_linear_programmes_give_the_same_answer(seed, sharing, use):
    river = compile_river(random_river(seed, sharing))
    if river.tree is None:
        return
    lines, programme = Run(river, use).allocation(), Run(river, use, engine="highs").allocation()
    scale = largest(lines)
    assert gap(lines.delivered_hm3, programme.delivered_hm3) <= 1e-7 * scale
    assert gap(lines.storage_hm3, programme.storage_hm3) <= 1e-7 * scale
    assert gap(lines.flow_hm3, programme.flow_hm3) <= 1e-7 * scale


@settings(max_examples=20)
@given(seeds, sharings, st.integers(0, 5))
def test_the_judge_agrees(seed, sharing, period):
    river = compile_river(random_river(seed, sharing))
    if river.tree is not None:
        assert judge(Run(river), period).worst_difference <= 1e-9


@given(seeds, st.integers(0, 8), st.floats(0.01, 50))
def test_more_water_never_lowers_anybody_in_that_period(seed, column, more):
    basin = random_river(seed)
    if compile_river(basin).tree is None:
        return
    wetter = basin.inflows.values.copy()
    wetter[0, column % wetter.shape[1]] += more
    before, after = allocate(basin), allocate(replace(basin, inflows=replace(basin.inflows, values=wetter)))
    assert (after.delivered_hm3[0] >= before.delivered_hm3[0] - 1e-9 * largest(before)).all()
    assert (after.storage_hm3[0] >= before.storage_hm3[0] - 1e-9 * largest(before)).all()


@given(seeds, st.sampled_from(("max-min", "seniority", "equal-losses")), st.floats(0.1, 100))
def test_a_junior_never_costs_a_senior_a_drop(seed, sharing, use):
    basin = random_river(seed, sharing)
    if compile_river(basin).tree is None:
        return
    seniors = replace(basin, settings=replace(basin.settings, priorities=(*CLASSES[:4], "leisure", "storage")))
    place = basin.nodes[seed % len(basin.nodes)].id
    junior = right("junior", place, "leisure")
    asked = tuple(rows.Demand("junior", month, use) for month in range(1, 13))
    crowded = replace(seniors, rights=(*basin.rights, junior), demands=(*basin.demands, *asked))
    before, after = allocate(seniors), allocate(crowded)
    assert gap(before.delivered_hm3[0], after.delivered_hm3[0, :-1]) <= 1e-9 * largest(before)


@given(seeds, sharings)
def test_twice_the_volumes_give_twice_the_answer(seed, sharing):
    basin = random_river(seed, sharing)
    if compile_river(basin).tree is None:
        return
    one, two = allocate(basin), allocate(doubled(basin))
    assert gap(2.0 * one.delivered_hm3, two.delivered_hm3) <= 1e-9 * largest(two)
    assert gap(2.0 * one.storage_hm3, two.storage_hm3) <= 1e-9 * largest(two)


@given(seeds, sharings)
def test_the_order_of_rows_changes_nothing_bit_for_bit(seed, sharing):
    basin = random_river(seed, sharing)
    if compile_river(basin).tree is None:
        return
    turned = shuffled(basin, seed)
    one, other = allocate(basin), allocate(turned)
    order = [[right.id for right in turned.rights].index(right.id) for right in basin.rights]
    assert np.array_equal(one.delivered_hm3, other.delivered_hm3[:, order])
    order = [[reach.id for reach in turned.reaches].index(reach.id) for reach in basin.reaches]
    assert np.array_equal(one.flow_hm3, other.flow_hm3[:, order])


@pytest.mark.full
@pytest.mark.timeout(7200)
@settings(max_examples=1500)
@given(seeds, sharings, uses)
def test_water_lines_and_linear_programmes_agree_on_many_rivers(seed, sharing, use):
    test_water_lines_and_linear_programmes_give_the_same_answer.hypothesis.inner_test(seed, sharing, use)


def doubled(basin):
    """The same basin with all volumes, areas and flows twice as large."""
    return replace(
        basin,
        inflows=replace(basin.inflows, values=basin.inflows.values * 2),
        reaches=tuple(replace(r, capacity_m3_s=r.capacity_m3_s and 2 * r.capacity_m3_s) for r in basin.reaches),
        rights=tuple(replace(r, annual_volume_m3=2 * r.annual_volume_m3) for r in basin.rights),
        demands=tuple(replace(r, diversion_hm3=2 * r.diversion_hm3) for r in basin.demands),
        reservoirs=tuple(
            rows.Reservoir(r.node, 2 * r.capacity_hm3, 2 * r.dead_hm3, 2 * r.initial_hm3) for r in basin.reservoirs
        ),
        storage_limits=tuple(replace(r, max_hm3=2 * r.max_hm3) for r in basin.storage_limits),
        reservoir_curves=tuple(
            rows.CurvePoint(r.node, 2 * r.storage_hm3, 2 * r.area_km2) for r in basin.reservoir_curves
        ),
        rule_curves=tuple(replace(r, target_hm3=2 * r.target_hm3) for r in basin.rule_curves),
        targets=tuple(replace(r, flow_m3_s=2 * r.flow_m3_s) for r in basin.targets),
    )


def shuffled(basin, seed):
    """The same basin with the rows of every table, and the columns of the inflows, in another order."""
    draw = np.random.default_rng(seed)

    def turn(table):
        return tuple(table[i] for i in draw.permutation(len(table)))

    columns = draw.permutation(len(basin.inflows.nodes))
    tables = (
        "nodes", "reaches", "rights", "demands", "returns", "reservoirs", "storage_limits", "reservoir_curves",
        "evaporation", "rule_curves", "targets",
    )  # fmt: skip
    inflows = replace(
        basin.inflows, nodes=tuple(basin.inflows.nodes[i] for i in columns), values=basin.inflows.values[:, columns]
    )
    return replace(basin, inflows=inflows, **{name: turn(getattr(basin, name)) for name in tables})
