import numpy as np
import pytest
from fenshui.gui.map.colouring import NAMED, PLAIN, colour, lay_out
from fenshui.gui.map.id_buffer import IdBuffer, draw_ids
from fenshui.gui.map.levels import SHADES, levels_of
from fenshui.gui.map.river_layer import RiverLayer
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
    names = np.full(buffer.marks.shape, name, dtype=np.uint32)
    picture, noted = coloured(
        buffer.marks, names, np.zeros(names.shape, bool), (left, left if right is None else right), split
    )
    assert noted == np.flatnonzero(buffer.marks).tolist()
    return picture


def coloured(marks, names, covered, sides, split):
    """The picture of a single reach, and the places that a recolouring looks at."""
    (height, width), count = marks.shape, marks.size
    picture, plain, named = (np.zeros(shape, dtype=np.uint32) for shape in (count, (PLAIN, count), (NAMED, count)))
    rows, ground = np.zeros(height + 1, dtype=np.int64), np.full(count, GROUND, dtype=np.uint32)
    flat = (one.reshape(-1) for one in (marks, names, covered))
    under = lay_out(picture, ground, *flat, plain, named, rows)
    noted = sorted([*plain[0, : rows[-1]].tolist(), *named[0, :under].tolist()])
    picture[noted] = 0
    colour(picture, plain, named, under, rows, np.array([[0, one] for one in sides], dtype=np.uint32), split)
    return picture.reshape(height, width), noted


def test_another_palette_recolours_the_same_pixels_exactly():
    buffer = draw_ids(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])), VIEW)
    for ink in (0xCF6F1B, 0x1B63A5, 0, 0xFFFFFF):
        picture = laid(buffer, ink)
        assert picture[14, 20] == 0xFF000000 | ink
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


def over(upper, share, lower):
    """One colour over another, channel by channel."""
    return [share * (upper >> shift & 255) + (1 - share) * (lower >> shift & 255) for shift in (16, 8, 0)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_picture_is_what_one_pixel_after_another_would_be(data):
    height, width = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 9))
    cells = st.lists(st.integers(0, 11), min_size=height * width, max_size=height * width)
    drawn, veiled, hidden = (np.array(data.draw(cells)).reshape(height, width) for _ in range(3))
    steps = np.where(drawn <= SHADES, drawn, 0)  # of the only reach, in so many eighths of a pixel
    marks = np.where(steps > 0, SHADES + steps - 1, 0).astype(np.int32)
    names = np.where(veiled < 3, 0x80102030, 0).astype(np.uint32)
    sides, split = (0xCF6F1B, 0x1B63A5), data.draw(st.integers(0, width))
    picture, noted = coloured(marks, names, hidden < 3, sides, split)
    assert noted == np.flatnonzero((marks > 0) | (hidden < 3)).tolist()
    for row, column in np.ndindex(height, width):
        expected = over(sides[column >= split], steps[row, column] / SHADES, GROUND)
        if names[row, column]:  # half of it, premultiplied
            expected = [ink + (1 - 0x80 / 255) * under for ink, under in zip((0x10, 0x20, 0x30), expected, strict=True)]
        got = int(picture[row, column])
        assert [got >> shift & 255 for shift in (24, 16, 8, 0)] == pytest.approx([255, *expected], abs=1.6)


def test_a_new_view_is_drawn_on_the_paper_of_the_old_one(app):
    layer = RiverLayer(levels_of([line((-1000, 50), (1000, 50))], np.array([0.0])))
    layer.draw(VIEW)
    first = layer.buffer.marks.copy()
    layer.draw(VIEW.moved(0, 10))
    assert (np.argwhere(layer.buffer.marks)[:, 0] - np.argwhere(first)[:, 0]).tolist() == [10] * (first > 0).sum()
    layer.draw(VIEW.sized(20, 15, 1.0))
    assert layer.buffer.marks.shape == (15, 20)
    assert not layer.buffer.marks.flags.writeable


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
