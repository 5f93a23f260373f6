"""Whether a flow is kept: one measure for the assessment, the map, the tables and the charts."""

import numpy as np
import pytest
from fenshui.desk.picturing import share_met
from fenshui.impact.flow_kept import days_below, is_below, missing_hm3, satisfied_share
from hypothesis import given
from hypothesis import strategies as st

DAY = 86_400.0


def test_two_of_three_periods_with_a_target_are_satisfied_the_fourth_asks_nothing():
    flow, wanted, seconds = np.array([5.0, 2.0, 3.0, 0.0]), np.array([4.0, 3.0, 3.0, 0.0]), np.full(4, DAY)
    assert satisfied_share(flow, wanted, seconds) == pytest.approx(2 / 3)
    assert is_below(flow, wanted, seconds).tolist() == [False, True, False, False]
    assert satisfied_share(flow, np.zeros(4), seconds) == 1.0


def test_one_m3_s_missing_for_a_day_is_0_0864_hm3_and_one_day():
    flow, wanted, seconds = np.array([2.0, 9.0]), np.array([3.0, 3.0]), np.array([DAY, 2 * DAY])
    assert missing_hm3(flow, wanted, seconds).tolist() == pytest.approx([0.0864, 0.0])
    assert days_below(flow, wanted, seconds) == 1.0


@pytest.mark.parametrize(("missing_m3", "is_short"), [(0.09, False), (0.11, True)])
def test_a_tenth_of_a_cubic_metre_in_a_period_is_rounding_however_long_the_period(missing_m3, is_short):
    for seconds in (DAY, 30 * DAY):
        flow = np.array([1.0 - missing_m3 / seconds])
        assert is_below(flow, np.ones(1), np.array([seconds])).tolist() == [is_short]


@given(st.lists(st.tuples(st.floats(0.0, 1e4), st.floats(0.0, 1e4)), min_size=1, max_size=40))
def test_what_is_drawn_as_met_is_what_the_assessment_calls_satisfied(pairs):
    flow, wanted = np.array(pairs).T
    seconds = np.full(len(flow), 30 * DAY)
    short = is_below(flow, wanted, seconds)
    assert share_met(flow, wanted, seconds) == satisfied_share(flow, wanted, seconds)
    assert days_below(flow, wanted, seconds) == pytest.approx(30.0 * short.sum())
    assert not short[flow >= wanted].any() and (missing_hm3(flow, wanted, seconds)[~short] <= 1e-7).all()
