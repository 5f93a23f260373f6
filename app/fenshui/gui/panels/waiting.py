"""What a panel says where there is no allocation to show: that one is coming, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk


class WaitingWords(QObject):
    """In the language in force."""

    def said(self, live: LiveDesk) -> str:
        """One line."""
        if live.editing.can_be_allocated:
            return self.tr("Allocating the record…")
        if live.basin is not None and not live.basin.reaches:
            return self.tr("There is no reach yet.")
        return self.tr("Allocated once the faults of the basin are mended, which its problems list")
