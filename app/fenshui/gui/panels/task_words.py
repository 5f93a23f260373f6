"""What each job beside the window is called while one waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

OF = ": "
"""Behind it a job says what of: jobs of one kind that do not supersede each other."""


class TaskWords(QObject):
    """The name of a job -> what is being done."""

    def __init__(self) -> None:
        super().__init__()
        file, ledger, case = self.tr("Reading the file"), self.tr("Reading the ledger"), self.tr("Reading the cases")
        transfer = self.tr("Reading the transfer")
        signing, register = self.tr("Signing"), self.tr("Reading the register")
        self.of = {
            "open": self.tr("Opening the basin"),
            "allocate": self.tr("Allocating the record"),
            "edit": self.tr("Looking through the basin"),
            "digest": self.tr("Looking through the basin"),
            "save": self.tr("Saving the basin"),
            "import": file,
            "handed over": file,
            "map": self.tr("Drawing the map"),
            "sight": self.tr("Keeping the map for the next start"),
            "plots": self.tr("Getting the charts ready"),
            "draft": transfer,
            "kept": transfer,
            "preview": self.tr("Running the transfer"),
            "assess": self.tr("Assessing the impact"),
            "years": self.tr("Telling the kinds of year apart"),
            "cures": self.tr("Looking for cures"),
            "neutral": self.tr("Looking for cures"),
            "ensemble": self.tr("Drawing other records"),
            "pin": self.tr("Comparing"),
            "price": self.tr("Working out the price"),
            "blotter": case,
            "case": self.tr("Reading the agreement"),
            "negotiate": signing,
            "sign": signing,
            "card": self.tr("Reading the key card"),
            "draw-up": self.tr("Drawing up the agreement"),
            "minutes": self.tr("Writing the minutes"),
            "record": self.tr("Recording in the ledger"),
            "ledger": ledger,
            "register": register,
            "allotment": register,
            "register-act": self.tr("Recording in the ledger"),
            "register-year": self.tr("Working out the water year"),
            "verify": self.tr("Verifying the ledger"),
            "evidence": self.tr("Verifying the evidence"),
            "export": self.tr("Exporting"),
        }
