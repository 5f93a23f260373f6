"""The words of the comparison of pins: its rows, and what the pins are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.language import named

if TYPE_CHECKING:
    from fenshui.desk.pinning import Wanted


class ComparisonWords(QObject):
    """Says a row or a name in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {
            "verdict": self.tr("Verdict"),
            "volume": self.tr("Volume a year"),
            "price": self.tr("Price, yuan/m³"),
            "total": self.tr("Total, yuan"),
            "term": self.tr("Term"),
            "parties": self.tr("From → to"),
            "rate": self.tr("Exchange rate"),
            "paper": self.tr("Paper water"),
            "injured": self.tr("Injured third parties"),
            "section": self.tr("Section lowered most"),
            "owed": self.tr("Compensation, water a year"),
            "money": self.tr("Compensation, yuan a year"),
        }
        self.verdicts = {
            "none": self.tr("No injury"),
            "mitigable": self.tr("Can be cured"),
            "injury": self.tr("Injury"),
        }
        self.untold = self.tr("cannot be told")
        self._names = {
            "baseline": self.tr("Baseline"),
            "offer": self.tr("Offer of {who}"),
            "counter": self.tr("Counter-offer of {who}"),
        }

    def name(self, wanted: Wanted) -> str:
        """What a pin is called."""
        return self._names.get(wanted.kind, "{who}").format(who=named(wanted))
