"""The chart of the section or reach selected: how reliably a flow passes there, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.desk.picturing import share_met
from fenshui.export.flow_duration import Floats, Flows, flow_duration, flow_passed
from fenshui.gui.panels.chart_told import Told
from fenshui.gui.panels.flow_place import flow_at, is_doubted, lines_at, place_name, place_shown
from fenshui.gui.panels.waiting import WaitingWords
from fenshui.gui.wording.amounts import flow_digits, flow_unit, flow_units_per_m3_s, number_text
from fenshui.gui.wording.language import language_spoken

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk

_TOLD_SHARES = (50, 75, 90, 95)


class ReliabilityChart(QObject):
    """Curves of flow by the share of periods in which at least it passes."""

    def told(self, live: LiveDesk, width: float, height: float) -> Told:
        """The chart of the place selected under the allocation looked at; `width` and `height` in points."""
        basin, before, after = live.basin, live.before, live.after
        place = place_shown(basin, live.selection) if basin is not None else None
        if basin is None or place is None:
            return Told("", self.tr("There is no reach yet."))
        name = place_name(basin, place)
        if before is None:
            return Told(name, WaitingWords().said(live))
        target, warning = lines_at(basin, place)
        flows = Flows(flow_at(before, place), None if after is None else flow_at(after, place), target, warning)
        facts = self._met(flows, basin.settings.timeline.seconds)
        if is_doubted(basin, place):
            facts += self.tr(" · ※ target or warning flow unverified")
        shown = flows.counted_in(flow_units_per_m3_s())
        drawing = flow_duration(shown, flow_unit(), language_spoken(), width, height)
        return Told(name, facts, drawing, self._description(name, facts, shown))

    def _met(self, flows: Flows, seconds: Floats) -> str:
        """How often the target is met; flows in m³/s, lengths of the periods in seconds."""
        if flows.target is None:
            return self.tr("No target is stated here.")
        both = (flow for flow in (flows.before, flows.after) if flow is not None)
        met = [_per_cent(share_met(flow, flows.target, seconds)) for flow in both]
        if len(met) == 1:
            return self.tr("Target met in {before} % of periods.").format(before=met[0])
        words = self.tr("Target met in {before} % of periods before, {after} % after.")
        return words.format(before=met[0], after=met[1])

    def _description(self, name: str, facts: str, flows: Flows) -> str:
        said = [f"{name}: {facts}"]
        for share in _TOLD_SHARES:
            before = _flow_text(flow_passed(flows.before, share))
            words = self.tr("At least {before} in {share} % of the periods.")
            if flows.after is not None:
                words = self.tr("At least {before} before and {after} after in {share} % of the periods.")
            after = "" if flows.after is None else _flow_text(flow_passed(flows.after, share))
            said.append(words.format(before=before, after=after, share=share))
        return " ".join(said)


def _per_cent(share: float) -> str:
    return number_text(share * 100, 1)


def _flow_text(flow: float) -> str:
    return f"{number_text(flow, flow_digits(1))} {flow_unit()}"
