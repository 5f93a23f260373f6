"""A field for a number, read as every number that people type: a comma stands between thousands or is refused."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import Qt

from fenshui.desk.amounts import amount, whole
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.typed_box import TypedBox
from fenshui.gui.wording.amounts import number_text

_STEPS = 1000
"""About so many steps lead from the least to the most, where no step is stated."""


class NumberBox(TypedBox):
    """From `least` to `most`, of at most so many `digits` after the point; so many of them are shown be they 0."""

    def __init__(
        self, marks: Marks, most: float = 0.0, *, least: float = 0.0, digits: int = 2, shown: int = 0, step: float = 0.0
    ) -> None:
        self._least, self._most, self._digits, self._shown, self._step = least, most, digits, shown, step
        super().__init__(marks, 0.0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_bounds(self, least: float, most: float, digits: int) -> None:
        """Take numbers from `least` to `most` only, of at most so many digits after the point."""
        self._least, self._most, self._digits = round(least, digits), round(most, digits), digits
        self._step = max(10.0 ** floor(log10(most / _STEPS)), 10.0**-digits)
        self._tell()

    def _show(self) -> None:
        super()._show()
        self._tell()

    def _tell(self) -> None:
        """Screen readers ask for these by their names."""
        for name, value in (("value", self._value), ("minimum", self._least), ("maximum", self._most)):
            self.setProperty(name, value)

    def _read(self, text: str) -> float:
        name = self.accessibleName()
        if not self._digits:
            return whole(name, round(self._least), round(self._most))(text)
        return amount(name, self._least, self._most, self._digits)(text)

    def _written(self) -> str:
        """Without commas while one writes: a digit taken away between them would leave no number."""
        text = number_text(self._value, self._digits)
        while "." in text and text[-1] in "0." and len(text.partition(".")[2]) > self._shown:
            text = text[:-1]
        text = text.removesuffix(".")
        return text.replace(",", "") if self.hasFocus() else text

    def _stepped(self, steps: int) -> float:
        found: float = round(self._value + steps * self._step, self._digits)
        return min(max(found, self._least), self._most)
