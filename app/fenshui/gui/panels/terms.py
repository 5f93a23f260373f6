"""The terms of a transfer besides its volume: price, term, object, exchange rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.day_box import DayBox
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.number_box import NumberBox
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken
from fenshui.transfer import MOST_EXCHANGE_RATE, OBJECTS
from fenshui.units import FEN_PER_YUAN, yuan_text
from fenshui.words import filled, sentence

if TYPE_CHECKING:
    from fenshui.transfer import Transfer

_MOST_PRICE = 999.99
_MILLIONTHS = 6
"""Digits of an exchange rate, as it is signed."""


class Terms(QWidget):
    """Fields in two columns."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()
        self.price = NumberBox(self.marks, _MOST_PRICE, shown=2, step=0.1)
        self.rate = NumberBox(
            self.marks, MOST_EXCHANGE_RATE, least=10.0**-_MILLIONTHS, digits=_MILLIONTHS, shown=2, step=0.05
        )
        self.starts, self.ends = DayBox(self.marks), DayBox(self.marks)
        self.boxes = (self.price, self.rate, self.starts, self.ends)
        self.object = Choice()
        self.names = {name: label("quiet") for name in ("price", "total", "term", "object", "rate")}
        self.total = label()
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._draft: Transfer | None = None
        self._set_up()
        self._arrange()

    def speak(self) -> None:
        """Write the names of the fields."""
        texts = {
            "price": self.tr("Price, yuan/m³"),
            "total": self.tr("Total, yuan"),
            "term": self.tr("Term"),
            "object": self.tr("Object"),
            "rate": self.tr("Exchange rate"),
        }
        for name, text in texts.items():
            self.names[name].setText(text)
        self.price.say(texts["price"])
        self.rate.say(texts["rate"])
        self.rate.setToolTip(self.tr("What the taker gets of what the giver gives"))
        self.object.setAccessibleName(texts["object"])
        self.starts.say(self.tr("First day of the term"))
        self.ends.say(self.tr("Last day of the term"))
        with QSignalBlocker(self.object):
            for place, name in enumerate(OBJECTS):
                said = spoken(sentence(f"statement.objects.{name}"))
                self.object.setItemText(place, said[0].upper() + said[1:])
        self._show_total()

    def show_terms(self, draft: Transfer) -> None:
        """Show the terms of a draft."""
        self._draft = draft
        blockers = [QSignalBlocker(field) for field in (*self.boxes, self.object)]
        self.price.setValue(draft.price_fen_per_m3 / FEN_PER_YUAN)
        self.rate.setValue(draft.exchange_rate)
        self.starts.setValue(draft.starts)
        self.ends.setValue(draft.ends)
        self.object.setCurrentIndex(OBJECTS.index(draft.object) if draft.object in OBJECTS else -1)
        del blockers
        self._mark_term(draft)
        self._show_total()

    def values(self) -> dict[str, Any]:
        """The fields of the draft as they stand here."""
        return {
            "price_fen_per_m3": round(self.price.value() * FEN_PER_YUAN),
            "exchange_rate": self.rate.value(),
            "starts": self.starts.value(),
            "ends": self.ends.value(),
            "object": OBJECTS[max(self.object.currentIndex(), 0)],
        }

    def _set_up(self) -> None:
        for box in self.boxes:
            box.valueChanged.connect(lambda _: self.edited.emit())
        for day in (self.starts, self.ends):
            day.setMinimumWidth(96)
        self.object.addItems(list(OBJECTS))
        self.object.activated.connect(lambda _: self.edited.emit())

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        term = QHBoxLayout()
        term.setSpacing(6)
        dash = label("quiet")
        dash.setText("–")
        for part in (self.starts, dash, self.ends):
            term.addWidget(part)
        term.setStretch(0, 1)
        term.setStretch(2, 1)
        grid.addLayout(term, 0, 1)
        fields: dict[str, QWidget] = {
            "price": self.price,
            "total": self.total,
            "object": self.object,
            "rate": self.rate,
        }
        for row, name in enumerate(("term", *fields)):
            grid.addWidget(self.names[name], row, 0)
            if name in fields:
                self.names[name].setBuddy(fields[name])
                grid.addWidget(fields[name], row, 1)
        grid.addWidget(self.marks.line, len(fields) + 1, 0, 1, 2)

    def _mark_term(self, draft: Transfer) -> None:
        if self.ends.is_refused:
            return
        if draft.ends < draft.starts:
            self.marks.refuse(self.ends, self.tr("The term ends before it begins."))
        else:
            self.marks.accept(self.ends)

    def _show_total(self) -> None:
        if self._draft is None:
            self.total.setText("")
            return
        total, years = yuan_text(self._draft.total_fen), self._draft.years
        self.total.setText(filled(self.tr("{total} in {years:year|years}"), total=total, years=years))
