"""A menu that offers from the keyboard what the buttons of a panel offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from fenshui.gui.docking import bring_to_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from fenshui.gui.main_window import MainWindow


class MirrorMenu(QObject):
    """Its entries say what the buttons say, and can be chosen when those can be pressed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.menu = QMenu(window.menu_bar)
        self._mirrored: list[tuple[QAction, QAbstractButton]] = []

    def mirror(self, button: QAbstractButton, keys: str = "") -> QAction:
        """An entry for a button."""
        action = self.add(button.click, keys)
        self._mirrored.append((action, button))
        return action

    def add(self, done: Callable[[], object], keys: str = "") -> QAction:
        """An entry that needs no button."""
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: done())
        self.menu.addAction(action)
        return action

    def follow_buttons(self) -> None:
        """Say and offer what the buttons do."""
        for action, button in self._mirrored:
            action.setText(button.text())
            action.setEnabled(button.isEnabled())

    def show_dock(self, name: str) -> None:
        """Bring a panel to the front."""
        bring_to_front(self.window, name)
