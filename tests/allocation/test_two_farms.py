"""The smallest quarrel, worked by hand.

A spring feeds an upper farm, then the ford, then a lower farm and a town, then the sea; nothing is lost on the way.
The upper farm consumes 0.5 of what it takes, the lower farm 0.8, the town 0.6; the rest comes back at once where it was
taken. The town is served first. The ford's target, 2 m³/s, is 5.3568 hm³ in 31 days and 5.184 hm³ in 30.

In winter nobody irrigates: the spring gives 5, less than the ford's target; all of it passes the ford, and the town's
consumption, 0.6, is missing in the sea: 4.4.

From April to September both farms get the same share s of what they ask, for the river is one: what is consumed may not
exceed the spring. With town 0.6: 0.5·s·upper + 0.8·s·lower = spring - 0.6.

    month  spring  upper asks  lower asks  consumption if full   s                  upper   lower   past the ford
    April      10           4          10    2 +  8 = 10          9.4 / 10 = 0.94    3.76     9.4    10 - 1.88 =  8.12
    May        15           8          20    4 + 16 = 20         14.4 / 20 = 0.72    5.76    14.4    15 - 2.88 = 12.12
    June       20          12          30    6 + 24 = 30         19.4 / 30 = 0.6467  7.76    19.4    20 - 3.88 = 16.12
    July       25          12          30    6 + 24 = 30         24.4 / 30 = 0.8133  9.76    24.4    25 - 4.88 = 20.12
    August     20           8          20    4 + 16 = 20         19.4 / 20 = 0.97    7.76    19.4    20 - 3.88 = 16.12
    Sept.      10           4          10    2 +  8 = 10          9.4 / 10 = 0.94    3.76     9.4    10 - 1.88 =  8.12

The ford has more than its target in all these months, and nothing reaches the sea. The lower farm and the town take
25.4 in July though 20.12 arrive: what the lower farm gives back, 4.88, and the town's 0.4 are taken again.
"""

import pytest
from fenshui.allocation import Run, allocate, compile_river, judge
from fenshui.basin import read_basin
from fenshui.places import sample_basin
from rivers import got, passed

UPPER = [0, 0, 0, 3.76, 5.76, 7.76, 9.76, 7.76, 3.76, 0, 0, 0]
LOWER = [0, 0, 0, 9.4, 14.4, 19.4, 24.4, 19.4, 9.4, 0, 0, 0]
FORD = [5, 5, 5, 8.12, 12.12, 16.12, 20.12, 16.12, 8.12, 5, 5, 5]
SEA = [4.4, 4.4, 4.4, 0, 0, 0, 0, 0, 0, 4.4, 4.4, 4.4]


@pytest.fixture(scope="module")
def two_farms():
    return read_basin(sample_basin("two_farms")).basin


def test_the_town_is_served_and_the_farms_share_what_is_left(two_farms, divide):
    allocation = divide(two_farms)
    assert got(allocation, "lower-town") == pytest.approx([1.0] * 12, abs=1e-9)
    assert got(allocation, "upper-farm") == pytest.approx(UPPER, abs=1e-9)
    assert got(allocation, "lower-farm") == pytest.approx(LOWER, abs=1e-9)
    assert passed(allocation, "ford") == pytest.approx(FORD, abs=1e-9)
    assert passed(allocation, "sea") == pytest.approx(SEA, abs=1e-9)


def test_in_july_both_farms_are_cut_by_the_shortage_at_the_lower_one(two_farms):
    names = [node.id for node in two_farms.nodes]
    assert [names[node] for node in allocate(two_farms).binding_node[6, :2]] == ["lower", "lower"]
    assert allocate(two_farms).binding_node[6, 2] == -1


def test_full_entitlements_are_stretched_in_the_shape_of_use_and_quotas_do_not_bind(two_farms, divide):
    """July: the upper farm asks 12·60/48 = 15, the lower 30·120/120 = 30, the town 15/12 = 1.25; consumption if full
    7.5 + 24 + 0.75, so s = (25 - 0.75) / 31.5. The hill's quota of 40 is more than 0.5·60 = 30, the plain's 140 more
    than 0.8·120 + 0.6·15 = 105.
    """
    allocation = divide(two_farms, use="entitlement")
    share = 24.25 / 31.5
    july = [got(allocation, name)[6] for name in ("upper-farm", "lower-farm", "lower-town")]
    assert july == pytest.approx([15 * share, 30 * share, 1.25], abs=1e-9)
    assert allocation.quotas == "enforce"


def test_the_judge_agrees_in_every_month(two_farms):
    run = Run(compile_river(two_farms))
    assert max(judge(run, month).worst_difference for month in range(12)) <= 1e-9


def test_the_judge_names_the_part_of_the_river_that_is_short(two_farms):
    short = ("ford", "lower", "spring", "upper")
    assert judge(Run(compile_river(two_farms)), 6).bottlenecks == {"upper-farm": short, "lower-farm": short}
