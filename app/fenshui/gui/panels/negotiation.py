"""The negotiation desk: a blotter of cases on the left, the case that is looked at and its acts on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from fenshui.file_endings import CASE_ENDING
from fenshui.gui import preferences
from fenshui.gui.dialogs.acting import WITH_TERMS, Acting
from fenshui.gui.dialogs.trusting import TrustDialog
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.button_column import ButtonColumn
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import rule, set_leading
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.column_table import Column
from fenshui.gui.tables.verdict_words import verdict_name
from fenshui.gui.wording.amounts import m3_per_volume_unit, number_text, volume_digits, volume_unit, yearly_unit
from fenshui.gui.wording.case_text import act_name, case_html, stage_name
from fenshui.gui.wording.language import named
from fenshui.units import M3_PER_HM3

if TYPE_CHECKING:
    from fenshui.desk.blotter import CaseLine

_LEAST = 170
"""Least width of each part in pixels."""
_BLOTTER, _CASE = 500, 460
"""What the parts have of each other's width at first."""

ACTS = ("offer", "counter", "mediate", "accept", "object", "approve", "refuse", "withdraw", "lapse")


class Negotiation(Panel):
    """Shows every case of a folder, and lets somebody act in the one that is chosen."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.acting = Acting(live, self)
        self.where = Elided("quiet")
        self.table = SelectableTable("case", live)
        self.folder, self.open, self.bring = QPushButton(), QPushButton(), QPushButton()
        self.folder.clicked.connect(self.ask_for_folder)
        self.open.clicked.connect(self.acting.ask_to_open)
        self.bring.clicked.connect(self.ask_for_file)
        self.name, self.seat, self.story = Elided("heading"), Choice(keeps_width=True), QTextBrowser()
        self.begin = QPushButton()
        self.begin.clicked.connect(self.acting.ask_to_open)
        self.nothing = NextStep(live, self.begin, needs="basin", margin=0)
        self.acts = {kind: QPushButton() for kind in ACTS}
        for kind, button in self.acts.items():
            button.clicked.connect(lambda _=False, kind=kind: self.acting.ask_to_act(kind, self._seat()))
        self.terms, self.add, self.clear, self.draw_up = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self.compare = QPushButton()
        self.compare.clicked.connect(live.pins.pin_case)
        self.terms.clicked.connect(live.negotiating.take_terms)
        self.add.clicked.connect(live.negotiating.add_draft)
        self.clear.clicked.connect(live.negotiating.clear_package)
        self.draw_up.clicked.connect(live.negotiating.draw_up)
        self.seat.activated.connect(self._sit)
        self._arrange()
        for changed in (live.table_changed, live.draft_changed, live.basin_changed, live.case_changed):
            changed.connect(self._show)
        live.selection_changed.connect(self._chosen)
        self.speak()

    def speak(self) -> None:
        """Write the buttons, every case and the one that is looked at."""
        self.table.filter.setPlaceholderText(self.tr("Filter"))
        self.table.filter.setAccessibleName(self.tr("Filter of the cases"))
        self.table.view.setAccessibleName(self.tr("Cases"))
        self.story.setAccessibleName(self.tr("What was done in the case"))
        self.seat.setAccessibleName(self.tr("Act as"))
        self.folder.setText(self.tr("Folder…"))
        for button in (self.open, self.begin):
            button.setText(self.tr("Open a case…"))
        self.bring.setText(self.tr("Take in a file…"))
        self.terms.setText(self.tr("Terms to the ticket"))
        self.compare.setText(self.tr("Pin to compare"))
        self.compare.setToolTip(self.tr("Baseline, last offer and last counter-offer side by side"))
        self.add.setText(self.tr("Add draft to package"))
        self.clear.setText(self.tr("Empty package"))
        self.draw_up.setText(self.tr("Draw up to sign"))
        for kind, button in self.acts.items():
            button.setText(f"{act_name(kind)}…")
        self.buttons.fit()
        self._show()

    def ask_for_folder(self) -> None:
        """Ask where the cases lie."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of the cases"))
        if folder:
            self.live.negotiating.look_into(Path(folder))

    def ask_for_file(self) -> None:
        """Ask for a case file that arrived."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Take in a case file"), "", f"(*{CASE_ENDING})")
        if name:
            self.live.negotiating.bring_in(Path(name))

    def ask_for_minutes(self) -> None:
        """Ask where the minutes are to be written."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the minutes"), "minutes.pdf", "PDF (*.pdf)")
        if name:
            self.live.negotiating.write_minutes(Path(name))

    def ask_to_trust(self) -> None:
        """Ask for a key card and whether its fingerprint was compared."""
        TrustDialog(self.live, self).open()

    def allowed(self) -> tuple[str, ...]:
        """What the one who sits here may do now."""
        line = self.live.desk.table.line
        seat = self._seat()
        return jobs.allowed(line.case.participant(seat).role, line.case.stage) if line is not None and seat else ()

    def sit_next(self) -> None:
        """Act for the next one at the table, as when all meet at one desk."""
        if self.seat.count():
            self.seat.setCurrentIndex((self.seat.currentIndex() + 1) % self.seat.count())
            self._sit()

    def _arrange(self) -> None:
        blotter, case = QWidget(), QWidget()
        left, middle = QVBoxLayout(blotter), QVBoxLayout(case)
        left.setContentsMargins(0, 10, 0, 0)
        left.addWidget(self.where)
        left.addWidget(self.table, 1)
        self.where.setContentsMargins(12, 0, 0, 0)
        middle.setContentsMargins(12, 10, 8, 8)
        middle.addWidget(self.name)
        middle.addWidget(self.story, 1)
        middle.addWidget(self.nothing, 1)
        self.buttons = self._buttons()
        split = QSplitter()
        blotter.setMinimumWidth(_LEAST)
        case.setMinimumWidth(_LEAST)
        for part, share in ((blotter, 4), (case, 3), (self.buttons, 0)):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, share)
        split.setChildrenCollapsible(False)
        split.setSizes([_BLOTTER, _CASE, 0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _buttons(self) -> ButtonColumn:
        """Who acts, what may be done now, and what begins a case."""
        kept = (self.terms, self.compare, self.add, self.clear, rule(), self.open, self.bring, self.folder)
        return ButtonColumn((self.seat, self.draw_up, *self.acts.values(), rule(), *kept))

    def _chosen(self) -> None:
        chosen = self.live.selection
        if chosen.kind == "case":
            self.live.negotiating.choose(Path(chosen.id))
        self.table.show_selection()

    def _show(self) -> None:
        table, negotiating = self.live.desk.table, self.live.negotiating
        self.where.say(str(negotiating.folder))
        self.open.setEnabled(self.live.desk.opening is not None)
        self.bring.setEnabled(self.live.desk.opening is not None)
        self._fill(table.blotter.lines if table.blotter is not None else ())
        line = table.line
        self.name.say(line.case.opening.id if line is not None else self.tr("No case is chosen"))
        self._show_story(line)
        self._show_seats(line)
        allowed = self.allowed()
        for kind, button in self.acts.items():
            needs_terms = kind in WITH_TERMS and not table.proposed(self.live.desk.draft)
            button.setVisible(kind in allowed)
            button.setEnabled(kind in allowed and not needs_terms)
        self.terms.setEnabled(line is not None and line.last is not None)
        self.compare.setEnabled(self.terms.isEnabled())
        self.add.setEnabled(self.live.desk.draft is not None)
        self.clear.setEnabled(bool(table.package))
        self.draw_up.setEnabled(line is not None and line.case.stage == "approved")
        self.draw_up.setVisible(self.draw_up.isEnabled())
        set_leading(self.draw_up, leads=line is not None and not line.agreements.is_dir())

    def _show_story(self, line: CaseLine | None) -> None:
        table = self.live.desk.table
        text = case_html(line, table.brought, table.package, self.live.basin)
        self.story.setHtml(text)
        self.story.setVisible(bool(text))
        self.nothing.setVisible(not text)
        self.nothing.say(self.tr("What is done in a case will stand here. Open one, or drop its file in the window."))

    def _show_seats(self, line: CaseLine | None) -> None:
        people = line.case.opening.participants if line is not None else ()
        mine = self._seat() or preferences.seat()
        self.seat.clear()
        for one in people:
            self.seat.addItem(named(one), one.id)
        self.seat.setCurrentIndex(max(self.seat.findData(mine), 0 if people else -1))
        self.seat.setEnabled(bool(people))

    def _seat(self) -> str:
        return str(self.seat.currentData() or "")

    def _sit(self) -> None:
        self.live.negotiating.sit(self._seat())

    def _fill(self, lines: tuple[CaseLine, ...]) -> None:
        effects = [line.effect for line in lines]
        columns = [
            Column(self.tr("Case"), [line.case.opening.id for line in lines]),
            Column(self.tr("Stage"), [stage_name(line.case.stage) for line in lines]),
            Column(self.tr("Offered last"), [named(line.last_by) if line.last_by else "–" for line in lines]),
            Column(self.tr("Waits for"), [", ".join(map(named, line.waits_for)) or "–" for line in lines]),
            Column(self.tr("Until"), [f"{line.until:%Y-%m-%d}" if line.until else "–" for line in lines]),
            Column(self.tr("Verdict"), [verdict_name(one.verdict) if one else "–" for one in effects]),
            Column(
                self.tr("Paper water, {unit}").format(unit=volume_unit()),
                np.array([one.paper_water_m3 / m3_per_volume_unit() if one else np.nan for one in effects]),
                _one_digit,
            ),
            Column(
                self.tr("Hit hardest, {unit}").format(unit=yearly_unit()),
                [self._worst(one.worst_third_party if one else None) for one in effects],
            ),
            Column(
                self.tr("Lowered most, {unit}").format(unit=yearly_unit()),
                [self._worst(one.worst_section if one else None) for one in effects],
            ),
        ]
        self.table.fill(([str(line.file) for line in lines], columns))

    def _worst(self, found: tuple[str, str, float] | None) -> str:
        basin = self.live.basin
        if found is None or basin is None:
            return "–"
        name, _, hm3 = found
        row = basin.node_by_id.get(name) or basin.holder_by_id.get(getattr(basin.right_by_id.get(name), "holder", ""))
        volume = number_text(hm3 * M3_PER_HM3 / m3_per_volume_unit(), volume_digits(1))
        return f"{named(row) if row is not None else name} {volume}"


def _one_digit(value: float) -> str:
    return "–" if np.isnan(value) else number_text(value, volume_digits(1))
