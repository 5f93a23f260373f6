"""Lengths on the ground, against what is known of the earth."""

import pytest
from fenshui.basin.geodesic import length_m
from hypothesis import given
from hypothesis import strategies as st

PLACES = st.lists(st.tuples(st.floats(-170, 170), st.floats(-80, 80)), min_size=2, max_size=5)


def test_a_degree_of_the_equator_is_the_circumference_over_360():
    assert length_m([(0, 0), (1, 0)]) == pytest.approx(40_075_016.686 / 360, abs=0.001)


def test_from_the_equator_to_the_pole_is_the_quarter_meridian():
    assert length_m([(105, 0), (105, 90)]) == pytest.approx(10_001_965.729, abs=0.001)


@pytest.mark.parametrize("places", [[], [(105.0, 36.0)], [(105.0, 36.0), (105.0, 36.0)]])
def test_no_way_has_no_length(places):
    assert length_m(places) == 0


@given(PLACES)
def test_the_way_back_is_as_long_and_no_way_about_is_shorter(places):
    whole = length_m(places)
    assert length_m(places[::-1]) == pytest.approx(whole, rel=1e-12, abs=1e-6)
    assert length_m([places[0], places[-1]]) <= whole + 1e-6
