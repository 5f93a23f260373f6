import numpy as np
from fenshui.gui.map.id_buffer import SHADES, draw_ids, shade_table
from fenshui.gui.map.levels import levels_of
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


def test_another_palette_recolours_the_same_pixels_exactly():
    buffer = draw_ids(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])), VIEW)
    picture = np.zeros((30, 40), dtype=np.uint32)
    for colour in (0xCF6F1B, 0x1B63A5):
        buffer.paint(shade_table(np.array([colour], dtype=np.uint32)), picture)
        assert picture[14, 20] == 0xFF000000 | colour
        assert (picture[buffer.marks == 0] == 0).all()


def test_colours_of_half_covered_pixels_are_premultiplied():
    table = shade_table(np.array([0xFF8000], dtype=np.uint32)).reshape(2, SHADES)
    assert (table[0] == 0).all()
    half = int(table[1, SHADES // 2 - 1])
    assert [half >> shift & 255 for shift in (24, 16, 8, 0)] == [128, 128, 64, 0]


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
