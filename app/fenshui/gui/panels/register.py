"""The register: who holds what today, what lies in the reserve, what water traded at, and every act of the clerk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.jobs.register_jobs import Registered
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.menus.ledger_acts import LedgerActs
from fenshui.gui.panels.button_column import ButtonColumn
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, rule
from fenshui.gui.panels.picture_menu import PictureMenu
from fenshui.gui.panels.price_picture import LargePicture, Picture
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.column_table import Column
from fenshui.gui.wording.amounts import number_text
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.gui.dialogs.registering import Registering

ACTS = (
    "reading",
    "open_year",
    "plan_year",
    "close_year",
    "report_year",
    "pledge",
    "release",
    "take_in",
    "let_out",
    "grant",
    "renew",
    "save",
)
"""What can be done once there are titles, what is done most often first."""


_WIDE = 820
"""Width in pixels from which the picture of the prices has room beside the table."""


class RegisterPanel(Panel):
    """Shows the register of the ledger and lets a clerk write into it; it is read when somebody looks at it."""

    acts_changed = Signal()

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.summary = label("quiet", wrap=True)
        self.table, self.picture = SelectableTable("position", live), Picture()
        self.menu = PictureMenu(self.picture, self.picture.image, live)
        self.found: Registered | None = None
        self._is_stale = True
        self.allot, self.start, self.enlarge = QPushButton(), QPushButton(), QPushButton()
        self.enlarge.clicked.connect(self._enlarge)
        self.picture.picked.connect(self._enlarge)
        self.nothing = NextStep(live, self.start, self.allot, needs="basin", margin=0)
        self.acts = {act: QPushButton() for act in ACTS}
        for button, done in (
            (self.allot, lambda: self.asking.years.ask_to_allot()),
            (self.start, LedgerActs(live, self).ask_for_ledger),
            *((button, partial(self._ask, act)) for act, button in self.acts.items()),
        ):
            button.clicked.connect(lambda _=False, done=done: done())
        self._arrange()
        for changed in (live.ledger_changed, live.basin_changed):
            changed.connect(self._renew)
        self.speak()

    @cached_property
    def asking(self) -> Registering:
        """The dialogs; with them come the register's rules and the seals, which the window does not wait for."""
        from fenshui.gui.dialogs.registering import Registering

        return Registering(self.live, self, self._with_register)

    def _ask(self, act: str) -> None:
        self.asking.ask(act)

    @property
    def is_current(self) -> bool:
        """Whether the ledger has been read, or is being read, since it changed last."""
        return not self._is_stale

    def speak(self) -> None:
        """Write the heads and the buttons; the picture is drawn anew in the language in force."""
        self.table.filter.setPlaceholderText(self.tr("Filter"))
        self.table.filter.setAccessibleName(self.tr("Filter of the register"))
        self.table.view.setAccessibleName(self.tr("Who holds what"))
        self.picture.setAccessibleName(self.tr("Prices over the years"))
        self.enlarge.setText(self.tr("Prices over the years…"))
        self.start.setText(self.tr("Start a ledger…"))
        self.allot.setText(self.tr("Grant the basin’s titles…"))
        texts = {
            "reading": self.tr("Enter a reading…"),
            "open_year": self.tr("Open a water year…"),
            "plan_year": self.tr("Plan a water year…"),
            "close_year": self.tr("Close a water year…"),
            "report_year": self.tr("Yearly report…"),
            "pledge": self.tr("Pledge…"),
            "release": self.tr("Release a pledge…"),
            "take_in": self.tr("Into the reserve…"),
            "let_out": self.tr("Out of the reserve…"),
            "grant": self.tr("Grant a title…"),
            "renew": self.tr("Renew or change a title…"),
            "save": self.tr("Works that save water…"),
        }
        for act, text in texts.items():
            self.acts[act].setText(text)
        self.buttons.fit()
        self._show()
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read the register when it comes into sight: only what can be seen is painted."""
        super().paintEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self._read)

    def _renew(self) -> None:
        self._is_stale = True
        self._enable()
        self.update()

    def _read(self) -> None:
        if not self._is_stale or self.live.basin is None:
            return
        self._is_stale = False
        if self.live.desk.records is None:
            self._take(None)
        else:
            self.live.registering.read(self._take)

    def _with_register(self, then: Callable[[Registered], None]) -> None:
        """Hand the register over as it is now; it is read first where it may have changed."""
        if self.found is not None and not self._is_stale:
            then(self.found)
            return

        def take(found: Registered) -> None:
            self._take(found)
            then(found)

        self._is_stale = False
        self.live.registering.read(take)

    def _take(self, found: Registered | None) -> None:
        self.found = found
        self._show()

    def _enable(self) -> None:
        """Offer what can be done: all but the first step needs titles, where it is known that there are none."""
        desk = self.live.desk
        is_open = desk.opening is not None and desk.records is not None
        has_titles = self.found is not None and bool(self.found.rows)
        self.start.setEnabled(desk.opening is not None)
        self.allot.setEnabled(is_open and not has_titles)
        for button in self.acts.values():
            button.setEnabled(is_open and (has_titles or self.found is None))
        self.acts_changed.emit()

    def _show(self) -> None:
        found, is_open = self.found, self.live.desk.records is not None
        has_rows = found is not None and bool(found.rows)
        for part in (self.table, self.summary, self.buttons):
            part.setVisible(has_rows)
        self.nothing.setVisible(not has_rows)
        self._make_room()
        self._enable()
        if found is None or not found.rows:
            self.nothing.say(self._first_step())
            if self.live.basin is not None:
                self.start.setVisible(not is_open)
                self.allot.setVisible(is_open)
            return
        said = self.tr("In the reserve: {stock} m³ · flags of the market watch: {flags}")
        self.summary.setText(said.format(stock=number_text(found.stock_m3, 0), flags=found.flags))
        if found.prices is not None:
            self.picture.put(found.prices)
        self._fill(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture gives way in a narrow panel; its button shows it large."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        has_prices = self.found is not None and self.found.prices is not None
        self.enlarge.setVisible(has_prices)
        self.picture.setVisible(has_prices and self.width() >= _WIDE)

    def _enlarge(self) -> None:
        if self.found is not None and self.found.prices is not None:
            LargePicture(self.found.prices, (), self.tr("Prices over the years"), self).open()

    def _first_step(self) -> str:
        if self.live.basin is None:
            return self.tr("Who holds which water in a basin will stand here.")
        if self.live.desk.records is None:
            return self.tr("There is no ledger yet: the authority starts one under its key.")
        return self.tr("There are no titles yet: the authority grants every right of the basin its own.")

    def _fill(self, found: Registered) -> None:
        from fenshui.register.accounts import ECOLOGY, POOL

        rows, basin = found.rows, self.live.basin
        holders = {**found.people, **(basin.holder_by_id if basin is not None else {})}
        names = [named(holders[row.holder]) if row.holder in holders else row.holder for row in rows]
        special = {POOL: self.tr("reserve"), ECOLOGY: self.tr("left to the river")}
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
        acts = dict(self.acts)
        once = [acts.pop(act) for act in ("grant", "renew", "save")]
        self.buttons = ButtonColumn((*acts.values(), rule(), *once, self.enlarge))
        beside = QHBoxLayout()
        beside.setSpacing(8)
        for part, share in ((self.table, 1), (self.picture, 1), (self.buttons, 0)):
            beside.addWidget(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 4)
        column.setSpacing(8)
        column.addWidget(self.summary)
        self.allot.setProperty("leading", "true")
        column.addWidget(self.nothing)
        column.addLayout(beside, 1)


def _whole(value: float) -> str:
    return number_text(value, 0)
