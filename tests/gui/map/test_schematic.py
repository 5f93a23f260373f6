from datetime import date

import numpy as np
from fenshui.basin import Basin, Inflows, Settings, Timeline
from fenshui.basin.rows import Node, Reach
from fenshui.gui.map.layout import lay_out
from fenshui.gui.map.schematic import schematic_points
from fenshui.gui.map.stream_order import stream_orders
from hypothesis import given
from hypothesis import strategies as st


def river(*reaches):
    """A basin from pairs of node names; everything else is left out."""
    names = list(dict.fromkeys(name for pair in reaches for name in pair))
    rows = tuple(Reach(f"{a}-{b}", a, b) for a, b in reaches)
    settings = Settings("", "", Timeline("year", date(2000, 1, 1), 1))
    return Basin(settings, tuple(Node(name, "junction") for name in names), rows, Inflows((), np.zeros((1, 0))))


def test_a_river_without_tributaries_is_drawn_straight_across():
    points = schematic_points(river(("a", "b"), ("b", "c")))
    assert (points[:, 1] == 0).all()
    assert points[:, 0].tolist() == [-2, -1, 0]


def test_a_tributary_lies_beside_the_main_stem_and_joins_it():
    basin = river(("a", "b"), ("b", "c"), ("c", "d"), ("t", "c"))
    places = dict(zip((node.id for node in basin.nodes), schematic_points(basin).tolist(), strict=True))
    assert places["a"][1] == places["b"][1] == places["c"][1] == places["d"][1]
    assert places["t"][1] != places["c"][1]
    assert places["t"][0] < places["c"][0]


def test_a_basin_without_geometry_is_laid_out_as_a_schematic_with_a_line_for_every_reach():
    layout = lay_out(river(("a", "c"), ("b", "c"), ("c", "d")))
    assert layout.is_schematic
    assert [len(one) for one in layout.lines] == [2, 2, 2]
    assert layout.orders.tolist() == [1, 1, 2]


def test_a_canal_in_a_circle_does_not_keep_the_river_from_being_drawn():
    assert len(schematic_points(river(("a", "b"), ("b", "a"), ("b", "c")))) == 3


def test_two_equal_streams_make_a_greater_one_and_a_brook_does_not():
    rows = river(("a", "c"), ("b", "c"), ("c", "e"), ("d", "e"), ("e", "f")).reaches
    assert stream_orders(rows).tolist() == [1, 1, 2, 1, 2]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_no_two_places_of_any_tree_lie_on_each_other(parents):
    pairs = [(f"n{number + 1}", f"n{min(parent, number)}") for number, parent in enumerate(parents)]
    points = schematic_points(river(*pairs))
    assert len(np.unique(points.round(6), axis=0)) == len(points)
