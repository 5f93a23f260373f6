"""What comes back to the river, and what must stay in it: tiny rivers worked by hand, volumes in hm³."""

import pytest
from fenshui.basin import rows
from rivers import got, passed, right, river

JANUARY = 2.6784
"""1 m³/s for the 31 days of January."""


def test_what_returns_on_the_spot_can_be_taken_again(divide):
    """A mill takes 10 from a spring of 6, for it gives 5 back at once; 1 flows on."""
    mill = right("mill", "s", "industry", consumption_ratio=0.5)
    allocation = divide(river("s", [], {"s": 6}, [mill], {"mill": 10}))
    assert got(allocation, "mill") == pytest.approx([10])
    assert passed(allocation, "s") == pytest.approx([1])


def test_a_share_that_is_not_returned_is_lost_to_the_river(divide):
    """Half is consumed, half of the rest comes back: 0.75 of 4 is gone."""
    mill = right("mill", "s", "industry", consumption_ratio=0.5)
    basin = river("s", [], {"s": 6}, [mill], {"mill": 4}, returns=(rows.Return("mill", "s", 0, 0.5),))
    assert passed(divide(basin), "s") == pytest.approx([3])


def test_what_returns_below_serves_only_those_below(divide):
    """The mill takes the whole spring of 6 and gives 3 back at the farm."""
    users = [right("mill", "a", "industry", consumption_ratio=0.5), right("farm", "b")]
    returns = (rows.Return("mill", "b"),)
    allocation = divide(river("ab", [("a", "b")], {"a": 6}, users, {"mill": 10, "farm": 10}, returns=returns))
    assert got(allocation, "mill") == pytest.approx([6])
    assert got(allocation, "farm") == pytest.approx([3])


def test_equals_share_what_one_of_them_returns_to_the_other(divide):
    """Two farms ask 10 of a spring of 6; the upper gives half back at the lower: 10s + 10s - 5s = 6, s = 0.4."""
    users = [right("up", "a", consumption_ratio=0.5), right("down", "b")]
    returns = (rows.Return("up", "b"),)
    allocation = divide(river("ab", [("a", "b")], {"a": 6}, users, {"up": 10, "down": 10}, returns=returns))
    assert got(allocation, "up") == pytest.approx([4])
    assert got(allocation, "down") == pytest.approx([4])


def test_a_late_return_is_water_of_a_later_month(divide):
    users = [right("mill", "a", "industry", consumption_ratio=0.5), right("farm", "b")]
    returns = (rows.Return("mill", "b", 1),)
    basin = river("ab", [("a", "b")], {"a": [6, 0]}, users, {"mill": 10, "farm": 10}, periods=2, returns=returns)
    allocation = divide(basin)
    assert got(allocation, "mill") == pytest.approx([6, 0])
    assert got(allocation, "farm") == pytest.approx([0, 3], abs=1e-9)


def gauged(priority="ecology"):
    """A spring of 10, a town and a mill above a gauge whose target is 1 m³/s."""
    users = [right("town", "a", "domestic"), right("mill", "a", "industry")]
    target = (rows.Target("gauge", 1, 1.0, priority),)
    return river(["a", "gauge"], [("a", "gauge")], {"a": 10}, users, {"town": 9, "mill": 20}, targets=target)


def test_a_target_comes_before_industry_and_after_the_town(divide):
    """Of 10 the town takes 9, the gauge keeps the last 1 of the 2.6784 it wants, the mill gets nothing."""
    allocation = divide(gauged())
    assert got(allocation, "town") == pytest.approx([9])
    assert passed(allocation, "gauge") == pytest.approx([1])
    assert got(allocation, "mill") == pytest.approx([0], abs=1e-9)


def test_a_target_of_a_class_comes_before_the_users_of_that_class(divide):
    allocation = divide(gauged("domestic"))
    assert passed(allocation, "gauge") == pytest.approx([JANUARY])
    assert got(allocation, "town") == pytest.approx([10 - JANUARY])


def test_a_target_below_a_user_is_kept_by_those_above_it(divide):
    """The mill above takes all but the target; a farm below the gauge may then drink the target up."""
    users = [right("mill", "a", "industry"), right("farm", "below")]
    basin = river(
        ["a", "gauge", "below"], [("a", "gauge"), ("gauge", "below")], {"a": 10}, users, {"mill": 20, "farm": 20},
        targets=(rows.Target("gauge", 1, 1.0),),
    )  # fmt: skip
    allocation = divide(basin)
    assert got(allocation, "mill") == pytest.approx([10 - JANUARY])
    assert got(allocation, "farm") == pytest.approx([JANUARY])
    assert passed(allocation, "below") == pytest.approx([0], abs=1e-9)


def test_a_node_may_have_targets_in_several_classes(divide):
    """Of 10 the ecology target keeps 2.6784 first; the later one of 3 m³/s (8.0352) has all that the mill leaves, 4."""
    basin = river(
        ["a", "gauge"], [("a", "gauge")], {"a": 10}, [right("mill", "a", "industry")], {"mill": 6},
        targets=(rows.Target("gauge", 1, 1.0, "ecology"), rows.Target("gauge", 1, 3.0, "agriculture")),
    )  # fmt: skip
    allocation = divide(basin)
    assert got(allocation, "mill") == pytest.approx([6])
    assert passed(allocation, "gauge") == pytest.approx([4])
