"""How sure the impact is: in wet, normal and dry years, and over records drawn anew, as ranges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTextBrowser, QVBoxLayout, QWidget

from fenshui.gui.jobs import remedy_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.live.remedies import MEMBERS
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.amounts import m3_per_volume_unit, number_text, share_text, volume_digits, volume_unit
from fenshui.gui.wording.language import named
from fenshui.units import M3_PER_HM3
from fenshui.words import filled

if TYPE_CHECKING:
    from fenshui.impact import Ensemble, Range, YearType
    from fenshui.impact.assessment import UseImpact


class SurenessView(Panel):
    """Reads the kinds of year of the assessment, and the ensemble once it has been drawn."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.state, self.draw, self.ranges = label("quiet", wrap=True), QPushButton(), QTextBrowser()
        self.draw.clicked.connect(live.remedies.draw_ensemble)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ranges, 1)
        self._seen: tuple[object, ...] = ()
        self._kinds: tuple[UseImpact, tuple[YearType, ...]] | None = None
        for changed in (live.assessment_changed, live.lens_changed, live.background.busy_changed):
            changed.connect(self._show_what_is_new)
        self.speak()

    def speak(self) -> None:
        """Write the button and the ranges."""
        self.draw.setText(filled(self.tr("Draw {members:record|records}"), members=MEMBERS))
        self.ranges.setAccessibleName(self.tr("Ranges of the impact"))
        self._show()

    def _show_what_is_new(self) -> None:
        if self._seen != self._now():
            self._show()

    def _now(self) -> tuple[object, ...]:
        """What is shown depends on this (each assessment is another) and on the language."""
        desk, use = self.live.desk, self.live.lens.use
        is_busy = self.live.background.is_at("ensemble")
        return id(desk.assessment), id(desk.ensemble), use, is_busy, id(self._kinds)

    def _show(self) -> None:
        self._seen = self._now()
        assessment, ensemble, use = self.live.desk.assessment, self.live.desk.ensemble, self.live.lens.use
        busy = self.live.background.is_at("ensemble")
        self.draw.setEnabled(not busy)
        self.draw.setVisible(assessment is not None and ensemble is None)
        if busy:
            text = self.tr("Running the transfer on drawn records…")
        elif ensemble is not None:
            told = self.tr("In {share} of {members:record|records} of years drawn anew nobody is injured.")
            text = filled(told, share=share_text(ensemble.harmless_share), members=ensemble.members)
        else:
            text = self.tr("Records of the same years drawn in another order say how sure the figures are.")
        self.state.setText(text)
        parts = [self._years(assessment.uses[use])] if assessment is not None else []
        self.ranges.setHtml("".join(parts + ([self._drawn(ensemble)] if ensemble is not None else [])))

    def _years(self, impact: UseImpact) -> str:
        """The kinds of year, once they have been told apart; until then nothing."""
        if self._kinds is None or self._kinds[0] is not impact:
            self.live.background.start(
                "years", lambda task: remedy_jobs.year_types(impact), partial(self._told_apart, impact),
                self.live.refused,
            )  # fmt: skip
            return ""
        kinds = {"wet": self.tr("Wet years"), "normal": self.tr("Normal years"), "dry": self.tr("Dry years")}
        rows = [
            (
                f"{kinds[kind.type]} ({len(kind.years)})",
                _volume(kind.injury_hm3),
                _volume(kind.bought_hm3),
            )
            for kind in self._kinds[1]
        ]
        return _table(
            (self.tr("A year, {unit}").format(unit=volume_unit()), self.tr("Injury"), self.tr("The taker gets")), rows
        )

    def _told_apart(self, impact: UseImpact, kinds: tuple[YearType, ...]) -> None:
        self._kinds = impact, kinds
        self._show_what_is_new()

    def _drawn(self, ensemble: Ensemble) -> str:
        ranges = ensemble.uses[self.live.lens.use]
        rows = [
            (self.tr("Injury of third parties"), *_volumes(ranges.injury_hm3_per_year)),
            (self.tr("Injured rights"), *_counts(ranges.injured_rights)),
            (self.tr("Worse sections"), *_counts(ranges.worse_sections)),
        ]
        basin = self.live.basin
        for node, change in ranges.sections_hm3_per_year.items():
            name = named(basin.node_by_id[node]) if basin is not None else node
            rows.append((name, *_volumes(change)))
        return _table(
            (self.tr("A year, {unit}").format(unit=volume_unit()), self.tr("5 %"), self.tr("Median"), self.tr("95 %")),
            rows,
        )


def _volumes(values: Range) -> tuple[str, str, str]:
    low, median, high = (_volume(value) for value in (values.low, values.median, values.high))
    return low, median, high


def _volume(volume_hm3: float) -> str:
    return number_text(volume_hm3 * M3_PER_HM3 / m3_per_volume_unit(), volume_digits(1))


def _counts(values: Range) -> tuple[str, str, str]:
    low, median, high = (number_text(value, 1) for value in (values.low, values.median, values.high))
    return low, median, high


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_line("th", heads), *(_line("td", row) for row in rows)]
    return f"<table width='100%' cellpadding='3' cellspacing='0'>{''.join(lines)}</table><br/>"


def _line(tag: str, cells: Sequence[str]) -> str:
    """A row whose first cell stands left and whose figures stand right."""
    aligned = zip(("left", *["right"] * (len(cells) - 1)), cells, strict=True)
    return "<tr>" + "".join(f"<{tag} align='{side}'>{escape(cell)}</{tag}>" for side, cell in aligned) + "</tr>"
