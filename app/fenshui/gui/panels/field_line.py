"""A line of a form: while one types, undo takes back letters; else it is the window's, wherever the cursor stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FieldLine(QLineEdit):
    """Qt's own line keeps the keys of undo for itself, and shows an old text beside a basin that keeps the new one."""

    def stand(self, text: str) -> None:
        """Show a text as it stands in the basin; what is being typed is left alone."""
        if self.text() != text and not (self.isModified() and self.hasFocus()):
            self.setText(text)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """What was typed stands in the basin now."""
        at = self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(at)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window where there is nothing typed to be taken back."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and not self.isModified()
        if is_asked and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO):
            event.ignore()
            return False
        return super().event(event)
