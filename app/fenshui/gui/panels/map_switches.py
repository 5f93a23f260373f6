"""The strip above the map: before, after or difference; actual use or entitlement; one period, mean or worst."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fenshui.desk import picturing
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import Segments


class MapSwitches(QWidget):
    """What of the river is looked at; the lens of the desk follows them, and they follow it."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.aspects = Segments(("before", "after", "difference", "swipe"), lambda value: live.look(aspect=value))
        self.uses = Segments(("actual", "entitlement"), lambda value: live.look(use=value))
        self.spans = Segments(picturing.SPANS, self._look_at_span)
        strip = QHBoxLayout(self)
        strip.setContentsMargins(10, 8, 10, 8)
        strip.setSpacing(4)
        for switch in (self.aspects, self.uses, self.spans):
            strip.addWidget(switch)
            strip.addSpacing(4)
        strip.addStretch(1)

    def show_chosen(self) -> None:
        """Show what is looked at."""
        lens = self._live.lens
        self.aspects.choose(lens.aspect)
        self.uses.choose(lens.use)
        self.spans.choose(lens.moment.span)

    def speak(self) -> None:
        """Write the switches in the language in force."""
        self.aspects.say(
            {
                "before": self.tr("Before"),
                "after": self.tr("After"),
                "difference": self.tr("Difference"),
                "swipe": self.tr("Swipe"),
            },
            {
                "before": self.tr("Flows without the transfer"),
                "after": self.tr("Flows with the transfer"),
                "difference": self.tr("What the transfer changes"),
                "swipe": self.tr("Before on the left of a line, after on the right; drag the line, or Ctrl and arrows"),
            },
        )
        self.uses.say(
            {"actual": self.tr("Actual use"), "entitlement": self.tr("Entitlement")},
            {
                "actual": self.tr("Every right uses what it really uses"),
                "entitlement": self.tr("Every right uses all it may"),
            },
        )
        self.spans.say(
            {"period": self.tr("Period"), "mean": self.tr("Mean"), "worst": self.tr("Worst")},
            {
                "period": self.tr("The period of the time slider"),
                "mean": self.tr("Mean of the whole record"),
                "worst": self.tr("The worst period of each place in the whole record"),
            },
        )

    def _look_at_span(self, span: str) -> None:
        self._live.look(moment=replace(self._live.lens.moment, span=span))
