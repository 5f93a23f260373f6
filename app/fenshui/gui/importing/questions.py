"""What a user says of a foreign file before it is read: its kind, its place, and what the file itself leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from fenshui.desk.amounts import place
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.number_box import NumberBox
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Refused

NETWORK = "river-network"
KINDS = (NETWORK, "pywr", "statemod", "ribasim", "tables")
WAYS = ("", "drawn", "elevation", "outlet")
_WIDEST_SNAP_M = 100_000.0


@dataclass(frozen=True)
class Asked:
    """What was answered: `way` is how bare lines flow, `outlet` a place (lon, lat) they flow to."""

    kind: str
    source: Path
    way: str = ""
    outlet: tuple[float, float] | None = None
    snap_m: float = 1.0
    approximate: bool = False


class Questions(QWidget):
    """Fields under each other; those that do not matter to the kind of file are hidden."""

    def __init__(self, changed: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self.kind, self.way = Choice(keeps_width=True), Choice(keeps_width=True)
        self.source, self.outlet = QLineEdit(), QLineEdit()
        self.marks = Marks()
        self.snap, self.approximate = NumberBox(self.marks, _WIDEST_SNAP_M, step=1.0), QCheckBox()
        self.snap.setValue(1.0)
        self.outlet.setPlaceholderText("119.25, 37.76")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._fill()
        self._ask()
        self._show_what_matters()

    def asked(self) -> Asked | None:
        """The answers; None while one that is needed is missing or makes no sense."""
        source, kind, way = self.source.text().strip(), self.kind.currentData(), self.way.currentData()
        if kind != NETWORK:
            return Asked(kind, Path(source), approximate=self.approximate.isChecked()) if source else None
        outlet = self._place() if way == "outlet" else None
        if not source or (way == "outlet" and outlet is None) or self.snap.is_refused:
            return None
        return Asked(kind, Path(source), way, outlet, self.snap.value())

    def _fill(self) -> None:
        kinds = {
            NETWORK: self.tr("River network (HydroRIVERS, NHD, lines: Shapefile, GeoPackage, GeoJSON)"),
            "pywr": self.tr("Pywr 1.x or 2 (JSON)"),
            "statemod": self.tr("StateMod (deck of text files)"),
            "ribasim": self.tr("Ribasim (TOML and GeoPackage)"),
            "tables": self.tr("Basin tables (GeoPackage or .xlsx of Fenshui)"),
        }
        ways = {
            "": self.tr("as the file says"),
            "drawn": self.tr("as the lines are drawn"),
            "elevation": self.tr("down the stated elevations"),
            "outlet": self.tr("towards an outlet"),
        }
        for kind in KINDS:
            self.kind.addItem(kinds[kind], kind)
        for way in WAYS:
            self.way.addItem(ways[way], way)
        self.approximate.setText(self.tr("Approximate or leave out what cannot be expressed, and say so"))

    def _ask(self) -> None:
        choose = QPushButton("…")
        choose.setAutoDefault(False)
        choose.setAccessibleName(self.tr("Choose the source"))
        choose.clicked.connect(self._choose)
        source, row = QWidget(), QHBoxLayout()
        source.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.source, 1)
        row.addWidget(choose)
        for title, named, field in (
            (self.tr("Kind of file"), self.kind, self.kind),
            (self.tr("File"), self.source, source),
            (self.tr("Which way it flows"), self.way, self.way),
            (self.tr("Outlet, longitude and latitude"), self.outlet, self.outlet),
            (self.tr("Ends meet within, m"), self.snap, self.snap),
            ("", self.approximate, self.approximate),
        ):
            text = label("quiet")
            text.setText(title)
            named.setAccessibleName(title or self.approximate.text())
            self._form.addRow(text, field)
        self._form.addRow(self.marks.line)
        for combo in (self.kind, self.way):
            combo.currentIndexChanged.connect(self._show_what_matters)
            combo.currentIndexChanged.connect(self._changed)
        for line in (self.source, self.outlet):
            line.textChanged.connect(self._changed)
        self.snap.valueChanged.connect(self._changed)
        self.snap.lineEdit().textEdited.connect(self._changed)
        self.outlet.textChanged.connect(lambda _: self.marks.accept(self.outlet))
        self.outlet.editingFinished.connect(self._place_typed)
        self.approximate.toggled.connect(self._changed)

    def _show_what_matters(self) -> None:
        kind, way = self.kind.currentData(), self.way.currentData()
        self._form.setRowVisible(self.way, kind == NETWORK)
        self._form.setRowVisible(self.outlet, kind == NETWORK and way == "outlet")
        self._form.setRowVisible(self.snap, kind == NETWORK)
        self._form.setRowVisible(self.approximate, kind in ("pywr", "statemod", "ribasim"))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the source"))
        if name:
            self.source.setText(name)

    def _place(self) -> tuple[float, float] | None:
        try:
            return place(self.outlet.accessibleName())(self.outlet.text())
        except Refused:
            return None

    def _place_typed(self) -> None:
        """What is no place is told of as soon as somebody has typed it."""
        try:
            place(self.outlet.accessibleName())(self.outlet.text() or "0,0")
        except Refused as refused:
            self.marks.refuse(self.outlet, spoken_as_line(refused.sentence))
