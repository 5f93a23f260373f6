"""What is dropped on the window goes where its kind belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from fenshui.gui.docking import bring_to_front
from fenshui.gui.jobs import desk_jobs
from fenshui.words import Sentence, sentence

if TYPE_CHECKING:
    from fenshui.desk.handed_over import HandedOver
    from fenshui.gui.main_window import MainWindow

_JOB = "handed over"
_DOCKS = {"transfer": "ticket", "case": "negotiation", "agreement": "deal", "ledger": "ledger"}
"""Kind -> the dock in which it will stand."""


class HandingOver(QObject):
    """Takes files and folders for what they are, whatever comes while others are still looked at."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []

    def hand_over(self, paths: Iterable[Path]) -> None:
        """Take these; what is nothing of ours is told in one line.

        What was told of those before them is over; that work is back stays until it is closed.
        """
        live = self._window.live
        is_looking = live.background.is_at(_JOB)
        self._waiting = [*(self._waiting if is_looking else ()), *paths]
        if live.back is None:
            live.tell(None)
        if not is_looking:
            self._look()

    def hand_over_urls(self, urls: Iterable[QUrl]) -> None:
        """Take what was dropped; a page of the web is no file."""
        dropped = tuple(urls)
        self.hand_over(Path(url.toLocalFile()) for url in dropped if url.isLocalFile())
        for url in dropped:
            if not url.isLocalFile():
                self._window.live.tell(sentence("desk.not_handed_over", file=url.toDisplayString()))

    def _look(self) -> None:
        wanted, self._waiting = tuple(self._waiting), []
        if wanted:
            background = self._window.live.background
            background.start(_JOB, lambda task: desk_jobs.what_are(wanted), self._take_all, self._refused)

    def _take_all(self, found: tuple[HandedOver | Sentence, ...]) -> None:
        """All the files of one thing are that thing, once."""
        taken: list[HandedOver] = []
        for one in found:
            if isinstance(one, Sentence):
                self._window.live.tell(one)
            elif one not in taken:
                taken.append(one)
                _take(self._window, one)
        self._look()

    def _refused(self, error: Exception) -> None:
        self._look()
        self._window.live.refused(error)


def _take(window: MainWindow, one: HandedOver) -> None:
    takers: dict[str, Callable[[Path], object]] = {
        "basin": window.open_basin,
        "transfer": window.live.drafting.open_file,
        "case": window.live.negotiating.bring_in,
        "agreement": window.live.dealing.open_case,
        "evidence": partial(_look_at, window),
        "ledger": partial(_ask_for_ledger, window),
        "card": partial(_ask_to_trust, window),
        "river": partial(_bring_in, window),
    }
    if one.kind in _DOCKS:
        bring_to_front(window, _DOCKS[one.kind])
    takers[one.kind](one.path)


def _ask_for_ledger(window: MainWindow, ledger: Path) -> None:
    """Deals are posted in the ledger of the desk: that it is another from now on is somebody's will."""
    from fenshui.gui.dialogs.other_ledger import OtherLedger

    if ledger != window.live.desk.ledger:
        OtherLedger(window.live, ledger, window).open()


def _look_at(window: MainWindow, folder: Path) -> None:
    from fenshui.gui.dialogs.evidence import EvidenceDialog

    EvidenceDialog(window.live, folder, window).open()


def _ask_to_trust(window: MainWindow, card: Path) -> None:
    from fenshui.gui.dialogs.trusting import TrustDialog

    dialog = TrustDialog(window.live, window)
    dialog.grid.lines["card"].setText(str(card))
    dialog.open()


def _bring_in(window: MainWindow, file: Path) -> None:
    """While a basin is edited its lines join the network; else they are another program's river."""
    from fenshui.gui.importing.dialog import ImportDialog

    if window.live.editing.is_on:
        window.editor.bring_in_lines(file)
        return
    dialog = ImportDialog(window)
    dialog.questions.source.setText(str(file))
    dialog.open()
