"""The question before something that is not saved would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class LossQuestion(QMessageBox):
    """Saves, discards, or leaves everything as it is."""

    def __init__(self, text: str, save: Callable[[], object], drop: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(text)
        self._done: dict[QAbstractButton, Callable[[], object]] = {
            self.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole): save,
            self.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole): drop,
        }
        self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.buttonClicked.connect(self._answered)

    def _answered(self, pressed: QAbstractButton) -> None:
        done = self._done.get(pressed)
        if done is not None:
            done()
