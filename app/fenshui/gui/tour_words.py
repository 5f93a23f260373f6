"""The words of the tour."""

from __future__ import annotations

from PySide6.QtCore import QObject


class TourWords(QObject):
    """Title and text of every stop, in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.stops = {
            "map": (
                self.tr("The map"),
                self.tr(
                    "Orange reaches lose water by the transfer on the ticket, blue ones gain, grey ones do not change. "
                    "Point at anything to see its figures; a click selects it everywhere."
                ),
            ),
            "time": (
                self.tr("The record"),
                self.tr(
                    "Every period of the record has been run. Move through it, or look at the mean and at the worst "
                    "period with the switches above the map."
                ),
            ),
            "ticket": (
                self.tr("The ticket"),
                self.tr(
                    "Who gives, who takes, how much, for how much. Drag the volume: the whole record is run again and "
                    "the map follows your hand."
                ),
            ),
            "review": (
                self.tr("The impact"),
                self.tr(
                    "“Assess impact” gives the verdict: injured third parties, worse sections, paper water, and "
                    "whether the rules allow it."
                ),
            ),
            "negotiation": (
                self.tr("Negotiation"),
                self.tr(
                    "Offers and counter-offers travel as files: drop one anywhere. What changed in terms and impact is "
                    "shown; pin them to compare side by side."
                ),
            ),
            "deal": (
                self.tr("Signing"),
                self.tr(
                    "What is agreed is drawn up, signed by both parties and approved by the authority. You sign "
                    "exactly the text you see, and the ledger keeps it."
                ),
            ),
        }
