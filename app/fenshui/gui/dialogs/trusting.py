"""Whose key a card holds, and its fingerprint to be compared with the holder before the key is trusted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.dialogs.field_grid import Field, FieldGrid
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.language import named, spoken_as_line
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import Refused, Sentence


class TrustDialog(QDialog):
    """A card is trusted only after somebody said that the fingerprint was compared."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Trust a key card"))
        self.live = live
        self.heading, self.reason = label("title"), label(wrap=True)
        self.whose, self.fingerprint = label("title"), label("code", wrap=True)
        self.heading.setText(self.windowTitle())
        set_tone(self.reason, "bad")
        self.grid = FieldGrid([Field("card", self.tr("Key card"), "file")], self._show_whose)
        self.compared = QCheckBox(self.tr("I have compared this fingerprint with its holder"))
        self.compared.toggled.connect(self._enable)
        self.go, self.leave = QPushButton(self.tr("Trust this key")), QPushButton(self.tr("Cancel"))
        self.go.setProperty("leading", "true")
        self.go.setDefault(True)
        self.go.clicked.connect(self._press)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self._arrange()
        self._show_whose()

    def _arrange(self) -> None:
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        for part in (self.heading, self.grid, self.whose, self.fingerprint, self.compared, self.reason):
            column.addWidget(part)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def _show_whose(self) -> None:
        """Say whose key it is; another card must be compared anew."""
        self.compared.setChecked(False)
        self.whose.setText("")
        self.fingerprint.setText("")
        self.reason.setText("")
        path = Path(self.grid.answers()["card"])
        if path.is_file():
            try:
                card = jobs.card_in(path)
            except Refused as refused:
                self.reason.setText(spoken_as_line(refused.sentence))
            else:
                self.whose.setText(named(card.person))
                self.fingerprint.setText(spoken_fingerprint(card.key.fingerprint))
        for part in (self.whose, self.fingerprint, self.compared):
            part.setVisible(bool(self.whose.text()))
        self.reason.setVisible(bool(self.reason.text()))
        self._enable()
        self.adjustSize()

    def _enable(self) -> None:
        self.compared.setEnabled(bool(self.whose.text()))
        self.go.setEnabled(self.compared.isChecked())

    def _press(self) -> None:
        self.go.setEnabled(False)
        self.live.negotiating.cards.trust(Path(self.grid.answers()["card"]), self._told)

    def _told(self, refusal: Sentence | None) -> None:
        if refusal is None:
            self.accept()
        else:
            self.reason.setText(spoken_as_line(refusal))
            self.reason.show()
