"""What every panel is: a widget that reads the desk, and says everything anew in another language or theme."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.wording.amounts import counting


class Panel(QWidget):
    """A part of the window. Subclasses fill `speak` with every text and value they show."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self._worn = theme_in_force().name
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        counting(QCoreApplication.instance()).changed.connect(self.speak_soon)

    def speak(self) -> None:
        """Write every text anew, with the values of the desk as they are now."""

    def speak_soon(self) -> None:
        """Do so in a turn of the window."""
        self.live.turns.soon(self, self.speak)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.speak_soon()
        elif event.type() == QEvent.Type.PaletteChange and self._worn != theme_in_force().name:
            self._worn = theme_in_force().name  # Qt says it many times over while one theme is put on
            self.speak_soon()
