"""The head of a chart: its name, what it says in a line, and the switch of what is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.parts import Segments

LEAST_NAME = 200
"""Pixels of a name that stay in sight before the line beside it."""


def chart_head(name: Elided, facts: Elided, switch: Segments) -> QWidget:
    """Side by side; in a narrow panel the line gives way."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(14, 8, 12, 4)
    row.setSpacing(12)
    row.addWidget(name)
    row.addWidget(facts, 1)
    row.addWidget(switch)
    return head
