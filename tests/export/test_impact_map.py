"""What a transfer does to the river, drawn."""

from datetime import date

import pytest
from fenshui.basin import read_basin
from fenshui.export.drawing import Area, Circle, Line, Words
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.impact_map import GAINS, LOSSES, SAME, change_text, colour_of, impact_map
from fenshui.export.map_labels import Labels
from fenshui.impact import assess
from fenshui.places import sample_basin
from fenshui.transfer import Transfer, read_transfer


@pytest.fixture(scope="module")
def yellow_river_map():
    folder = sample_basin("yellow_river")
    return impact_map(assess(read_basin(folder).basin, [read_transfer(folder / "transfers" / "aba-ningdong.toml")]))


def test_colours_are_symmetric_about_nothing():
    assert [colour_of(share * 100, 100) for share in (1, 0.3, 0.1, 0.01, 0)] == [
        GAINS[2],
        GAINS[1],
        GAINS[0],
        SAME,
        SAME,
    ]
    assert [colour_of(-share * 100, 100) for share in (1, 0.3, 0.1)] == [LOSSES[2], LOSSES[1], LOSSES[0]]
    assert colour_of(0.0, 0.0) == SAME


def test_changes_are_written_in_wan_cubic_metres_with_their_sign():
    assert [change_text(value) for value in (4_900_000, -12_345, 400, -400)] == ["+490.0", "−1.2", "0", "0"]


def test_no_label_covers_another_and_none_leaves_the_frame():
    labels = Labels((0, 0, 100, 40))
    for place in range(12):
        labels.add(30 + place * 2, 20, "头道拐", 8)
    boxes = [(one.x, one.y - 7, one.x + 24, one.y + 2) for one in labels.marks]
    assert 2 <= len(boxes) < 12
    for number, one in enumerate(boxes):
        assert one[0] >= 0 and one[2] <= 100 and one[1] >= 0 and one[3] <= 40
        for other in boxes[:number]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_yellow_river_gains_above_ningdong_by_right_and_loses_below_it_in_use(yellow_river_map):
    words = [mark.text for mark in yellow_river_map.marks if isinstance(mark, Words)]
    lanzhou = [text for text in words if text.startswith("兰州 ")]
    toudaoguai = [text for text in words if text.startswith("头道拐 ")]
    assert lanzhou[0].startswith("兰州 +4") and toudaoguai[1].startswith("头道拐 −4")
    assert any(isinstance(mark, Line) and mark.colour == LOSSES[2] for mark in yellow_river_map.marks)
    assert any(isinstance(mark, Line) and mark.colour == GAINS[2] for mark in yellow_river_map.marks)


def test_both_maps_stand_over_one_line_of_credits_in_each_language(yellow_river_map):
    words = [mark.text for mark in yellow_river_map.marks if isinstance(mark, Words)]
    assert [sum(f"{head}____" in text for text in words) for head in ("审图号：", "Map review number: ")] == [1, 1]
    assert sum(text.startswith(("地图资料：", "Map data: ")) for text in words) == 2


def test_everything_lies_on_the_picture(yellow_river_map):
    for mark in yellow_river_map.marks:
        points = mark.points if isinstance(mark, Line | Area) else ((mark.x, mark.y),)
        assert all(-5 <= x <= yellow_river_map.width + 5 for x, _ in points)
        assert all(-5 <= y <= yellow_river_map.height + 5 for _, y in points)
    assert len(drawing_svg(yellow_river_map)) < 400_000


def test_a_basin_without_places_is_drawn_as_a_scheme():
    basin = read_basin(sample_basin("two_farms")).basin
    giver, taker = basin.rights[0].id, basin.rights[1].id
    transfer = Transfer("small", giver, 1_000_000, date(2023, 1, 1), date(2023, 12, 31), to_right=taker)
    drawn = impact_map(assess(basin, [transfer]))
    assert sum(isinstance(mark, Line) for mark in drawn.marks) >= 2 * len(basin.reaches)
    places = [(mark.x, mark.y) for mark in drawn.marks if isinstance(mark, Circle)]
    assert len(places) == len(set(places))
