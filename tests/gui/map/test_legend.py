"""The legend leaves the river in sight, and its figures can be read."""

from itertools import pairwise

import pytest
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.map.legend import legend_box, paint_legend
from fenshui.gui.map.palette import ChangeScale
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.viewport import Viewport
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

NARROW, WIDE = Viewport().sized(560, 240, 1.0), Viewport().sized(900, 560, 1.0)


class Noting(QPainter):
    """A painter that keeps the boxes of what it writes under the bar."""

    def __init__(self, picture):
        super().__init__(picture)
        self.boxes = []

    def drawText(self, place, *rest):
        if isinstance(place, QRectF):
            self.boxes.append(self.boundingRect(place, *rest))
        super().drawText(place, *rest)


@pytest.fixture
def figures(app):
    def written(limit, view):
        shown = Shown(scale=ChangeScale(limit), title="Change")
        picture = QImage(400, 200, QImage.Format.Format_ARGB32_Premultiplied)
        painter = Noting(picture)
        paint_legend(painter, shown, (), legend_box(shown, (), (0, 0), view), theme_in_force())
        painter.end()
        return painter.boxes

    return written


def test_on_a_narrow_map_the_legend_takes_less_of_it(app):
    shown = Shown(scale=ChangeScale(0.2), title="Change")
    wide, narrow = (legend_box(shown, (), (0, 0), view).width() for view in (WIDE, NARROW))
    assert narrow < 200 < wide


@pytest.mark.parametrize(
    ("limit", "view", "count"), [(0.2, NARROW, 5), (0.005, NARROW, 3), (0.005, WIDE, 5), (0.00025, WIDE, 3)]
)
def test_figures_under_the_bar_never_run_into_each_other(figures, limit, view, count):
    boxes = figures(limit, view)
    assert len(boxes) == count
    assert all(one.right() < next_one.left() for one, next_one in pairwise(boxes))
