"""The words of the map's legend."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.gui.wording.amounts import flow_unit

Key = tuple[str, str, str]
"""What stands on the map, its state, and what it is called."""


class LegendWords(QObject):
    """In the language in force when they are asked for."""

    def title(self, shows_change: bool) -> str:
        """What the colours of the river say."""
        if shows_change:
            return self.tr("Change of flow, {unit}").format(unit=flow_unit())
        return self.tr("Flow, {unit}").format(unit=flow_unit())

    def keys(self, shows_change: bool, has_states: bool, has_unsure: bool = False) -> list[Key]:
        """What the symbols say; sections say how they are where that is known."""
        works = [("reservoir", "", self.tr("Reservoir")), ("diversion", "", self.tr("Diversion"))]
        if not has_states:
            return [("section", "", self.tr("Control section")), *works]
        if shows_change:
            return [
                ("section", "more", self.tr("More water")),
                ("section", "less", self.tr("Less water")),
                ("section", "same", self.tr("No change")),
                *works,
                *([("reach", "unsure", self.tr("More or less unsure"))] if has_unsure else []),
            ]
        return [
            ("section", "met", self.tr("Target met")),
            ("section", "short", self.tr("Below target")),
            ("section", "warning", self.tr("Below warning flow")),
            *works,
        ]
