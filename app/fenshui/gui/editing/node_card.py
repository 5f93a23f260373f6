"""The forms for a node: what it is, where its water goes, what enters, is stored, must pass and is discharged there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from fenshui.basin import rows
from fenshui.basin.editing.river import connect, delete_node
from fenshui.basin.editing.rows_in import free_id, row_of
from fenshui.basin.editing.sheet import RowsSheet
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.many_box import ManyBox
from fenshui.gui.editing.place_form import PlaceForm
from fenshui.gui.editing.row_form import RowForm
from fenshui.gui.editing.series_asking import SeriesAsking
from fenshui.gui.editing.year_form import INFLOWS
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import listed, names_of

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_FIELDS = ("kind", "name_zh", "name_en", "id", "region", "river_km")
_STORE = ("capacity_hm3", "dead_hm3", "initial_hm3")


class NodeCard(Card):
    """A node of any kind; a reservoir and a section have more."""

    def __init__(self, live: LiveDesk, basin: Basin, name: str) -> None:
        super().__init__(live, name)
        node = basin.node_by_id[name]
        self.form(RowForm(live, "nodes", name, _FIELDS))
        self.form(PlaceForm(live, name))
        self._connect(basin)
        self._inflow(basin, is_source=node.kind == "source")
        if row_of(basin, "reservoirs", name) is not None:
            self._reservoir(basin)
        is_section = row_of(basin, "sections", name) is not None
        if is_section:
            self.heading(self.tr("Control section"))
            self.form(RowForm(live, "sections", name, ("guarantor", "warning_m3_s")))
        has_targets = any(row.node == name for row in basin.targets)
        first = "ecology" if "ecology" in basin.settings.priorities else basin.settings.priorities[0]
        self.years("targets", self.titles["targets"], is_stated=has_targets or is_section, first_class=first)
        for table in ("release_rules", "loads", "quality_limits"):
            self.sheet(basin, RowsSheet(table, ("node", name)))
        self.rights(basin, "node", self.tr("Rights here"))
        self.button("delete", self.tr("Delete the node"), partial(self.delete, delete_node))

    def fill(self, basin: Basin) -> None:
        """Show every row as it stands, and the nodes to which it can be connected."""
        super().fill(basin)
        chosen = self.to.codes[self.to.currentIndex()] if self.to.currentIndex() >= 0 else ""
        self.to.offer(basin.nodes, chosen, may_be_blank=False)
        ends = [basin.node_by_id[reach.to_node] for reach in basin.reaches if reach.from_node == self.name]
        self.below.say(self.tr("Flows to {places}").format(places=listed(names_of(ends))) if ends else "")
        self.below.setVisible(bool(ends))

    def _inflow(self, basin: Basin, *, is_source: bool) -> None:
        unit = "hm³" if basin.settings.inflow_unit == "hm3" else "m³/s"
        has_inflow = self.name in basin.inflows.nodes
        title = self.tr("Inflow by period, {unit}").format(unit=unit)
        self.years(INFLOWS, title, is_stated=is_source or has_inflow)
        asking = SeriesAsking(self.live, INFLOWS, self.name, self)
        self.button("inflow series", self.tr("Inflow record from a file…"), asking.ask)

    def _reservoir(self, basin: Basin) -> None:
        self.heading(self.tr("Reservoir"))
        self.form(RowForm(self.live, "reservoirs", self.name, _STORE))
        for table in ("storage_limits", "rule_curves", "evaporation"):
            stated = any(row.node == self.name for row in getattr(basin, table))
            first = "storage" if table == "rule_curves" else ""
            self.years(table, self.titles[table], is_stated=stated, first_class=first)
        self.sheet(basin, RowsSheet("reservoir_curves", ("node", self.name)))

    def _connect(self, basin: Basin) -> None:
        self.below, self.to = Elided("quiet"), ManyBox()
        self.column.addWidget(self.below)
        self.to.setAccessibleName(self.tr("Node to connect to"))
        title = label("quiet")
        title.setText(self.tr("Connect to"))
        title.setFixedWidth(132)
        self.to.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        where, row = QHBoxLayout(), QHBoxLayout()
        where.addWidget(title)
        where.addWidget(self.to, 1)
        self.column.addLayout(where)
        for kind, text in (("river", self.tr("Connect by river")), ("canal", self.tr("Connect by canal"))):
            button = QPushButton(text)
            button.setToolTip(self.tr("Connect to this node"))
            button.clicked.connect(partial(self._connect_by, kind))
            self.buttons[kind] = button
            row.addWidget(button)
        self.column.addLayout(row)

    def _connect_by(self, kind: str) -> None:
        to = self.to.codes[self.to.currentIndex()] if self.to.currentIndex() >= 0 else ""
        if to:
            self.do(lambda basin, name: connect(
                basin, rows.Reach(free_id((one.id for one in basin.reaches), kind), name, to, kind)
            ))  # fmt: skip
