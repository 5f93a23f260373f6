"""What every desktop program has in its menus: what was opened last, print, workspaces."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu

from fenshui.gui.dialogs.print_choice import PrintChoice
from fenshui.gui.docking import bring_to_front
from fenshui.gui.menus import recent, workspaces
from fenshui.gui.tour import Tour

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow


class DesktopMenu(QObject):
    """Entries in the File and View menus."""

    def __init__(self, window: MainWindow, menus: Mapping[str, QMenu], last_of_file: QAction) -> None:
        super().__init__(window)
        self.window = window
        self.recent, self.workspaces = QMenu(menus["file"]), QMenu(menus["view"])
        self.print = QAction(self)
        self.print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.print.triggered.connect(lambda: PrintChoice(self.window).open())
        before = menus["file"].insertSeparator(last_of_file)
        menus["file"].insertMenu(before, self.recent)
        menus["file"].insertAction(before, self.print)
        menus["view"].addMenu(self.workspaces)
        self.tour = menus["help"].addAction("", lambda: Tour(self.window))
        self.recent.aboutToShow.connect(self.list_recent)
        self.workspaces.aboutToShow.connect(self.list_workspaces)

    def speak(self) -> None:
        """Write the entries."""
        self.recent.setTitle(self.tr("Recent"))
        self.workspaces.setTitle(self.tr("Workspaces"))
        self.print.setText(self.tr("Print…"))
        self.tour.setText(self.tr("Tour of the window"))
        self.list_recent()
        self.list_workspaces()

    def list_recent(self) -> None:
        """Write what was opened last, and is still there."""
        menu, titles = (
            self.recent,
            {
                "basin": self.tr("Basins"),
                "transfer": self.tr("Transfers"),
                "case": self.tr("Cases"),
                "ledger": self.tr("Ledgers"),
            },
        )
        menu.clear()
        found, kind = recent.recents(), ""
        for one in found:
            if one.kind != kind:
                kind = one.kind
                menu.addAction(titles[kind]).setEnabled(False)
            entry = menu.addAction(f"{one.path.name}   {_short(one.path.parent)}", partial(self.open, one))
            entry.setToolTip(str(one.path))
        if found:
            menu.addSeparator()
            menu.addAction(self.tr("Clear the list"), self._clear)
        else:
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    def list_workspaces(self) -> None:
        """Write the presets, those the user saved, and how to save and delete one."""
        menu = self.workspaces
        menu.clear()
        names = {
            "analyst": self.tr("Analyst"),
            "negotiation": self.tr("Negotiation"),
            "signing": self.tr("Signing"),
        }
        for name, text in names.items():
            menu.addAction(text, partial(workspaces.arrange, self.window, name))
        own = workspaces.saved()
        if own:
            menu.addSeparator()
        for name in own:
            menu.addAction(name, partial(workspaces.restore, self.window, name))
        menu.addSeparator()
        menu.addAction(self.tr("Save the workspace…"), self.ask_for_name)
        if own:
            delete = menu.addMenu(self.tr("Delete"))
            for name in own:
                delete.addAction(name, partial(workspaces.delete, name))

    def open(self, one: recent.Recent) -> None:
        """Open something again."""
        live = self.window.live
        if one.kind == "basin":
            self.window.open_basin(one.path)
        elif one.kind == "transfer":
            live.drafting.open_file(one.path)
        elif one.kind == "ledger":
            live.dealing.open_ledger(one.path)
            bring_to_front(self.window, "ledger")
        else:
            live.negotiating.look_into(one.path.parent)
            live.negotiating.choose(one.path)
            bring_to_front(self.window, "negotiation")

    def ask_for_name(self) -> None:
        """Ask under which name the panels are to be kept as they stand."""
        asking = QInputDialog(self.window)
        asking.setWindowTitle(self.tr("Save the workspace"))
        asking.setLabelText(self.tr("Name of the workspace"))
        asking.textValueSelected.connect(self._save)
        asking.open()

    def _save(self, name: str) -> None:
        if name.strip():
            workspaces.save(self.window, name)

    def _clear(self) -> None:
        recent.forget_all()
        self.list_recent()


def _short(folder: Path) -> str:
    parts = folder.parts
    return str(folder) if len(parts) <= 4 else str(Path("…", *parts[-2:]))
