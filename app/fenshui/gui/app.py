"""Start the window: fonts, language and colours, then a frame in sight, then everything in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fenshui.gui import lean_imports  # noqa: F401  (before all that it makes faster)

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from fenshui.gui import preferences
from fenshui.gui.dress.dressing import wear
from fenshui.gui.dress.fonts import write_as
from fenshui.gui.garbage import search_here_only
from fenshui.gui.interrupts import closed_by_ctrl_c
from fenshui.gui.last_sight import first_basin, last_sight
from fenshui.gui.main_window import MainWindow
from fenshui.gui.messages_of_qt import only_news
from fenshui.gui.sight_again import SightAgain
from fenshui.gui.wording.amounts import count_in
from fenshui.gui.wording.language import speak
from fenshui.places import resource

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.gui.session import Session

_FRAME_MS = 10
"""How long the frame has to come into sight before what stands in it is loaded."""


def run_window(given: Path | None = None, ledger: Path | None = None, language: str = "") -> int:
    """Open the window on a basin: the one given, the last one, or the Yellow River. Gives back the exit status.

    A case that is given is taken in as soon as the basin is there; a language that is given is chosen for good.
    """
    with only_news():
        if language:
            preferences.choose_language(language)
        return _run(given, ledger)


def _run(given: Path | None, ledger: Path | None) -> int:
    application = application_dressed()
    window = MainWindow()
    window.show()
    again = SightAgain(window, last_sight(first_basin(given)))
    begun: list[Session] = []

    def begin() -> None:
        try:
            from fenshui.gui.session import Session

            begun.append(Session(window, given, ledger, again))
        except Exception:
            application.exit(1)
            raise

    QTimer.singleShot(_FRAME_MS, window, begin)
    with closed_by_ctrl_c(window):
        status = application.exec()
        for session in begun:
            session.end()
    return status


def application_dressed() -> QApplication:
    """The application with its typeface, in the language and colours chosen last."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("fenshui")
    application.setWindowIcon(QIcon(str(resource("icons", "fenshui.svg"))))
    search_here_only(application)
    write_as(application, preferences.language())
    speak(application, preferences.language())
    wear(application, preferences.theme())
    count_in(application, preferences.unit())
    return application
