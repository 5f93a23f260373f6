"""What the ticket shows while no transfer is on the table: how to get one there."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel


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
        self.buttons: list[QPushButton] = []
        live.basin_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Write the hint and a button for every transfer kept with the basin."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        opening = self.live.desk.opening
        files = opening.transfer_files if opening else ()
        if opening is None:
            self.first.say(self.tr("The terms of a transfer will stand here."))
        elif files:
            self.first.say(self.tr("No transfer is on the table. Begin one, or take one that is kept with the basin:"))
        else:
            self.first.say(self.tr("No transfer is on the table. Open a transfer file, or drop one here."))
        for place, file in enumerate(files):
            button = QPushButton(file.stem)
            button.setAccessibleName(self.tr("Open the transfer {name}").format(name=file.stem))
            button.clicked.connect(lambda _=False, file=file: self.live.drafting.open_file(file))
            self._column.insertWidget(1 + place, button)
            self.buttons.append(button)
