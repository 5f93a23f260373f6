"""What the ticket shows while no transfer is on the table: how to get one there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.elided import ElidedButton
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.wording.amounts import volume_text
from fenshui.gui.wording.parties import between

if TYPE_CHECKING:
    from fenshui.transfer import Transfer


class NoDraft(Panel):
    """Offers the transfers kept with the basin."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.first = NextStep(live, needs="draft", margin=0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.setSpacing(10)
        self._column.addWidget(self.first)
        self._column.addStretch(1)
        self.buttons: dict[Path, ElidedButton] = {}
        self._kept: dict[Path, Transfer] = {}
        live.basin_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Write the hint and a button for every transfer kept with the basin."""
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        opening = self.live.desk.opening
        files = opening.transfer_files if opening else ()
        if opening is None:
            self.first.say(self.tr("The terms of a transfer will stand here."))
        elif files:
            self.first.say(self.tr("No transfer is on the table. Begin one, or take one that is kept with the basin:"))
        else:
            self.first.say(self.tr("No transfer is on the table. Open a transfer file, or drop one here."))
        for place, file in enumerate(files):
            button = ElidedButton(file.stem)
            button.setToolTip(str(file))
            button.clicked.connect(lambda _=False, file=file: self.live.drafting.open_file(file))
            self._column.insertWidget(1 + place, button)
            self.buttons[file] = button
        self._name()
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever sees the files is told what is in them."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        files = tuple(self.buttons)
        if files and not self._kept.keys() & set(files):
            self.live.background.start("kept", lambda task: desk_jobs.open_drafts(files), self._take, self.live.refused)

    def _take(self, kept: dict[Path, Transfer]) -> None:
        self._kept = kept
        self._name()

    def _name(self) -> None:
        """By who gives whom how much; a file that is no transfer by its name."""
        basin = self.live.basin
        for file, button in self.buttons.items():
            transfer, said = self._kept.get(file), file.stem
            if transfer is not None and basin is not None:
                said = self.tr("{parties}, {volume}").format(
                    parties=between(transfer, basin), volume=volume_text(transfer.volume_m3)
                )
            button.say(said)
            button.setAccessibleName(self.tr("Open the transfer {name}").format(name=said))
