"""What the panels are called: their docks say it before the panels are loaded."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Titles(QObject):
    """The title of every dock, in the language in force at the moment it is made; problems are counted."""

    def __init__(self, problems: int = 0) -> None:
        super().__init__()
        counted = self.tr("Problems ({count})").format(count=f"{problems:,}")
        self.of = {
            "tables": self.tr("Tables"),
            "hydrograph": self.tr("Hydrograph"),
            "charts": self.tr("Charts"),
            "negotiation": self.tr("Negotiation"),
            "comparison": self.tr("Comparison"),
            "register": self.tr("Register"),
            "ticket": self.tr("Ticket"),
            "review": self.tr("Impact"),
            "price": self.tr("Price"),
            "deal": self.tr("Deal"),
            "ledger": self.tr("Ledger"),
            "history": self.tr("History"),
            "inspector": self.tr("Editor"),
            "sheets": self.tr("Sheets"),
            "problems": counted if problems else self.tr("Problems"),
        }
