"""How far it is along a river, by hand on rivers of a few reaches."""

from dataclasses import replace

import networkx as nx
import pytest
from fenshui.basin import read_basin
from fenshui.basin.rows import Node, Reach
from fenshui.basin.way_down import OnRiver, WaysDown
from fenshui.places import sample_basin
from hypothesis import given
from hypothesis import strategies as st

FARMS = read_basin(sample_basin("two_farms")).basin
LENGTHS_M = (20.0, 30.0, 20.0, 30.0)  # spring, upper, ford, lower, sea


@pytest.fixture
def ways():
    return WaysDown(FARMS, LENGTHS_M.__getitem__)


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        (OnRiver("spring"), OnRiver("sea"), 100.0),
        (OnRiver("ford"), OnRiver("ford"), 0.0),
        (OnRiver(reach=0, share=0.25), OnRiver(reach=0, share=0.75), 10.0),
        (OnRiver(reach=0, share=0.5), OnRiver(reach=3, share=0.1), 10 + 30 + 20 + 3),
        (OnRiver(reach=1, share=0.5), OnRiver("lower"), 15 + 20),
        (OnRiver("upper"), OnRiver(reach=2, share=0.5), 30 + 10),
    ],
)
def test_it_is_as_far_up_as_down(ways, one, other, metres):
    assert ways.between_m(one, other) == pytest.approx(metres)
    assert ways.between_m(other, one) == pytest.approx(metres)


def test_water_does_not_flow_up(ways):
    assert ways.down_m(OnRiver("sea"), OnRiver("spring")) is None
    assert ways.down_m(OnRiver(reach=1, share=0.6), OnRiver(reach=1, share=0.4)) is None


def test_two_tributaries_do_not_drain_to_each_other():
    rows = (Reach("a", "one", "meeting"), Reach("b", "other", "meeting"))
    river = replace(FARMS, nodes=tuple(Node(name, "junction") for name in ("one", "other", "meeting")), reaches=rows)
    assert WaysDown(river, lambda _: 1.0).between_m(OnRiver(reach=0), OnRiver(reach=1)) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 9)), max_size=12))
def test_another_way_of_searching_finds_no_shorter_way(ends):
    river = replace(
        FARMS,
        nodes=tuple(Node(f"n{at}", "junction") for at in range(6)),
        reaches=tuple(Reach(f"r{at}", f"n{start}", f"n{end}") for at, (start, end, _) in enumerate(ends)),
    )
    graph = nx.MultiDiGraph([(f"n{start}", f"n{end}", {"weight": length}) for start, end, length in ends])
    graph.add_nodes_from(f"n{at}" for at in range(6))
    judged = nx.single_source_bellman_ford_path_length(graph, "n0")
    ways = WaysDown(river, lambda reach: float(ends[reach][2]))
    found = {f"n{at}": ways.down_m(OnRiver("n0"), OnRiver(f"n{at}")) for at in range(6)}
    assert {name: metres for name, metres in found.items() if metres is not None} == judged
