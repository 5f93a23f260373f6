"""The hydrograph: flow of a section or reach before and after, with the target and warning lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fenshui.desk.picturing import mean_m3_s
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.live.desk import LiveDesk, Selection
from fenshui.gui.panels.after_the_map import AfterTheMap
from fenshui.gui.panels.chart_head import LEAST_NAME, chart_head
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.flow_place import flow_at, is_doubted, lines_at, place_name, place_shown
from fenshui.gui.panels.hydrograph_told import HydrographTold
from fenshui.gui.panels.line_legend import LineKey, LineLegend
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import Segments
from fenshui.gui.panels.picture_menu import PictureMenu
from fenshui.gui.panels.waiting import WaitingWords
from fenshui.gui.tables.comparison_words import ComparisonWords
from fenshui.gui.wording.amounts import flow_digits, flow_unit, flow_units_per_m3_s, number_text, signed_text

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.panels.hydrograph_plot import HydrographPlot

SPAN_YEARS = {"five": 5, "record": 0}


class Hydrograph(Panel):
    """Shows whatever is selected; the last guaranteed section where nothing is."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.plot: HydrographPlot | None = None
        self.nothing = NextStep(live, needs="basin", margin=14)
        self.name = Elided("heading", LEAST_NAME)
        self.facts = Elided("quiet")
        self.legend = LineLegend()
        self.span = Segments(tuple(SPAN_YEARS), self._choose_span)
        self.span.choose("five")
        self._years = 5
        self._years_of: Basin | None = None
        self._decimal_years: NDArray[np.float64] = np.zeros(1)
        self._head = chart_head(self.name, self.facts, self.span)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self._head)
        self._column.addWidget(self.legend)
        self._column.addStretch(1)
        for changed in (live.basin_changed, live.selection_changed):
            changed.connect(self._show)
        follow = AfterTheMap(self, live, self._show, "flows").follow
        for changed in (live.allocation_changed, live.pins_changed):
            changed.connect(follow)
        live.lens_changed.connect(self._show_moment)
        self.speak()

    def prepare(self) -> None:
        """Load the plotting library, once the window stands and the user looks at the map."""
        if self.plot is None:
            from fenshui.gui.panels.hydrograph_plot import HydrographPlot

            self.plot = HydrographPlot(self._go_to)
            self._column.takeAt(3)
            self._column.addWidget(self.plot.widget, 1)
            self.menu = PictureMenu(self.plot.widget, self.picture, self.live)
            policy = self.plot.widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self.plot.widget.setSizePolicy(policy)
            self.plot.widget.setVisible(False)  # until there are flows to show
            self._say()
            self.live.turns.soon(self, self._show, "flows")

    def picture(self) -> QImage:
        """The chart with its name and its legend, as it is seen."""
        return self.grab().toImage()

    def speak(self) -> None:
        """Write the names and draw in the theme in force."""
        self._say()
        self._show()

    def _say(self) -> None:
        self.span.say({"five": self.tr("5 years"), "record": self.tr("Record")})
        if self.plot is not None:
            self.plot.widget.setAccessibleName(self.tr("Hydrograph"))
            self.plot.dress(
                {
                    "before": self.tr("Before"),
                    "after": self.tr("After"),
                    "target": self.tr("Target"),
                    "warning": self.tr("Warning flow"),
                    "axis": self.tr("Flow, {unit}").format(unit=flow_unit()),
                }
            )

    def _show(self) -> None:
        basin, before = self.live.basin, self.live.before
        place = self._place_now()
        if self.plot is not None:
            self.plot.widget.setVisible(place is not None)
        self.nothing.setVisible(basin is None)
        self.nothing.say(self.tr("The flow at a section or in a reach will stand here."))
        self._head.setVisible(basin is not None)
        if basin is None or place is None:
            self.name.say("")
            self.facts.say(self.tr("There is no reach yet."))
            return
        self.name.say(place_name(basin, place))
        if before is None:
            self.facts.say(WaitingWords().said(self.live))
            if self.plot is not None and not self.live.editing.can_be_allocated:
                self.plot.widget.setVisible(False)  # of the river before its fault
            return
        flow = flow_at(before, place)
        after = self.live.after
        changed = flow_at(after, place) if after is not None else None
        self.facts.say(self._facts(flow, changed))
        if self.plot is not None:
            if self._years_of is not basin:
                self._years_of, self._decimal_years = basin, _years(basin)
            one = flow_units_per_m3_s()
            target, warning = lines_at(basin, place)
            drawn = [None if each is None else each * one for each in (flow, changed, target)]
            told = HydrographTold().text(self.name.whole, self.facts.whole, target, warning)
            self.plot.widget.setAccessibleDescription(told)
            self.plot.show_flows(self._decimal_years, drawn, None if warning is None else warning * one)
            self.plot.show_pinned(self._pinned(place))
            self.legend.show_keys(self.plot.keys())
            self._show_moment()

    def _pinned(self, place: Selection) -> list[tuple[LineKey, NDArray[np.float64]]]:
        """What is pinned, but for the baseline: it is the line before."""
        pins, basin = self.live.pins.pins, self.live.basin
        if basin is None or not pins:
            return []
        colours, use, one = theme_in_force().pins, self.live.lens.use, flow_units_per_m3_s()
        return [
            (LineKey(name.kind, colour, width=1.3), flow_at(pin.assessment.uses[use].after, place) * one)
            for pin, name, colour in zip(pins, ComparisonWords().called(pins, basin), colours, strict=False)
            if pin.wanted.package
        ]

    def _show_moment(self) -> None:
        basin = self.live.basin
        if basin is not None and self.plot is not None and self.live.before is not None:
            self.plot.show_moment(
                self.live.lens.moment.period, self._years * basin.settings.timeline.periods_in_full_year
            )

    def _choose_span(self, span: str) -> None:
        self._years = SPAN_YEARS[span]
        self._show_moment()

    def _go_to(self, period: int) -> None:
        self.live.look(moment=replace(self.live.lens.moment, period=period, span="period"))

    def _place_now(self) -> Selection | None:
        return place_shown(self.live.basin, self.live.selection) if self.live.basin is not None else None

    def _facts(self, flow: NDArray[np.float64], changed: NDArray[np.float64] | None) -> str:
        basin, place = self.live.basin, self._place_now()
        assert basin is not None
        mean = mean_m3_s(flow, basin.settings.timeline.seconds)
        text = self.tr("mean {mean}").format(mean=_with_unit(mean, 2))
        if changed is not None:  # at once, so that a narrow panel cuts what matters less
            by = (mean_m3_s(changed, basin.settings.timeline.seconds) - mean) * flow_units_per_m3_s()
            change = f"{signed_text(by, flow_digits(3))} {flow_unit()}"
            text += self.tr(" ({change} by the transfer)").format(change=change)
        text += self.tr(" · lowest {lowest}").format(lowest=_with_unit(flow.min(), 2))
        if place is not None and is_doubted(basin, place):
            text += self.tr(" · ※ target or warning flow unverified")
        return text


def _with_unit(flow_m3_s: float, digits: int) -> str:
    return f"{number_text(flow_m3_s * flow_units_per_m3_s(), flow_digits(digits))} {flow_unit()}"


def _years(basin: Basin) -> NDArray[np.float64]:
    days: list[Any] = list(basin.settings.timeline.dates)
    return np.array([day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in days])
