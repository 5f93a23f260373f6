"""The forms for a right: who may take how much where, what is used, what comes back, what it is worth."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fenshui.basin.editing.rows_in import without
from fenshui.basin.editing.sheet import RowsSheet
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.row_form import RowForm
from fenshui.gui.editing.series_asking import SeriesAsking

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_FIELDS = (
    "id", "holder", "right_class", "node", "priority", "basis", "annual_volume_m3", "consumption_ratio", "source",
    "valid_from", "valid_to", "seniority", "permit_no", "quota_region", "parent",
)  # fmt: skip
_MORE = ("metered", "out_of_basin", "pledged_m3", "negative_list", "norm_m3")


class RightCard(Card):
    """A right, its use, its returns and its benefit."""

    def __init__(self, live: LiveDesk, basin: Basin, name: str) -> None:
        super().__init__(live, name)
        right = basin.right_by_id[name]
        self.form(RowForm(live, "rights", name, _FIELDS))
        self.years("demands", self.titles["demands"], is_stated=True)
        self.sheet(basin, RowsSheet("demand_series", ("right", name)))
        asking = SeriesAsking(live, "demand_series", name, self)
        self.button("demand series", self.tr("Record of use from a file…"), asking.ask)
        for table in ("returns", "benefits"):
            self.sheet(basin, RowsSheet(table, ("right", name)))
        self.heading(self.tr("What matters when it is traded"))
        self.form(RowForm(live, "rights", name, _MORE))
        self.button("holder", self.tr("Edit the holder"), partial(live.select, "holder", right.holder))
        self.button("node", self.tr("Go to the point of diversion"), partial(live.select, "node", right.node))
        self.button(
            "delete",
            self.tr("Delete the right"),
            partial(self.delete, lambda basin, name: without(basin, "rights", name)),
        )
