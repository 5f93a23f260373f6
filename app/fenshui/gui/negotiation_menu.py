"""The Negotiation menu: everything the negotiation desk does, from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from fenshui.gui.main_window import MainWindow
    from fenshui.gui.panels.negotiation import Negotiation

_PROPOSE = "Ctrl+Shift+P"
_KEYS = {
    "offer": _PROPOSE,
    "counter": _PROPOSE,
    "mediate": _PROPOSE,
    "accept": "Ctrl+Shift+A",
    "object": "Ctrl+Shift+J",
    "approve": "Ctrl+Shift+V",
}
"""Of the three ways to propose only one is ever allowed to somebody at a time, so they share a key."""


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
        for button, keys in ((panel.open, "Ctrl+Shift+N"), (panel.bring, "Ctrl+Shift+I"), (panel.folder, "")):
            self._mirror(button, keys)
        self.menu.addSeparator()
        self.take_turns = self._add(panel.sit_next, "Ctrl+Shift+T")
        self.volume = self._add(self._edit_volume, "Ctrl+Shift+U")
        for kind, button in panel.acts.items():
            self._mirror(button, _KEYS.get(kind, ""))
        self.menu.addSeparator()
        for button, keys in (
            (panel.terms, ""),
            (panel.compare, "Ctrl+Shift+M"),
            (panel.add, ""),
            (panel.clear, ""),
            (panel.draw_up, "Ctrl+Shift+D"),
        ):
            self._mirror(button, keys)
        self.minutes = self._add(panel.ask_for_minutes)
        self.menu.addSeparator()
        self.hand_out = self._add(panel.acting.ask_to_hand_out)
        self.trust = self._add(panel.ask_to_trust)
        for changed in (window.live.table_changed, window.live.draft_changed, window.live.basin_changed):
            changed.connect(self.enable)
        window.live.case_changed.connect(self._follow)
        self.speak()

    def speak(self) -> None:
        """Write every entry."""
        self.menu.setTitle(self.tr("&Negotiation"))
        self.show_desk.setText(self.tr("Show the negotiation desk"))
        self.take_turns.setText(self.tr("Act as the next at the table"))
        self.volume.setText(self.tr("Change the volume"))
        self.minutes.setText(self.tr("Write the minutes…"))
        self.hand_out.setText(self.tr("Hand out a key card…"))
        self.trust.setText(self.tr("Trust a key card…"))
        self.enable()

    def enable(self) -> None:
        """Offer what the buttons offer."""
        for action, button in self._mirrored:
            action.setText(button.text())
            action.setEnabled(button.isEnabled())
        desk = self.panel.live.desk
        self.minutes.setEnabled(desk.table.line is not None)
        self.take_turns.setEnabled(desk.table.line is not None)
        self.volume.setEnabled(desk.draft is not None)

    def _look(self) -> None:
        dock = self.window.docks["negotiation"]
        dock.show()
        dock.raise_()
        self.panel.table.view.setFocus()

    def _follow(self) -> None:
        """Show the agreement that came on the table, and the ledger once it is posted."""
        case = self.panel.live.desk.case
        if case is not None:
            self.window.docks["ledger" if case.is_posted else "deal"].raise_()

    def _edit_volume(self) -> None:
        """Where the volume is changed, for hands on the keyboard: the arrow keys drag it."""
        dock = self.window.docks["ticket"]
        dock.show()
        dock.raise_()
        self.window.ticket.volume.slider.setFocus()

    def _mirror(self, button: QAbstractButton, keys: str) -> None:
        self._mirrored.append((self._add(button.click, keys), button))

    def _add(self, done: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: done())
        self.menu.addAction(action)
        return action
