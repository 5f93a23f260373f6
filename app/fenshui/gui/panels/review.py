"""The impact review: the verdict, the paper water, and what happens to third parties, sections and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.cures_view import CuresView
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_role, set_tone
from fenshui.gui.panels.rules_view import RulesView
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.panels.sureness_view import SurenessView
from fenshui.gui.tables.impact_tables import TABLES
from fenshui.gui.tables.impact_words import ImpactWords
from fenshui.gui.tables.verdict_words import TONES, verdict_name
from fenshui.gui.wording.amounts import share_text, volume_text
from fenshui.words import filled

if TYPE_CHECKING:
    from fenshui.impact import Assessment


_LEAST_TABS = 140
"""Pixels the tabs keep on a low screen; what they hold scrolls, the summary above them is read whole."""


class _Tabs(QTabWidget):
    """Give way on a low screen, whatever their pages would like to have."""

    def hasHeightForWidth(self) -> bool:
        """No: words that wrap in a page would otherwise be a reason to cut those above."""
        return False


class Review(Panel):
    """Reads the assessment of the draft on the table; says so where there is none."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.nothing = NextStep(live, needs="assessment")
        self.verdict, self.reason = label("figure"), label("quiet", wrap=True)
        self.untold, self.show_rules = label(wrap=True), QPushButton()
        self.paper, self.paper_note = label("heading", wrap=True), Elided("quiet")
        self.counts = {place: label() for place in [(row, column) for row in range(3) for column in range(3)]}
        self.tabs = _Tabs()
        self.tabs.setProperty("tight", "true")
        self.tabs.setMinimumHeight(_LEAST_TABS)
        self.tables = {name: SelectableTable(kind, live) for name, (kind, _) in TABLES.items()}
        for name, table in self.tables.items():
            self.tabs.addTab(table, name)
        self.rules = RulesView(live)
        self.cures, self.sureness = CuresView(live), SurenessView(live)
        for view, name in ((self.rules, "rules"), (self.cures, "cures"), (self.sureness, "sureness")):
            self.tabs.addTab(view, name)
        self.show_rules.setProperty("slim", "true")
        self.show_rules.clicked.connect(lambda: self.tabs.setCurrentWidget(self.rules))
        self._arrange()
        for changed in (live.assessment_changed, live.draft_changed, live.basin_changed):
            changed.connect(self._show)
        live.lens_changed.connect(self._show_use)
        live.selection_changed.connect(self._show_selection)
        self._use = live.lens.use
        self.speak()

    def speak(self) -> None:
        """Write the names of the tabs and everything of the assessment."""
        self.show_rules.setText(self.tr("What is missing"))
        names = {
            "parties": self.tr("Third parties"),
            "sections": self.tr("Sections"),
            "regions": self.tr("Regions"),
        }
        for place, (name, table) in enumerate(self.tables.items()):
            self.tabs.setTabText(place, names[name])
            table.filter.setPlaceholderText(self.tr("Filter"))
            table.filter.setAccessibleName(self.tr("Filter of the table: {table}").format(table=names[name]))
            table.view.setAccessibleName(names[name])
        for view, text in (
            (self.rules, self.tr("Rules")),
            (self.cures, self.tr("Cures")),
            (self.sureness, self.tr("Ranges")),
        ):
            self.tabs.setTabText(self.tabs.indexOf(view), text)
        self.tables["parties"].nothing.setText(
            self.tr("No third party gains or loses water here. Above the map you choose actual use or entitlement.")
        )
        self._show()

    def _arrange(self) -> None:
        self._full = QWidget()
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(8)
        full.addLayout(self._summary())
        full.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._full, 1)

    def _summary(self) -> QVBoxLayout:
        card = QFrame()
        set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for (line, place), cell in self.counts.items():
            grid.addWidget(cell, line, place)
        summary = QVBoxLayout()
        summary.setContentsMargins(16, 14, 16, 4)
        summary.setSpacing(4)
        for part in (self.verdict, self.reason):
            summary.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.untold, 1)
        beside.addWidget(self.show_rules, 0, Qt.AlignmentFlag.AlignTop)
        summary.addLayout(beside)
        summary.addSpacing(6)
        summary.addWidget(self.paper)
        summary.addWidget(self.paper_note)
        summary.addSpacing(6)
        summary.addWidget(card)
        return summary

    def _show(self) -> None:
        assessment = self.live.desk.assessment
        self.nothing.setVisible(assessment is None)
        self._full.setVisible(assessment is not None)
        self.nothing.say(
            self.tr("The draft has not been assessed yet, or has been changed since.")
            if self.live.desk.draft is not None
            else self.tr("No transfer is on the table. What it does to the others and to the river will stand here.")
        )
        if assessment is not None:
            self._show_verdict(assessment)
            self._show_counts(assessment)
            self._show_rules()
            self.live.turns.soon(self, self._show_tables, "tables")

    def _show_use(self) -> None:
        if self._use != self.live.lens.use:
            self._use = self.live.lens.use
            self._show()

    def _show_verdict(self, assessment: Assessment) -> None:
        cured = self.tr("At {share} of the volume it does no injury.").format(share=share_text(assessment.cure_share))
        reasons = {
            "none": self._why_none(assessment),
            "mitigable": cured,
            "injury": self.tr("None of the smaller volumes tried is without injury."),
        }
        self.verdict.setText(verdict_name(assessment.verdict))
        self.reason.setText(reasons[assessment.verdict])
        set_tone(self.verdict, TONES[assessment.verdict])
        volume = sum(transfer.volume_m3 for transfer in assessment.transfers)
        self.paper.setText(
            self.tr("Paper water: {paper} of {volume} a year").format(
                paper=volume_text(assessment.paper_water_m3), volume=volume_text(volume)
            )
        )
        self.paper_note.say(self.tr("on paper only: the giver was not using it"))

    def _why_none(self, assessment: Assessment) -> str:
        """Where the table below lists losses all the same, why they are none."""
        rows = [row for impact in assessment.uses.values() for row in impact.third_parties]
        if not any(row.injury_hm3_per_year > 0 for row in rows):
            return self.tr("No third party is injured and no section is worse.")
        text = self.tr(
            "No third party is injured and no section is worse. Losses of up to {share} of demand are no injury."
        )
        return text.format(share=share_text(assessment.basin.settings.rules.injury_share))

    def _show_counts(self, assessment: Assessment) -> None:
        cells = {
            (0, 0): "",
            (0, 1): self.tr("Actual use"),
            (0, 2): self.tr("Entitlement"),
            (1, 0): self.tr("Injured third parties"),
            (2, 0): self.tr("Worse sections"),
        }
        for column, use in ((1, "actual"), (2, "entitlement")):
            impact = assessment.uses[use]
            cells[1, column] = f"{len(impact.injured)}"
            cells[2, column] = f"{len(impact.worse_sections)}"
            for row, count in ((1, len(impact.injured)), (2, len(impact.worse_sections))):
                set_tone(self.counts[row, column], "warn" if count else "good")
        for place, text in cells.items():
            self.counts[place].setText(text)
            if 0 in place:
                set_role(self.counts[place], "quiet")

    def _show_tables(self) -> None:
        """In a turn of their own, after what is told first."""
        assessment = self.live.desk.assessment
        if assessment is None:
            return
        impact, words = assessment.uses[self.live.lens.use], ImpactWords()
        for name, table in self.tables.items():
            table.fill(TABLES[name][1](impact, assessment.basin, words))

    def _show_rules(self) -> None:
        self._show_untold()
        broken = any(answer.answer == "broken" for answer in self.live.rules)
        text = self.tr("Rules ✗") if broken else self.tr("Rules")
        self.tabs.setTabText(self.tabs.indexOf(self.rules), text)

    def _show_untold(self) -> None:
        """A verdict rests on what the data tell: say beside it which rules nobody could judge."""
        rules = list(dict.fromkeys(answer.id for answer in self.live.rules if answer.answer == "cannot-tell"))
        text = self.tr("{count:rule|rules} cannot be judged for want of data: {rules}.")
        self.untold.setText(filled(text, count=len(rules), rules=self.tr(", ").join(rules)) if rules else "")
        set_tone(self.untold, "warn")
        for part in (self.untold, self.show_rules):
            part.setVisible(bool(rules))

    def _show_selection(self) -> None:
        for table in self.tables.values():
            table.show_selection()
