"""The charts of regions and of reliability, by hand."""

from itertools import pairwise

import numpy as np
import pytest
from fenshui.export.drawing import Area, Line, Words
from fenshui.export.flow_duration import Flows, Scale, duration_curve, flow_duration, flow_passed
from fenshui.export.province_bars import RegionUse, province_bars
from hypothesis import given
from hypothesis import strategies as st

HILL = RegionUse("Hill county", 20.0, 10.0, 40.0, None, "−10.0")
PLAIN = RegionUse("Plain county", 80.0, 90.0, 140.0, 120.0, "+10.0")
FLOWS = np.array([4.0, 1.0, 3.0, 2.0])


def words(drawing):
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def bar_lengths(drawing, left):
    bars = [mark.points for mark in drawing.marks if isinstance(mark, Area) and mark.points[0][0] == left]
    return [points[1][0] - left for points in bars]


def strokes(drawing):
    """Where limits are marked across a region's bars."""
    rows = [mark.points for mark in drawing.marks if isinstance(mark, Line) and mark.width == 1.8]
    return [points[0][0] for points in rows if points[1][1] - points[0][1] == 16.0]


def axis(drawing):
    """Where the axis of bars stands: at the figure 0."""
    return next(mark.x for mark in drawing.marks if isinstance(mark, Words) and mark.text == "0")


def test_a_bar_before_and_one_after_are_as_long_as_what_a_region_consumes_and_limits_stand_where_they_are_stated():
    drawing = province_bars([HILL, PLAIN], "hm³/a", "en")
    left = axis(drawing)
    before, after, *more = bar_lengths(drawing, left)
    assert [after / before, more[0] / before, more[1] / before] == pytest.approx([0.5, 4.0, 4.5])
    quota_of_hill, quota_of_plain, cap_of_plain = (at - left for at in strokes(drawing))
    assert [quota_of_hill / before, quota_of_plain / before, cap_of_plain / before] == pytest.approx([2.0, 7.0, 6.0])
    assert {"−10.0", "+10.0", "quota of consumption", "cap on diversions"} <= set(words(drawing))


def test_without_a_draft_there_is_one_bar_a_region_and_no_word_of_after():
    drawing = province_bars([RegionUse("山地县", 20.0, None, None, None, "20")], "百万m³/年", "zh_CN")
    assert len(bar_lengths(drawing, axis(drawing))) == 1
    assert "转让前" in words(drawing) and not {"转让后", "分配指标（耗水量）"} & set(words(drawing))


@pytest.mark.parametrize("width", [300.0, 500.0])
def test_a_long_name_leaves_room_for_its_bars(width):
    name = "Ningdong Energy and Chemical Base beyond the hills"
    drawing = province_bars([RegionUse(name, 20.0, 10.0, 40.0, None, "−10.0")], "hm³/a", "en", width)
    assert bar_lengths(drawing, axis(drawing))[0] > 0.15 * width
    assert any(text.endswith("…") and name.startswith(text[:-1]) for text in words(drawing))


def test_the_greatest_of_four_flows_passes_in_a_fifth_of_the_periods():
    shares, flows = duration_curve(FLOWS)
    assert shares.tolist() == [20.0, 40.0, 60.0, 80.0] and flows.tolist() == [4.0, 3.0, 2.0, 1.0]
    assert [flow_passed(FLOWS, share) for share in (20, 50, 70, 95)] == pytest.approx([4.0, 2.5, 1.5, 1.0])


def test_the_curve_goes_through_its_points_from_left_to_right_and_from_top_to_bottom():
    drawing = flow_duration(Flows(FLOWS), "m³/s", "en", 476.0, 300.0)
    (curve,) = (mark for mark in drawing.marks if isinstance(mark, Line) and mark.width == 3.2 and len(mark.points) > 2)
    assert [x for x, _ in curve.points] == pytest.approx([132.0, 212.0, 292.0, 372.0])  # 400 points wide from 52
    top, bottom = 28.0, 268.0
    heights = [(bottom - y) / (bottom - top) for _, y in curve.points]
    assert heights == pytest.approx(np.log1p([4.0, 3.0, 2.0, 1.0]) / np.log(5.0))


def levels(drawing, dash):
    return sorted({mark.points[0][1] for mark in drawing.marks if isinstance(mark, Line) and mark.dash == dash})


@pytest.mark.parametrize(
    ("target", "lines", "bands", "said"),
    [([2.0, 2.0, 2.0, 0.0], 1, 0, "target 2"), ([2.0, 2.0, 3.0, 0.0], 2, 1, "target 2 to 3")],
)
def test_a_target_is_a_line_and_one_of_several_seasons_a_band(target, lines, bands, said):
    drawing = flow_duration(Flows(FLOWS, FLOWS + 1.0, np.array(target), 1.5), "m³/s", "en")
    in_legend = 1
    assert len(levels(drawing, 4.0)) == lines + in_legend and len(levels(drawing, 2.0)) == 1 + in_legend
    assert sum(isinstance(mark, Area) for mark in drawing.marks) == bands
    assert {said, "warning flow 1.5", "before", "after"} <= set(words(drawing))


def test_a_dry_river_has_a_picture():
    drawing = flow_duration(Flows(np.zeros(12)), "m³/s", "zh_CN")
    assert "转让前" in words(drawing)


@given(
    st.lists(st.floats(0.0, 1e5), min_size=1, max_size=900),
    st.floats(60.0, 900.0),
    st.floats(300.0, 900.0),
)
def test_whatever_flows_its_curve_lies_on_the_paper_and_never_rises(flows, height, width):
    drawing = flow_duration(Flows(np.array(flows)), "m³/s", "en", width, height)
    curve = next(mark.points for mark in drawing.marks if isinstance(mark, Line) and mark.width == 3.2)
    ys = [y for _, y in curve]
    assert ys == sorted(ys) and ys[0] >= 0.0 and all(0.0 <= x <= width for x, _ in curve)
    assert len(curve) <= 600


@given(st.floats(1e-3, 1e3), st.floats(1.0, 1e4), st.floats(0.02, 0.5))
def test_flows_on_the_axis_stand_apart_and_within_it(low, times, apart):
    scale = Scale(low, low * times)
    heights = [scale.height(flow) for flow in scale.ticks(apart)]
    assert heights[0] == 0.0 and heights[-1] <= 1.0
    assert all(after - before >= apart for before, after in pairwise(heights))
