"""Values by period of the year in small cells: what enters, is used, must pass, may be held, evaporates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.editing.by_year import (
    VALUE,
    inflow_by_year,
    is_alike,
    seasons,
    values_by_year,
    with_inflow,
    with_values_by_year,
)
from fenshui.basin.editing.cell_values import value_of
from fenshui.basin.editing.sheet_years import water
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Refused

INFLOWS = "inflows"
_ACROSS = 3


class YearForm(QWidget):
    """One cell a period of the year; several numbers typed or pasted into a cell fill those after it too.

    With `first_class` the values are those of one class of priority, which is chosen above them.
    """

    def __init__(self, live: LiveDesk, table: str, owner: str, title: str, first_class: str = "") -> None:
        super().__init__()
        self.live, self.table, self.owner, self.title = live, table, owner, title
        self.priority = first_class
        self.note, self.marks = label("quiet", wrap=True), Marks()
        self.note.setText(self.tr("The record differs from year to year; a value typed here stands in every year."))
        self.note.hide()
        basin = live.editing.basin
        self._seasons = seasons(basin.settings.timeline) if basin is not None else ()
        self.classes = self._class_box(basin) if first_class and basin is not None else None
        self.all = self._cell(self.tr("{title}: every period alike").format(title=title), self._typed_all)
        self.all.setPlaceholderText(self.tr("every period alike, or all values with spaces between"))
        self.cells: list[FieldLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.classes, self.note, self.all):
            if part is not None:
                column.addWidget(part)
        column.addWidget(self.marks.line)  # above the cells: below them it would often be out of sight
        column.addLayout(self._grid())

    def fill(self, basin: Basin) -> None:
        """Show the values as they stand; what was refused in a cell is left alone."""
        if self.classes is not None:
            self._mark_classes(self.classes, basin)
        values = self._values(basin)
        for cell, places in zip(self.cells, self._seasons, strict=True):
            known = [values[place] for place in places if place in values]
            text = cell_text(round(sum(known) / len(known), 6)) if known else ""
            if cell not in self.marks:
                cell.stand(text)
        self.note.setVisible(self.table == INFLOWS and not is_alike(basin, self.owner))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for at in range(len(self._seasons)):
            name = QLabel(str(at + 1))
            name.setProperty("role", "quiet")
            cell = self._cell(f"{self.title} {at + 1}", partial(self._typed, at))
            self.cells.append(cell)
            grid.addWidget(name, at // _ACROSS, 2 * (at % _ACROSS))
            grid.addWidget(cell, at // _ACROSS, 2 * (at % _ACROSS) + 1)
        return grid

    def _cell(self, name: str, typed: object) -> FieldLine:
        cell = FieldLine()
        cell.setAccessibleName(name)
        cell.setMinimumWidth(40)
        cell.editingFinished.connect(typed)
        return cell

    def _class_box(self, basin: Basin) -> Choice:
        box = Choice()
        box.setAccessibleName(self.tr("{title}: class").format(title=self.title))
        stated = self._stated(basin)
        self.priority = next((one for one in basin.settings.priorities if one in stated), self.priority)
        for code in basin.settings.priorities:
            box.addItem("", code)
        box.setCurrentIndex(box.findData(self.priority))
        box.activated.connect(self._another_class)
        return box

    def _mark_classes(self, box: Choice, basin: Basin) -> None:
        """The classes in which something is stated have a dot."""
        words, stated = FieldWords(), self._stated(basin)
        for at, code in enumerate(basin.settings.priorities[: box.count()]):
            text = self.tr("In the class: {priority}").format(priority=words.term("priority", code))
            box.setItemText(at, f"{text} ●" if code in stated else text)

    def _stated(self, basin: Basin) -> set[str]:
        return {row.priority for row in getattr(basin, self.table) if row.node == self.owner}

    def _another_class(self) -> None:
        basin = self.live.editing.basin
        if self.classes is not None and basin is not None:
            self.priority = str(self.classes.currentData())
            self.marks.accept_all()
            self.fill(basin)

    def _values(self, basin: Basin) -> dict[int, float]:
        if self.table == INFLOWS:
            return inflow_by_year(basin, self.owner)
        return values_by_year(basin, self.table, self.owner, self.priority)

    def _typed_all(self) -> None:
        text = self.all.text().split()
        if not text:
            self.marks.accept(self.all)
        elif self._put(self.all, 0, (text * len(self.cells))[: len(self.cells)] if len(text) == 1 else text):
            self.all.clear()

    def _typed(self, at: int) -> None:
        if self.cells[at].isModified():
            self.cells[at].settle()
            self._put(self.cells[at], at, self.cells[at].text().split())

    def _put(self, typed_in: FieldLine, at: int, texts: list[str]) -> bool:
        """Values from a cell on; whether they can be, else the field they were typed in is marked."""
        basin = self.live.editing.basin
        if basin is None:
            return False
        values = self._values(basin)
        new: dict[int, float | None] = {}
        for season, text in zip(self._seasons[at:], texts or [""], strict=False):
            try:
                value = self._value(basin, text) if text else None
            except Refused as refused:
                told = {**refused.sentence.values, "field": self.title}
                self.marks.refuse(typed_in, spoken_as_line(replace(refused.sentence, values=told)))
                return False
            if value is None or any(values.get(place) != value for place in season):
                new |= dict.fromkeys(season, value)
        self.marks.accept(typed_in)
        kept = {place: value for place, value in (values | new).items() if value is not None}
        if kept != values:
            self.live.editing.do_or_tell(partial(self._with, kept, {p: v or 0.0 for p, v in new.items()}))
        return True

    def _value(self, basin: Basin, text: str) -> float:
        if self.table == INFLOWS:
            return water(self.title, text)
        return float(value_of(basin, self.table, VALUE[self.table], text))

    def _with(self, all_: dict[int, float], new: dict[int, float], basin: Basin) -> Basin:
        if self.table == INFLOWS:
            return with_inflow(basin, self.owner, new)
        return with_values_by_year(basin, self.table, self.owner, all_, self.priority)
