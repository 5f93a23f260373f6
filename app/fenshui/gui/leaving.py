"""The questions before the window lets a basin go: edits of the basin first, then the transfer on the ticket."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.dialogs.loss_question import LossQuestion
from fenshui.gui.menus.file_acts import FileActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.gui.main_window import MainWindow


class Leaving(QObject):
    """Asks before anything is lost, and does what was meant once nothing is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._live = window, window.live

    def before(self, then: Callable[[], object]) -> None:
        """Do something that leaves the basin and its draft behind; where they are not saved ask first."""
        self._window.editor.before_leaving(partial(self._ask_about_draft, then))

    def _ask_about_draft(self, then: Callable[[], object]) -> None:
        if not self._live.drafting.kept.would_be_lost:
            then()
            return
        text = self.tr("The transfer on the ticket is not saved.")
        save = partial(FileActs(self._window).save_transfer, then)
        LossQuestion(text, save, partial(self._let_go, then), self._window).open()

    def _let_go(self, then: Callable[[], object]) -> None:
        self._live.drafting.kept.keep(self._live.desk.draft)
        then()
