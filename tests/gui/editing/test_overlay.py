"""Thousands of nodes drawn as points: one picture, told pixel by pixel."""

import numpy as np
from fenshui.gui.editing.overlay import stamped
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

INK = "#336699"
PLACES = st.lists(st.tuples(st.floats(-30, 60), st.floats(-30, 60)), max_size=6)


def inked(picture):
    return {
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == QColor(INK)
    }


def test_a_point_is_a_square_around_its_spot_and_all_else_is_clear():
    picture = stamped(np.array([[4.5, 3.5]]), (9, 7), 3, INK)
    assert inked(picture) == {(x, y) for x in (3, 4, 5) for y in (2, 3, 4)}
    assert picture.pixelColor(0, 0).alpha() == 0


def test_a_node_that_lies_nowhere_is_no_point():
    assert inked(stamped(np.array([[np.nan, 2.0]]), (9, 7), 3, INK)) == set()


@given(PLACES)
def test_points_at_the_edge_are_cut_and_those_beyond_are_not_there(spots):
    width, height, side = 20, 12, 3
    expected = set()
    for x, y in spots:
        left, top = int(np.floor(x - 1)), int(np.floor(y - 1))  # x − 3/2 + 1/2, down to a pixel
        expected |= {(left + right, top + down) for right in range(side) for down in range(side)}
    expected = {(x, y) for x, y in expected if 0 <= x < width and 0 <= y < height}
    assert inked(stamped(np.array(spots).reshape(-1, 2), (width, height), side, INK)) == expected
