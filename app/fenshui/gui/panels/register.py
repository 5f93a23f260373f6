"""The register: who holds what today, what lies in the reserve, and what water traded at over the years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fenshui.gui import register_jobs
from fenshui.gui.amounts import number_text
from fenshui.gui.language import language_spoken, named
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label
from fenshui.gui.panels.price import Picture
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.column_table import Column

if TYPE_CHECKING:
    from fenshui.gui.background import Task
    from fenshui.gui.register_jobs import Registered


class RegisterPanel(Panel):
    """Shows the register of the ledger; it is read when somebody looks at it."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.summary = label("quiet", wrap=True)
        self.table, self.picture = SelectableTable("position", live), Picture()
        self.found: Registered | None = None
        self._is_stale = True
        self._arrange()
        for changed in (live.ledger_changed, live.basin_changed):
            changed.connect(self._renew)
        self.speak()

    def title(self) -> str:
        """What the panel is called."""
        return self.tr("Register")

    def speak(self) -> None:
        """Write the heads; the picture is drawn anew in the language in force."""
        self.table.filter.setPlaceholderText(self.tr("Filter"))
        self.table.filter.setAccessibleName(self.tr("Filter of the register"))
        self.table.view.setAccessibleName(self.tr("Who holds what"))
        self.picture.setAccessibleName(self.tr("Prices over the years"))
        self._show()
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read the register when it comes into sight: only what can be seen is painted."""
        super().paintEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self._read)

    def _renew(self) -> None:
        self._is_stale = True
        self.update()

    def _read(self) -> None:
        basin, ledger, language = self.live.basin, self.live.desk.ledger, language_spoken()
        if not self._is_stale or basin is None:
            return
        self._is_stale = False
        if self.live.desk.records is None:
            self._take(None)
            return

        def work(task: Task) -> Registered:
            task.report(0.0)
            return register_jobs.read_register(ledger, basin, language, date.today())

        self.live.background.start("register", work, self._take, self.live.refused)

    def _take(self, found: Registered | None) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        found = self.found
        has_rows = found is not None and bool(found.rows)
        self.table.setVisible(has_rows)
        self.picture.setVisible(found is not None and bool(found.png))
        if found is None or not found.rows:
            self.summary.setText(self.tr("No titles yet: `fenshui register allot` writes those of a basin."))
            return
        said = self.tr("In the reserve: {stock} m³ · flags of the market watch: {flags}")
        self.summary.setText(said.format(stock=number_text(found.stock_m3, 0), flags=found.flags))
        if found.png:
            self.picture.put(found.png, found.width)
        self._fill(found)

    def _fill(self, found: Registered) -> None:
        rows, basin = found.rows, self.live.basin
        holders = basin.holder_by_id if basin is not None else {}
        names = [named(holders[row.holder]) if row.holder in holders else row.holder for row in rows]
        special = {"(pool)": self.tr("reserve"), "(ecology)": self.tr("left to the river")}
        titles = {
            "held_m3": self.tr("Held, m³/yr"),
            "free_m3": self.tr("Free, m³/yr"),
            "pledged_m3": self.tr("Pledged, m³/yr"),
            "year_m3": self.tr("This year, m³"),
            "used_m3": self.tr("Used, m³"),
        }
        figures = [
            Column(title, np.array([float(getattr(row, name)) for row in rows]), _whole)
            for name, title in titles.items()
        ]
        holder = Column(self.tr("Holder"), [special.get(name, name) for name in names])
        right = Column(self.tr("Right"), [row.right for row in rows])
        self.table.fill(([f"{row.right} {row.holder}" for row in rows], [holder, right, *figures]))

    def _arrange(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.table, 1)
        beside.addWidget(self.picture, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addLayout(beside, 1)


def _whole(value: float) -> str:
    return number_text(value, 0)
