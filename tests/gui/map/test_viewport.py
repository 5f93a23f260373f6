import numpy as np
import pytest
from fenshui.gui.map.viewport import Viewport
from hypothesis import given
from hypothesis import strategies as st

VIEW = Viewport(1000.0, 2000.0, 10.0, 200, 100)


def test_north_is_up_and_east_is_right():
    assert VIEW.on_screen(np.array([[1000, 2000], [1100, 2000], [1000, 2100]])).tolist() == [
        [100, 50],
        [110, 50],
        [100, 40],
    ]


def test_a_fitted_view_shows_all_with_air_around():
    left, bottom, right, top = VIEW.fitted((0, 0, 5000, 5000)).rectangle
    assert left < 0 and bottom < 0 and right > 5000 and top > 5000


def test_a_sheet_with_nothing_on_it_has_room_for_a_river():
    view = Viewport(width=800, height=400).fitted((0.0, 0.0, 0.0, 0.0))
    assert view.metres_per_pixel == 400  # 320 km across


def test_dragging_moves_the_sheet_with_the_mouse():
    before = VIEW.on_sheet(50, 50)
    assert VIEW.moved(30, -20).on_sheet(80, 30) == pytest.approx(before)


@given(st.floats(0.5, 4), st.floats(0, 200), st.floats(0, 100))
def test_what_lies_under_the_mouse_stays_there_when_zooming(factor, x, y):
    assert VIEW.zoomed(factor, x, y).on_sheet(x, y) == pytest.approx(VIEW.on_sheet(x, y), abs=1e-6)
