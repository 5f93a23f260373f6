"""A field to type a value into: what cannot be read stays as it was typed, framed, and the last good value holds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox

from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.marks import Marks
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Refused, Sentence

_AIR = 6  # pixels between a value and its frame


class TypedBox(QAbstractSpinBox):
    """Takes any key, and reads what stands in it once somebody is done: by Return, or by going elsewhere.

    Who empties it gets the last good value back. Subclasses say how a value is read, written and stepped.
    """

    valueChanged = Signal(object)  # noqa: N815  (as the fields of Qt call it)

    def __init__(self, marks: Marks, value: Any) -> None:
        super().__init__()
        self._marks, self._value = marks, value
        self._is_typed = False  # Qt forgets it at Return
        self._refused: Sentence | None = None
        self._line = FieldLine(self)
        self.setLineEdit(self._line)
        self.lineEdit().setTextMargins(_AIR, 0, _AIR, 0)
        self.lineEdit().textEdited.connect(self._typed)
        self.editingFinished.connect(self.finish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    @property
    def is_refused(self) -> bool:
        """Whether something stands here that cannot be read."""
        return self._refused is not None

    def value(self) -> Any:
        """The last good value."""
        return self._value

    def setValue(self, value: Any) -> None:
        """Show a value; where it is the same, what is being typed or was refused is left alone."""
        is_another, self._value = value != self._value, value
        if is_another or not self._is_typed:
            self.forget()
        if is_another:
            self.valueChanged.emit(value)

    def forget(self) -> None:
        """Let go of what was typed: the last good value is shown."""
        self._show()
        self._mend()

    def say(self, name: str) -> None:
        """Write the name of the field, and anew what was refused in it."""
        self.setAccessibleName(name)
        if self.is_refused:
            self.finish()

    def stepBy(self, steps: int) -> None:
        """The next value, or the one before."""
        at = self.lineEdit().cursorPosition()
        self.setValue(self._stepped(steps))
        self.forget()
        self.lineEdit().setCursorPosition(at)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways; at its ends a value stays."""
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    def focusInEvent(self, event: QFocusEvent) -> None:
        """While one writes in it, a value stands there as it is best written."""
        super().focusInEvent(event)
        if not self._is_typed:
            is_whole = self.lineEdit().hasSelectedText()
            self._show()
            if is_whole:
                self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever turns the wheel scrolls the panel; nothing is changed in passing."""
        event.ignore()

    def finish(self) -> None:
        """Read what was typed, as if one went elsewhere."""
        text = self.lineEdit().text().strip()
        if not text or not self._is_typed:
            self.forget()
            return
        try:
            value = self._read(text)
        except Refused as refused:
            self._refused = refused.sentence
            self._marks.refuse(self, spoken_as_line(refused.sentence))
            return
        self._is_typed = False
        self.setValue(value)
        if self.hasFocus():
            self.selectAll()

    def _typed(self, _: str) -> None:
        self._is_typed = True
        self._mend()

    def _mend(self) -> None:
        if self.is_refused:
            self._refused = None
            self._marks.accept(self)

    def _show(self) -> None:
        if self.lineEdit().text() != self._written():
            self.lineEdit().setText(self._written())
        self._line.settle()
        self._is_typed = False

    def _read(self, text: str) -> Any:
        """The value that was typed. Raises `Refused` where it is none."""
        raise NotImplementedError

    def _written(self) -> str:
        """The value as it stands in the field."""
        raise NotImplementedError

    def _stepped(self, steps: int) -> Any:
        """The value so many steps on."""
        raise NotImplementedError
