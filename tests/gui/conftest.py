"""A window without a screen: its own settings, its own ledger, nothing left running."""

import gc
import json
import os
import shutil
from itertools import count

import pytest
from farms_on_earth import FARMS_ON_EARTH

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from fenshui.desk.desk import Desk
from fenshui.gui import preferences
from fenshui.gui.app import application_dressed
from fenshui.gui.dress.dressing import is_dressed, wear
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.main_window import MainWindow
from fenshui.gui.wording.language import speak
from fenshui.places import sample_basin
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

LONG_MS = 120_000
_WINDOWS_KEPT = 10


def pytest_collection_modifyitems(items):
    """The offscreen screen says of every window and popup what a screen would do for it; that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture
def app(qapp):
    preferences.settings().setValue("language", "en")
    preferences.settings().setValue("theme", "light")
    application = application_dressed()
    yield application
    speak(application, "en")
    wear(application, "light")
    _let_go_of_windows()


_closed = count(1)


def _let_go_of_windows():
    """A window put aside by the program's own search would stay to the end of all tests: 16 MB each."""
    if next(_closed) % _WINDOWS_KEPT == 0:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.unfreeze()
        gc.collect()


@pytest.fixture
def live(app, tmp_path):
    desk = LiveDesk(Desk(tmp_path / "ledger.db"))
    yield desk
    desk.background.close()
    desk.deleteLater()  # what its signals are connected to holds it, out of sight of Python's search


@pytest.fixture
def settled(app, qtbot):
    """Wait until nothing is being computed or written any more."""

    def wait(live):
        qtbot.waitUntil(lambda: not live.background.tasks and live.turns.is_idle and is_dressed(app), timeout=LONG_MS)

    return wait


@pytest.fixture
def window(app, live, qtbot):
    made = MainWindow()
    made.furnish(live)
    qtbot.addWidget(made, before_close_func=lambda one: one.live.background.cancel())
    made.resize(1600, 900)
    made.show()
    made.hydrograph.prepare()
    return made


@pytest.fixture
def on_two_farms(window, settled):
    """The window on the smallest quarrel, its transfer on the table and its effect computed."""
    window.live.open_basin(sample_basin("two_farms"))
    settled(window.live)
    return window


@pytest.fixture
def on_earth(window, settled, tmp_path):
    """The window on the smallest quarrel, its places on a map instead of a schematic."""
    folder = shutil.copytree(sample_basin("two_farms"), tmp_path / "two_farms")
    points = [
        {"type": "Feature", "properties": {"id": name}, "geometry": {"type": "Point", "coordinates": place}}
        for name, place in FARMS_ON_EARTH.items()
    ]
    text = json.dumps({"type": "FeatureCollection", "features": points})
    (folder / "nodes.geojson").write_text(text, encoding="utf-8")
    window.live.open_basin(folder)
    settled(window.live)
    return window
