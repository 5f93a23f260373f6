"""Where the figures of a basin come from, and which are unverified, as the basin says it itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

_SIZE = (900, 720)


class SourcesDialog(QDialog):
    """Shows `sources.md`."""

    def __init__(self, sources: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sources of the figures"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.windowTitle())
        self.text.setMarkdown(sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.text)
        self.resize(*_SIZE)
