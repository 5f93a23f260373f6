"""A field that refuses what stands in it is framed until it is mended, and the reason stands below."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.parts import label, set_tone

_FRAME = (
    "QLineEdit, QComboBox, QAbstractSpinBox { border: 2px solid palette(bright-text); }"
    "QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; }"
)
"""The colour of faults of either theme; a pixel wider than other frames, for those who do not tell red."""


def mark(field: QWidget, reason: str) -> None:
    """Frame a field and tell screen readers why; with no reason it looks and reads as before."""
    if isinstance(field, Choice):
        field.refuse(reason)
    else:
        field.setAccessibleDescription(reason)
    frame = _FRAME if reason else ""
    if field.styleSheet() != frame:
        field.setStyleSheet(frame)


class Marks:
    """The fields of a form that are refused, each with its reason; the reason given last is the line in `line`."""

    def __init__(self) -> None:
        self.line: QLabel = label(wrap=True)
        set_tone(self.line, "bad")
        self.line.hide()
        self._reasons: dict[QWidget, str] = {}

    def __contains__(self, field: QWidget) -> bool:
        return field in self._reasons

    def refuse(self, field: QWidget, reason: str) -> None:
        """A field cannot have what was put into it."""
        self._reasons.pop(field, None)
        self._reasons[field] = reason
        mark(field, reason)
        self._say()

    def accept(self, field: QWidget) -> None:
        """What stands in a field is right, or need not be said any more."""
        if self._reasons.pop(field, ""):
            mark(field, "")
        self._say()

    def accept_all(self) -> None:
        """Nothing is refused any more."""
        for field in [one for one in self._reasons if isValid(one)]:
            mark(field, "")
        self._reasons.clear()
        self._say()

    def _say(self) -> None:
        self.line.setText(next(reversed(self._reasons.values()), ""))
        self.line.setVisible(bool(self._reasons))
