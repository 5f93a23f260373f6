"""The ticket: who gives, who takes, how much, for how long, for how much; the effect shows while the slider moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.live.said import newest
from fenshui.gui.panels.effect_at_once import EffectAtOnce
from fenshui.gui.panels.marks import mark
from fenshui.gui.panels.no_draft import NoDraft
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import icon_button, name_button, rule
from fenshui.gui.panels.right_choice import RightChoice
from fenshui.gui.panels.terms import Terms
from fenshui.gui.panels.volume_slider import VolumeSlider
from fenshui.gui.wording.amounts import volume_unit
from fenshui.gui.wording.language import spoken_as_line
from fenshui.transfer import most_m3

if TYPE_CHECKING:
    from fenshui.transfer import Transfer


class Ticket(Panel):
    """Edits the draft on the table. Every edit is a new draft, so that undo puts the old one back."""

    assessing = Signal()

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.giver, self.taker = RightChoice(live), RightChoice(live)
        self.volume = VolumeSlider()
        self.terms = Terms()
        self.effect = EffectAtOnce(live)
        self.nothing = NoDraft(live)
        self._shown = ""
        self.assess = QPushButton()
        self.assess.setProperty("leading", "true")
        self.undo, self.redo = icon_button("undo", live.drafting.undo), icon_button("redo", live.drafting.redo)
        self.pin = icon_button("pin", live.pins.pin_draft)
        self._arrange()
        self.giver.chosen.connect(lambda right: self._edit(right=right))
        self.taker.chosen.connect(lambda right: self._edit(to_right=right, to_node="", to_holder=""))
        self.volume.tried.connect(self._try_volume)
        self.volume.settled.connect(lambda volume: self._edit(volume_m3=volume))
        self.terms.edited.connect(lambda: self._edit(**self.terms.values()))
        self.assess.clicked.connect(self.ask_to_assess)
        for changed in (live.draft_changed, live.basin_changed, live.assessment_changed):
            changed.connect(self._show)
        live.notice_changed.connect(self._mark)
        self.speak()

    def speak(self) -> None:
        """Write the names of the fields and the draft."""
        self.giver.say(self.tr("From (transferor)"))
        self.taker.say(self.tr("To (transferee)"))
        self.volume.say(self.tr("Volume a year, {unit}").format(unit=volume_unit()))
        self.terms.speak()
        self.assess.setText(self.tr("Assess impact"))
        self.assess.setToolTip(self.tr("Run the whole record under both baselines, with and without the transfer"))
        name_button(self.undo, self.tr("Undo"), shortcut="Ctrl+Z")
        name_button(self.redo, self.tr("Redo"), shortcut="Ctrl+Y")
        name_button(self.pin, self.tr("Pin the draft to compare"), shortcut="Ctrl+M")
        self._show()

    def _arrange(self) -> None:
        self.form = QWidget()
        form = QVBoxLayout(self.form)
        form.setContentsMargins(16, 14, 10, 16)
        form.setSpacing(12)
        for part in (self.giver, self.taker, self.volume, rule(), self.terms, rule(), self.effect):
            form.addWidget(part)
        form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        self.foot = QWidget()
        buttons = QHBoxLayout(self.foot)
        buttons.setContentsMargins(14, 10, 14, 12)
        buttons.setSpacing(6)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addWidget(self.pin)
        buttons.addStretch(1)
        buttons.addWidget(self.assess)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.nothing, 1)
        column.addWidget(scroll, 1)
        column.addWidget(self.foot)
        self._scroll = scroll

    def _show(self) -> None:
        draft, desk = self.live.desk.draft, self.live.desk
        self.nothing.setVisible(draft is None)
        self._scroll.setVisible(draft is not None)
        self.foot.setVisible(draft is not None)
        self.undo.setEnabled(bool(desk.drafts.past))
        self.redo.setEnabled(bool(desk.drafts.future))
        self.assess.setEnabled(draft is not None and desk.assessment is None)
        basin = self.live.basin
        if draft is None or basin is None:
            return
        giver = basin.right_by_id.get(draft.right)
        self.giver.show_right(draft.right)
        self.taker.show_right(draft.to_right or "", other=draft.to_holder or "")
        if draft.id != self._shown:
            self._shown = draft.id
            for box in (self.volume.number, *self.terms.boxes):
                box.forget()
        most = most_m3(giver, draft.basis) if giver else draft.volume_m3 * 2
        self.volume.show_volume(draft.volume_m3, most, draft.basis)
        self.terms.show_terms(draft)

    def _mark(self) -> None:
        """What the draft on the table is refused for."""
        told = newest(self.live.notice)
        for refusal, field in (
            ("transfer.one_holder", self.taker.box),
            ("transfer.more_than_held", self.volume.number),
        ):
            if field not in self.volume.marks:
                mark(field, spoken_as_line(told) if told is not None and told.id == refusal else "")

    def ask_to_assess(self) -> None:
        """Unless a field holds what cannot be: nobody is to sign another number than he typed."""
        boxes = (self.volume.number, *self.terms.boxes)
        for box in boxes:
            box.finish()  # a key may have called while one was typing
        wrong = next((box for box in boxes if box.is_refused), None)
        if wrong is None:
            self.live.drafting.assess()
            self.assessing.emit()
        else:
            wrong.setFocus()

    def _try_volume(self, volume_m3: int) -> None:
        draft = self.live.desk.draft
        if draft is not None:
            self.live.drafting.try_out(replace(draft, volume_m3=volume_m3))

    def _edit(self, **fields: Any) -> None:
        draft: Transfer | None = self.live.desk.draft
        if draft is not None:
            self.live.drafting.propose(replace(draft, **fields))
