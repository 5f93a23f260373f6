import numpy as np
import pytest
from fenshui.gui.map.id_buffer import IdBuffer, draw_ids
from fenshui.gui.map.levels import SHADES, levels_of
from fenshui.gui.map.raster import lay_again, lay_everything
from fenshui.gui.map.viewport import Viewport
from hypothesis import given, settings
from hypothesis import strategies as st

VIEW = Viewport(0, 0, 100.0, 40, 30)  # 4,000 m × 3,000 m around the origin


def line(*points):
    return np.array(points, dtype=float)


def reaches(buffer):
    return buffer.marks // SHADES - 1


def test_a_level_line_paints_its_row_and_nothing_far_from_it():
    buffer = draw_ids(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])), VIEW)
    painted = np.argwhere(buffer.marks > 0)
    assert set(painted[:, 0]) <= {13, 14, 15}  # 50 m north of the middle is the middle of row 14
    assert (buffer.marks[14, 10:30] > 0).all()
    assert set(painted[:, 1]) == set(range(10, 31))


def test_where_two_rivers_cross_the_greater_one_is_seen():
    brook, river = line((0, -1000), (0, 1000)), line((-1000, 0), (1000, 0))
    for lines, sizes, expected in (([brook, river], [1, 9], 1), ([river, brook], [9, 1], 0)):
        buffer = draw_ids(levels_of(lines, np.array(sizes, float)), VIEW)
        assert buffer.reach_near(20.0, 15.0, within=0) == expected


def test_what_is_under_the_mouse_is_the_nearest_river_within_reach():
    lines = [line((-1000, 800), (1000, 800)), line((-1000, -800), (1000, -800))]
    buffer = draw_ids(levels_of(lines, np.array([1.0, 1.0])), VIEW)
    assert buffer.reach_near(20, 6) == 0
    assert buffer.reach_near(20, 24) == 1
    assert buffer.reach_near(20, 15) is None
    assert buffer.reach_near(-50, -50) is None


def test_at_pixel_ratio_two_the_picture_has_four_times_the_pixels():
    levels = levels_of([line((-1000, 50), (1000, 50))], np.array([0.0]))
    one, two = draw_ids(levels, VIEW), draw_ids(levels, VIEW.sized(40, 30, 2.0))
    assert one.marks.shape == (30, 40)
    assert two.marks.shape == (60, 80)
    assert two.reach_near(40, 29, within=0) == 0


def test_a_line_far_beyond_the_window_is_drawn_only_inside():
    buffer = draw_ids(levels_of([line((-1e7, 0), (1e7, 0))], np.array([0.0])), VIEW)
    assert (buffer.marks[14:16] > 0).any(axis=0).all()


def test_a_river_outside_the_window_paints_nothing():
    buffer = draw_ids(levels_of([line((50_000, 50_000), (60_000, 50_000))], np.array([0.0])), VIEW)
    assert not buffer.marks.any()


GROUND = 0xFFEEF1F3


def laid(buffer, left, right=None, split=0, name=0):
    """The picture of a buffer whose only reach has these colours, on one ground under one name."""
    count = buffer.marks.size
    picture, rivers = np.zeros(count, dtype=np.uint32), np.zeros((4, count), dtype=np.uint32)
    covered = np.zeros(count, dtype=bool)
    ground, names = np.full(count, GROUND, dtype=np.uint32), np.full(count, name, dtype=np.uint32)
    sides = np.array([[left], [left if right is None else right]], dtype=np.uint32)
    found = lay_everything(picture, ground, buffer.marks.reshape(-1), names, sides, split, 40, covered, rivers)
    places = np.flatnonzero(buffer.marks)
    assert np.array_equal(rivers[0, :found], places)
    again = picture.copy()
    again[places] = 0
    lay_again(again, rivers, found, sides, split, 40)
    assert np.array_equal(again, picture)
    return picture.reshape(30, 40)


def test_another_palette_recolours_the_same_pixels_exactly():
    buffer = draw_ids(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])), VIEW)
    for colour in (0xCF6F1B, 0x1B63A5, 0, 0xFFFFFF):
        picture = laid(buffer, colour)
        assert picture[14, 20] == 0xFF000000 | colour
        assert (picture[buffer.marks == 0] == GROUND).all()


def test_left_of_the_swipe_line_the_river_wears_the_other_colours():
    buffer = draw_ids(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])), VIEW)
    picture = laid(buffer, 0xCF6F1B, 0x1B63A5, split=17)
    assert [picture[14, column] & 0xFFFFFF for column in (10, 16, 17, 29)] == [0xCF6F1B, 0xCF6F1B, 0x1B63A5, 0x1B63A5]


def test_a_pixel_half_river_is_half_way_to_the_ground():
    buffer = IdBuffer(np.full((30, 40), SHADES + SHADES // 2 - 1, dtype=np.int32))
    got = int(laid(buffer, 0xFF8000)[3, 3])
    expected = [(up + low) / 2 for up, low in ((0xFF, 0xEE), (0x80, 0xF1), (0x00, 0xF3))]
    assert [got >> shift & 255 for shift in (16, 8, 0)] == pytest.approx(expected, abs=1)
    assert got >> 24 == 255


def test_a_name_lies_over_the_river_and_lets_it_through_as_far_as_it_is_thin():
    buffer = IdBuffer(np.full((30, 40), 2 * SHADES - 1, dtype=np.int32))
    assert laid(buffer, 0x336699, name=0xFF102030)[0, 0] == 0xFF102030
    half = int(laid(buffer, 0x336699, name=0x80000000)[0, 0])
    assert [half >> shift & 255 for shift in (16, 8, 0)] == pytest.approx([0x33 / 2, 0x66 / 2, 0x99 / 2], abs=1)


def test_where_brooks_crowd_they_are_left_out_and_the_river_stays():
    brooks = [line((-1500, 100 * at), (1500, 100 * at)) for at in range(-14, 15)]
    levels = levels_of([*brooks, line((0, -1400), (0, 1400))], np.array([1.0] * 29 + [9.0]))
    far, near = draw_ids(levels, VIEW), draw_ids(levels, Viewport(0, 0, 5.0, 400, 300))
    assert set(reaches(far)[far.marks > 0].tolist()) == {29}
    assert len(set(reaches(near)[near.marks > 0].tolist())) > 10


points = st.tuples(st.floats(-4000, 4000), st.floats(-4000, 4000))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(points, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from([1.0, 1.5, 2.0]))
def test_every_painted_pixel_lies_on_the_river_it_names(lines, ratio):
    shapes = [np.array(one, dtype=float) for one in lines]
    levels = levels_of(shapes, np.arange(len(shapes), dtype=float))
    view = VIEW.sized(40, 30, ratio)
    buffer = draw_ids(levels, view)
    named = reaches(buffer)
    rows, columns = np.nonzero(buffer.marks)
    assert named[rows, columns].min(initial=0) >= 0
    assert named.max(initial=0) < len(shapes)
    for row, column in zip(rows, columns, strict=True):
        shape = view.on_screen(shapes[named[row, column]])
        assert distance_to(shape, (column + 0.5) / ratio, (row + 0.5) / ratio) < 5.0


def distance_to(shape, x, y):
    start, end = shape[:-1], shape[1:]
    along = end - start
    length = (along**2).sum(axis=1)
    share = np.clip(
        ((x - start[:, 0]) * along[:, 0] + (y - start[:, 1]) * along[:, 1]) / np.where(length, length, 1), 0, 1
    )
    nearest = start + along * share[:, None]
    return np.hypot(nearest[:, 0] - x, nearest[:, 1] - y).min()
