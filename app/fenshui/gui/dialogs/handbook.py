"""The handbook in a window, without a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from fenshui.export.handbook import page_in, pages
from fenshui.gui.language import language_spoken

_PAGE = Qt.ItemDataRole.UserRole
_FOR_BUILDERS = "decisions"


class HandbookDialog(QDialog):
    """Contents on the left, the page on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Handbook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents, self.page = QListWidget(), QTextBrowser()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        for path in pages():
            if path.parts[0] == _FOR_BUILDERS:
                continue
            item = QListWidgetItem(_title(path))
            item.setData(_PAGE, path.as_posix())
            self.contents.addItem(item)
        self.contents.currentItemChanged.connect(lambda item, _: self._show(Path(item.data(_PAGE))))
        halves = QSplitter()
        halves.addWidget(self.contents)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([240, 720])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)
        self.resize(980, 720)
        self.contents.setCurrentRow(0)

    def _show(self, path: Path) -> None:
        self.page.setMarkdown(page_in(path, language_spoken()))
        self.page.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        """Another page is shown here, an address of the world in the reader's browser."""
        if link.scheme():
            QDesktopServices.openUrl(link)
            return
        here = Path(self.contents.currentItem().data(_PAGE)).parent
        parts: list[str] = []
        for part in (here / link.path()).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_PAGE) == "/".join(parts):
                self.contents.setCurrentRow(row)


def _title(path: Path) -> str:
    """The first heading of a page."""
    lines = page_in(path, language_spoken()).splitlines()
    return next((line.lstrip("#").strip() for line in lines if line.startswith("#")), path.stem)
