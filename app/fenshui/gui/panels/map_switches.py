"""The strip above the map: before, after or difference; actual use or entitlement; one period, mean or worst."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fenshui.desk import picturing
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.parts import Segments

_AIR, _GAP = 10, 8
"""Pixels left and right of the switches, and between them."""


class MapSwitches(QWidget):
    """What of the river is looked at; the lens of the desk follows them, and they follow it."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.aspects = Segments(("before", "after", "difference", "swipe"), lambda value: live.look(aspect=value))
        self.uses = Segments(("actual", "entitlement"), lambda value: live.look(use=value))
        self.spans = Segments(picturing.SPANS, self._look_at_span)
        self._rows = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR, 8, _AIR, 8)
        column.setSpacing(6)
        for row in self._rows:
            row.setSpacing(_GAP)
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
            column.addLayout(row)
        self._rows[0].addWidget(self.aspects)
        self._put_below(is_narrow=False)

    def minimumSizeHint(self) -> QSize:
        """As wide as the longer of two rows."""
        below = self.uses.sizeHint().width() + _GAP + self.spans.sizeHint().width()
        wide = max(self.aspects.sizeHint().width(), below) + 2 * _AIR
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one row where there is room for all, else in two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        switches = (self.aspects, self.uses, self.spans)
        needed = sum(switch.sizeHint().width() + _GAP for switch in switches) + 2 * _AIR
        self._put_below(is_narrow=self.width() < needed)

    def _put_below(self, *, is_narrow: bool) -> None:
        row = self._rows[is_narrow]
        if row.indexOf(self.uses) < 0:
            for switch in (self.uses, self.spans):
                row.addWidget(switch)

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
        self._fit()

    def _look_at_span(self, span: str) -> None:
        self._live.look(moment=replace(self._live.lens.moment, span=span))
