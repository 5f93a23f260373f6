"""Whether a ledger that was dropped on the window is from now on that of the desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from fenshui.gui.live.desk import LiveDesk


class OtherLedger(QMessageBox):
    """Names the ledger in use and the other one; nothing changes before somebody says so."""

    def __init__(self, live: LiveDesk, ledger: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Ledger"))
        self.setText(self.tr("Use this ledger from now on? Deals will be recorded in it."))
        told = self.tr("Until now: {old}\nFrom now on: {new}")
        self.setInformativeText(told.format(old=live.desk.ledger, new=ledger))
        self.use = self.addButton(self.tr("Use it"), QMessageBox.ButtonRole.AcceptRole)
        self.keep = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.keep)
        self.use.clicked.connect(lambda: live.dealing.open_ledger(ledger))
