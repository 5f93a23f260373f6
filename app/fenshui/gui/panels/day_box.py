"""A field for a day, read as every day that people type."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from fenshui.desk.amounts import LAST_YEAR, day_of
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.typed_box import TypedBox

_YEAR, _MONTH = len("2026"), len("2026-05")
_MONTHS = 12


class DayBox(TypedBox):
    """A day as 2026-05-01; the part in which the cursor stands is stepped."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(marks, date(date.today().year, 1, 1))

    def _read(self, text: str) -> date:
        return day_of(self.accessibleName())(text)

    def _written(self) -> str:
        return str(self._value.isoformat())

    def _stepped(self, steps: int) -> date:
        found: date = self._value
        at = self.lineEdit().cursorPosition()
        if at > _MONTH:
            return min(found + timedelta(days=steps), date(LAST_YEAR, _MONTHS, 31))
        months = found.year * _MONTHS + found.month - 1 + steps * (_MONTHS if at <= _YEAR else 1)
        year, month = divmod(months, _MONTHS)
        if not 1 <= year <= LAST_YEAR:
            return found
        return date(year, month + 1, min(found.day, monthrange(year, month + 1)[1]))
