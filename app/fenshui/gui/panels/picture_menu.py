"""The menu of a picture's right button: copy it, save it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.words import Refused


class PictureMenu(QWidget):
    """Belongs to a widget that can be had as an image; `save` asks where to by itself where the widget knows better."""

    def __init__(
        self, of: QWidget, picture: Callable[[], QImage], live: LiveDesk, save: Callable[[], None] | None = None
    ) -> None:
        super().__init__(of)
        self.hide()
        self._of, self._picture, self._live, self._save = of, picture, live, save or self.ask_where_to
        of.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        of.customContextMenuRequested.connect(self._ask)

    def menu(self) -> QMenu:
        """What can be done with the picture."""
        menu = QMenu(self._of)
        menu.addAction(self.tr("Copy the picture"), self.copy)
        menu.addAction(self.tr("Save the picture…"), self._save)
        return menu

    def copy(self) -> None:
        """The picture, to the clipboard."""
        QGuiApplication.clipboard().setImage(self._picture())

    def ask_where_to(self) -> None:
        """Ask for a file, and write the picture."""
        name, _ = QFileDialog.getSaveFileName(self._of, self.tr("Save the picture"), "picture.png", "PNG (*.png)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the picture as PNG."""
        if not QImageWriter(str(path), QByteArray(b"png")).write(self._picture()):
            self._live.refused(Refused("desk.not_written", file=str(path)))

    def _ask(self, where: QPoint) -> None:
        self.menu().popup(self._of.mapToGlobal(where))
