"""The Register entries of the Ledger menu: everything the register's tab does, from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fenshui.gui.menus.mirror_menu import MirrorMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from fenshui.gui.main_window import MainWindow
    from fenshui.gui.panels.register import RegisterPanel

_KEYS = {"reading": "Ctrl+Shift+G"}
"""A reading is entered every day; the rest of the register is not."""


class RegisterMenu(MirrorMenu):
    """An entry for every button of the tab."""

    def __init__(self, window: MainWindow, panel: RegisterPanel, inside: QMenu) -> None:
        super().__init__(window)
        self.panel = panel
        inside.addSeparator()
        inside.addMenu(self.menu)
        self.show_register = self.add(self._look, "Ctrl+R")
        self.menu.addSeparator()
        self.acts = {"allot": self.mirror(panel.allot)}
        for act, button in panel.acts.items():
            self.acts[act] = self.mirror(button, _KEYS.get(act, ""))
        panel.acts_changed.connect(self.follow_buttons)
        self.speak()

    def speak(self) -> None:
        """Write every entry."""
        self.menu.setTitle(self.tr("Register"))
        self.show_register.setText(self.tr("Show the register"))
        self.follow_buttons()

    def _look(self) -> None:
        self.show_dock("register")
        self.panel.table.view.setFocus()
