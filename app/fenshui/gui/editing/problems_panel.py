"""What is wrong with the edited basin and what it still lacks; a row leads to the place and to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from fenshui.basin.cells import columns_of
from fenshui.basin.rows import TABLES
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.edit_step import EditStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.tables.table_menu import ListRows, TableMenu
from fenshui.gui.wording.language import spoken
from fenshui.words import filled, sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.reading.problem import Problem

_MOST_LISTED = 300
"""Problems that are listed one by one; nobody reads more, and the window has other things to do."""
FORMS = ("nodes", "reaches", "rights", "regions", "holders", "reservoirs", "sections")
"""Tables whose columns are fields of a form; the others are a part of a form as a whole."""
_KINDS = {"nodes": "node", "reaches": "reach", "rights": "right", "regions": "region", "holders": "holder"}


class ProblemsPanel(Panel):
    """One row a problem, faults first."""

    field_wanted = Signal(str)

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.nothing, self._full = EditStep(live), QWidget()
        self.state, self.list = label(wrap=True), QListWidget()
        self._shown: tuple[Problem, ...] = ()
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.menu = TableMenu(self.list, ListRows(self.list))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.nothing, 1)
        around.addWidget(self._full, 1)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(14, 8, 10, 8)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        for changed in (live.edit_changed, live.problems_changed, live.basin_changed):
            changed.connect(self._refresh)
        self.speak()

    def speak(self) -> None:
        """List them in the language in force."""
        self._show_whether_edited()
        problems = self.live.editing.problems
        faults = sum(not problem.is_warning for problem in problems)
        self.list.setAccessibleName(self.tr("Problems of the basin"))
        set_tone(self.state, "bad" if faults else "warn" if problems else "good")
        if faults:
            text = self.tr("{faults:fault|faults} to mend before the basin can be allocated.")
            self.state.setText(filled(text, faults=faults))
        elif problems:
            text = self.tr("No fault; not finished yet in {count:place|places}.")
            self.state.setText(filled(text, count=len(problems)))
        else:
            self.state.setText(self.tr("No problem."))
        self.list.clear()
        self._shown = problems
        for at, problem in enumerate(problems[:_MOST_LISTED]):
            item = QListWidgetItem(f"{'▲' if not problem.is_warning else '△'}  {spoken(problem.line)}")
            item.setData(Qt.ItemDataRole.UserRole, at)
            item.setForeground(QColor(theme_in_force().text if problem.is_warning else theme_in_force().bad))
            self.list.addItem(item)

        if len(problems) > _MOST_LISTED:
            more = sentence("basin.more_problems", count=len(problems) - _MOST_LISTED)
            self.list.addItem(spoken(more))

    def _show_whether_edited(self) -> None:
        is_idle = not self.live.editing.is_on
        self.nothing.setVisible(is_idle)
        self._full.setVisible(not is_idle)
        self.nothing.say(self.tr("While the basin is edited, what is wrong with it stands here."))

    def _refresh(self) -> None:
        self._show_whether_edited()
        if self._shown != self.live.editing.problems:
            self.speak()

    def _go(self, item: QListWidgetItem) -> None:
        basin, at = self.live.basin, item.data(Qt.ItemDataRole.UserRole)
        if basin is not None and at is not None and at < len(self.live.editing.problems):
            problem = self.live.editing.problems[at]
            self.live.select(*place_of(basin, problem))
            self.field_wanted.emit(_field(problem))


def place_of(basin: Basin, problem: Problem) -> tuple[str, str]:
    """What to select for a problem: the row it is in, else the right or node that the row is about."""
    if problem.file == "inflows.csv":
        return "node", problem.found
    table = TABLES.get(problem.file, ("", object, False))[0]
    rows = getattr(basin, table, ())
    if problem.row is None or not 0 <= problem.row - 2 < len(rows):
        return "", ""
    row = rows[problem.row - 2]
    if table in _KINDS:
        return _KINDS[table], row.id
    return ("right", row.right) if hasattr(row, "right") else ("node", getattr(row, "node", ""))


def _field(problem: Problem) -> str:
    if problem.file not in TABLES:
        return problem.column if problem.file != "inflows.csv" else "inflows"
    table, row_class, _ = TABLES[problem.file]
    if table not in FORMS:
        return table
    return next((column.field for column in columns_of(row_class) if column.name == problem.column), problem.column)
