"""Pins side by side: a small map each on one scale, and below it what its terms are and what they do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.showing import difference_shown, flows_shown
from fenshui.gui.map.small_map import SmallMap
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import name_button, set_tone
from fenshui.gui.panels.pin_card import HEIGHT, WIDTH, PinCard
from fenshui.gui.panels.selectable_table import table_view
from fenshui.gui.tables.column_table import ColumnTable
from fenshui.gui.tables.comparison_table import comparison_table
from fenshui.gui.tables.comparison_words import ComparisonWords
from fenshui.gui.tables.table_menu import TableMenu
from fenshui.gui.tables.verdict_words import TONES, verdict_name

if TYPE_CHECKING:
    from fenshui.desk.pinning import Pin
    from fenshui.gui.map.shown import Shown

_NAMES = 168  # pixels of the column that names the rows
_AIR = 44  # pixels of a head that are no name: the arrow between two and the air beside them


class Comparison(Panel):
    """Baseline, offer, counter-offer and drafts, term by term."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.hint = Elided("quiet")
        self.nothing = NextStep(live, needs="draft", margin=14)
        self.pin, self.baseline, self.clear = QPushButton(), QPushButton(), QPushButton()
        self.pin.setProperty("leading", "true")
        self.pin.clicked.connect(live.pins.pin_draft)
        self.baseline.clicked.connect(live.pins.pin_baseline)
        self.clear.clicked.connect(live.pins.clear)
        self.model, self.cards = ColumnTable(), list[PinCard]()
        self.view = table_view(self.model)
        self.menu = TableMenu(self.view, self.model)
        self.view.setSortingEnabled(False)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._arrange()
        live.pins_changed.connect(self.speak)
        for changed in (live.draft_changed, live.basin_changed):
            changed.connect(self._enable)
        for changed in (live.lens_changed, live.allocation_changed):
            changed.connect(lambda: live.turns.soon(self, self._colour, "colour"))
        self.speak()

    def speak(self) -> None:
        """Write the buttons and every pin."""
        self.pin.setText(self.tr("Pin the draft"))
        self.pin.setToolTip(self.tr("Keep the terms of the ticket and what they do, to compare others with them"))
        self.baseline.setText(self.tr("Pin the baseline"))
        self.clear.setText(self.tr("Unpin all"))
        self.view.setAccessibleName(self.tr("Comparison of what is pinned"))
        self._fill()
        self._enable()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.hint, 1)
        for button in (self.pin, self.baseline, self.clear):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1)

    def _enable(self) -> None:
        desk, pins = self.live.desk, self.live.pins
        self.pin.setEnabled(bool(desk.table.proposed(desk.draft)) and not pins.is_full)
        has_baseline = any(one.wanted.kind == "baseline" for one in pins.pins)
        self.baseline.setEnabled(self.live.basin is not None and not has_baseline and not pins.is_full)
        self.clear.setEnabled(bool(pins.pins))
        self._say_nothing()

    def _say_nothing(self) -> None:
        self.nothing.say(
            self.tr(
                "Nothing is pinned. Drafts and offers will stand here side by side: pin one, or a case at its desk."
            )
        )

    def _fill(self) -> None:
        basin, pins = self.live.basin, self.live.pins.pins
        self.view.setVisible(bool(pins))
        told = self.tr("One scale and one extent; a click on a map puts its terms on the ticket.")
        self.hint.say(told if pins else "")
        self.nothing.setVisible(not pins)
        self._say_nothing()
        self.cards = []
        if basin is None or not pins:
            self.model.fill((), ())
            return
        words = ComparisonWords()
        called = words.called(pins, basin, self._shortened)
        self.model.fill(*comparison_table(pins, basin, words, called))
        self.view.setColumnWidth(0, _NAMES)
        self.view.setRowHeight(0, HEIGHT)
        for at, pin in enumerate(pins):
            self._put_card(at, pin, called[at].whole)
        self._colour()

    def _shortened(self, name: str) -> str:
        """As much of a party's name as two have room for over a column."""
        room = (WIDTH - _AIR) // 2
        return self.view.horizontalHeader().fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)

    def _put_card(self, at: int, pin: Pin, name: str) -> None:
        layout, levels = self.live.layout, self.live.levels
        if layout is None or levels is None:
            return
        picture = SmallMap(Sheet(layout, (), {}), levels)
        colour = theme_in_force().pins[at]
        card = PinCard(picture, colour, partial(self.live.pins.take, at), partial(self.live.pins.unpin, at))
        card.verdict.say(verdict_name(pin.assessment.verdict))
        set_tone(card.verdict, TONES[pin.assessment.verdict])
        name_button(card.take, self.tr("Put the terms of “{name}” on the ticket").format(name=name))
        name_button(card.away, self.tr("Unpin “{name}”").format(name=name))
        card.take.setEnabled(bool(pin.wanted.package))
        picture.setAccessibleName(self.tr("Map of “{name}”").format(name=name))
        self.cards.append(card)
        self.view.setColumnWidth(at + 1, WIDTH)
        self.view.setIndexWidget(self.model.index(0, at + 1), card)

    def _colour(self) -> None:
        for card, pin in zip(self.cards, self.live.pins.pins, strict=False):
            card.map.show_values(self._shown(pin))

    def _shown(self, pin: Pin) -> Shown:
        lens, impact = self.live.lens, pin.assessment.uses[self.live.lens.use]
        if lens.aspect == "difference":
            largest = self.live.pins.largest_change(lens.moment.span)
            return difference_shown(impact.before, impact.after, lens.moment, largest)
        return flows_shown(impact.after, impact.before, lens.moment)
