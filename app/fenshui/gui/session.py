"""One session at the desk: its journal, the furnished window, what it opens first, and who hears of faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, kept_at, left_behind
from fenshui.file_endings import is_case
from fenshui.gui import preferences
from fenshui.gui.faults import Faults
from fenshui.gui.furniture import prepare_in_idle_time
from fenshui.gui.last_sight import FIRST, first_basin, is_as_it_comes, keep, sight_of, told_of
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.main_window import MainWindow
from fenshui.gui.sight_again import SightAgain
from fenshui.places import sample_basin
from fenshui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fenshui.desk.replaying import LeftBehind
    from fenshui.gui.jobs.desk_jobs import Read
    from fenshui.gui.last_sight import LastSight
    from fenshui.words import Sentence

LEDGER_FILE = "ledger.sqlite"
SESSIONS = "sessions"
_PATIENCE_MS = 1_500
"""How long panels and menus wait for a basin that is slow to be read."""


class Session:
    """Makes a window that stands already ready for work.

    The basin given, or that which a crash left, or the last one, is read and in sight first; then the window is
    furnished, a piece a turn; then the basin comes on the table.
    """

    def __init__(
        self, window: MainWindow, given: Path | None, ledger: Path | None, again: SightAgain | None = None
    ) -> None:
        sessions = user_data_path("fenshui") / SESSIONS
        self.window, self.given = window, given
        self.unreadable: list[Path] = []
        self.left = left_behind(sessions, given, self.unreadable.append)
        self.journal = Journal(sessions)
        try:
            window.stand(LiveDesk(desk_of(ledger or preferences.last_ledger_there(), self.journal)))
        except BaseException:
            self.journal.close()
            raise
        self.again = again or SightAgain(window)
        self.faults = Faults(window)
        self.faults.install()
        self.case = given if given is not None and is_case(given) else None
        self.folder = first_basin(given)
        self.read_first = self.folder if self.left is None else self.left.basin
        self.told = told_of(self.read_first)
        self._stand_under_the_last_sight()
        self._pieces = window.pieces()
        self._is_read = self._is_furnishing = self._has_begun = False
        QTimer.singleShot(0, window, lambda: self._show_first())

    def _stand_under_the_last_sight(self) -> None:
        """The map gets its room at once; what a crash left may be of another basin than what was in sight last."""
        self.window.map_panel.expect(True)
        self.again.raise_()
        if self.read_first != self.folder:
            self.again.let_go()

    def _show_first(self) -> None:
        """What is read ahead is the basin that is opened afterwards; nobody waits for it longer than a moment."""
        left, live = self.left, self.window.live
        once(live.basin_changed, lambda: live.basin is not None, self._read)  # perhaps another one that somebody opened
        if left is not None and left.is_new:
            self._unread()
        else:
            live.read_ahead(self.read_first, self._sketch, self._unread)
            self.window.header.speak()
            QTimer.singleShot(_PATIENCE_MS, self.window, lambda: self._furnish())

    def _sketch(self, read: Read) -> None:
        opening, layout, levels = read
        first = opening.basin, layout, levels
        panel = self.window.map_panel
        panel.show_first(first, self._in_sight, self.again.picture_over(panel.map))

    def _in_sight(self) -> None:
        """The first basin is in sight; what it looks like is kept for the next start, where that is news."""
        view = self.window.map_panel.map
        is_first = self.window.live.basin is None and is_as_it_comes(view, self.read_first, self.told)
        if is_first and view.isVisible() and self.again.picture_over(view) is None:
            sight = sight_of(view, self.told)
            self.window.live.turns.at_last(view, lambda: self._keep(sight), "sight")
        self._read()

    def _keep(self, sight: LastSight) -> None:
        live = self.window.live
        live.background.start("sight", lambda task: keep(sight), lambda _: None, live.refused)

    def _unread(self) -> None:
        self.window.map_panel.expect(False)
        self._read()

    def _read(self) -> None:
        """The first basin is in sight, there is none that can be, or another was opened before."""
        self._is_read = True
        self.again.let_go()
        self._furnish()

    def _furnish(self) -> None:
        if not self._is_furnishing:
            self._is_furnishing = True
            self._next_piece()
        elif self.window.is_furnished:
            self._begin()

    def _next_piece(self) -> None:
        """A window that lacks a piece is of no use to anybody: the fault is told, and the program ends."""
        if not self.window.isVisible():  # closed meanwhile
            return
        try:
            piece = next(self._pieces, None)
        except Exception:
            self.faults.is_the_end = True
            raise
        if piece is not None:
            self.window.live.turns.soon(self.window, self._next_piece, "furnish")
        elif self._is_read:
            self._begin()

    def _begin(self) -> None:
        window, live, left = self.window, self.window.live, self.left
        if self._has_begun:
            return
        self._has_begun = True
        if live.basin is not None:  # somebody who did not wait has opened another
            self._open_ledger()
            prepare_in_idle_time(window)
            return
        once(live.basin_changed, lambda: live.basin is not None, self._open_ledger)
        if self.unreadable or (left is not None and left.is_incomplete):
            once(live.basin_changed, lambda: live.basin is not None, self._tell_what_is_kept)
        if self.case is not None:
            sample, case = sample_basin(FIRST), self.case
            once(live.notice_changed, lambda: live.basin is None, lambda: live.open_basin(sample))
            once(live.basin_changed, lambda: live.basin is not None, lambda: window.open_path(case))
        if self.given is None and left is None and not preferences.has_seen_tour():
            once(live.allocation_changed, lambda: live.after is not None, lambda: offer_tour(window))
        if left is not None:
            live.recover(left, self.folder if self.given is None else None)
        else:
            live.open_basin(self.folder)
        prepare_in_idle_time(window)

    def _open_ledger(self) -> None:
        """The ledger that was open last is again; of one that is gone is told: deals would go into another one."""
        live, last = self.window.live, preferences.last_ledger()
        if last is not None and last == live.desk.ledger:
            live.dealing.open_ledger(last)
        elif last is not None and preferences.last_ledger_there() is None:
            gone = sentence("desk.ledger_gone", path=str(last), ledger=str(live.desk.ledger))
            live.turns.soon(self.window, lambda: tell_too(live, gone), "tell that the ledger is gone")

    def _tell_what_is_kept(self) -> None:
        """After the line that says what is back on the table; only then is told where the rest is."""
        live = self.window.live

        def tell() -> None:
            if (kept := kept_of(self.left, self.unreadable)) is not None:
                tell_too(live, kept)

        live.turns.soon(self.window, tell, "tell what is kept")

    def end(self) -> None:
        """Leave nothing behind that the next start would take for a crash."""
        self.faults.leave()
        self.journal.close()


def open_window(ledger: Path | None = None) -> MainWindow:
    """A furnished window with an empty desk, which keeps no journal."""
    window = MainWindow()
    window.furnish(LiveDesk(desk_of(ledger)))
    return window


def desk_of(ledger: Path | None, journal: Journal | None = None) -> Desk:
    """An empty desk, whose ledger is the user's where none is given."""
    return Desk(ledger or user_data_path("fenshui") / LEDGER_FILE, journal)


def offer_tour(window: MainWindow) -> None:
    """Begin the tour unless a dialog is open: it would take the keys typed there. The next start offers it."""
    from fenshui.gui.tour import Tour

    if QApplication.activeModalWidget() is None:
        Tour(window)


def kept_of(left: LeftBehind | None, unreadable: list[Path]) -> Sentence | None:
    """Where a journal is kept of which not everything could be put back on the table."""
    if unreadable:
        return sentence("desk.journal_unreadable", file=str(unreadable[0]))
    if left is None or not left.is_incomplete or (kept := kept_at(left.journal)) is None:
        return None
    if left.is_damaged:
        return sentence("desk.journal_damaged", file=str(kept))
    return sentence("desk.drafts_lost", drafts=left.drafts_lost, file=str(kept))


def tell_too(live: LiveDesk, more: Sentence) -> None:
    """Say a line after the one that stands there."""
    live.tell(more if live.notice is None else sentence("desk.both", first=live.notice, second=more))


def once(told: SignalInstance, is_so: Callable[[], object], act: Callable[[], object]) -> None:
    """Do something the first time this is told and is so."""

    def look() -> None:
        if is_so():
            told.disconnect(look)
            act()

    told.connect(look)
