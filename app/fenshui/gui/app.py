"""Start the window: fonts, language, colours, then the basin."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fenshui.desk.desk import Desk
from fenshui.gui import preferences
from fenshui.gui.dressing import wear
from fenshui.gui.fonts import load_fonts
from fenshui.gui.language import speak
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.main_window import MainWindow
from fenshui.places import sample_basin

LEDGER_FILE = "ledger.sqlite"


def run_window(basin: Path | None = None, ledger: Path | None = None) -> int:
    """Open the window on a basin: the one given, the last one, or the Yellow River. Gives back the exit status."""
    application = application_dressed()
    window = open_window(ledger)
    window.show()
    folder = basin or preferences.last_basin() or sample_basin("yellow_river")
    QTimer.singleShot(0, lambda: window.live.open_basin(folder))
    window.prepare_in_idle_time()
    once = Qt.ConnectionType.SingleShotConnection
    window.live.allocation_changed.connect(_keep_what_was_loaded, once)
    return application.exec()


def _keep_what_was_loaded() -> None:
    """Never search the libraries for garbage again: that search would halt the window for a tenth of a second."""
    gc.freeze()


def application_dressed() -> QApplication:
    """The application with its typeface, in the language and colours chosen last."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("fenshui")
    load_fonts(application)
    speak(application, preferences.language())
    wear(application, preferences.theme())
    return application


def open_window(ledger: Path | None = None) -> MainWindow:
    """A window with an empty desk."""
    return MainWindow(LiveDesk(Desk(ledger or user_data_path("fenshui") / LEDGER_FILE)))
