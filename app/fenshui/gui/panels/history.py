"""Every edit of the draft as a line of words; a click puts that draft back."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from fenshui.gui.draft_words import DraftWords
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import icon_button, label, name_button
from fenshui.gui.theme import theme_in_force


class History(Panel):
    """The oldest edit first; what was undone stands below in the quiet ink until another edit takes its place."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.hint = label("quiet", wrap=True)
        self.lines = QListWidget()
        self.lines.setObjectName("history")
        self.lines.setWordWrap(True)
        self.lines.itemClicked.connect(self._chosen)
        self.lines.itemActivated.connect(self._chosen)
        self.undo, self.redo = icon_button("undo", live.drafting.undo), icon_button("redo", live.drafting.redo)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 10, 4)
        head.addWidget(self.hint, 1)
        head.addWidget(self.undo)
        head.addWidget(self.redo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        for changed in (live.draft_changed, live.basin_changed):
            changed.connect(self.speak)
        self.speak()

    def title(self) -> str:
        """What the panel is called."""
        return self.tr("History")

    def speak(self) -> None:
        """Write every edit."""
        self.lines.setAccessibleName(self.tr("Edits of the draft"))
        name_button(self.undo, self.tr("Undo"), shortcut="Ctrl+Z")
        name_button(self.redo, self.tr("Redo"), shortcut="Ctrl+Y")
        drafts, basin = self.live.desk.drafts, self.live.basin
        self.undo.setEnabled(bool(drafts.past))
        self.redo.setEnabled(bool(drafts.future))
        self.hint.setText(self.tr("A click puts the draft of that line back."))
        self.lines.clear()
        if basin is None:
            return
        words, states = DraftWords(basin), drafts.states
        quiet = QBrush(QColor(theme_in_force().quiet))
        for at, state in enumerate(states):
            item = QListWidgetItem(words.edit(states[at - 1] if at else None, state))
            if at > len(drafts.past):
                item.setForeground(quiet)
            self.lines.addItem(item)
        self.lines.setCurrentRow(len(drafts.past))
        self.lines.scrollToItem(self.lines.currentItem())

    def _chosen(self, item: QListWidgetItem) -> None:
        at = self.lines.row(item)
        if at != len(self.live.desk.drafts.past):
            self.live.drafting.go_to(at)
