"""From degrees to the sheet and back again."""

import numpy as np
import pytest
from fenshui.basin.projection import Projection
from hypothesis import given
from hypothesis import strategies as st

METRE_DEGREES = 1 / 111_194.9


def test_a_degree_of_latitude_is_a_degree_of_the_sphere_and_one_of_longitude_is_narrower_by_the_cosine():
    sheet = Projection(105.0, 60.0)
    assert sheet.metres(np.array([[106.0, 61.0]]))[0] == pytest.approx([111_194.9 / 2, 111_194.9])


@given(st.floats(-179, 179), st.floats(-80, 80), st.floats(-179, 179), st.floats(-89, 89))
def test_there_and_back_is_where_it_began_to_a_metre(middle_longitude, middle_latitude, longitude, latitude):
    sheet = Projection(middle_longitude, middle_latitude)
    back = sheet.degrees(sheet.metres(np.array([[longitude, latitude]])))[0]
    assert back == pytest.approx([longitude, latitude], abs=METRE_DEGREES / 1000)
