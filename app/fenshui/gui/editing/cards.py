"""Which forms there are for a node, a reach, a right, a region, a holder, and for the basin itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin import rows
from fenshui.basin.editing.river import connect, delete_node, reverse_reach, split_reach
from fenshui.basin.editing.rows_in import free_id, row_of, with_row, without
from fenshui.gui.editing.place_form import PlaceForm
from fenshui.gui.editing.row_form import RowForm
from fenshui.gui.editing.settings_form import SettingsForm
from fenshui.gui.editing.year_form import INFLOWS, YearForm
from fenshui.gui.language import named
from fenshui.gui.panels.parts import label, rule

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live_desk import LiveDesk

_FIELDS = {
    "nodes": ("kind", "name_zh", "name_en", "id", "region", "river_km"),
    "reaches": ("id", "kind", "from_node", "to_node", "loss", "capacity_m3_s", "lag_periods", "split_share"),
    "rights": (
        "id", "holder", "right_class", "node", "priority", "basis", "annual_volume_m3", "consumption_ratio", "source",
        "valid_from", "valid_to", "seniority", "permit_no", "quota_region", "parent",
    ),
    "regions": ("id", "name_zh", "name_en", "parent", "quota_m3", "cap_m3"),
    "holders": ("id", "name_zh", "name_en", "kind", "region"),
    "reservoirs": ("capacity_hm3", "dead_hm3", "initial_hm3"),
    "sections": ("guarantor", "warning_m3_s"),
}  # fmt: skip


class Cards(QWidget):
    """The forms under each other."""

    @staticmethod
    def plan(basin: Basin, kind: str, name: str) -> object:
        """What decides which forms there are; while it stays the same they are only filled anew."""
        at_node = tuple(right.id for right in basin.rights if right.node == name)
        shown = [row_of(basin, table, name) is not None for table in ("reservoirs", "sections")]
        targets = tuple(dict.fromkeys(row.priority for row in basin.targets if row.node == name))
        lists = (tuple(row.id for row in basin.regions), tuple(row.id for row in basin.holders))
        step, unit = basin.settings.timeline.step, basin.settings.inflow_unit
        return kind, name, at_node if kind == "node" else (), shown, targets, lists if not kind else (), step, unit

    def __init__(self, live: LiveDesk, basin: Basin, kind: str, name: str) -> None:
        super().__init__()
        self.live, self.name = live, name
        self.forms: list[RowForm | YearForm | PlaceForm | SettingsForm] = []
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 12, 12)
        self._column.setSpacing(10)
        makers: dict[str, Callable[[Basin], None]] = {
            "node": self._node,
            "reach": self._reach,
            "right": self._right,
            "region": partial(self._plain, "regions"),
            "holder": partial(self._plain, "holders"),
        }
        makers.get(kind, self._basin)(basin)
        self._column.addStretch(1)

    def fill(self, basin: Basin) -> None:
        """Show every row as it stands."""
        for form in self.forms:
            form.fill(basin)

    def input(self, field: str) -> QLineEdit | QComboBox | None:
        """The line or box of a field, in the first form that has it."""
        for form in self.forms:
            if isinstance(form, RowForm) and field in form.inputs:
                return form.inputs[field]
            if isinstance(form, YearForm) and field in (form.table, form.owner):
                return form.all
        return None

    def _node(self, basin: Basin) -> None:
        self._form(RowForm(self.live, "nodes", self.name, _FIELDS["nodes"]))
        self._form(PlaceForm(self.live, self.name))
        self._connect(basin)
        unit = "hm³" if basin.settings.inflow_unit == "hm3" else "m³/s"
        self._form(YearForm(self.live, INFLOWS, self.name, self.tr("Inflow by period, {unit}").format(unit=unit)))
        if row_of(basin, "reservoirs", self.name) is not None:
            self._heading(self.tr("Reservoir"))
            self._form(RowForm(self.live, "reservoirs", self.name, _FIELDS["reservoirs"]))
        if row_of(basin, "sections", self.name) is not None:
            self._heading(self.tr("Control section"))
            self._form(RowForm(self.live, "sections", self.name, _FIELDS["sections"]))
        self._targets(basin)
        self._heading(self.tr("Rights here"))
        for right in basin.rights:
            if right.node == self.name:
                self._button(f"right {right.id}", right.id, partial(self.live.select, "right", right.id))
        self._button("add right", self.tr("Add a right"), self._add_right)
        self._button("delete", self.tr("Delete the node"), partial(self._delete, delete_node))

    def _targets(self, basin: Basin) -> None:
        stated = dict.fromkeys(row.priority for row in basin.targets if row.node == self.name)
        if not stated and (
            row_of(basin, "sections", self.name) is not None or basin.node_by_id[self.name].kind == "outlet"
        ):
            stated = dict.fromkeys(("ecology",) if "ecology" in basin.settings.priorities else ())
        for priority in stated:
            title = self.tr("Target flow by period, m³/s ({priority})").format(priority=priority)
            self._form(YearForm(self.live, "targets", self.name, title, priority))

    def _connect(self, basin: Basin) -> None:
        self.to = QComboBox()
        self.to.setAccessibleName(self.tr("Node to connect to"))
        for node in basin.nodes:
            if node.id != self.name:
                self.to.addItem(f"{named(node)} · {node.id}" if named(node) != node.id else node.id, node.id)
        title = label("quiet")
        title.setText(self.tr("Flows to"))
        title.setFixedWidth(132)
        self.to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.to.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        where, row = QHBoxLayout(), QHBoxLayout()
        where.addWidget(title)
        where.addWidget(self.to, 1)
        self._column.addLayout(where)
        for kind, text in (("river", self.tr("Connect by river")), ("canal", self.tr("Connect by canal"))):
            button = QPushButton(text)
            button.setToolTip(self.tr("Connect to this node"))
            button.clicked.connect(partial(self._connect_by, kind))
            self.buttons[kind] = button
            row.addWidget(button)
        self._column.addLayout(row)

    def _connect_by(self, kind: str) -> None:
        to = self.to.currentData()
        if to:
            self.live.editing.do_or_tell(
                lambda basin: connect(
                    basin, rows.Reach(free_id((one.id for one in basin.reaches), kind), self.name, to, kind)
                )
            )

    def _reach(self, basin: Basin) -> None:
        self._form(RowForm(self.live, "reaches", self.name, _FIELDS["reaches"]))
        self._button("split", self.tr("Split in the middle"), partial(self._do, _split))
        self._button("reverse", self.tr("Turn the flow round"), partial(self._do, reverse_reach))
        self._button(
            "delete",
            self.tr("Delete the reach"),
            partial(self._delete, lambda basin, name: without(basin, "reaches", name)),
        )

    def _right(self, basin: Basin) -> None:
        self._form(RowForm(self.live, "rights", self.name, _FIELDS["rights"]))
        right = basin.right_by_id[self.name]
        self._button("holder", self.tr("Edit the holder"), partial(self.live.select, "holder", right.holder))
        self._form(YearForm(self.live, "demands", self.name, self.tr("Actual use by period, hm³ diverted")))
        self._button("node", self.tr("Go to the point of diversion"), partial(self.live.select, "node", right.node))
        self._button(
            "delete",
            self.tr("Delete the right"),
            partial(self._delete, lambda basin, name: without(basin, "rights", name)),
        )

    def _plain(self, table: str, basin: Basin) -> None:
        self._form(RowForm(self.live, table, self.name, _FIELDS[table]))
        self._button(
            "delete", self.tr("Delete"), partial(self._delete, lambda basin, name: without(basin, table, name))
        )

    def _basin(self, basin: Basin) -> None:
        self._form(SettingsForm(self.live))
        for table, kind, title, add in (
            ("regions", "region", self.tr("Regions"), self.tr("Add a region")),
            ("holders", "holder", self.tr("Holders"), self.tr("Add a holder")),
        ):
            self._heading(title)
            for row in getattr(basin, table):
                text = f"{named(row)} · {row.id}" if named(row) != row.id else row.id
                self._button(f"{kind} {row.id}", text, partial(self.live.select, kind, row.id))
            self._button(f"add {kind}", add, partial(self._add, table, kind))

    def _add(self, table: str, kind: str) -> None:
        basin = self.live.editing.basin
        if basin is not None:
            name = free_id((row.id for row in getattr(basin, table)), kind)
            row = rows.Region(name) if table == "regions" else rows.Holder(name)
            if self.live.editing.do_or_tell(lambda one: with_row(one, table, row)):
                self.live.select(kind, name)

    def _add_right(self) -> None:
        basin = self.live.editing.basin
        if basin is None:
            return
        name = free_id((row.id for row in basin.rights), "right")
        holder = basin.holders[0] if basin.holders else rows.Holder("holder-1")
        wanted = [one for one in ("agriculture", *basin.settings.priorities) if one in basin.settings.priorities]
        right = rows.Right(name, holder.id, "abstraction", self.name, wanted[0])
        dates = replace(right, valid_from=basin.settings.timeline.first_period)
        if self.live.editing.do_or_tell(lambda one: with_row(with_row(one, "holders", holder), "rights", dates)):
            self.live.select("right", name)

    def _do(self, verb: Callable[[Basin, str], Basin]) -> None:
        self.live.editing.do_or_tell(lambda basin: verb(basin, self.name))

    def _delete(self, verb: Callable[[Basin, str], Basin]) -> None:
        name = self.name
        self.live.editing.delete(name, lambda basin: verb(basin, name))

    def _form(self, form: RowForm | YearForm | PlaceForm | SettingsForm) -> None:
        self.forms.append(form)
        self._column.addWidget(form)

    def _heading(self, text: str) -> None:
        title = label("heading")
        title.setText(text)
        self._column.addWidget(rule())
        self._column.addWidget(title)

    def _button(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        button = QPushButton(text)
        button.clicked.connect(lambda: pressed())
        self.buttons[name] = button
        self._column.addWidget(button)


def _split(basin: Basin, name: str) -> Basin:
    return split_reach(basin, name, rows.Node(free_id(basin.node_by_id, "junction"), "junction"))
