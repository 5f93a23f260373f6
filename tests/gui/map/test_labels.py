"""Names on the map: none over another, each with a halo that keeps it legible."""

import numpy as np
from fenshui.gui.map.labels import Room, spot_beside, spot_over, stamp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_boxes_may_touch_but_not_overlap_nor_leave_the_picture():
    room = Room(300, 200)
    assert room.take((50, 50, 150, 70))
    assert room.take((150, 50, 250, 70))
    assert not room.take((149, 69, 160, 90))
    assert not room.take((3, 100, 20, 120))
    assert not room.take((250, 185, 290, 197))


def test_the_name_of_an_area_stands_over_its_middle_or_as_near_as_there_is_room(app):
    font, middle = QGuiApplication.font().key(), QPointF(200, 150)
    metrics, room = QFontMetricsF(QGuiApplication.font()), Room(400, 300)
    wide, high = metrics.horizontalAdvance("Shanxi"), metrics.height()
    spots = [spot_over(middle, "Shanxi", font, room) for _ in range(3)]
    assert spots[0] == QPointF(200 - wide / 2, 150 - high / 2 + metrics.ascent())
    away = [abs(spot.x() + wide / 2 - 200) + abs(spot.y() - metrics.ascent() + high / 2 - 150) for spot in spots]
    assert away == sorted(away) and away[2] < wide + 2 * high
    room.block((4, 4, 396, 296))
    assert spot_over(middle, "Shanxi", font, room) is None


def test_a_name_stands_beside_the_dots_around_its_place_and_nowhere_where_all_is_taken(app):
    font, place = QGuiApplication.font().key(), QPointF(200, 150)
    room = Room(400, 300)
    for x, y in ((212, 150), (188, 150), (200, 138), (200, 162)):  # a dot on every near side
        room.block((x - 3, y - 3, x + 3, y + 3))
    assert spot_beside(place, "Lijin", font, room) is not None
    room.block((100, 50, 300, 250))
    assert spot_beside(place, "Lijin", font, room) is None


def test_a_name_goes_to_the_other_side_where_its_place_is_taken(app):
    room, font = Room(400, 300), QGuiApplication.font().key()
    first = spot_beside(QPointF(200, 150), "Lijin", font, room)
    second = spot_beside(QPointF(200, 150), "Lijin", font, room)
    assert first.x() > 200 > second.x()


boxes = st.tuples(st.floats(0, 380), st.floats(0, 280), st.floats(1, 150), st.floats(1, 40)).map(
    lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3])
)


@settings(max_examples=100, deadline=None)
@given(st.lists(boxes, max_size=40))
def test_a_box_is_taken_just_where_it_fits(wanted):
    room, taken = Room(400, 300), []
    for box in wanted:
        fits = box[0] >= 4 and box[1] >= 4 and box[2] <= 396 and box[3] <= 296
        free = not any(overlap(box, other) for other in taken)
        assert room.take(box) == (fits and free)
        taken += [box] if fits and free else []


def test_letters_stand_in_their_ink_on_a_halo_on_the_ground(app):
    ground = 0xFF336699
    picture = QImage(120, 40, QImage.Format.Format_RGB32)
    picture.fill(ground)
    painter = QPainter(picture)
    font = QGuiApplication.font()
    font.setPixelSize(20)
    stamp(painter, [("HI", QPointF(30, 28))], font, "#102030", "#FFFFFF")
    painter.end()
    seen = np.frombuffer(picture.constBits(), dtype=np.uint32).reshape(40, 120)
    letters, halo = np.argwhere(seen == 0xFF102030), np.argwhere((seen & 0xFF) > 0xB0)
    assert len(letters) and len(halo) > len(letters)
    nearest = [np.hypot(*(letters - one).T).min() for one in halo]
    assert max(nearest) <= 3.0  # one and a half pixels beyond letters whose edge is smooth
    assert (seen[:, :20] == ground).all() and (seen[:5] == ground).all()


def test_at_twice_the_pixels_a_halo_is_twice_as_wide(app):
    widths = []
    for ratio in (1, 2):
        picture = QImage(80 * ratio, 40 * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.black)
        painter = QPainter(picture)
        font = QGuiApplication.font()
        font.setPixelSize(20)
        stamp(painter, [("I", QPointF(30, 28))], font, "#000000", "#FFFFFF")
        painter.end()
        row = np.frombuffer(picture.constBits(), dtype=np.uint32).reshape(40 * ratio, 80 * ratio)[21 * ratio] & 0xFF
        widths.append(row.sum() / 0xE1)
    assert abs(widths[1] - 2 * widths[0]) <= 1.5
