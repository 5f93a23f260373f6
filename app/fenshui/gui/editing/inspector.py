"""The forms for what is selected on the map or in a table; with nothing selected, for the basin itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from fenshui.basin.editing.rows_in import row_of
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.cards import card_of, plan
from fenshui.gui.editing.edit_step import EditStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

TABLES = {"node": "nodes", "reach": "reaches", "right": "rights", "region": "regions", "holder": "holders"}


class Inspector(Panel):
    """Built anew for another selection, filled anew after every edit."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.nothing = EditStep(live)
        self.name, self.what = label("title", wrap=True), label("quiet", wrap=True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: Card | None = None
        self._built_for: object = None
        self._full = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.nothing, 1)
        around.addWidget(self._full, 1)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(14, 12, 6, 8)
        column.setSpacing(6)
        for part in (self.name, self.what):
            column.addWidget(part)
        column.addWidget(self.area, 1)
        for changed in (live.edit_changed, live.selection_changed, live.basin_changed):
            changed.connect(self._refresh_soon)
        self.speak()

    def speak(self) -> None:
        """Build every form anew, in the language in force."""
        self._built_for = None
        self._refresh()

    def go_to(self, field: str) -> None:
        """Put the cursor into a field, where it is shown; what is typed takes the place of what stands there."""
        self._refresh()
        line = self.cards.input(field) if self.cards is not None else None
        if line is not None:
            self.area.ensureWidgetVisible(line)
            line.setFocus()
            if isinstance(line, QLineEdit):
                line.selectAll()

    def _go_soon(self, field: str) -> None:
        """Go there once the forms for what is selected now are in sight."""
        self.live.turns.soon(self, partial(self.go_to, field), "go")

    def _refresh_soon(self) -> None:
        """An edit and the selection that goes with it are shown at one stroke; forms are made and filled in turns."""
        self.live.turns.soon(self, self._build, "build")
        self.live.turns.soon(self, self._refresh, "refresh")

    def _build(self) -> None:
        """Make the forms for what is selected; they take the place of the others when they are filled."""
        basin = self.live.editing.basin
        if basin is None or not self.live.editing.is_on:
            return
        kind, name, _ = self._chosen(basin)
        wanted = plan(basin, kind, name)
        if wanted != self._built_for:
            self._built_for = wanted
            self._drop_unseen()
            self.cards = card_of(self.live, basin, kind, name)
            self.cards.field_wanted.connect(self._go_soon)

    def _drop_unseen(self) -> None:
        """Forms that another selection overtook before they were in sight belong to nobody."""
        if self.cards is not None and self.area.widget() is not self.cards:
            self.cards.deleteLater()

    def _refresh(self) -> None:
        self._build()
        basin = self.live.editing.basin
        is_idle = basin is None or not self.live.editing.is_on
        self.nothing.setVisible(is_idle)
        self._full.setVisible(not is_idle)
        self.nothing.say(self.tr("While the basin is edited, the forms for what is selected stand here."))
        if basin is None or not self.live.editing.is_on:
            return
        kind, name, row = self._chosen(basin)
        holder = basin.holder_by_id.get(row.holder) if kind == "right" and row is not None else None
        self.name.setText(named(holder or row or basin.settings))
        self.what.setText(self._what(kind, name))
        if self.cards is not None:
            if self.area.widget() is not self.cards:
                self.area.setWidget(self.cards)
            self.cards.fill(basin)

    def _chosen(self, basin: Basin) -> tuple[str, str, Any]:
        """What the forms are for, with its row; the basin where nothing is selected that they could be for."""
        chosen = self.live.selection
        table = TABLES.get(chosen.kind, "")
        row = row_of(basin, table, chosen.id) if table else None
        return (chosen.kind, chosen.id, row) if row is not None else ("", "", None)

    def _what(self, kind: str, name: str) -> str:
        texts = {
            "node": self.tr("Node {id}"),
            "reach": self.tr("Reach {id}"),
            "right": self.tr("Right {id}"),
            "region": self.tr("Region {id}"),
            "holder": self.tr("Holder {id}"),
        }
        if kind:
            return texts[kind].format(id=name)
        return self.tr("The basin. Select a place, a reach or a row of a table to edit it; tools are on the map.")
