"""A form for one row of a table: a field a column; what is typed is an edit as soon as one leaves the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import columns_of
from fenshui.basin.editing.river import connect, with_kind
from fenshui.basin.editing.rows_in import renamed, row_of, with_row
from fenshui.basin.row_checks import KEYS, MAY_BE_BLANK, RANGES, REFERENCES, WORDS
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.language import named, spoken
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.parts import label, set_tone
from fenshui.words import Sentence, sentence

_PUT: dict[str, Callable[[Basin, Any], Basin]] = {"nodes": with_kind, "reaches": connect}
_LEAST = 60


class RowForm(QWidget):
    """Some of the fields of the row of `table` that is known as `name`."""

    def __init__(self, live: LiveDesk, table: str, name: str, columns: Sequence[str]) -> None:
        super().__init__()
        self.live, self.table, self.name = live, table, name
        self.inputs: dict[str, QLineEdit | QComboBox] = {}
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.reason.hide()
        self._words = FieldWords()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in columns:
            form.addRow(self._titled(field), self._input(field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.reason)

    def fill(self, basin: Basin) -> None:
        """Show the row as it stands; a field that is being typed in is left alone unless the row says otherwise now."""
        row = row_of(basin, self.table, self.name)
        if row is None:
            return
        for field, line in self.inputs.items():
            value = getattr(row, field)
            if isinstance(line, QComboBox):
                self._offer(line, field, basin, str(value))
            elif line.text() != cell_text(value):
                line.setText(cell_text(value))

    def _titled(self, field: str) -> QWidget:
        title = label("quiet", wrap=True)
        title.setText(self._words.fields[field])
        title.setFixedWidth(132)
        return title

    def _input(self, field: str) -> QWidget:
        chosen = (self.table, field) in WORDS or (self.table, field) in REFERENCES or field == "priority"
        line: QLineEdit | QComboBox
        if chosen:
            line = QComboBox()
            line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.activated.connect(partial(self._chose, field))
        else:
            line = QLineEdit()
            line.editingFinished.connect(partial(self._typed, field))
        line.setMinimumWidth(_LEAST)
        line.setAccessibleName(self._words.fields[field])
        self.inputs[field] = line
        return line

    def _offer(self, box: QComboBox, field: str, basin: Basin, value: str) -> None:
        offers = self._offers(field, basin)
        if [box.itemData(at) for at in range(box.count())] != [code for code, _ in offers]:
            box.clear()
            for code, text in offers:
                box.addItem(text, code)
        box.setCurrentIndex(box.findData(value))

    def _offers(self, field: str, basin: Basin) -> list[tuple[str, str]]:
        place = (self.table, field)
        if place in WORDS:
            return [(code, self._words.term(field, code)) for code in WORDS[place]]
        if field == "priority":
            return [(code, self._words.term(field, code)) for code in basin.settings.priorities]
        rows = getattr(basin, REFERENCES[place])
        blank = [("", "—")] if place in MAY_BE_BLANK else []
        return blank + [(row.id, f"{named(row)} · {row.id}" if named(row) != row.id else row.id) for row in rows]

    def _chose(self, field: str, at: int) -> None:
        box = self.inputs[field]
        if isinstance(box, QComboBox):
            self._put(field, str(box.itemData(at)))

    def _typed(self, field: str) -> None:
        line = self.inputs[field]
        if isinstance(line, QLineEdit):
            self._put(field, line.text().strip())

    def _put(self, field: str, text: str) -> None:
        basin = self.live.editing.basin
        row = row_of(basin, self.table, self.name) if basin is not None else None
        if row is None or text == cell_text(getattr(row, field)):
            self._say(None)
            return
        value, expected = parsed(row, self.table, field, text)
        if expected is not None:
            title = self._words.fields[field]
            self._say(sentence("edit.not_a_value", field=title, found=text, expected=expected))
        elif field == KEYS.get(self.table):
            self._rename(text)
        else:
            put = _PUT.get(self.table, partial(_with_row, self.table))
            self._say(self.live.editing.do(lambda basin: put(basin, replace(row, **{field: value}))))

    def _rename(self, new: str) -> None:
        old, kind = self.name, self.live.selection.kind
        self.name = new
        reason = self.live.editing.do(lambda basin: renamed(basin, self.table, old, new))
        if reason is None:
            self.live.select(kind, new)
        else:
            self.name = old
        self._say(reason)

    def _say(self, reason: Sentence | None) -> None:
        self.reason.setVisible(reason is not None)
        if reason is not None:
            self.reason.setText(spoken(reason))


def parsed(row: Any, table: str, field: str, text: str) -> tuple[Any, Sentence | None]:
    """The value that a text gives a field, or what was expected there."""
    column = next(one for one in columns_of(row.__class__) if one.field == field)
    if not text:
        return _blank(row, field), sentence(f"basin.expected.{column.kind}") if column.must_be_there else None
    try:
        value = column.parse(text)
    except ValueError:
        return None, sentence(f"basin.expected.{column.kind}")
    holds, expected = RANGES.get((table, field), (lambda value: True, ""))
    return value, None if holds(value) else Sentence(expected)


def _blank(row: Any, field: str) -> Any:
    default = next(one.default for one in fields(row) if one.name == field)
    return None if default is MISSING else default


def _with_row(table: str, basin: Basin, row: Any) -> Basin:
    return with_row(basin, table, row)
