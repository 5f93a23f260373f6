"""The map as it was last time, laid over the window where it will stand, until it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from fenshui.gui.last_sight import LastSight


class SightAgain(QWidget):
    """A picture, at which nothing can be pointed; what is built meanwhile grows around it.

    It is in sight only while the window has the size of then; where nothing was kept, not at all.
    """

    def __init__(self, window: QWidget, last: LastSight | None = None) -> None:
        super().__init__(window)
        self.was_painted = False
        self._last, self._window = last, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        if last is not None:
            self.setGeometry(last.place)
            self.setVisible(last.fits(window))
            window.installEventFilter(self)

    def picture_over(self, view: QWidget) -> QImage | None:
        """The picture, which stays on top of what was built; None where the map came to stand elsewhere."""
        if self._last is None or self.isHidden() or not self._last.is_still_that_of(view):
            self.let_go()
            return None
        return self._last.picture

    def let_go(self) -> None:
        """The map itself is in sight, or there will be none."""
        self._window.removeEventFilter(self)
        self.hide()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """A window that is restored to a whole screen gets its size late."""
        if event.type() == QEvent.Type.Resize and self._last is not None:
            self.setVisible(self._last.fits(self._window))
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        if self._last is not None:
            painter = QPainter(self)
            painter.drawImage(0, 0, self._last.picture)
            painter.end()
            self.was_painted = True
