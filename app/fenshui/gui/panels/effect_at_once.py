"""What the draft does at once, at the guaranteed sections and to both parties, while its slider moves."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fenshui.desk import picturing
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.amounts import flow_digits, flow_unit, flow_units_per_m3_s, signed_text
from fenshui.gui.wording.language import named

_MOST = 8
_NOTHING = 5e-4


class EffectAtOnce(Panel):
    """A row a guaranteed section: change of its mean and of its worst period."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.heading = label("heading")
        self.heads = [label("quiet") for _ in range(3)]
        self.rows: list[tuple[Elided, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.heading, 0, 0, 1, 3)
        for column, head in enumerate(self.heads):
            self._grid.addWidget(head, 1, column, _side(column))
        for number in range(_MOST):
            row = (Elided(), label(), label())
            self.rows.append(row)
            for column, cell in enumerate(row):
                self._grid.addWidget(cell, 2 + number, column, _side(column) if column else Qt.AlignmentFlag(0))
        live.allocation_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Write the effect of the run that came last."""
        self.heading.setText(self.tr("What it does to the sections"))
        for head, text in zip(self.heads, (flow_unit(), self.tr("mean"), self.tr("worst period")), strict=True):
            head.setText(text)
        effects, one, digits = self._effects(), flow_units_per_m3_s(), flow_digits(3)
        self.setVisible(bool(effects))
        for number, row in enumerate(self.rows):
            for cell in row:
                cell.setVisible(number < len(effects))
            if number < len(effects):
                name, mean, worst = effects[number]
                row[0].say(name)
                for cell, value in ((row[1], mean), (row[2], worst)):
                    cell.setText(signed_text(value * one, digits))
                    set_tone(cell, "warn" if value < -_NOTHING else "")

    def _effects(self) -> list[tuple[str, float, float]]:
        before, after = self.live.before, self.live.after
        if before is None or after is None:
            return []
        basin = before.basin
        chosen = [row.node for row in basin.sections if row.guarantor] or [row.node for row in basin.sections]
        found = []
        for node in chosen[:_MOST]:
            change = after.node_flow_m3_s(node) - before.node_flow_m3_s(node)
            worst = float(change[np.argmin(change)])
            found.append(
                (named(basin.node_by_id[node]), picturing.mean_m3_s(change, basin.settings.timeline.seconds), worst)
            )
        return found


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
