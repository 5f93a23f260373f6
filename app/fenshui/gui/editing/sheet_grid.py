"""A sheet with its keys: rows of one owner in a form, or a whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.sheet_model import SheetModel
from fenshui.gui.editing.sheet_view import SheetView
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.basin.editing.sheet_years import Sheet
    from fenshui.gui.live.desk import LiveDesk

_ROW, _FRAME, _MOST_ROWS = 28, 6, 9


class SheetGrid(QWidget):
    """`is_small`: as high as its rows, for a form; else its keys stand above it, in `row`."""

    def __init__(self, live: LiveDesk, sheet: Sheet, title: str, *, is_small: bool = True) -> None:
        super().__init__()
        self.live, self.is_small = live, is_small
        self.model = SheetModel(live, sheet, FieldWords())
        self.view = SheetView(self.model)
        self.view.setAccessibleName(title)
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.reason.hide()
        self.remove = QPushButton(self.tr("Delete rows"))
        self.remove.setToolTip(self.tr("The rows in which a cell is selected, with what hangs on them"))
        self.remove.clicked.connect(self.view.take_rows_out)
        self.hint = label("quiet", wrap=True)
        self.hint.setText(
            self.tr("The last row begins a new one. Copy and paste as in a spreadsheet.")
            if sheet.grows
            else self.tr("Copy and paste as in a spreadsheet.")
        )
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        self.row.addWidget(self.hint, 1)
        self.row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not is_small:
            column.addLayout(self.row)
        column.addWidget(self.view, 1)
        column.addWidget(self.reason)
        if is_small:
            column.addLayout(self.row)
        self.model.told.connect(self._say)
        self.model.modelReset.connect(self._measure)

    @property
    def table(self) -> str:
        """The table it shows."""
        return self.model.sheet.table

    def fill(self, basin: Basin) -> None:
        """Show the rows as they stand."""
        self.model.fill(basin)

    def _measure(self) -> None:
        if self.is_small:
            rows = min(self.model.rowCount(), _MOST_ROWS)
            head = self.view.horizontalHeader().sizeHint().height()
            bar = self.view.horizontalScrollBar().sizeHint().height()
            self.view.setFixedHeight(rows * _ROW + head + bar + _FRAME)

    def _say(self, reason: Sentence | None) -> None:
        self.reason.setVisible(reason is not None)
        self.reason.setText(spoken_as_line(reason) if reason is not None else "")
