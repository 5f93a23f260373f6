"""Every edit as a line of words: of the basin while it is edited, else of the draft; a click puts that state back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.edit_words import EditWords
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import icon_button, label, name_button
from fenshui.gui.tables.table_menu import ListRows, TableMenu
from fenshui.gui.wording.draft_words import DraftWords

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.desk.editing import Edits
    from fenshui.desk.proposing import Drafts
    from fenshui.gui.live.draft import LiveDraft
    from fenshui.gui.live.edit import LiveEdit

_STATE = Qt.ItemDataRole.UserRole
_FEWEST = 2
"""States of which a history tells: a first one alone has nothing behind it."""
Lines = list[tuple[str, int]]
"""What a line says, and the state a click on it goes to."""


class History(Panel):
    """The oldest edit first; what was undone stands below in the quiet ink until another edit takes its place."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self._said: dict[tuple[int, int], tuple[Basin, Basin, str]] = {}
        self._words: EditWords | None = None
        self.nothing = NextStep(live, needs="draft")
        self.hint = label("quiet", wrap=True)
        self.lines = QListWidget()
        self.lines.setObjectName("history")
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemClicked.connect(self._chosen)
        self.lines.itemActivated.connect(self._chosen)
        self.menu = TableMenu(self.lines, ListRows(self.lines))
        self.undo = icon_button("undo", lambda: self._verbs.undo())
        self.redo = icon_button("redo", lambda: self._verbs.redo())
        self._full = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 10, 4)
        head.addWidget(self.hint, 1)
        head.addWidget(self.undo)
        head.addWidget(self.redo)
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.addLayout(head)
        full.addWidget(self.lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._full, 1)
        for changed in (live.draft_changed, live.basin_changed, live.edit_changed):
            changed.connect(lambda: live.turns.soon(self, self._refresh, "refresh"))
        self.speak()

    def speak(self) -> None:
        """Write every edit anew."""
        self._said, self._words = {}, None
        self.lines.clear()
        text = self.tr("Every edit of a draft will stand here as a line; a click on it undoes the later ones.")
        self.nothing.say(text)
        name_button(self.undo, self.tr("Undo"), shortcut="Ctrl+Z")
        name_button(self.redo, self.tr("Redo"), shortcut="Ctrl+Y")
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the edits made while it was out of sight."""
        super().showEvent(event)
        self.live.turns.soon(self, self._refresh, "refresh")

    @property
    def _edits(self) -> Edits | None:
        """The edits of the basin while it is edited."""
        return self.live.editing.edits if self.live.editing.is_on else None

    @property
    def _history(self) -> Edits | Drafts:
        return self._edits or self.live.desk.drafts

    @property
    def _verbs(self) -> LiveEdit | LiveDraft:
        return self.live.drafting if self._edits is None else self.live.editing

    def _refresh(self) -> None:
        """Say what can be undone; list the edits where somebody sees them."""
        history, edits = self._history, self._edits
        if self.live.editing.edits is None:
            self._said = {}  # the basins of before are let go
        self.undo.setEnabled(bool(history.past))
        self.redo.setEnabled(bool(history.future))
        if not self.isVisible():
            return
        is_of_basin = edits is not None
        is_empty = edits is None and len(self.live.desk.drafts.states) < _FEWEST
        self.nothing.setVisible(is_empty)
        self._full.setVisible(not is_empty)
        self.nothing.offer()
        self.lines.setAccessibleName(self.tr("Edits of the basin") if is_of_basin else self.tr("Edits of the draft"))
        text = self.tr("A click puts the draft of that line back.")
        self.hint.setText(self.tr("A click puts the basin of that line back.") if is_of_basin else text)
        self._write(self._lines_of_drafts() if edits is None else self._lines_of_edits(edits))

    def _write(self, lines: Lines) -> None:
        """Lines that stay are left alone: an edit costs one line, however long the history is."""
        now, quiet = len(self._history.past), QBrush(QColor(theme_in_force().quiet))
        for at, (text, state) in enumerate(lines):
            item = self.lines.item(at)
            if item is None:
                item = QListWidgetItem(self.lines)
            if item.text() != text:
                item.setText(text)
            item.setData(_STATE, state)
            item.setForeground(quiet if state > now else QBrush())
        while self.lines.count() > len(lines):
            self.lines.takeItem(self.lines.count() - 1)
        self.lines.setCurrentRow(max((at for at, (_, state) in enumerate(lines) if state == now), default=-1))
        self.lines.scrollToItem(self.lines.currentItem())

    def _lines_of_drafts(self) -> Lines:
        basin, states = self.live.basin, self.live.desk.drafts.states
        if basin is None:
            return []
        words = DraftWords(basin)
        return [(words.edit(states[at - 1] if at else None, state), at) for at, state in enumerate(states)]

    def _lines_of_edits(self, edits: Edits) -> Lines:
        """A line for the basin as it was and for each edit; under each basin that was saved a line that says so."""
        words = self._words = self._words or EditWords()
        states, lines = edits.states, Lines()
        for at, state in enumerate(states):
            lines.append((self._edit(states[at - 1], state) if at else words.beginning(), at))
            lines += [(words.saved(end), at) for saved, end in edits.saves if saved is state]
        return lines

    def _edit(self, before: Basin, after: Basin) -> str:
        """What an edit did; it is looked for once."""
        key = (id(before), id(after))
        if key not in self._said:
            words = self._words = self._words or EditWords()
            self._said[key] = before, after, words.edit(before, after)  # it holds both, so that their ids stay theirs
        return self._said[key][2]

    def _chosen(self, item: QListWidgetItem) -> None:
        state = item.data(_STATE)
        if state != len(self._history.past):
            self._verbs.go_to(state)
