"""Evidence as a stranger finds it: whether it holds, what was agreed, and whose keys are to be compared."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.panels.task_words import OF
from fenshui.gui.wording.language import spoken
from fenshui.gui.wording.statement_text import statement_html
from fenshui.words import Refused, sentence

if TYPE_CHECKING:
    from fenshui.desk.verifying import Evidence

_SIZE = (820, 700)
_JOB = "evidence"


class EvidenceDialog(QDialog):
    """The folder is checked in the background; nothing of it is shown as agreed before all of it holds."""

    def __init__(self, live: LiveDesk, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Evidence"))
        self._live, self._job = live, f"{_JOB}{OF}{folder}"
        self.verdict, self.where, self.note = label("title", wrap=True), label("quiet", wrap=True), label(wrap=True)
        self.verdict.setText(self.tr("Being checked…"))
        self.where.setText(str(folder))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("What was found"))
        self.keys = QGridLayout()
        self.leave = QPushButton(self.tr("Close"))
        self.leave.setProperty("leading", "true")
        self.leave.clicked.connect(self.accept)
        self._arrange()
        live.background.start(self._job, lambda task: desk_jobs.look_at_evidence(folder), self._show, self._refused)

    def done(self, result: int) -> None:
        """Nobody waits for what is still being checked."""
        self._live.background.cancel(self._job)
        super().done(result)

    def _arrange(self) -> None:
        self.keys.setHorizontalSpacing(14)
        self.keys.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (self.verdict, self.where):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        column.addLayout(self.keys)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.note.hide()
        self.resize(*_SIZE)

    def _show(self, evidence: Evidence) -> None:
        holds = not evidence.findings
        self.verdict.setText(self.tr("✓ All of it holds") if holds else self.tr("✗ It does not hold"))
        set_tone(self.verdict, "good" if holds else "bad")
        if not holds:
            self.text.setHtml("".join(f"<p>{escape(spoken(one))}</p>" for one in evidence.findings))
            return
        self.text.setHtml(statement_html(evidence.parts))
        for row, (role, fingerprint) in enumerate(evidence.keys.items()):
            whose, key = label("quiet"), label()
            said = spoken(sentence("ledger_verbs.log_key" if role == "log" else f"statement.role.{role}"))
            whose.setText(said[:1].upper() + said[1:])
            key.setText(fingerprint)
            key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.keys.addWidget(whose, row, 0)
            self.keys.addWidget(key, row, 1)
        self.note.setText(
            self.tr(
                "These keys signed it, and the key of the ledger recorded it. Whose keys they are no file can prove: "
                "compare the fingerprints with the parties by another way."
            )
        )
        self.note.show()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.verdict.setText(spoken(error.sentence))
        set_tone(self.verdict, "bad")
