"""A key that was made: whose it is, where it lies, and the fingerprint by which others know it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.desk.keys import KeyCard

_WIDTH = 560


class KeyMade(QDialog):
    """Stands until it is closed: the fingerprint is read aloud or copied from it."""

    def __init__(self, card: KeyCard, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New key"))
        self.setMinimumWidth(_WIDTH)
        self.heading, self.whose, self.where = label("title"), label(wrap=True), label("quiet", wrap=True)
        self.fingerprint, self.note = label("code", wrap=True), label(wrap=True)
        self.heading.setText(self.tr("The key is made"))
        self.whose.setText(self.tr("Fingerprint of the key of {name}").format(name=named(card.person)))
        self.where.setText(self.tr("The key lies in {file}").format(file=file))
        self.fingerprint.setText(card.spoken)
        self.fingerprint.setAccessibleName(self.whose.text())
        by = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.fingerprint.setTextInteractionFlags(by)
        self.note.setText(
            self.tr(
                "Tell the fingerprint to your partners and to the authority by another way than the file: by telephone "
                "or face to face. They compare it before they trust the key."
            )
        )
        self.copy, self.leave = QPushButton(self.tr("Copy the fingerprint")), QPushButton(self.tr("Close"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(card.spoken))
        self.copy.setAutoDefault(False)
        self.leave.setProperty("leading", "true")
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.accept)
        self._arrange()

    def _arrange(self) -> None:
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        for part in (self.heading, self.whose, self.fingerprint, self.note, self.where):
            column.addWidget(part)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column.addLayout(buttons)
