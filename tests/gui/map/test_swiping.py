import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.exporting import export_map, map_image
from fenshui.gui.map.layout import lay_out
from fenshui.gui.map.levels import levels_of
from fenshui.gui.map.palette import change_scale
from fenshui.gui.map.places import places_of
from fenshui.gui.map.river_shapes import pixels_of
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.view import MapView
from fenshui.gui.map.viewport import Viewport
from fenshui.places import sample_basin
from fenshui.words import Refused
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SCALE = change_scale(1.0)
LOSS, GAIN = (int(SCALE.colours(np.array([value]), LIGHT)[0]) for value in (-1.0, 1.0))


@pytest.fixture
def view(app, qtbot):
    from fenshui.basin import read_basin

    basin = read_basin(sample_basin("two_farms")).basin
    layout = lay_out(basin)
    made = MapView()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    count = len(layout.lines)
    made.show_sheet(Sheet(layout, places_of(basin, "en"), {}), levels_of(layout.lines, np.ones(count)))
    left = Shown(np.full(count, -1.0), SCALE)
    made.show_state(Shown(np.full(count, 1.0), SCALE, left=left), [])
    return made


def assert_apart(image, line):
    """Under the legend, which wears the same colours, before stands left of a column and after right of it."""
    rows = range(image.height() // 4, image.height())
    pixels = np.array([[rgb_at(image, x, y) for x in range(image.width())] for y in rows])
    loss, gain = (pixels == LOSS).sum(axis=0), (pixels == GAIN).sum(axis=0)
    assert loss[:line].sum() > 50 and gain[line:].sum() > 50
    assert loss[line + 1 :].sum() + gain[: line - 1].sum() == 0


def rgb_at(image, x, y):
    return image.pixel(x, y) & 0xFFFFFF


def test_left_of_the_line_stands_before_and_right_of_it_after(view):
    for share in (0.5, 0.25):
        view.swipe_to(share)
        assert_apart(view.grab().toImage(), round(share * 800))


def test_the_line_follows_the_mouse_and_the_sheet_stays(view, qtbot):
    before = view.view
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(402, 60))
    qtbot.mouseMove(view, QPoint(200, 80))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))
    assert view.swipe == pytest.approx(0.25)
    assert view.view == before


def test_ctrl_and_the_arrows_move_the_line_and_the_arrows_alone_the_sheet(view, qtbot):
    before = view.view
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert view.swipe == pytest.approx(0.48)
    assert view.view == before
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.view != before


def test_without_two_states_there_is_no_line_to_take(view, qtbot):
    view.show_state(Shown(), [])
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 60))
    qtbot.mouseMove(view, QPoint(200, 80))
    assert view.swipe == 0.5


def test_the_map_is_exported_as_pixels_and_as_shapes_with_both_sides_of_the_line(view, tmp_path):
    for ending in (".png", ".svg", ".pdf"):
        export_map(view, tmp_path / f"map{ending}", "Two farms")
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (1600, 800)
    drawn = QImage(800, 400, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(str(tmp_path / "map.svg")).render(painter)
    painter.end()
    assert_apart(image, 800)
    assert_apart(drawn, 400)
    assert b"<image" not in (tmp_path / "map.svg").read_bytes()  # shapes, no pixels
    paper = (tmp_path / "map.pdf").read_bytes()
    assert paper.startswith(b"%PDF") and b"/Subtype /Image" not in paper


def test_credits_stand_in_a_strip_below_the_exported_map_and_cover_nothing_of_it(view, tmp_path):
    bare = map_image(view)
    view.show_sheet(replace(view.sheet, credits=("Map data: survey", "Map review number: 1")), view.rivers.levels)
    credited = map_image(view)
    assert credited.height() > bare.height() and credited.width() == bare.width()
    pixels, above = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (bare, credited))
    assert np.abs(above[: pixels.size] - pixels).max() < 32  # the brush rounds edges otherwise on a taller picture
    export_map(view, tmp_path / "map.svg", "")
    assert "Map review number: 1" in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_refused_with_its_name(view, tmp_path):
    with pytest.raises(Refused, match="no such folder"):
        export_map(view, tmp_path / "no such folder" / "map.png", "")


SKETCH = """
import sys, tempfile
from fenshui.gui.app import application_dressed
from fenshui.gui.session import open_window
from fenshui.places import sample_basin
from PySide6.QtCore import QPointF
from pathlib import Path
app = application_dressed()
window = open_window(Path(tempfile.mkdtemp()) / "ledger.sqlite")
window.show()
live, view = window.live, window.map_panel.map
from fenshui.gui.jobs import desk_jobs
live._opened(desk_jobs.open_basin(sample_basin("two_farms")))
heavy = "numba" in sys.modules
while view.sheet is None:
    app.processEvents()
colours = len({view.grab().toImage().pixel(x, y) for x in range(0, 400, 3) for y in range(0, 300, 3)})
spot = QPointF(*view.view.on_screen(view.sheet.layout.points[:1])[0])
sketched = view.what_is_at(spot)
while live.background.tasks or not live.turns.is_idle:
    app.processEvents()
pointed = view.what_is_at(spot)
view.swipe_to(0.4)
view.look_at(view.view.zoomed(2.0, 50, 50), now=True)
from fenshui.gui.map import colouring, raster
loops = [one for room in (raster, colouring) for one in vars(room).values() if hasattr(one, "signatures")]
kinds = max(len(one.signatures) for one in loops)
print([heavy, colours > 3, sketched, pointed, kinds])
window.close()
"""


def test_a_sketch_needs_no_machine_code_and_is_replaced_by_the_true_picture_which_can_be_pointed_at():
    """What is loaded beside the window is all that it then needs: each loop is compiled for one kind of use."""
    answer = subprocess.run([sys.executable, "-c", SKETCH], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[False, True, ('', -1), ('reach', 0), 1]"


def test_a_sketch_leaves_out_points_within_a_pixel_and_keeps_the_ends():
    line = np.array([[0.1, 0.2], [0.3, 0.1], [0.4, 0.4], [1.2, 0.0], [1.3, 0.4], [9.0, 9.0], [9.1, 9.2]])
    sheet = line * [1, -1]
    view = Viewport(east=0.5, north=-0.5, metres_per_pixel=1.0)
    strokes = [[(spot.x(), spot.y()) for spot in spots] for spots in pixels_of([sheet, sheet[:2], sheet[5:]], view)]
    whole, short, end = (np.round(stroke, 9).tolist() for stroke in strokes)
    assert whole == [[0.1, 0.2], [1.2, 0.0], [9.0, 9.0], [9.1, 9.2]]
    assert short == line[:2].tolist()
    assert end == line[5:].tolist()
