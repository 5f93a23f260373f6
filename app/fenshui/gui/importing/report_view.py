"""What came of reading a foreign file, sorted: faults, what was read, guessed and left out, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from fenshui.gui.wording.language import spoken
from fenshui.words import Sentence

PARTS = ("faults", "read", "guessed", "left_out", "warnings")
_MOST_LINES = 200
_AIR = 14  # pixels around what is said of an empty report


class ReportView(QTreeWidget):
    """One heading for each part that has anything, with the count, and its lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("What was read, guessed and left out"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what will stand here while nothing has been read."""
        super().paintEvent(event)
        if self.topLevelItemCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            air = self.viewport().rect().adjusted(_AIR, _AIR, -_AIR, -_AIR)
            text = self.tr("What was read, guessed and left out will stand here before anything is kept.")
            painter.drawText(air, Qt.TextFlag.TextWordWrap, text)
            painter.end()

    def show_parts(self, parts: Mapping[str, Iterable[Sentence]]) -> None:
        """Show these lines by part."""
        titles = {
            "faults": self.tr("Faults: the file cannot be taken over"),
            "read": self.tr("Read as it stands"),
            "guessed": self.tr("Guessed"),
            "left_out": self.tr("Left out"),
            "warnings": self.tr("Warnings"),
        }
        self.clear()
        for part in PARTS:
            lines = [spoken(line) for line in parts.get(part, ())]
            if not lines:
                continue
            heading = QTreeWidgetItem([self.tr("{title} ({count})").format(title=titles[part], count=len(lines))])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            more = len(lines) - _MOST_LINES
            if more > 0:
                lines[_MOST_LINES:] = [self.tr("and {count} more").format(count=more)]
            heading.addChildren([_whole(line) for line in lines])
            self.addTopLevelItem(heading)
        self.expandAll()


def _whole(line: str) -> QTreeWidgetItem:
    """A line, readable to its end under the mouse too."""
    item = QTreeWidgetItem([line])
    item.setToolTip(0, line)
    return item
