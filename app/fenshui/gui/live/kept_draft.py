"""Whether the draft on the table would be lost if it were let go of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.desk.desk import Desk
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.transfer import Transfer


class KeptDraft:
    """Remembers the draft that can be had again, or that need not be kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: Transfer | None = None

    @property
    def would_be_lost(self) -> bool:
        """Whether no file has the draft on the table, no terms of a case and no agreement."""
        draft, line = self._desk.draft, self._desk.table.line
        if draft is None or draft == self._kept or self._desk.case is not None:
            return False
        return line is None or line.last is None or draft not in line.last.package

    def keep(self, draft: Transfer | None) -> None:
        """This one can be had again."""
        self._kept = draft


def would_lose(live: LiveDesk) -> bool:
    """Whether edits or the draft would be lost if the basin were closed now."""
    return live.editing.has_unsaved or live.drafting.kept.would_be_lost
