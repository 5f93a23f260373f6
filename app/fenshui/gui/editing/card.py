"""What every card of forms is made of: forms under each other, parts folded away, and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fenshui.basin.editing.sheet import RowsSheet
from fenshui.gui.editing.fold import Fold
from fenshui.gui.editing.many_box import ManyBox
from fenshui.gui.editing.new_right import TO_FILL_IN, NewRight
from fenshui.gui.editing.place_form import PlaceForm
from fenshui.gui.editing.row_form import RowForm
from fenshui.gui.editing.settings_form import SettingsForm
from fenshui.gui.editing.sheet_grid import SheetGrid
from fenshui.gui.editing.table_titles import TableTitles
from fenshui.gui.editing.year_form import YearForm
from fenshui.gui.panels.parts import label, rule

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.basin.rows import Right
    from fenshui.gui.live.desk import LiveDesk

    Form = RowForm | YearForm | PlaceForm | SettingsForm | SheetGrid | Fold | NewRight

_LEAST, _APART = 80, 14
_MOST_BUTTONS = 40
"""A card with hundreds of them would hold up the window."""


class Card(QWidget):
    """The forms for one thing, filled anew after every edit."""

    field_wanted = Signal(str)
    """The field into which somebody writes next, in the forms for what is selected now."""

    def __init__(self, live: LiveDesk, name: str) -> None:
        super().__init__()
        self.live, self.name = live, name
        self.forms: list[Form] = []
        self.buttons: dict[str, QPushButton] = {}
        self.titles = TableTitles().tables
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 12, 12)
        self.column.setSpacing(10)

    def fill(self, basin: Basin) -> None:
        """Show every row as it stands."""
        for form in self.forms:
            form.fill(basin)

    def input(self, field: str) -> QLineEdit | QComboBox | QWidget | None:
        """The line, box or sheet of a field, in the first form that has it; what is folded away is opened."""
        for form in self.forms:
            if isinstance(form, RowForm):
                form.complete()
                if field in form.inputs:
                    return form.inputs[field]
            if isinstance(form, Fold) and form.kind == field:
                form.open()
                part = form.part
                return part.all if isinstance(part, YearForm) else part.view if isinstance(part, SheetGrid) else part
        return None

    def form(self, form: Form) -> None:
        """One form more."""
        self.forms.append(form)
        self.column.addWidget(form)

    def years(self, table: str, title: str, *, is_stated: bool, first_class: str = "") -> None:
        """Values by period of the year, folded away where nothing is stated."""
        make = lambda: YearForm(self.live, table, self.name, title, first_class)  # noqa: E731
        self.form(Fold(self.live, table, title, make, is_stated=is_stated))

    def sheet(self, basin: Basin, sheet: RowsSheet) -> None:
        """The rows of a table that are about this, folded away where there is none."""
        title = self.titles[sheet.table]
        make = lambda: SheetGrid(self.live, sheet, title)  # noqa: E731
        self.form(Fold(self.live, sheet.table, title, make, is_stated=bool(len(sheet.cells(basin)))))

    def rights(self, basin: Basin, given: str, title: str) -> None:
        """The rights of what the card is about, `given` a node or a holder, and one more.

        Each has a button; of more than anybody looks over one is chosen from a box.
        """
        self.heading(title)
        there = [right for right in basin.rights if getattr(right, given) == self.name]
        if len(there) > _MOST_BUTTONS:
            self.column.addWidget(self._right_box(there, title))
        else:
            for right in there:
                self.button(f"right {right.id}", right.id, partial(self.live.select, "right", right.id))
        self._new_right(given)

    def _right_box(self, rights: Sequence[Right], title: str) -> ManyBox:
        box = ManyBox()
        box.setAccessibleName(title)
        box.offer(rights, "", may_be_blank=False)
        box.activated.connect(lambda place: self.live.select("right", box.codes[place]))
        return box

    def _new_right(self, given: str) -> None:
        part = NewRight(self.live, given, self.name, lambda: self.field_wanted.emit(TO_FILL_IN))
        self.buttons["add right"] = part.add
        self.form(part)

    def heading(self, text: str) -> None:
        """A title over what follows."""
        title = label("heading")
        title.setText(text)
        self.column.addWidget(rule())
        self.column.addWidget(title)

    def button(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        """A button under what is there."""
        button = QPushButton(text)
        if name == "delete":
            self.column.addSpacing(_APART)
        button.setMinimumWidth(_LEAST)  # a long name does not make the card wider than its panel
        button.setToolTip(text if name.startswith("right ") else "")
        button.clicked.connect(lambda: pressed())
        self.buttons[name] = button
        self.column.addWidget(button)

    def do(self, verb: Callable[[Basin, str], Basin]) -> bool:
        """Make an edit of what the card is about."""
        return self.live.editing.do_or_tell(lambda basin: verb(basin, self.name))

    def delete(self, verb: Callable[[Basin, str], Basin]) -> None:
        """Take what the card is about out of the basin."""
        name = self.name
        self.live.editing.delete(name, lambda basin: verb(basin, name))
