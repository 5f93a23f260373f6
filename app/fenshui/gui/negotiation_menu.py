"""The Negotiation menu: everything the negotiation desk does, from the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from fenshui.gui.main_window import MainWindow
    from fenshui.gui.panels.negotiation import Negotiation


class NegotiationMenu(QObject):
    """An entry for every button of the desk, enabled when the button is, and what needs no button."""

    def __init__(self, window: MainWindow, panel: Negotiation, before: QMenu) -> None:
        super().__init__(window)
        self.window, self.panel = window, panel
        self.menu = QMenu(window.menu_bar)
        window.menu_bar.insertMenu(before.menuAction(), self.menu)
        self._mirrored: list[tuple[QAction, QAbstractButton]] = []
        self.show_desk = self._add(self._look, "Ctrl+B")
        self.menu.addSeparator()
        for button in (panel.open, panel.bring, panel.folder):
            self._mirror(button)
        self.menu.addSeparator()
        self.acts = {kind: self._mirror(button) for kind, button in panel.acts.items()}
        self.menu.addSeparator()
        for button in (panel.terms, panel.add, panel.clear, panel.draw_up):
            self._mirror(button)
        self.minutes = self._add(panel.ask_for_minutes)
        self.menu.addSeparator()
        self.hand_out = self._add(panel.acting.ask_to_hand_out)
        self.trust = self._add(panel.ask_to_trust)
        self.menu.aboutToShow.connect(self.enable)
        self.speak()

    def speak(self) -> None:
        """Write every entry."""
        self.menu.setTitle(self.tr("&Negotiation"))
        self.show_desk.setText(self.tr("Show the negotiation desk"))
        self.minutes.setText(self.tr("Write the minutes…"))
        self.hand_out.setText(self.tr("Hand out a key card…"))
        self.trust.setText(self.tr("Trust a key card…"))
        self.enable()

    def enable(self) -> None:
        """Offer what the buttons offer."""
        for action, button in self._mirrored:
            action.setText(button.text())
            action.setEnabled(button.isEnabled())
        self.minutes.setEnabled(self.panel.live.desk.table.line is not None)

    def _look(self) -> None:
        dock = self.window.docks["negotiation"]
        dock.show()
        dock.raise_()
        self.panel.table.view.setFocus()

    def _mirror(self, button: QAbstractButton) -> QAction:
        action = self._add(partial(self._press, button))
        self._mirrored.append((action, button))
        return action

    def _press(self, button: QAbstractButton) -> None:
        button.click()

    def _add(self, done: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: done())
        self.menu.addAction(action)
        return action
