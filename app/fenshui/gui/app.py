"""Start the window: fonts, language, colours, then the basin."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from fenshui.gui import lean_imports  # noqa: F401  (before all that it makes faster)

# isort: split
from platformdirs import user_data_path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, left_behind
from fenshui.gui import preferences
from fenshui.gui.amounts import count_in
from fenshui.gui.dressing import wear
from fenshui.gui.faults import Faults
from fenshui.gui.fonts import load_fonts
from fenshui.gui.garbage import search_here_only
from fenshui.gui.language import speak
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.main_window import MainWindow
from fenshui.gui.tour import Tour
from fenshui.places import resource, sample_basin

LEDGER_FILE = "ledger.sqlite"
SESSIONS = "sessions"


def run_window(basin: Path | None = None, ledger: Path | None = None) -> int:
    """Open the window on a basin: the one given, the last one, or the Yellow River. Gives back the exit status."""
    application = application_dressed()
    sessions = user_data_path("fenshui") / SESSIONS
    left = left_behind(sessions) if basin is None else None
    journal = Journal(sessions)
    window = open_window(ledger, journal)
    window.show()
    folder = basin or preferences.last_basin() or sample_basin("yellow_river")
    QTimer.singleShot(0, lambda: window.live.recover(left) if left is not None else window.live.open_basin(folder))
    QTimer.singleShot(0, window, window.prepare_in_idle_time)
    faults = Faults(window)
    faults.install()
    if basin is None and left is None and not preferences.has_seen_tour():
        once_allocated(window, lambda: offer_tour(window))
    status = application.exec()
    faults.leave()
    journal.close()
    return status


def offer_tour(window: MainWindow) -> None:
    """Begin the tour unless a dialog is open: it would take the keys typed there. The next start offers it."""
    if QApplication.activeModalWidget() is None:
        Tour(window)


def once_allocated(window: MainWindow, act: Callable[[], object]) -> None:
    """Do something as soon as the first draft colours the map."""

    def look() -> None:
        if window.live.after is not None:
            window.live.allocation_changed.disconnect(look)
            act()

    window.live.allocation_changed.connect(look)


def application_dressed() -> QApplication:
    """The application with its typeface, in the language and colours chosen last."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("fenshui")
    application.setWindowIcon(QIcon(str(resource("icons", "fenshui.svg"))))
    search_here_only(application)
    load_fonts(application)
    speak(application, preferences.language())
    wear(application, preferences.theme())
    count_in(application, preferences.unit())
    return application


def open_window(ledger: Path | None = None, journal: Journal | None = None) -> MainWindow:
    """A window with an empty desk, which keeps a journal where it is given one."""
    return MainWindow(LiveDesk(Desk(ledger or user_data_path("fenshui") / LEDGER_FILE, journal)))
