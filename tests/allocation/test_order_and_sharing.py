"""Who goes first, and how equals share: tiny rivers worked by hand, volumes in hm³."""

from datetime import date

import pytest
from rivers import got, passed, right, river

JOIN = (("a", "c"), ("b", "c"))


def one_of_each(sharing, asks, dates=(None, None, None)):
    """Two headwaters, a with 2 and b with 10, meet at c; a farm at each place."""
    farms = [right(name, name.lower(), seniority=day) for name, day in zip("ABC", dates, strict=True)]
    uses = dict(zip("ABC", asks, strict=True))
    return river("abc", JOIN, {"a": 2, "b": 10}, farms, uses, settings={"sharing": sharing})


def test_a_downstream_senior_is_served_before_an_upstream_junior(divide):
    users = [right("farm", "up"), right("town", "down", "domestic")]
    basin = river(["up", "down"], [("up", "down")], {"up": 10}, users, {"farm": 8, "town": 6})
    allocation = divide(basin)
    assert got(allocation, "town") == pytest.approx([6])
    assert got(allocation, "farm") == pytest.approx([4])


def test_classes_are_served_in_the_order_the_basin_states(divide):
    users = [right("farm", "up"), right("mill", "up", "industry")]
    basin = river(
        ["up"],
        [],
        {"up": 10},
        users,
        {"farm": 8, "mill": 6},
        settings={"priorities": ("agriculture", "industry", "storage")},
    )
    allocation = divide(basin)
    assert got(allocation, "farm") == pytest.approx([8])
    assert got(allocation, "mill") == pytest.approx([2])


def test_a_poor_headwater_does_not_hold_back_the_rest(divide):
    """A can have 2 of 10 whatever others do; B and C then share 10 of the 12 - 2: half of what each asks."""
    allocation = divide(one_of_each("max-min", (10, 10, 10)))
    assert [got(allocation, name)[0] for name in "ABC"] == pytest.approx([2, 5, 5])


def test_proportional_sharing_lets_the_poorest_place_set_the_ratio_for_all(divide):
    """A gets 2 of 10, so everybody gets a fifth, and 6 flow on unused."""
    allocation = divide(one_of_each("proportional", (10, 10, 10)))
    assert [got(allocation, name)[0] for name in "ABC"] == pytest.approx([2, 2, 2])
    assert passed(allocation, "c") == pytest.approx([6])


def test_equal_losses_take_the_same_volume_from_each(divide):
    """Asked 4 + 12 + 4, there are 12: 8 lacking, 8/3 from each; A's 4/3 is less than its stream, B's 28/3 too."""
    allocation = divide(one_of_each("equal-losses", (4, 12, 4)))
    assert [got(allocation, name)[0] for name in "ABC"] == pytest.approx([4 / 3, 28 / 3, 4 / 3])


def test_equal_losses_spare_whoever_asks_less_than_the_loss(divide):
    """One spring of 6, asked 10 and 1: equal losses of 2.5 are more than 1, so the small one gets nothing."""
    users = [right("large", "s"), right("small", "s")]
    basin = river("s", [], {"s": 6}, users, {"large": 10, "small": 1}, settings={"sharing": "equal-losses"})
    allocation = divide(basin)
    assert [got(allocation, name)[0] for name in ("large", "small")] == pytest.approx([6, 0], abs=1e-9)


def test_first_in_time_is_first_in_right(divide):
    """C (1950) takes its 4, A (1960) the 2 of its stream, B (1970) what is left of the 12: 6."""
    dates = (date(1960, 1, 1), date(1970, 1, 1), date(1950, 1, 1))
    allocation = divide(one_of_each("seniority", (4, 12, 4), dates))
    assert [got(allocation, name)[0] for name in "ABC"] == pytest.approx([2, 6, 4])


def test_who_has_no_date_comes_last(divide):
    allocation = divide(one_of_each("seniority", (4, 12, 4), (None, date(2000, 1, 1), None)))
    assert [got(allocation, name)[0] for name in "ABC"] == pytest.approx([1, 10, 1])


def test_water_lost_on_the_way_is_shared_as_a_shortage(divide):
    """A fifth is lost between two farms asking 5 and 10 of a spring of 10: 10s = 0.8·(10 - 5s), s = 4/7."""
    users = [right("up", "a"), right("down", "b")]
    basin = river("ab", [("a", "b", {"loss": 0.2})], {"a": 10}, users, {"up": 5, "down": 10})
    allocation = divide(basin)
    assert got(allocation, "up") == pytest.approx([20 / 7])
    assert got(allocation, "down") == pytest.approx([40 / 7])


def test_ground_water_does_not_come_from_the_river(divide):
    users = [right("well", "a", source="ground"), right("farm", "a")]
    allocation = divide(river("a", [], {"a": 1}, users, {"well": 7, "farm": 1}))
    assert got(allocation, "well") == [7]
    assert got(allocation, "farm") == pytest.approx([1])


def test_a_lagged_reach_brings_the_water_a_period_later(divide):
    basin = river("ab", [("a", "b", {"lag_periods": 1})], {"a": [10, 0]}, [right("farm", "b")], {"farm": 10}, periods=2)
    assert got(divide(basin), "farm") == pytest.approx([0, 10])
