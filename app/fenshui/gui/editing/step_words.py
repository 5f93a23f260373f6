"""The steps of a record and the rules of sharing, as people say them."""

from __future__ import annotations

from PySide6.QtCore import QObject


class StepWords(QObject):
    """Says them in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = {
            "year": self.tr("years"),
            "month": self.tr("months"),
            "dekad": self.tr("dekads (ten days)"),
            "day": self.tr("days"),
        }
        self.sharing = {
            "max-min": self.tr("equal shares of what is asked (max-min)"),
            "proportional": self.tr("proportional"),
            "equal-losses": self.tr("equal losses"),
            "seniority": self.tr("by date"),
        }
