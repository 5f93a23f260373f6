"""What would cure the injury: each cure can be put on the table as a counter-proposal with one click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_role, set_tone
from fenshui.gui.wording.amounts import flow_unit, flow_units_per_m3_s, number_text, share_text, volume_text
from fenshui.gui.wording.language import named
from fenshui.units import yuan_text
from fenshui.words import filled

if TYPE_CHECKING:
    from fenshui.impact import Cure
    from fenshui.transfer import Transfer


class CuresView(Panel):
    """Reads the cures found for the draft that was assessed, and the neutral exchange rate."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.state, self.search = label("quiet", wrap=True), QPushButton()
        self.neutral, self.take_neutral = label(wrap=True), QPushButton()
        self.search.clicked.connect(live.remedies.find_cures)
        self.take_neutral.clicked.connect(self._offer_neutral)
        self.offers: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._arrange()
        self._is_busy = False
        self._form: Transfer | None = None
        for changed in (live.assessment_changed, live.draft_changed):
            changed.connect(self._show)
        live.background.busy_changed.connect(self._show_whether_busy)
        for changed in (live.draft_changed, live.basin_changed):
            changed.connect(self._ask_for_neutral)
        live.allocation_changed.connect(self._ask_for_neutral_at_last)
        self.speak()

    def speak(self) -> None:
        """Write the buttons and every cure."""
        self.search.setText(self.tr("Look for cures"))
        self.take_neutral.setText(self.tr("Offer"))
        self.take_neutral.setAccessibleName(self.tr("Offer the neutral exchange rate"))
        self._show()

    def _arrange(self) -> None:
        card = QFrame()
        set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.neutral, 0, 0)
        grid.addWidget(self.take_neutral, 0, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(card)
        column.addWidget(self.state)
        column.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _show_whether_busy(self) -> None:
        if self._is_busy != self.live.background.is_at("cures"):
            self._show()

    def _show(self) -> None:
        desk = self.live.desk
        assessment, cures = desk.assessment, desk.cures
        self._is_busy = busy = self.live.background.is_at("cures")
        harmless = assessment is not None and assessment.verdict == "none"
        if harmless:
            text = self.tr("Nobody is injured; there is nothing to cure.")
        elif busy:
            text = self.tr("Looking for cures by full runs of the record…")
        elif cures is not None:
            told = self.tr("{count:cure|cures} found; each figure is of full runs of the record.")
            text = filled(told, count=len(cures))
        else:
            text = self.tr("Schedules, exchange rates, smaller volumes, releases and compensation can be looked for.")
        self.state.setText(text)
        self.search.setVisible(assessment is not None and not harmless and cures is None)
        self.search.setEnabled(not busy)
        self._show_neutral()
        self._show_cures(cures or ())

    def _ask_for_neutral_at_last(self) -> None:
        """The rate of a draft that was there before the first allocation."""
        if self._form is None:
            self._ask_for_neutral()

    def _ask_for_neutral(self) -> None:
        self._form = None
        self.live.remedies.reckon_neutral(self._take_form)
        self._show_neutral()

    def _take_form(self, form: Transfer) -> None:
        self._form = form
        self._show_neutral()

    def _show_neutral(self) -> None:
        form = self._form
        self.take_neutral.setEnabled(form is not None and form != self.live.desk.draft)
        rate = number_text(form.exchange_rate, 4) if form is not None else "–"
        text = self.tr("Neutral exchange rate: {rate}. The taker gets what arrives of what the giver gives up.")
        self.neutral.setText(text.format(rate=rate))

    def _offer_neutral(self) -> None:
        if self._form is not None:
            self.live.remedies.offer(self._form)

    def _show_cures(self, cures: tuple[Cure, ...]) -> None:
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.offers = []
        for cure in cures:
            self._list.addWidget(self._card(cure))

    def _card(self, cure: Cure) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setColumnStretch(0, 1)
        name, terms, outcome = label("heading", wrap=True), label("quiet", wrap=True), label()
        kind, said = self._said(cure)
        name.setText(kind)
        terms.setText(said)
        terms.setVisible(bool(said))
        left = self.tr("worst harm {excess} above the limit").format(excess=share_text(cure.excess))
        outcome.setText(self.tr("No injury") if cure.is_harmless else left)
        set_tone(outcome, "good" if cure.is_harmless else "warn")
        offer = QPushButton(self.tr("Offer"))
        offer.setAccessibleName(self.tr("Offer as counter-proposal: {cure}").format(cure=kind))
        offer.setToolTip(self.tr("Puts it on the table as the counter-proposal; undo brings the old draft back"))
        offer.clicked.connect(partial(self.live.remedies.offer, cure.transfer))
        offer.setEnabled(cure.kind != "compensation")
        self.offers.append(offer)
        grid.addWidget(name, 0, 0)
        grid.addWidget(outcome, 1, 0)
        grid.addWidget(terms, 2, 0)
        grid.addWidget(offer, 0, 1, 3, 1, Qt.AlignmentFlag.AlignTop)
        return card

    def _said(self, cure: Cure) -> tuple[str, str]:
        """A cure's name and its terms."""
        form = cure.transfer
        if cure.kind == "schedule":
            return self.tr("Another schedule"), " · ".join(share_text(share) for share in form.schedule)
        if cure.kind == "exchange-rate":
            return self.tr("Exchange rate {rate}").format(rate=number_text(form.exchange_rate, 4)), ""
        if cure.kind == "smaller-volume":
            return self.tr("Smaller volume"), self.tr("{volume} a year").format(volume=volume_text(form.volume_m3))
        if cure.kind == "release":
            return self.tr("Release from a reservoir"), self._release(form)
        return self.tr("As it stands, with compensation"), self._compensations(cure)

    def _release(self, form: Transfer) -> str:
        basin = self.live.basin
        name = named(basin.node_by_id[form.release_from]) if basin is not None else form.release_from
        flows = " · ".join(f"{flow * flow_units_per_m3_s():,.6g}" for flow in form.release_m3_s)
        return self.tr("{reservoir} passes at least {flows} {unit} through the year").format(
            reservoir=name, flows=flows, unit=flow_unit()
        )

    def _compensations(self, cure: Cure) -> str:
        untold = self.tr("money cannot be told")
        lines = [
            f"{one.right}: {volume_text(one.volume_m3_per_year)}, "
            + (untold if one.fen_per_year is None else f"¥ {yuan_text(one.fen_per_year)}")
            for one in cure.compensations[:6]
        ]
        return "\n".join(lines)
