"""A river that breaks off, and places that wait for water in vain, are told of; a river that is whole is not."""

from dataclasses import replace

import pytest
from fenshui.allocation import allocate
from fenshui.basin import Inflows, read_basin, rows
from fenshui.basin.editing.river import delete_node
from fenshui.basin.editing.rows_in import without
from fenshui.basin.unfinished import unfinished
from fenshui.places import sample_basin
from hypothesis import given
from hypothesis import strategies as st
from rivers import random_river, right, river, tangled_river

BASINS = ("two_farms", "heihe", "yellow_river")


def told(basin):
    return [(problem.found, problem.expected.id.rsplit(".", 1)[-1]) for problem in unfinished(basin)]


@pytest.fixture(scope="module")
def farms():
    return read_basin(sample_basin("two_farms")).basin


def valley(kinds, reaches, inflow, rights=()):
    """A river of nodes of these kinds; of its rights only the place matters here."""
    uses = {one.id: 1.0 for one in rights}
    basin = river(
        kinds, [(*ends[:2], {"kind": "canal"} if ends[2:] else None) for ends in reaches], inflow, rights, uses
    )
    return replace(basin, nodes=tuple(rows.Node(name, kind) for name, kind in kinds.items()))


@pytest.mark.parametrize("name", BASINS)
def test_nothing_is_told_of_a_basin_that_is_whole_and_something_of_each_reach_that_is_taken_out(name):
    basin = read_basin(sample_basin(name)).basin
    assert told(basin) == []
    assert [reach.id for reach in basin.reaches if not told(without(basin, "reaches", reach.id))] == []


def test_a_river_in_two_pieces_is_told_of_above_the_gap_and_below_it(farms):
    """Of spring → upper | ford → lower → sea the upper farm is cut off from the sea, ford and lower farm from water."""
    assert told(without(farms, "reaches", "r2")) == [("upper", "cut"), ("ford", "dry"), ("lower", "dry")]


def test_a_piece_below_the_gap_that_has_water_of_its_own_leaves_the_upper_one_cut_off(farms):
    apart = without(farms, "reaches", "r2")
    more = Inflows(("spring", "ford"), farms.inflows.values.repeat(2, axis=1))
    assert told(replace(apart, inflows=more)) == [("upper", "cut")]


def test_without_its_outlet_a_river_breaks_off_where_it_is_used_last(farms):
    assert told(delete_node(farms, "sea")) == [("lower", "cut")]


def test_two_rivers_with_an_outlet_each_are_no_river_in_two_pieces():
    kinds = {"a": "source", "sea": "outlet", "b": "source", "bay": "outlet"}
    assert told(valley(kinds, [("a", "sea"), ("b", "bay")], {"a": 1.0, "b": 2.0})) == []


def test_a_branch_may_end_where_it_is_used_up_but_not_in_the_fields():
    kinds = {"a": "source", "town": "diversion", "fields": "junction", "sea": "outlet"}
    basin = valley(kinds, [("a", "sea"), ("a", "town"), ("a", "fields")], {"a": 1.0}, [right("mill", "town")])
    assert told(basin) == [("fields", "ends")]


def test_a_basin_whose_nodes_have_no_kinds_is_not_asked_where_its_river_ends():
    assert told(river(["a", "b"], [("a", "b")], {"a": 1.0})) == []


def test_a_reservoir_that_nothing_leaves_is_told_of_unless_a_canal_fills_it_for_its_users():
    kinds = {"a": "source", "dam": "reservoir", "tank": "reservoir"}
    reaches = [("a", "dam"), ("a", "tank", "canal")]
    assert told(valley(kinds, reaches, {"a": 1.0})) == [("dam", "held"), ("tank", "held")]
    assert told(valley(kinds, reaches, {"a": 1.0}, [right("town", "tank")])) == [("dam", "held")]


def test_where_the_source_is_dry_the_source_is_told_of_and_not_all_who_wait_below():
    kinds = {"a": "source", "town": "diversion", "sea": "outlet"}
    assert told(valley(kinds, [("a", "town"), ("town", "sea")], {"a": 0.0})) == [("a", "watered")]


def test_wells_need_no_river_and_what_they_give_back_waters_one():
    kinds = {"well": "diversion", "farm": "diversion", "sea": "outlet"}
    basin = valley(
        kinds,
        [("well", "sea"), ("farm", "sea")],
        {"sea": 0.0},
        [right("pump", "well", source="ground"), right("b", "farm")],
    )
    assert told(basin) == [("farm", "dry")]
    assert told(replace(basin, returns=(rows.Return("pump", "farm", 0, 1.0),))) == []


@given(st.integers(0, 2**31), st.sampled_from((random_river, tangled_river)))
def test_who_is_told_to_wait_in_vain_is_delivered_nothing_on_any_river(seed, made):
    """Without reservoirs, which may hold water at first."""
    none = dict.fromkeys(("reservoirs", "storage_limits", "reservoir_curves", "evaporation", "rule_curves"), ())
    basin = replace(made(seed), **none)
    dry = {name for name, why in told(basin) if why == "dry"}
    delivered = allocate(basin).delivered_hm3.sum(axis=0)
    waiting = [at for at, one in enumerate(basin.rights) if one.node in dry and one.source == "surface"]
    assert delivered[waiting].max(initial=0.0) < 1e-9  # hm³ in the whole record
