"""File → Import: the file is read and shown first; nothing is kept before the user says where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from fenshui.gui.dialogs.field_grid import Field, FieldGrid
from fenshui.gui.importing import jobs
from fenshui.gui.importing.questions import Questions
from fenshui.gui.importing.report_view import ReportView
from fenshui.gui.panels.parts import label, rule, set_tone
from fenshui.gui.wording.language import spoken
from fenshui.words import Refused

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

_SIZE = (760, 640)
_JOB = "import"


class ImportDialog(QDialog):
    """Asks, reads in the background, shows the report, then keeps the basin and opens it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import another program’s river"))
        self._window, self._live, self._outcome = window, window.live, jobs.Outcome(None)
        self.heading, self.reason = label("title"), label(wrap=True)
        self.heading.setText(self.windowTitle())
        set_tone(self.reason, "bad")
        self.report = ReportView()
        self.read, self.keep, self.leave = (QPushButton() for _ in range(3))
        self.read.setText(self.tr("Read the file"))
        self.keep.setText(self.tr("Keep and open"))
        self.leave.setText(self.tr("Cancel"))
        self.questions = Questions(self._stale)
        self.end = FieldGrid([Field("end", self.tr("Keep the basin as (folder, .gpkg, .xlsx)"), "save")], self._enable)
        self._arrange()
        self._enable()
        self.resize(*_SIZE)

    def done(self, result: int) -> None:
        """Nobody waits for what is still being read."""
        self._live.background.cancel(_JOB)
        super().done(result)

    def _arrange(self) -> None:
        for button, pressed in ((self.read, self._read), (self.keep, self._keep), (self.leave, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(pressed)
        self.keep.setProperty("leading", "true")
        reading, buttons = QHBoxLayout(), QHBoxLayout()
        reading.addStretch(1)
        reading.addWidget(self.read)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.questions)
        column.addLayout(reading)
        column.addWidget(rule())
        column.addWidget(self.report, 1)
        column.addWidget(self.end)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.reason.hide()

    def _stale(self) -> None:
        """What was read answers to other questions than those asked now."""
        self._live.background.cancel(_JOB)
        self._show(jobs.Outcome(None))

    def _enable(self) -> None:
        self.read.setEnabled(self.questions.asked() is not None)
        self.keep.setEnabled(self._outcome.basin is not None and self.end.is_filled())

    def _read(self) -> None:
        asked = self.questions.asked()
        self.read.setEnabled(False)
        if asked is not None:
            self._live.background.start(_JOB, lambda task: jobs.read_source(asked), self._show, self._refused)

    def _show(self, outcome: jobs.Outcome) -> None:
        self._outcome = outcome
        self.report.show_parts(outcome.parts)
        self.reason.hide()
        self._enable()

    def _keep(self) -> None:
        basin, end = self._outcome.basin, Path(self.end.answers()["end"])
        if basin is not None:
            self.keep.setEnabled(False)
            self._live.background.start(_JOB, lambda task: jobs.keep(basin, end), self._kept, self._refused)

    def _kept(self, end: Path) -> None:
        self.accept()
        self._window.open_basin(end)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.reason.setText(spoken(error.sentence))
        self.reason.show()
        self._enable()
