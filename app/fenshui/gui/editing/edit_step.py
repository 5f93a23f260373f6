"""What the editor's panels show while nothing is edited: what will stand there, and the button that begins."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.next_step import NextStep


class EditStep(NextStep):
    """Offers a basin, then to edit it."""

    def __init__(self, live: LiveDesk) -> None:
        self.edit = QPushButton()
        super().__init__(live, self.edit, needs="basin")
        self.edit.clicked.connect(lambda: live.editing.turn(True))

    def say(self, about: str) -> None:
        """Write what will stand here, and offer to edit."""
        self.edit.setText(self.tr("Edit the basin"))
        super().say(about)
