"""What an empty panel shows: one sentence that says what will stand there, and the button of the next step to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import label

STEPS = ("basin", "draft", "assessment")
"""What a panel may need before its own first step, in this order."""


class NextStep(QWidget):
    """A panel that needs a draft first offers one, and so on; what is there already is not asked for.

    `needs` is the last of `STEPS` that must be there, nothing where none must; `own` are the buttons after them.
    """

    def __init__(self, live: LiveDesk, *own: QPushButton, needs: str = "", margin: int = 20) -> None:
        super().__init__()
        self._live, self._own, self._needs = live, own, STEPS[: STEPS.index(needs) + 1] if needs else ()
        self.text = label("quiet", wrap=True)
        self.steps = {step: QPushButton() for step in STEPS}
        self.steps["basin"].clicked.connect(self._ask_for_basin)
        self.steps["draft"].clicked.connect(live.drafting.start_anew)
        self.steps["assessment"].clicked.connect(live.drafting.assess)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(10)
        column.addWidget(self.text)
        for button in (*self.steps.values(), *own):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (*self.steps.values(), *own[:1]):
            button.setProperty("leading", "true")
        column.addStretch(1)

    def say(self, about: str) -> None:
        """Write what will stand here, and offer the step that leads there."""
        self.text.setText(about)
        self.steps["basin"].setText(self.tr("Open a basin…"))
        self.steps["draft"].setText(self.tr("New transfer"))
        self.steps["assessment"].setText(self.tr("Assess impact"))
        self.offer()

    def offer(self) -> None:
        """Show the button of what is missing now."""
        missing = self._missing()
        for step, button in self.steps.items():
            button.setVisible(step == missing)
        for button in self._own:
            button.setVisible(not missing)

    def _missing(self) -> str:
        desk = self._live.desk
        there = {
            "basin": self._live.basin is not None,
            "draft": desk.draft is not None,
            "assessment": desk.assessment is not None,
        }
        return next((step for step in self._needs if not there[step]), "")

    def _ask_for_basin(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a basin folder"))
        if folder:
            self._live.open_basin(Path(folder))
