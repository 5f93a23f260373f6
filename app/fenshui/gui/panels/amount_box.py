"""A field for a number that is never read as another: what is no number stays in it, framed, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from fenshui.desk.amounts import amount
from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.parts import roomy
from fenshui.gui.wording.amounts import trimmed
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Refused

if TYPE_CHECKING:
    from fenshui.gui.panels.marks import Marks


class AmountBox(QDoubleSpinBox):
    """Its value is the last that was right. Qt's own box drops letters and reads 12,5 as 125 without a word."""

    def __init__(self, marks: Marks, step: float = 1.0, *, is_exact: bool = False) -> None:
        """With `is_exact` it has as many digits as the number needs, not all that it may have."""
        super().__init__()
        self._marks, self._is_exact = marks, is_exact
        self._wrong: str | None = None
        self._line = FieldLine(self)
        self.setLineEdit(self._line)
        self.setSingleStep(step)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setGroupSeparatorShown(True)
        self.setKeyboardTracking(False)
        roomy(self)
        self._line.textEdited.connect(lambda _: self._accept())
        self.editingFinished.connect(self._settle)

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the field cannot be."""
        return self._wrong is not None

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed on the way; only a number that can be is taken."""
        state = QValidator.State.Intermediate if self._refusal(text) else QValidator.State.Acceptable
        return state, text, at

    def fixup(self, text: str) -> str:
        """Nothing is mended in silence: what was typed is refused, and stays."""
        refusal = self._refusal(text)
        if refusal is not None:
            self._wrong = text
            self._marks.refuse(self, spoken_as_line(refusal.sentence))
        return text

    def valueFromText(self, text: str) -> float:
        """The number typed; what is none changes nothing."""
        return self.value() if self._refusal(text) else self._read(text)

    def textFromValue(self, value: float) -> str:
        """The number, or what was typed instead of one."""
        if self._wrong is not None:
            return self._wrong
        text = super().textFromValue(value)
        return trimmed(text) if self._is_exact else text

    def setValue(self, value: float) -> None:
        """Show another number; where it is the same, what somebody is typing stays."""
        is_typing = self.is_refused or self._line.isModified()
        if value != self.value() or not is_typing:
            self._accept()
            super().setValue(value)

    def stepBy(self, steps: int) -> None:
        """From the number that was right."""
        self._accept()
        super().stepBy(steps)

    def changeEvent(self, event: QEvent) -> None:
        """Say the reason in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._wrong is not None:
            self.fixup(self._wrong)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever turns the wheel scrolls the panel; a number is not changed in passing."""
        event.ignore()

    def _settle(self) -> None:
        if not self.is_refused:
            self._line.settle()

    def _accept(self) -> None:
        self._wrong = None
        self._marks.accept(self)

    def _read(self, text: str) -> float:
        """Raises `Refused` for what is no number, lies out of bounds, or is finer than the field can hold."""
        found = amount(self.accessibleName(), self.minimum(), self.maximum())(text.strip())
        if round(found, self.decimals()) != found:
            raise Refused("desk.too_fine", name=self.accessibleName(), found=text, digits=self.decimals())
        return found

    def _refusal(self, text: str) -> Refused | None:
        try:
            self._read(text)
        except Refused as refused:
            return refused
        return None
