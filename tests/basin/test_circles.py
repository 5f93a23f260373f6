"""A river that flows back into itself is found, however it winds; networkx judges the same river."""

from dataclasses import replace
from itertools import pairwise

import networkx as nx
from fenshui.basin import find_problems, read_basin
from fenshui.basin.rows import Node, Reach
from fenshui.places import sample_basin
from hypothesis import given
from hypothesis import strategies as st

FARMS = read_basin(sample_basin("two_farms")).basin
ENDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=9)


@given(ENDS)
def test_a_circle_is_told_where_there_is_one_and_nowhere_else(ends):
    river = replace(
        FARMS,
        nodes=tuple(Node(f"n{at}", "junction") for at in range(6)),
        reaches=tuple(Reach(f"r{at}", f"n{start}", f"n{end}") for at, (start, end) in enumerate(ends)),
    )
    told = [one for one in find_problems(river) if one.expected.id == "basin.expected.no_cycle"]
    assert len(told) == (not nx.is_directed_acyclic_graph(nx.DiGraph(ends)))
    for circle in told:
        places = [int(name[1:]) for name in circle.found.split(" → ")]
        assert places[0] == places[-1] and set(pairwise(places)) <= set(ends)
