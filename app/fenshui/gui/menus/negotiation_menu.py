"""The Negotiation menu: everything the negotiation desk does, from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from fenshui.gui.menus.mirror_menu import MirrorMenu

if TYPE_CHECKING:
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


class NegotiationMenu(MirrorMenu):
    """An entry for every button of the desk, enabled when the button is, and what needs no button."""

    def __init__(self, window: MainWindow, panel: Negotiation, before: QMenu) -> None:
        super().__init__(window)
        self.panel = panel
        window.menu_bar.insertMenu(before.menuAction(), self.menu)
        self.show_desk = self.add(self._look, "Ctrl+B")
        self.menu.addSeparator()
        for button, keys in ((panel.open, "Ctrl+Shift+N"), (panel.bring, "Ctrl+Shift+I"), (panel.folder, "")):
            self.mirror(button, keys)
        self.menu.addSeparator()
        self.take_turns = self.add(panel.sit_next, "Ctrl+Shift+T")
        self.volume = self.add(self._edit_volume, "Ctrl+Shift+U")
        for kind, button in panel.acts.items():
            self.mirror(button, _KEYS.get(kind, ""))
        self.menu.addSeparator()
        for button, keys in (
            (panel.terms, ""),
            (panel.compare, "Ctrl+Shift+M"),
            (panel.add, ""),
            (panel.clear, ""),
            (panel.draw_up, "Ctrl+Shift+D"),
        ):
            self.mirror(button, keys)
        self.minutes = self.add(panel.ask_for_minutes)
        self.menu.addSeparator()
        self.hand_out = self.add(panel.acting.ask_to_hand_out)
        self.trust = self.add(panel.ask_to_trust)
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
        self.follow_buttons()
        desk = self.panel.live.desk
        self.minutes.setEnabled(desk.table.line is not None)
        self.take_turns.setEnabled(desk.table.line is not None)
        self.volume.setEnabled(desk.draft is not None)

    def _look(self) -> None:
        self.show_dock("negotiation")
        self.panel.table.view.setFocus()

    def _follow(self) -> None:
        """Show the agreement that came on the table, and the ledger once it is posted."""
        case = self.panel.live.desk.case
        if case is not None:
            self.window.docks["ledger" if case.is_posted else "deal"].raise_()

    def _edit_volume(self) -> None:
        """Where the volume is changed, for hands on the keyboard: the arrow keys drag it."""
        self.show_dock("ticket")
        self.window.ticket.volume.slider.setFocus()
