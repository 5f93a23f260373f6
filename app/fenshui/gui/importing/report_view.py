"""What came of reading a foreign file, sorted: faults, what was read, guessed and left out, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from fenshui.gui.wording.language import spoken
from fenshui.words import Sentence

PARTS = ("faults", "read", "guessed", "left_out", "warnings")
_MOST_LINES = 200
_BETWEEN = 4  # pixels of a line above and below its words
_AIR = 14  # pixels around what is said of an empty report


class ReportView(QTreeWidget):
    """One heading for each part that has anything, with the count, and its lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QTreeWidgetItem] = []
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as high as they are long in this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A tree wraps no line by itself; what is said of a file must be read to its end."""
        room = self.viewport().width() - 2 * self.indentation() - _AIR
        for line in self._lines:
            wrapped = self.fontMetrics().boundingRect(0, 0, room, 0, Qt.TextFlag.TextWordWrap, line.text(0))
            line.setSizeHint(0, QSize(0, wrapped.height() + _BETWEEN))
        self.doItemsLayout()

    def show_parts(self, parts: Mapping[str, Iterable[Sentence]]) -> None:
        """Show these lines by part."""
        titles = {
            "faults": self.tr("Faults: the file cannot be taken over"),
            "read": self.tr("Read as it stands"),
            "guessed": self.tr("Guessed"),
            "left_out": self.tr("Left out"),
            "warnings": self.tr("Warnings"),
        }
        self._lines = []
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
            children = [_whole(line) for line in lines]
            heading.addChildren(children)
            self._lines += children
            self.addTopLevelItem(heading)
        self.expandAll()
        self._fit()


def _whole(line: str) -> QTreeWidgetItem:
    """A line, readable to its end under the mouse too."""
    item = QTreeWidgetItem([line])
    item.setToolTip(0, line)
    return item
