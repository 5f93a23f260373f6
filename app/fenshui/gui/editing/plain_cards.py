"""The forms for a reach, a region and a holder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fenshui.basin import rows
from fenshui.basin.editing.river import reverse_reach, split_reach
from fenshui.basin.editing.rows_in import free_id, without
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.row_form import RowForm

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_FIELDS = {
    "reaches": ("id", "kind", "from_node", "to_node", "loss", "capacity_m3_s", "lag_periods", "split_share"),
    "regions": ("id", "name_zh", "name_en", "parent", "quota_m3", "cap_m3", "overdrawn"),
    "holders": ("id", "name_zh", "name_en", "kind", "region"),
}


class ReachCard(Card):
    """A stretch of river or canal."""

    def __init__(self, live: LiveDesk, basin: Basin, name: str) -> None:
        super().__init__(live, name)
        self.form(RowForm(live, "reaches", name, _FIELDS["reaches"]))
        self.button("split", self.tr("Split in the middle"), partial(self.do, _split))
        self.button("reverse", self.tr("Turn the flow round"), partial(self.do, reverse_reach))
        self.button(
            "delete",
            self.tr("Delete the reach"),
            partial(self.delete, lambda basin, name: without(basin, "reaches", name)),
        )


class PlainCard(Card):
    """A region or a holder."""

    def __init__(self, table: str, live: LiveDesk, basin: Basin, name: str) -> None:
        super().__init__(live, name)
        self.form(RowForm(live, table, name, _FIELDS[table]))
        if table == "holders":
            self.rights(basin, "holder", self.tr("Rights of the holder"))
        self.button("delete", self.tr("Delete"), partial(self.delete, lambda basin, name: without(basin, table, name)))


def _split(basin: Basin, name: str) -> Basin:
    return split_reach(basin, name, rows.Node(free_id(basin.node_by_id, "junction"), "junction"))
