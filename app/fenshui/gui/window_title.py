"""The title of the window: the basin on the table, and the mark of the platform for what is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.live.kept_draft import would_lose
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from fenshui.gui.live.desk import LiveDesk


class WindowTitle(QObject):
    """Writes the title of a window; from the moment it follows a desk, with the name of its basin."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._live: LiveDesk | None = None

    def follow(self, live: LiveDesk) -> None:
        """Say what lies on this desk, and whether any of it would be lost."""
        self._live = live
        for changed in (live.basin_changed, live.edit_changed, live.draft_changed, live.case_changed):
            changed.connect(self.write)
        self.write()

    def write(self) -> None:
        """Write the title in the language in force."""
        live = self._live
        basin = live.basin if live is not None else None
        name = named(basin.settings).replace("[*]", "[*][*]") if basin is not None else ""  # twice: a text, no mark
        title = self.tr("{basin} — Fenshui") if name else self.tr("Fenshui: dividing the waters") + "[*]"
        self._window.setWindowTitle(title.format(basin=f"{name}[*]"))
        self._window.setWindowModified(live is not None and would_lose(live))
