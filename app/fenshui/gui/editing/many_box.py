"""A box to choose one of many rows: they are written into it when somebody is about to choose, not before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFocusEvent

from fenshui.gui.editing.row_titles import titled_row, titled_rows
from fenshui.gui.panels.choice import Choice

NOTHING = "—"


class ManyBox(Choice):
    """`codes` are the ids of the rows it offers, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []
        self._rows: Sequence[Any] = ()
        self._may_be_blank = self._is_written = False

    def offer(self, rows: Sequence[Any], chosen: str, *, may_be_blank: bool) -> None:
        """Show the row that is chosen; the others are offered when they are wanted."""
        self._is_written = self._is_written and rows is self._rows
        self._rows, self._may_be_blank = rows, may_be_blank
        if not self._is_written:
            row = next((one for one in rows if one.id == chosen), None)
            self._fill([chosen], [titled_row(row) if row is not None else chosen or NOTHING])
        self.setCurrentIndex(self.codes.index(chosen) if chosen in self.codes else -1)
        if self.hasFocus():
            self.write()

    def write(self) -> None:
        """Write all rows."""
        if self._is_written:
            return
        chosen = self.codes[self.currentIndex()] if 0 <= self.currentIndex() < len(self.codes) else ""
        blank = [""] if self._may_be_blank else []
        self._fill([*blank, *(row.id for row in self._rows)], [*(NOTHING for _ in blank), *titled_rows(self._rows)])
        self._is_written = True
        self.setCurrentIndex(self.codes.index(chosen) if chosen in self.codes else -1)

    def showPopup(self) -> None:
        """Somebody is about to choose with the mouse."""
        self.write()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Or with the keys."""
        self.write()
        super().focusInEvent(event)

    def _fill(self, codes: list[str], titles: list[str]) -> None:
        self.clear()
        self.codes = codes
        self.addItems(titles)
