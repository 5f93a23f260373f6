"""Rivers that are more than a tree, and canals that end in a field: worked by hand, volumes in hm³ of January."""

import pytest
from fenshui.allocation import allocate, compile_river
from fenshui.words import Refused
from rivers import got, passed, right, river

JANUARY = 2.6784
CANAL = {"kind": "canal", "capacity_m3_s": 1.0, "loss": 0.1}


@pytest.fixture(params=["water-line", "lp", "highs"])
def divide(request):
    """The engines that know canals."""
    return lambda basin: allocate(basin, engine=request.param)


@pytest.fixture(params=["packing", "lp", "highs"])
def divide_fork(request):
    """The engines that know dividing rivers."""
    return lambda basin: allocate(basin, engine=request.param)


def irrigated(river_farm):
    """A spring of 10; a canal of 1 m³/s that loses a tenth leads to a field, the river to a farm."""
    users = [right("field", "field"), right("farm", "down")]
    ways = [("s", "field", CANAL), ("s", "down")]
    return river(["s", "field", "down"], ways, {"s": 10}, users, {"field": 5, "farm": river_farm})


def test_a_canal_brings_no_more_than_its_capacity_less_its_loss(divide):
    allocation = divide(irrigated(0))
    assert got(allocation, "field") == pytest.approx([0.9 * JANUARY])
    assert allocation.flow_hm3[0].tolist() == pytest.approx([JANUARY, 10 - JANUARY])


def test_a_field_on_a_canal_shares_with_the_farm_on_the_river(divide):
    """5s/0.9 enter the canal, 20s go to the farm: s = 10 / (20 + 5/0.9)."""
    allocation = divide(irrigated(20))
    share = 10 / (20 + 5 / 0.9)
    assert got(allocation, "field") == pytest.approx([5 * share])
    assert got(allocation, "farm") == pytest.approx([20 * share])


def test_a_canal_that_ends_in_a_field_keeps_the_river_a_tree():
    assert compile_river(irrigated(20)).tree is not None


def two_rivers(use):
    """A canal of 1 m³/s from a full river to an empty one with a farm."""
    ways = [("a", "asea"), ("b", "bsea"), ("a", "b", {"kind": "canal", "capacity_m3_s": 1.0})]
    return river(["a", "b", "asea", "bsea"], ways, {"a": 10}, [right("farm", "b")], {"farm": use})


@pytest.mark.parametrize(("use", "carried"), [(5, JANUARY), (1, 1.0)])
def test_a_free_canal_carries_what_is_called_for_up_to_its_capacity(use, carried):
    allocation = allocate(two_rivers(use))
    assert (allocation.tier, allocation.engine) == (3, "lp")
    assert got(allocation, "farm") == pytest.approx([carried])
    assert allocation.flow_hm3[0].tolist() == pytest.approx([10 - carried, 0, carried], abs=1e-9)


def test_water_lines_are_refused_on_a_river_that_is_no_tree():
    with pytest.raises(Refused) as refused:
        allocate(two_rivers(5), engine="water-line")
    assert refused.value.sentence.id == "allocation.no_tree"


def fork(share):
    users = [right("head", "d"), right("left", "l"), right("right", "r")]
    return users, [("d", "l"), ("d", "r", {"split_share": share})]


def test_where_a_river_divides_each_arm_has_its_share(divide_fork):
    users, ways = fork(0.3)
    allocation = divide_fork(river("dlr", ways, {"d": 10}, users[1:], {"left": 10, "right": 10}))
    assert got(allocation, "left") == pytest.approx([7])
    assert got(allocation, "right") == pytest.approx([3])


def test_without_a_share_the_first_arm_takes_all(divide_fork):
    users, ways = fork(None)
    allocation = divide_fork(river("dlr", ways, {"d": 10}, users[1:], {"left": 10, "right": 10}))
    assert got(allocation, "left") == pytest.approx([10])
    assert got(allocation, "right") == pytest.approx([0], abs=1e-9)


def test_above_a_fork_the_poorer_arm_holds_the_user_at_its_head(divide_fork):
    """The right arm has 0.3·(10 - 5s) for 10s: s = 3/11.5; the left then has 0.7·(10 - 5s), less than its 10."""
    users, ways = fork(0.3)
    allocation = divide_fork(river("dlr", ways, {"d": 10}, users, {"head": 5, "left": 10, "right": 10}))
    level = 3 / 11.5
    assert got(allocation, "head") == pytest.approx([5 * level])
    assert got(allocation, "right") == pytest.approx([10 * level])
    assert got(allocation, "left") == pytest.approx([0.7 * (10 - 5 * level)])
    assert passed(allocation, "l") == pytest.approx([0], abs=1e-9)


def test_a_river_that_divides_by_fixed_shares_is_of_the_second_tier():
    users, ways = fork(0.3)
    assert allocate(river("dlr", ways, {"d": 10}, users, {"head": 5, "left": 10, "right": 10})).tier == 2


def test_of_two_canals_as_good_as_each_other_both_keep_as_much_room():
    """The farm needs 3; canals of 2.68 and 5.36 keep 2.52 free each when they carry 0.16 and 2.84."""
    ways = [("a", "asea"), ("b", "bsea")]
    ways += [("a", "b", {"kind": "canal", "capacity_m3_s": size}) for size in (1.0, 2.0)]
    allocation = allocate(river(["a", "b", "asea", "bsea"], ways, {"a": 10}, [right("farm", "b")], {"farm": 3}))
    small, large = allocation.flow_hm3[0, 2:].tolist()
    assert small + large == pytest.approx(3)
    assert JANUARY - small == pytest.approx(2 * JANUARY - large)


def test_a_canal_that_is_not_needed_carries_nothing():
    ways = [("a", "asea"), ("b", "bsea"), ("a", "b", {"kind": "canal"}), ("b", "a", {"kind": "canal"})]
    allocation = allocate(
        river(["a", "b", "asea", "bsea"], ways, {"a": 10, "b": 10}, [right("farm", "b")], {"farm": 3})
    )
    assert allocation.flow_hm3[0, 2:].tolist() == [0, 0]
