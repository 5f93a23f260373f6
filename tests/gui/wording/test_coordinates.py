"""Places and lengths as texts."""

import pytest
from fenshui.gui.wording.coordinates import length_text, place_text
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("longitude", "latitude", "text"),
    [
        (105.12346, 36.5, "105.1235° E  36.5000° N"),
        (-0.5, -12.25, "0.5000° W  12.2500° S"),
        (-0.00001, 0.0, "0.0000° E  0.0000° N"),
        (181.0, 10.0, "179.0000° W  10.0000° N"),
        (100.0, 90.5, ""),
    ],
)
def test_a_place_is_told_in_degrees_with_the_letter_of_its_hemisphere(longitude, latitude, text):
    assert place_text(longitude, latitude) == text


@given(st.floats(-179.9, 179.9), st.floats(-90, 90))
def test_a_place_read_back_is_the_place_to_half_of_its_last_figure(longitude, latitude):
    east, east_letter, north, north_letter = place_text(longitude, latitude).replace("°", "").split()
    assert float(east) * (-1 if east_letter == "W" else 1) == pytest.approx(longitude, abs=5.1e-5)
    assert float(north) * (-1 if north_letter == "S" else 1) == pytest.approx(latitude, abs=5.1e-5)


@pytest.mark.parametrize(
    ("metres", "text"),
    [
        (0, "0 m"),
        (999.4, "999 m"),
        (999.6, "1.00 km"),
        (9_994, "9.99 km"),
        (12_345, "12.3 km"),
        (1_234_567, "1,234.6 km"),
    ],
)
def test_a_length_is_told_in_metres_and_from_a_kilometre_on_in_kilometres(metres, text):
    assert length_text(metres) == text
