"""A form for one row of a table: a field a column; what is typed is an edit as soon as one leaves the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.editing.cell_values import offers
from fenshui.basin.editing.rows_in import row_of
from fenshui.basin.editing.sheet import RowsSheet
from fenshui.basin.row_checks import KEYS, MAY_BE_BLANK, REFERENCES
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.many_box import ManyBox
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line

_LEAST = 60
_AT_ONCE = 9
"""Fields made in one turn of the window; those of a longer form follow in the next."""


class RowForm(QWidget):
    """Some of the fields of the row of `table` that is known as `name`."""

    def __init__(self, live: LiveDesk, table: str, name: str, columns: Sequence[str]) -> None:
        super().__init__()
        self.live, self.table, self.name = live, table, name
        self.inputs: dict[str, FieldLine | Choice] = {}
        self.marks = Marks()
        self._words = FieldWords()
        self._codes: dict[str, list[str]] = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form, self._waiting = form, list(columns)
        self._make(_AT_ONCE)
        if self._waiting:
            live.turns.soon(self, self.complete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.marks.line)

    def complete(self) -> None:
        """Make the fields that are still to come, as they stand."""
        if self._waiting:
            self._make(len(self._waiting))
            if self.live.editing.basin is not None:
                self.fill(self.live.editing.basin)

    def _make(self, count: int) -> None:
        fields, self._waiting = self._waiting[:count], self._waiting[count:]
        for field in fields:
            self._form.addRow(self._titled(field), self._input(field))

    def fill(self, basin: Basin) -> None:
        """Show the row as it stands; what is being typed into a field, or was refused there, is left alone."""
        row = row_of(basin, self.table, self.name)
        if row is None:
            return
        for field, line in self.inputs.items():
            text = cell_text(getattr(row, field))
            if isinstance(line, Choice):
                self._offer(line, field, basin, text)
            elif line not in self.marks:
                line.stand(text)

    def _titled(self, field: str) -> QWidget:
        title = label("quiet", wrap=True)
        title.setText(self._words.title(self.table, field))
        title.setFixedWidth(132)
        return title

    def _input(self, field: str) -> QWidget:
        basin = self.live.editing.basin
        line: FieldLine | Choice
        if basin is not None and offers(basin, self.table, field) is not None:
            line = ManyBox() if (self.table, field) in REFERENCES else Choice()
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.activated.connect(partial(self._chose, field))
        else:
            line = FieldLine()
            line.editingFinished.connect(partial(self._typed, field))
        line.setMinimumWidth(_LEAST)
        line.setAccessibleName(self._words.title(self.table, field))
        self.inputs[field] = line
        return line

    def _offer(self, box: Choice, field: str, basin: Basin, value: str) -> None:
        """What can be chosen."""
        place = (self.table, field)
        if isinstance(box, ManyBox):
            box.offer(getattr(basin, REFERENCES[place]), value, may_be_blank=place in MAY_BE_BLANK)
            return
        codes = list(offers(basin, self.table, field) or ())
        if self._codes.get(field) != codes:
            self._codes[field] = codes
            box.clear()
            box.addItems([self._words.term(field, code) for code in codes])
        box.setCurrentIndex(codes.index(value) if value in codes else -1)

    def _chose(self, field: str, at: int) -> None:
        box = self.inputs[field]
        self._put(field, (box.codes if isinstance(box, ManyBox) else self._codes[field])[at])

    def _typed(self, field: str) -> None:
        line = self.inputs[field]
        if isinstance(line, FieldLine):
            self._put(field, line.text().strip())

    def _put(self, field: str, text: str) -> None:
        basin, old = self.live.editing.basin, self.name
        row = row_of(basin, self.table, old) if basin is not None else None
        if row is None or text == cell_text(getattr(row, field)):
            self._accept(field)
            return
        is_id, kind = field == KEYS.get(self.table), self.live.selection.kind
        if is_id:
            self.name = text
        reason = self.live.editing.do(lambda one: _written(one, self.table, old, field, text))
        if is_id and reason is None:
            self.live.select(kind, text)
        elif is_id:
            self.name = old
        if reason is None:
            self._accept(field)
        else:
            self.marks.refuse(self.inputs[field], spoken_as_line(self._words.with_titles(self.table, reason)))

    def _accept(self, field: str) -> None:
        line = self.inputs[field]
        self.marks.accept(line)
        if isinstance(line, FieldLine):
            line.settle()


def _written(basin: Basin, table: str, name: str, field: str, text: str) -> Basin:
    place = getattr(basin, table).index(row_of(basin, table, name))
    return RowsSheet(table).with_block(basin, place, [field], [[text]])
