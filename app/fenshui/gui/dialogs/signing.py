"""Signing: what is signed is shown from the signed bytes, the passphrase comes last, the button dies when pressed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from fenshui.gui.dialogs.field_grid import Field, FieldGrid
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import label, rule, set_tone
from fenshui.gui.wording.language import named, spoken_as_line
from fenshui.gui.wording.statement_text import statement_html
from fenshui.words import Refused, Sentence

if TYPE_CHECKING:
    from fenshui.desk.casework import OpenCase

_SIZE = (860, 720)


class SigningDialog(QDialog):
    """One signature under one statement."""

    def __init__(self, live: LiveDesk, case: OpenCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.live, self.case = live, case
        self.setWindowTitle(self.tr("Sign"))
        self.statement = QTextBrowser()
        self.statement.setAccessibleName(self.tr("What is signed"))
        self.statement.setHtml(statement_html(case.parts))
        self.seal = label("quiet", wrap=True)
        self.seal.setText(self.tr("SHA-256 of the signed bytes: {sha256}").format(sha256=case.sha256))
        self.seal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whose = label()
        self.grid = FieldGrid(
            [Field("key", self.tr("Key file"), "file"), Field("secret", self.tr("Passphrase"), "secret")], self._enable
        )
        self.grid.lines["key"].editingFinished.connect(self._show_whose)
        self.grid.lines["key"].textChanged.connect(self._show_whose)
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.sign = QPushButton(self.tr("Sign"))
        self.sign.setProperty("leading", "true")
        self.sign.clicked.connect(self._press)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self._arrange()
        self._enable()
        self.grid.lines["key"].setFocus()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(self.statement, 1)
        for part in (self.seal, rule(), self.grid, self.whose):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(*_SIZE)

    def _show_whose(self) -> None:
        """Say whose key it is before the passphrase is asked for."""
        path = Path(self.grid.answers()["key"])
        self.whose.setText("")
        set_tone(self.whose, "")
        if not path.is_file():
            return
        try:
            card = desk_jobs.key_card(path)
        except Refused as refused:
            self.whose.setText(spoken_as_line(refused.sentence))
            set_tone(self.whose, "bad")
            return
        mine = next((one for one in self.case.signers if one.key == card.fingerprint), None)
        text = self.tr("{name} · key {fingerprint}").format(name=named(card.person), fingerprint=card.spoken)
        if mine is None:
            text += self.tr(" · not a signer of this agreement")
            set_tone(self.whose, "bad")
        self.whose.setText(text)

    def _enable(self) -> None:
        answers = self.grid.answers()
        self.sign.setEnabled(bool(answers["secret"]) and Path(answers["key"]).is_file())

    def _press(self) -> None:
        self.sign.setEnabled(False)
        answers = self.grid.answers()
        self.live.dealing.sign(Path(answers["key"]), answers["secret"], self._told)

    def _told(self, refusal: Sentence | None) -> None:
        self.grid.forget_secrets()
        if refusal is None:
            self.accept()
        else:
            self.grid.refuse(refusal)
            self.reason.setText(spoken_as_line(refusal))
