"""One session at the desk: its journal, the furnished window, what it opens first, and who hears of faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, left_behind
from fenshui.file_endings import is_case
from fenshui.gui import preferences
from fenshui.gui.faults import Faults
from fenshui.gui.furniture import prepare_in_idle_time
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.main_window import MainWindow
from fenshui.places import sample_basin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEDGER_FILE = "ledger.sqlite"
SESSIONS = "sessions"


class Session:
    """Furnishes a window that stands already; opens the basin or case given, what a crash left, or the last basin."""

    def __init__(self, window: MainWindow, given: Path | None, ledger: Path | None) -> None:
        sessions = user_data_path("fenshui") / SESSIONS
        left = left_behind(sessions, given)
        self.journal = Journal(sessions)
        try:
            furnish(window, ledger, self.journal)
        except BaseException:
            self.journal.close()
            raise
        self.faults = Faults(window)
        self.faults.install()
        case = given if given is not None and is_case(given) else None
        sample = sample_basin("yellow_river")
        folder = (given if case is None else None) or preferences.last_basin() or sample
        live = window.live
        other = folder if given is None else None
        QTimer.singleShot(0, window, lambda: live.recover(left, other) if left is not None else live.open_basin(folder))
        QTimer.singleShot(0, window, lambda: prepare_in_idle_time(window))
        if case is not None:
            once(live.notice_changed, lambda: live.basin is None, lambda: live.open_basin(sample))
            once(live.basin_changed, lambda: live.basin is not None, lambda: window.open_path(case))
        if given is None and left is None and not preferences.has_seen_tour():
            once(live.allocation_changed, lambda: live.after is not None, lambda: offer_tour(window))

    def end(self) -> None:
        """Leave nothing behind that the next start would take for a crash."""
        self.faults.leave()
        self.journal.close()


def open_window(ledger: Path | None = None) -> MainWindow:
    """A furnished window with an empty desk, which keeps no journal."""
    window = MainWindow()
    furnish(window, ledger)
    return window


def furnish(window: MainWindow, ledger: Path | None = None, journal: Journal | None = None) -> None:
    """Build the panels of a window around an empty desk, whose ledger is the user's where none is given."""
    window.furnish(LiveDesk(Desk(ledger or user_data_path("fenshui") / LEDGER_FILE, journal)))


def offer_tour(window: MainWindow) -> None:
    """Begin the tour unless a dialog is open: it would take the keys typed there. The next start offers it."""
    from fenshui.gui.tour import Tour

    if QApplication.activeModalWidget() is None:
        Tour(window)


def once(told: SignalInstance, is_so: Callable[[], object], act: Callable[[], object]) -> None:
    """Do something the first time this is told and is so."""

    def look() -> None:
        if is_so():
            told.disconnect(look)
            act()

    told.connect(look)
