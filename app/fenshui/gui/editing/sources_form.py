"""Where every figure of the basin comes from, as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.editing.written_text import with_sources
from fenshui.gui.live.desk import LiveDesk


class SourcesForm(QWidget):
    """The file `sources.md`; an edit as soon as one leaves it."""

    def __init__(self, live: LiveDesk, title: str) -> None:
        super().__init__()
        self.live = live
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(160)
        self.text.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def fill(self, basin: Basin) -> None:
        """Show the text as it stands."""
        if self.text.toPlainText() != basin.sources and not self.text.hasFocus():
            self.text.setPlainText(basin.sources)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over what was written when the cursor leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            text = self.text.toPlainText()
            self.live.editing.do_or_tell(lambda basin: with_sources(basin, text))
        return super().eventFilter(watched, event)
