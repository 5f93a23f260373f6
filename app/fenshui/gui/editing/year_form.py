"""Values by period of the year in small cells: what enters, what is used, what must pass."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import number
from fenshui.basin.editing.by_year import (
    inflow_by_year,
    is_alike,
    seasons,
    values_by_year,
    with_inflow,
    with_values_by_year,
)
from fenshui.gui.language import spoken
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.parts import label, set_tone
from fenshui.words import sentence

INFLOWS = "inflows"
_ACROSS = 4


class YearForm(QWidget):
    """One cell a period of the year; several numbers typed or pasted into a cell fill those after it too."""

    def __init__(self, live: LiveDesk, table: str, owner: str, title: str, priority: str = "") -> None:
        super().__init__()
        self.live, self.table, self.owner, self.priority = live, table, owner, priority
        self.title = label("heading", wrap=True)
        self.title.setText(title)
        self.note, self.reason = label("quiet", wrap=True), label(wrap=True)
        self.note.setText(self.tr("The record differs from year to year; a value typed here stands in every year."))
        set_tone(self.reason, "bad")
        self.reason.hide()
        self.note.hide()
        timeline = live.editing.basin.settings.timeline if live.editing.basin is not None else None
        self._seasons = seasons(timeline) if timeline is not None else ()
        self.all = self._cell(self.tr("{title}: every period alike").format(title=title), self._typed_all)
        self.all.setPlaceholderText(self.tr("every period alike"))
        self.cells: list[QLineEdit] = []
        grid = QGridLayout()
        grid.setSpacing(4)
        for at in range(len(self._seasons)):
            name = QLabel(str(at + 1))
            name.setProperty("role", "quiet")
            cell = self._cell(f"{title} {at + 1}", partial(self._typed, at))
            self.cells.append(cell)
            grid.addWidget(name, at // _ACROSS, 2 * (at % _ACROSS))
            grid.addWidget(cell, at // _ACROSS, 2 * (at % _ACROSS) + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.note, self.all):
            column.addWidget(part)
        column.addLayout(grid)
        column.addWidget(self.reason)

    def fill(self, basin: Basin) -> None:
        """Show the values as they stand."""
        values = self._values(basin)
        for cell, places in zip(self.cells, self._seasons, strict=True):
            known = [values[place] for place in places if place in values]
            text = cell_text(round(sum(known) / len(known), 6)) if known else ""
            if cell.text() != text:
                cell.setText(text)
                cell.setCursorPosition(0)
        self.note.setVisible(self.table == INFLOWS and not is_alike(basin, self.owner))

    def _cell(self, name: str, typed: object) -> QLineEdit:
        cell = QLineEdit()
        cell.setAccessibleName(name)
        cell.setMinimumWidth(40)
        cell.editingFinished.connect(typed)
        return cell

    def _values(self, basin: Basin) -> dict[int, float]:
        if self.table == INFLOWS:
            return inflow_by_year(basin, self.owner)
        return values_by_year(basin, self.table, self.owner, self.priority)

    def _typed_all(self) -> None:
        text = self.all.text().split()
        if text:
            self.all.clear()
            self._put(0, (text * len(self.cells))[: len(self.cells)] if len(text) == 1 else text)

    def _typed(self, at: int) -> None:
        if self.cells[at].isModified():
            self.cells[at].setModified(False)
            self._put(at, self.cells[at].text().split())

    def _put(self, at: int, texts: list[str]) -> None:
        basin = self.live.editing.basin
        if basin is None:
            return
        values = self._values(basin)
        new: dict[int, float | None] = {}
        for season, text in zip(self._seasons[at:], texts or [""], strict=False):
            try:
                value = number(text) if text else None
            except ValueError:
                value = -1.0
            if value is not None and value < 0:
                expected = sentence("basin.expected.not_negative")
                self._say(spoken(sentence("edit.not_a_value", field=self.title.text(), found=text, expected=expected)))
                return
            if value is None or any(values.get(place, -1.0) != value for place in season):
                new |= dict.fromkeys(season, value)
        self._say("")
        kept = {place: value for place, value in (values | new).items() if value is not None}
        if kept != values:
            self.live.editing.do_or_tell(partial(self._with, kept, {p: v or 0.0 for p, v in new.items()}))

    def _with(self, all_: dict[int, float], new: dict[int, float], basin: Basin) -> Basin:
        if self.table == INFLOWS:
            return with_inflow(basin, self.owner, new)
        return with_values_by_year(basin, self.table, self.owner, all_, self.priority)

    def _say(self, reason: str) -> None:
        self.reason.setVisible(bool(reason))
        self.reason.setText(reason)
