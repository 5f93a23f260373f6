"""Nobody is short unexplained: each cut names the place whose shortage it is, on rivers of every tier."""

import pytest
from fenshui.allocation import allocate
from rivers import right, river


def short_of(allocation, name):
    """The node that binds a right in the first period, "" where it is not short."""
    column = next(i for i, each in enumerate(allocation.basin.rights) if each.id == name)
    node = allocation.binding_node[0, column]
    return allocation.basin.nodes[node].id if node >= 0 else ""


@pytest.mark.parametrize("engine", ["water-line", "packing", "lp"])
def test_a_junior_far_up_is_cut_by_the_shortage_of_a_senior_far_down(engine):
    """4 enter at the top; the town at the bottom asks 3 and comes first; the farm at the top gets 1 of 3."""
    rights = [right("farm", "top"), right("town", "bottom", "domestic")]
    reaches = [("top", "middle"), ("middle", "bottom")]
    basin = river(["top", "middle", "bottom"], reaches, {"top": 4.0}, rights, {"farm": 3.0, "town": 3.0})
    allocation = allocate(basin, engine=engine)
    assert short_of(allocation, "farm") == "bottom" and short_of(allocation, "town") == ""


def test_behind_a_free_canal_that_is_full_its_own_end_is_short():
    """The canal carries 1 m³/s, 2.6784 hm³ in January, past a river with plenty: who sits at its end is short there."""
    reaches = [("top", "low"), ("top", "side", {"kind": "canal", "capacity_m3_s": 1.0}), ("side", "low")]
    rights = [right("works", "side"), right("farm", "low")]
    basin = river(["top", "side", "low"], reaches, {"top": 50.0}, rights, {"works": 5.0, "farm": 5.0})
    allocation = allocate(basin)
    assert allocation.tier == 3
    assert allocation.delivered_hm3[0] == pytest.approx([2.6784, 5.0], abs=1e-7)
    assert short_of(allocation, "works") == "side" and short_of(allocation, "farm") == ""


def test_where_a_river_divides_by_shares_the_branch_is_short_though_the_other_has_plenty():
    reaches = [("top", "left", {"split_share": 0.25}), ("top", "right")]
    basin = river(["top", "left", "right"], reaches, {"top": 8.0}, [right("farm", "left")], {"farm": 5.0})
    allocation = allocate(basin)
    assert allocation.tier == 2
    assert allocation.delivered_hm3[0] == pytest.approx([2.0])
    assert short_of(allocation, "farm") == "left"
