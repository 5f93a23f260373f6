"""What every run proves about itself, and that the proofs can fail; and networkx as an independent referee."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from fenshui.allocation import Run, allocate, compile_river, judge
from fenshui.allocation.accounts import fresh_state, open_period
from fenshui.allocation.balance import worst_imbalance
from fenshui.allocation.certificate import count_unproved, empty_proof
from fenshui.allocation.passing import pass_on
from fenshui.allocation.pieces import empty_pieces, set_stores, set_users
from fenshui.basin import read_basin
from fenshui.basin.rows import Reservoir
from fenshui.places import sample_basin
from hypothesis import given
from hypothesis import strategies as st
from rivers import CLASSES, right, river


@pytest.fixture(scope="module")
def yellow_river():
    return read_basin(sample_basin("yellow_river")).basin


def test_every_drop_of_the_yellow_river_is_accounted_for(yellow_river):
    allocation = allocate(yellow_river)
    assert allocation.tier == 1
    assert allocation.certificate_ok
    assert allocation.max_balance_error <= 1e-9


@pytest.mark.parametrize("day", ["1958-07-01", "1972-06-01", "1997-06-01", "2000-05-01", "2018-08-01"])
@pytest.mark.parametrize("use", ["actual", "entitlement"])
def test_the_judge_agrees_on_the_yellow_river(yellow_river, day, use):
    period = [each.isoformat() for each in yellow_river.settings.timeline.dates].index(day)
    assert judge(Run(compile_river(yellow_river), use), period).worst_difference <= 1e-9


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_the_judge_agrees_on_every_month_of_thirty_years_of_the_yellow_river(yellow_river):
    run = Run(compile_river(yellow_river))
    assert max(judge(run, period).worst_difference for period in range(300, 660)) <= 1e-9


@pytest.mark.parametrize("part", ["delivered", "storage", "flow", "outflow", "evaporated"])
def test_a_lost_drop_shows_in_the_balance(part):
    basin = read_basin(sample_basin("two_farms")).basin
    basin = replace(basin, reservoirs=(Reservoir("upper", 1.0),))
    run = Run(compile_river(basin))
    outcome, _ = run.outcome()
    assert worst_imbalance(run.river, run.record, outcome) <= 1e-12
    getattr(outcome, part)[6, 0] += 1e-3
    if part == "outflow":
        getattr(outcome, part)[6, -1] += 1e-3
    assert worst_imbalance(run.river, run.record, outcome) > 1e-6


@pytest.mark.parametrize(
    ("taken", "unproved"),
    [
        ((2, 5, 5), 0),
        ((2, 6, 4), 1),  # C is short though B stands higher in the same row
        ((1, 5.5, 5.5), 1),  # A's stream has water left
        ((2, 5, 4), 2),  # water flows on, and neither B nor C is full
        ((3, 5, 4), 2),  # A takes more than its stream carries, and C stands below B
    ],
)
def test_the_certificate_finds_out_an_unfair_or_idle_answer(taken, unproved):
    """Two headwaters with 2 and 10 meet at c; A, B and C ask 10 each: only 2, 5, 5 is fair."""
    users = [right("A", "a"), right("B", "b"), right("C", "c")]
    basin = river("abc", [("a", "c"), ("b", "c")], {"a": 2, "b": 10}, users, dict.fromkeys("ABC", 10))
    assert _unproved(Run(compile_river(basin)), np.array(taken, dtype=float)) == unproved


def _unproved(run, taken):
    """What the certificate says of the first period if users took this much."""
    river, record = run.river, run.record
    state = fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, record.volume)
    open_period(0, river.users, river.stores, record, state)
    pieces = empty_pieces(river.users, river.stores, river.order.count)
    set_users(river.users, state, False, pieces)
    set_stores(0, river.users, river.stores, record, state, pieces)
    outflow = np.zeros(len(river.nodes))
    pass_on(river.tree, river.users, river.home, state.usable, taken, outflow)
    groups = float(river.order.count)
    return count_unproved(
        river.tree, river.home, state.usable, np.zeros(len(river.nodes)), river.targets, record.target[0], pieces,
        np.full(len(taken), groups), taken, outflow, groups, empty_proof(river.tree, len(river.home)),
    )  # fmt: skip


@st.composite
def whole_rivers(draw):
    """A river of whole numbers without losses, returns or reservoirs: a plain flow problem."""
    count = draw(st.integers(2, 8))
    names = [f"n{i}" for i in range(count)]
    ways = [(names[i], names[draw(st.integers(i + 1, count - 1))]) for i in range(count - 1)]
    inflow = {name: draw(st.integers(0, 30)) for name in names}
    users = [
        (right(f"u{k}", draw(st.sampled_from(names)), draw(st.sampled_from(CLASSES[:4]))), draw(st.integers(0, 30)))
        for k in range(draw(st.integers(1, 7)))
    ]
    return river(names, ways, inflow, [user for user, _ in users], {user.id: use for user, use in users})


@given(whole_rivers())
def test_network_simplex_gives_every_class_the_same_total(basin):
    """With a weight for each class that outweighs all below it, the cheapest flow serves classes in their order."""
    allocation = allocate(basin)
    flows = nx.min_cost_flow(_as_flow_problem(basin)) if basin.rights else {}
    for name in CLASSES[:4]:
        members = [index for index, each in enumerate(basin.rights) if each.priority == name]
        simplex = sum(flows[basin.rights[index].node].get(basin.rights[index].id, 0) for index in members)
        assert allocation.delivered_hm3[0, members].sum() == pytest.approx(simplex, abs=1e-9)


def _as_flow_problem(basin):
    weight = {name: -(1000 ** (4 - rank)) for rank, name in enumerate(CLASSES[:4])}
    graph = nx.DiGraph()
    inflow = {node: int(value) for node, value in zip(basin.inflows.nodes, basin.inflows.values[0], strict=True)}
    for node in basin.nodes:
        graph.add_node(node.id, demand=-inflow.get(node.id, 0))
        if not any(reach.from_node == node.id for reach in basin.reaches):
            graph.add_edge(node.id, "sink", weight=0)
    for reach in basin.reaches:
        graph.add_edge(reach.from_node, reach.to_node, weight=0)
    asked = {row.right: int(row.diversion_hm3) for row in basin.demands if row.period_of_year == 1}
    for each in basin.rights:
        graph.add_edge(each.node, each.id, capacity=asked[each.id], weight=weight[each.priority])
        graph.add_edge(each.id, "sink", weight=0)
    graph.nodes["sink"]["demand"] = sum(inflow.values())
    return graph
