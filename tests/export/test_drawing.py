"""A picture as values, painted three ways."""

from io import BytesIO
from xml.etree import ElementTree

from deals import impact_map
from fenshui.export.drawing import Area, Circle, Drawing, Line, Words
from fenshui.export.drawing_png import drawing_png
from fenshui.export.drawing_svg import drawing_svg
from PIL import Image

RED, BLUE = (255, 0, 0), (0, 0, 255)


def pixels(drawing, scale=1.0):
    return Image.open(BytesIO(drawing_png(drawing, scale))).convert("RGB")


def is_red(pixel):
    """Red but for the ringing that shrinking leaves at edges."""
    return pixel[0] == 255 and pixel[1] < 90


def test_an_area_a_circle_and_a_line_have_their_colours_where_they_lie():
    square = Area(((10, 10), (30, 10), (30, 30), (10, 30)), "#ff0000")
    image = pixels(Drawing(100, 50, (square, Circle(60, 20, 8, "#0000ff"), Line(((0, 45), (100, 45)), "#ff0000", 4))))
    assert image.size == (100, 50)
    assert (image.getpixel((20, 20)), image.getpixel((60, 20))) == (RED, BLUE)
    assert is_red(image.getpixel((50, 45))) and not is_red(image.getpixel((50, 40)))
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_a_dashed_line_has_gaps_as_long_as_its_dashes_round_the_corner():
    image = pixels(Drawing(60, 60, (Line(((5, 10), (45, 10), (45, 50)), "#ff0000", 4, dash=10),)))
    along = [is_red(image.getpixel((x, 10))) for x in (10, 20, 30)] + [
        is_red(image.getpixel((45, y))) for y in (15, 25, 35)
    ]
    assert along == [True, False, True, True, False, True]


def test_words_are_drawn_to_the_left_the_middle_or_the_right_of_their_place():
    def dark(anchor):
        image = pixels(Drawing(120, 40, (Words(60, 25, "头道拐", 16, "#000000", anchor),)))
        return sorted(x for x in range(120) for y in range(40) if image.getpixel((x, y))[0] < 128)

    assert dark("start")[0] >= 60 and dark("end")[-1] <= 60
    assert abs(dark("middle")[0] + dark("middle")[-1] - 120) <= 3


def test_the_svg_is_well_formed_says_the_same_and_is_the_same_bytes_every_time():
    data = drawing_svg(impact_map())
    root = ElementTree.fromstring(data)
    kinds = [child.tag.split("}")[1] for child in root]
    assert kinds == ["rect", "polygon", "polyline", "polyline", "circle", "text", "circle", "text"]
    assert [child.text for child in root if child.text and child.text.strip()] == ["头道拐 +4,900,000 m³", "利津 ±0"]
    assert drawing_svg(impact_map()) == data


def test_text_that_looks_like_markup_stays_text():
    data = drawing_svg(Drawing(10, 10, (Words(0, 0, "<b>&", 5),)))
    assert [child.text for child in ElementTree.fromstring(data)][1] == "<b>&"


def test_there_is_no_minus_nought():
    assert b'points="0,0 1.5,2"' in drawing_svg(Drawing(9, 9, (Line(((-0.001, 0.0), (1.5, 2.0)), "#000000"),)))
