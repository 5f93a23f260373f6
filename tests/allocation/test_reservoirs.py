"""What reservoirs hold, keep and give: tiny rivers worked by hand, volumes in hm³."""

import pytest
from fenshui.basin import rows
from rivers import got, passed, right, river, stored


def lake(inflow, store, use=0.0, **tables):
    """One reservoir with a farm at it."""
    tables.setdefault("reservoirs", (store,))
    return river(["lake"], [], {"lake": inflow}, [right("farm", "lake")], {"farm": use}, **tables)


def chain(inflow, use):
    """An upper reservoir with 8 of 10, a lower with 2 of 10, a farm below both."""
    stores = (rows.Reservoir("up", 10, 0, 8), rows.Reservoir("low", 10, 0, 2))
    users, ways = [right("farm", "field")], [("up", "low"), ("low", "field")]
    return river(["up", "low", "field"], ways, {"up": inflow}, users, {"farm": use}, reservoirs=stores)


def test_nobody_empties_an_upper_reservoir_to_fill_a_lower_one(divide):
    allocation = divide(chain(0, 0))
    assert stored(allocation, "up") == pytest.approx([8])
    assert stored(allocation, "low") == pytest.approx([2])


def test_what_comes_in_fills_each_by_the_same_share_of_what_it_lacks(divide):
    """2 and 8 are missing, 4 come: two fifths each."""
    allocation = divide(chain(4, 0))
    assert stored(allocation, "up") == pytest.approx([8.8])
    assert stored(allocation, "low") == pytest.approx([5.2])


def test_what_is_drawn_lowers_each_to_the_same_share_of_what_it_held(divide):
    """6 of 10 are drawn: two fifths of 8 and of 2 stay."""
    allocation = divide(chain(0, 6))
    assert got(allocation, "farm") == pytest.approx([6])
    assert stored(allocation, "up") == pytest.approx([3.2])
    assert stored(allocation, "low") == pytest.approx([0.8])


def test_what_does_not_fit_flows_on(divide):
    allocation = divide(chain(13, 0))
    assert passed(allocation, "field") == pytest.approx([3])


def test_dead_storage_serves_nobody(divide):
    allocation = divide(lake(0, rows.Reservoir("lake", 10, 4, 7), use=5))
    assert got(allocation, "farm") == pytest.approx([3])
    assert stored(allocation, "lake") == pytest.approx([4])


def test_a_reservoir_below_its_dead_storage_keeps_what_it_has_and_lends_nothing(divide):
    allocation = divide(lake(1, rows.Reservoir("lake", 10, 4, 3), use=5))
    assert got(allocation, "farm") == pytest.approx([1])
    assert stored(allocation, "lake") == pytest.approx([3])


@pytest.mark.parametrize(
    ("initial", "depth_mm", "left"), [(7.0, 500.0, 6.0), (0.4, 500.0, 0.0), (7.0, -500.0, 8.0), (9.8, -500.0, 10.0)]
)
def test_half_a_metre_evaporates_from_two_square_kilometres(divide, initial, depth_mm, left):
    """0.5 m over 2 km² is 1 hm³, but no more than there is; rain adds, and what does not fit flows on."""
    curve = (rows.CurvePoint("lake", 0, 2.0), rows.CurvePoint("lake", 10, 2.0))
    depth = (rows.Evaporation("lake", 1, depth_mm),)
    basin = lake(0, rows.Reservoir("lake", 10, 0, initial), reservoir_curves=curve, evaporation=depth)
    assert stored(divide(basin), "lake") == pytest.approx([left], abs=1e-9)


def test_the_area_is_read_between_the_points_of_the_curve_at_the_start_of_the_month(divide):
    """At 5 of 10 the lake covers 2 km², half-way between 1 and 3: 1 m evaporates 2."""
    curve = (rows.CurvePoint("lake", 10, 3.0), rows.CurvePoint("lake", 0, 1.0))
    basin = lake(
        0, rows.Reservoir("lake", 10, 0, 5), reservoir_curves=curve, evaporation=(rows.Evaporation("lake", 1, 1000.0),)
    )
    allocation = divide(basin)
    assert stored(allocation, "lake") == pytest.approx([3])
    assert allocation.evaporated_hm3.tolist() == [[2.0]]


def test_in_the_flood_season_a_reservoir_may_hold_no_more_than_its_limit(divide):
    basin = lake(0, rows.Reservoir("lake", 10, 0, 8), storage_limits=(rows.StorageLimit("lake", 1, 5),))
    allocation = divide(basin)
    assert stored(allocation, "lake") == pytest.approx([5])
    assert passed(allocation, "lake") == pytest.approx([3])


def test_a_rule_curve_of_a_higher_class_comes_before_the_farm(divide):
    """To hold 6 of 8 is asked by ecology: 2 are left for agriculture."""
    rule = (rows.RuleTarget("lake", 1, 6, "ecology"),)
    allocation = divide(lake(0, rows.Reservoir("lake", 10, 0, 8), use=5, rule_curves=rule))
    assert got(allocation, "farm") == pytest.approx([2])
    assert stored(allocation, "lake") == pytest.approx([6])


def test_a_rule_curve_comes_after_the_users_of_its_class(divide):
    rule = (rows.RuleTarget("lake", 1, 6, "agriculture"),)
    allocation = divide(lake(0, rows.Reservoir("lake", 10, 0, 8), use=5, rule_curves=rule))
    assert got(allocation, "farm") == pytest.approx([5])
    assert stored(allocation, "lake") == pytest.approx([3])
