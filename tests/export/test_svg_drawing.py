"""A drawing is read back from its SVG to the hundredth of a point, and from nothing but an SVG of ours."""

import pytest
from deals import impact_map
from fenshui.export.drawing import Area, Circle, Drawing, Line, Words
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.svg_drawing import read_drawing
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

LENGTHS = st.floats(-1000, 1000)
WIDTHS = st.floats(0.01, 50)
COLOURS = st.sampled_from(["#1f4e79", "#ffffff"])
SOME = st.sampled_from(["#1f4e79", ""])
POINTS = st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=4).map(tuple)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
MARKS = st.one_of(
    st.builds(Line, POINTS, COLOURS, WIDTHS, WIDTHS | st.just(0.0)),
    st.builds(Area, POINTS, SOME, SOME, WIDTHS),
    st.builds(Circle, LENGTHS, LENGTHS, WIDTHS, SOME, SOME, WIDTHS),
    st.builds(Words, LENGTHS, LENGTHS, TEXTS, WIDTHS, COLOURS, st.sampled_from(["start", "middle", "end"]), SOME),
)


def test_the_smallest_drawing_is_read_back_by_hand():
    drawing = Drawing(10, 20, (Line(((0, 0), (1.5, 2)), "#1f4e79", 1, 2), Words(1, 2, "a<b&“c”", 7.25)), "#fefefe")
    assert read_drawing(drawing_svg(drawing)) == drawing


def test_a_name_of_two_lines_is_written_on_one_and_read_back():
    """Spreadsheets break lines inside a cell."""
    drawing = Drawing(10, 20, (Words(1, 2, "头道\n拐", 7.25),))
    assert [mark.text for mark in read_drawing(drawing_svg(drawing)).marks] == ["头道 拐"]


@given(st.builds(Drawing, WIDTHS, WIDTHS, st.lists(MARKS, max_size=5).map(tuple), COLOURS))
def test_what_is_read_back_gives_the_same_file_again(drawing):
    svg = drawing_svg(drawing)
    assert drawing_svg(read_drawing(svg)) == svg


FOREIGN = {
    "nothing": lambda svg: b"",
    "no text": lambda svg: b"\xff" + svg,
    "another shape": lambda svg: svg.replace(b"<circle", b"<ellipse", 1),
    "a script": lambda svg: svg.replace(b"</svg>", b"<script>1</script>\n</svg>"),
    "an attribute more": lambda svg: svg.replace(b'<circle cx="300"', b'<circle onclick="x" cx="300"'),
    "another spelling of a number": lambda svg: svg.replace(b'cx="300"', b'cx="300.0"'),
    "no number": lambda svg: svg.replace(b'cx="300"', b'cx="nan"'),
    "a comment": lambda svg: svg.replace(b"</svg>", b"<!-- x -->\n</svg>"),
    "something behind it": lambda svg: svg + b"x",
    "another head": lambda svg: svg.replace(b"<svg ", b"<svg onload='x' ", 1),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_this_program_does_not_write_is_refused_in_a_line(name):
    with pytest.raises(Refused, match="not_a_drawing"):
        read_drawing(FOREIGN[name](drawing_svg(impact_map())))
