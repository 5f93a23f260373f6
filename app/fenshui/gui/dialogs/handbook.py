"""The handbook in a window, without a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from fenshui.export.handbook import page_in, pages, title_in
from fenshui.gui.wording.language import language_spoken
from fenshui.places import resource

_PAGE = Qt.ItemDataRole.UserRole
_AIR = 24  # pixels beside a picture
_FOR_BUILDERS = "decisions"


class _Page(QTextBrowser):
    """A page whose pictures are no wider than itself."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the handbook, by its place beside the page; everything else as Qt finds it."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(resource("handbook", QUrl(name).path())))
        room = min(picture.width(), self.viewport().width() - _AIR)
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


class HandbookDialog(QDialog):
    """Contents on the left, the page on the right; begins with the page named, as in `worked-case.md`."""

    def __init__(self, parent: QWidget | None = None, page: str = "index.md") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Handbook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents, self.page = QListWidget(), _Page()
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        for path in pages():
            if path.parts[0] == _FOR_BUILDERS:
                continue
            item = QListWidgetItem(title_in(path, language_spoken()))
            item.setToolTip(item.text())
            item.setData(_PAGE, path.as_posix())
            self.contents.addItem(item)
        self.contents.currentItemChanged.connect(lambda item, _: self._show(Path(item.data(_PAGE))))
        halves = QSplitter()
        halves.addWidget(self.contents)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([310, 670])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)
        self.resize(980, 720)
        self._turn_to(page)

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are as high as the style says, which the contents get only now."""
        super().showEvent(event)
        self.contents.doItemsLayout()

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
        self._turn_to("/".join(parts))

    def _turn_to(self, page: str) -> None:
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_PAGE) == page:
                self.contents.setCurrentRow(row)
