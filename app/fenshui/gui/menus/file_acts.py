"""What the File menu asks: which basin, which transfer, and where to keep it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.gui.main_window import MainWindow


class FileActs(QObject):
    """Opens the dialogs; the acts themselves are the desk's."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._live = window, window.live

    def open_basin(self) -> None:
        """A basin in a folder."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open a basin folder"))
        if folder:
            self._window.open_basin(Path(folder))

    def open_basin_file(self) -> None:
        """A basin in one file."""
        kinds = self.tr("Basin files (*.gpkg *.xlsx)")
        file, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a basin file"), "", kinds)
        if file:
            self._window.open_basin(Path(file))

    def open_transfer(self) -> None:
        """A transfer, put on the ticket."""
        opening = self._live.desk.opening
        where = str(opening.folder) if opening else ""
        file, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a transfer"), where, "TOML (*.toml)")
        if file:
            self._live.drafting.open_file(Path(file))

    def save_transfer(self, then: Callable[[], object] = lambda: None) -> None:
        """The transfer on the ticket, in a file; then do something."""
        draft = self._live.desk.draft
        if draft is None:
            return
        wanted = f"{draft.id}.toml"
        file, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the transfer"), wanted, "TOML (*.toml)")
        if file:
            self._live.drafting.save(Path(file), then)
