"""The forms for the basin itself: its settings, its regions and holders, the years, water quality, sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fenshui.basin.editing.new_rows import with_new_row
from fenshui.basin.editing.sheet import RowsSheet
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.fold import Fold
from fenshui.gui.editing.settings_form import RECORD, RULES, SettingsForm
from fenshui.gui.editing.sources_form import SourcesForm

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk


class BasinCard(Card):
    """Everything that belongs to no single place."""

    def __init__(self, live: LiveDesk, basin: Basin, name: str = "") -> None:
        super().__init__(live, name)
        self.form(SettingsForm(live, RECORD))
        rules = self.tr("Rules of trading, and the map")
        self.form(Fold(live, "rules", rules, lambda: SettingsForm(live, RULES), is_stated=False))
        for table, kind, add in (
            ("regions", "region", self.tr("Add a region")),
            ("holders", "holder", self.tr("Add a holder")),
        ):
            self.sheet(basin, RowsSheet(table))
            self.button(f"add {kind}", add, partial(self._add, table, kind))
        self.sheet(basin, RowsSheet("allocable"))
        self.sheet(basin, RowsSheet("quality_limits"))
        sources = self.tr("Sources of the figures")
        self.form(Fold(live, "sources", sources, lambda: SourcesForm(live, sources), is_stated=False))

    def _add(self, table: str, kind: str) -> None:
        if self.live.editing.do_or_tell(lambda one: with_new_row(one, table, {})):
            basin = self.live.editing.basin
            if basin is not None:
                self.live.select(kind, getattr(basin, table)[-1].id)
