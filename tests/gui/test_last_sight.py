"""A start shows the map of last time at once, where it would look the same again, and no other."""

import os
import shutil

import pytest
from fenshui.gui import preferences
from fenshui.gui.app import run_window
from fenshui.gui.last_sight import is_as_it_comes, keep, last_sight, sight_of, told_of
from fenshui.gui.main_window import MainWindow
from fenshui.gui.map.river_layer import load_machine_code
from fenshui.gui.session import Session, once
from fenshui.gui.sight_again import SightAgain
from fenshui.places import sample_basin
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication


@pytest.fixture
def home(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "data" / "fenshui").mkdir(parents=True)
    return tmp_path / "data" / "fenshui"


@pytest.fixture
def farms(tmp_path):
    return shutil.copytree(sample_basin("two_farms"), tmp_path / "farms")


@pytest.fixture
def kept(home, farms, on_two_farms):
    """What this window shows of the two farms, kept for the next start."""
    sight = sight_of(on_two_farms.map_panel.map, told_of(farms))
    keep(sight)
    return sight


def started(basin, ledger, is_enough):
    """Start the program, and close it when enough is seen; what the kept picture and the map looked like till then."""
    seen = []

    def look():
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.docks:
                view, over = window.map_panel.map, window.findChildren(SightAgain)
                is_over = any(one.isVisible() and one.was_painted for one in over)
                is_drawn = view.rivers is not None and view.rivers.buffer is not None
                seen.append((is_over, window.is_furnished, view.grab().toImage() if is_drawn else None))
                if is_enough(window):
                    window.live.drafting.kept.keep(window.live.desk.draft)  # nothing is asked about it
                    window.close()

    clock = QTimer(interval=5)
    clock.timeout.connect(look)
    clock.start()
    assert run_window(basin, ledger) == 0
    return seen


def test_the_next_start_shows_the_map_before_it_is_read_and_it_is_the_map_that_is_drawn(home, farms, tmp_path):
    load_machine_code()
    first = started(farms, tmp_path / "ledger.db", lambda window: (home / "last_sight.png").exists())
    assert not any(is_over for is_over, _, _ in first)
    drawn = last_sight(farms).picture
    preferences.settings().remove("window/place")  # which would not fit the small screen that there is without one
    again = started(farms, tmp_path / "ledger.db", lambda window: window.map_panel.map.rivers is not None)
    assert (True, False, None) in again
    assert again[-1][2].convertToFormat(drawn.format()) == drawn


def test_a_map_that_waits_for_its_machine_code_takes_what_was_kept_for_its_sketch(kept, on_two_farms):
    sketch = on_two_farms.map_panel.map.sketch
    sketch.forget()
    assert not sketch.is_done
    sketch.take(kept.picture)
    assert sketch.is_done


def test_what_was_kept_is_what_is_read_again(kept, farms):
    again = last_sight(farms)
    assert (again.told, again.place, again.window, again.ratio) == (kept.told, kept.place, kept.window, kept.ratio)
    assert again.picture.convertToFormat(kept.picture.format()) == kept.picture


def test_the_map_of_files_that_were_written_since_is_not_shown(kept, farms):
    os.utime(farms / "nodes.csv", ns=(1, 1))
    assert last_sight(farms) is None


def test_the_map_of_another_basin_is_not_shown(kept, farms, tmp_path):
    assert last_sight(shutil.copytree(farms, tmp_path / "others")) is None


@pytest.mark.parametrize(
    "change", [("language", "zh_CN"), ("theme", "dark"), ("unit", "m3")], ids=["language", "colours", "unit"]
)
def test_a_map_in_another_language_colour_or_unit_is_not_shown(change, kept, farms):
    preferences.settings().setValue(*change)
    assert last_sight(farms) is None


def test_a_picture_that_this_program_has_not_kept_is_not_shown(home, farms):
    assert last_sight(farms) is None
    path = home / "last_sight.png"
    path.write_bytes(b"no picture")
    assert last_sight(farms) is None
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(path))
    assert last_sight(farms) is None


def test_where_the_picture_is_torn_the_start_goes_on_without_it(kept, home, farms):
    path = home / "last_sight.png"
    path.write_bytes(path.read_bytes()[:700])
    assert last_sight(farms) is None


def test_where_it_cannot_be_kept_nothing_is_said_and_nothing_is_lost(home, farms, on_two_farms):
    home.rmdir()
    keep(sight_of(on_two_farms.map_panel.map, told_of(farms)))
    assert last_sight(farms) is None


def test_the_picture_is_in_sight_only_in_a_window_of_the_size_of_then(kept, on_two_farms):
    again = SightAgain(on_two_farms, kept)
    assert again.isVisible() and again.geometry() == kept.place
    on_two_farms.resize(1400, 800)
    assert not again.isVisible()
    on_two_farms.resize(1600, 900)
    assert again.isVisible()


def test_the_picture_gives_way_where_the_map_came_to_stand_elsewhere(kept, on_two_farms, qtbot):
    again, view = SightAgain(on_two_farms, kept), on_two_farms.map_panel.map
    assert again.picture_over(view) is not None
    on_two_farms.docks["tables"].hide()
    qtbot.waitUntil(lambda: view.size() != kept.place.size())
    assert again.picture_over(view) is None and not again.isVisible()


@pytest.fixture
def next_window(on_two_farms, qtbot):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: one.live.background.cancel())
    window.resize(on_two_farms.size())
    window.show()
    return window


def test_the_picture_gives_way_to_another_basin_that_is_opened_before_the_first_is_read(
    kept, farms, next_window, tmp_path, qtbot
):
    """It lay over the river of the other until the window was closed; and of the ledger used last nothing was told."""
    preferences.remember_ledger(tmp_path / "gone.db")
    session = Session(next_window, farms, tmp_path / "ledger.db", SightAgain(next_window, kept))
    live, heihe = next_window.live, sample_basin("heihe")
    once(live.background.busy_changed, lambda: live.background.tasks, lambda: live.open_basin(heihe))
    assert session.again.isVisible()
    qtbot.waitUntil(lambda: live.basin is not None and live.notice is not None, timeout=60_000)
    assert live.notice.id == "desk.ledger_gone" and next_window.is_furnished
    assert live.desk.opening.folder == heihe and not session.again.isVisible()
    session.end()


@pytest.mark.parametrize(
    "do",
    [
        lambda view, farms: view.zoom(2.0),
        lambda view, farms: preferences.choose_theme("dark"),
        lambda view, farms: os.utime(farms / "nodes.csv", ns=(1, 1)),
    ],
    ids=["moved", "in other colours", "written"],
)
def test_a_map_that_is_otherwise_than_it_came_is_not_kept(do, home, farms, on_two_farms):
    view, told = on_two_farms.map_panel.map, told_of(farms)
    assert is_as_it_comes(view, farms, told)
    do(view, farms)
    assert not is_as_it_comes(view, farms, told)
