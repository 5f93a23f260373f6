"""A line of text that gives way: cut with an ellipsis where the window is narrow, whole where the mouse rests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from fenshui.gui.panels.parts import set_role

_LEAST = 60


class Elided(QLabel):
    """Never makes its panel wider than the rest of it needs, or than the `least` it keeps in pixels."""

    def __init__(self, role: str = "", least: int = _LEAST) -> None:
        super().__init__()
        self.whole, self._least = "", least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(self, role)

    def say(self, text: str) -> None:
        """Write a text, as much of it as there is room for."""
        self.whole = text
        self.setAccessibleName(text)
        self.updateGeometry()  # what is shown may stay the same, and the room for it not
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough, and a short text has all of them."""
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the text."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In another typeface there is room for more or less."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.whole if shown != self.whole else "")
        if shown != self.text():
            self.setText(shown)


class ElidedButton(QPushButton):
    """A button whose words give way in the same manner."""

    _AIR = 32
    """Pixels left and right of the words, the frame with them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.whole = text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Write other words, as many as there is room for."""
        self.whole = text
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._AIR
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room))
