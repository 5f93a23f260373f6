"""Whose shortage one more unit of water would cure: read from the lines, held against running the period again."""

from dataclasses import replace

import numpy as np
import pytest
from fenshui.allocation import Run, allocate, compile_river, scarcity
from fenshui.words import Refused
from rivers import random_river, right, river

MORE_HM3 = 1e-6


def test_a_unit_above_cures_the_shortage_below_less_what_is_lost_on_the_way():
    """One farm at the end asks 5 of 2; of a unit that enters above a reach that loses a tenth, it gets 0.9."""
    basin = river(["top", "low"], [("top", "low", {"loss": 0.1})], {"low": 2.0}, [right("farm", "low")], {"farm": 5.0})
    found = scarcity(Run(compile_river(basin)), 0)
    gain = dict(zip(found.nodes, found.gain[:, 0].tolist(), strict=True))
    assert gain == pytest.approx({"top": 0.9, "low": 1.0})
    assert found.binding == ("low", "low")


def test_water_that_passes_everybody_full_cures_nothing():
    basin = river(["top", "sea"], [("top", "sea")], {"top": 9.0}, [right("farm", "top")], {"farm": 5.0})
    found = scarcity(Run(compile_river(basin)), 0)
    assert not found.gain.any() and found.binding == ("", "")


def test_two_farms_share_a_unit_as_they_share_the_shortage():
    """They ask 6 and 3 of 3 in all: of a unit more they get 2/3 and 1/3."""
    basin = river(["top"], [], {"top": 3.0}, [right("big", "top"), right("small", "top")], {"big": 6.0, "small": 3.0})
    assert scarcity(Run(compile_river(basin)), 0).gain[0] == pytest.approx([2 / 3, 1 / 3])


@pytest.mark.parametrize("seed", range(24))
def test_the_shadow_is_what_a_little_more_water_really_does(seed):
    basin = random_river(seed, ["max-min", "seniority", "equal-losses"][seed % 3], periods=1)
    run = Run(compile_river(basin))
    found, before = scarcity(run, 0), run.allocation()
    for row, node in enumerate(found.nodes):
        if node not in basin.inflows.nodes:
            continue
        values = basin.inflows.values.copy()
        values[0, basin.inflows.nodes.index(node)] += MORE_HM3
        after = allocate(replace(basin, inflows=replace(basin.inflows, values=values)))
        difference = (after.delivered_hm3[0] - before.delivered_hm3[0]) / MORE_HM3
        assert np.abs(difference - found.gain[row]).max() <= 1e-3, node


def test_a_river_that_divides_is_told_that_the_lines_do_not_say():
    split = [("top", "left", {"split_share": 0.5}), ("top", "right")]
    basin = river(["top", "left", "right"], split, {"top": 3.0}, [right("farm", "left")], {"farm": 5.0})
    with pytest.raises(Refused):
        scarcity(Run(compile_river(basin)), 0)
