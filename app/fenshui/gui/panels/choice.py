"""A box to choose from: what it has no room for is left out in the middle, and is whole where the mouse rests.

Rights of one holder differ in their last word.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
    QWidget,
)

_INSET = 2
"""Pixels that Qt leaves free on either side of a text."""


class Choice(QComboBox):
    """Never makes its panel wider than the rest of it needs, unless it `keeps_width`."""

    def __init__(self, parent: QWidget | None = None, *, keeps_width: bool = False) -> None:
        super().__init__(parent)
        self._tip = self._refused = ""
        if not keeps_width:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def explain(self, tip: str) -> None:
        """Say what is chosen here; it stands under the whole name where that is cut."""
        self._tip = tip
        self.setToolTip(tip)
        self.update()

    def refuse(self, reason: str) -> None:
        """Tell screen readers why what is chosen cannot be; nothing where it can."""
        self._refused = reason
        self.setAccessibleDescription(reason)
        self.update()

    def let_type(self) -> QLineEdit:
        """Let a part of a name be typed too; what is offered then has that part anywhere in it."""
        line = _Line(self)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        return line

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever turns the wheel scrolls the panel; nothing is chosen in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame and as much of the name as there is room for."""
        if self.isEditable():
            super().paintEvent(event)
            return
        option, style = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, style, self)
        option.currentText = self.shortened(option.currentText, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shortened(self, text: str, room: QRect) -> str:
        """A name as it fits into its room; the whole of one that is cut is told to the mouse and to screen readers."""
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width() - 2 * _INSET)
        whole = text if shown != text else ""
        tip = "\n".join(part for part in (whole, self._tip) if part)
        told = "\n".join(part for part in (self._refused, whole) if part)
        if (tip, told) != (self.toolTip(), self.accessibleDescription()):
            self.setToolTip(tip)
            self.setAccessibleDescription(told)
        return shown


class _Line(QLineEdit):
    """Shows beginning and end of a name that is too long, until somebody writes in it."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        shown = self._choice.shortened(self.text(), room)
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room.adjusted(_INSET, 0, -_INSET, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
