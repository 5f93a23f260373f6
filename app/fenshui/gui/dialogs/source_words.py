"""Where the water of a title comes from, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.register.sources import SOURCE_RULES


class SourceWords(QObject):
    """The sources the register knows, the river first."""

    def __init__(self) -> None:
        super().__init__()
        words = {
            "surface": self.tr("the river"),
            "ground": self.tr("groundwater"),
            "reclaimed": self.tr("reclaimed water"),
            "rain": self.tr("rainwater"),
            "desalinated": self.tr("desalinated sea water"),
            "mine": self.tr("mine water"),
            "brackish": self.tr("brackish water"),
        }
        self.sources = {source: words[source] for source in SOURCE_RULES}
