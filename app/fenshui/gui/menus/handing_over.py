"""What is dropped on the window goes where its kind belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fenshui.gui.jobs import desk_jobs
from fenshui.words import Sentence

if TYPE_CHECKING:
    from fenshui.desk.handed_over import HandedOver
    from fenshui.gui.main_window import MainWindow

_DOCKS = {"case": "negotiation", "agreement": "deal", "ledger": "ledger"}
"""Kind -> the dock in which it will stand."""


def hand_over(window: MainWindow, paths: Iterable[Path]) -> None:
    """Take files and folders for what they are; what is nothing of ours is told in one line.

    What was told of those before them is over; that work is back stays until it is closed.
    """
    live, wanted = window.live, tuple(paths)
    if live.back is None:
        live.tell(None)

    def take(found: tuple[HandedOver | Sentence, ...]) -> None:
        for one in found:
            if isinstance(one, Sentence):
                live.tell(one)
            else:
                _take(window, one)

    live.background.start("handed over", lambda task: desk_jobs.what_are(wanted), take, live.refused)


def _take(window: MainWindow, one: HandedOver) -> None:
    takers: dict[str, Callable[[Path], object]] = {
        "basin": window.open_basin,
        "transfer": window.live.drafting.open_file,
        "case": window.live.negotiating.bring_in,
        "agreement": window.live.dealing.open_case,
        "evidence": partial(_look_at, window),
        "ledger": window.live.dealing.open_ledger,
        "card": partial(_ask_to_trust, window),
        "river": partial(_bring_in, window),
    }
    if one.kind in _DOCKS:
        dock = window.docks[_DOCKS[one.kind]]
        dock.show()
        dock.raise_()
    takers[one.kind](one.path)


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
