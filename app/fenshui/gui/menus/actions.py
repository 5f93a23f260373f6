"""Everything a user can do from the menus and the keyboard, each once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox

from fenshui.gui import preferences
from fenshui.gui.dialogs.handbook import HandbookDialog
from fenshui.gui.dialogs.palette import PaletteDialog
from fenshui.gui.dialogs.sources import SourcesDialog
from fenshui.gui.docking import bring_to_front, reset_layout
from fenshui.gui.importing.dialog import ImportDialog
from fenshui.gui.menus.desktop_menu import DesktopMenu
from fenshui.gui.menus.file_acts import FileActs
from fenshui.gui.menus.ledger_acts import LedgerActs
from fenshui.gui.menus.map_acts import MapActs
from fenshui.gui.menus.negotiation_menu import NegotiationMenu
from fenshui.gui.menus.register_menu import RegisterMenu
from fenshui.gui.wording.language import LANGUAGES
from fenshui.places import sample_basin

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

SAMPLES = ("yellow_river", "heihe", "two_farms")


class Actions(QObject):
    """The menus of the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.live = window.live
        self.menus = {name: window.menu_bar.addMenu("") for name in ("file", "edit", "view", "deal", "ledger", "help")}
        self._file()
        self._edit()
        self._view()
        self._deal()
        self._ledger()
        self._help()
        self.desktop = DesktopMenu(self.window, self.menus, self.quit)
        self.register = RegisterMenu(self.window, self.window.register, self.menus["ledger"])
        self.negotiation = NegotiationMenu(self.window, self.window.negotiation, self.menus["deal"])
        for changed in (
            self.live.draft_changed,
            self.live.assessment_changed,
            self.live.case_changed,
            self.live.ledger_changed,
            self.live.edit_changed,
        ):
            changed.connect(self.enable)
        self.speak()
        self.enable()

    def speak(self) -> None:
        """Write every entry of every menu."""
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "view": self.tr("&View"),
            "deal": self.tr("&Deal"),
            "ledger": self.tr("&Ledger"),
            "help": self.tr("&Help"),
        }
        for name, menu in self.menus.items():
            menu.setTitle(titles[name])
        self.negotiation.speak()
        self.register.speak()
        self.desktop.speak()
        self.map_acts.speak()
        self.languages.setTitle(self.tr("Language"))
        self.open.setText(self.tr("Open basin…"))
        self.bring_in.setText(self.tr("Import…"))
        self.open_file.setText(self.tr("Open basin file…"))
        self.open_transfer.setText(self.tr("Open transfer…"))
        self.new_transfer.setText(self.tr("New transfer"))
        self.save_transfer.setText(self.tr("Save the transfer…"))
        self.export_map.setText(self.tr("Save the map as a picture…"))
        self.quit.setText(self.tr("Quit"))
        self.undo.setText(self.tr("Undo"))
        self.redo.setText(self.tr("Redo"))
        self.find.setText(self.tr("Find anything…"))
        self.fit.setText(self.tr("Show the whole basin"))
        self.theme.setText(self.tr("Light or dark"))
        self.reset.setText(self.tr("Reset the layout"))
        self.assess.setText(self.tr("Assess impact"))
        self.pin.setText(self.tr("Pin the draft to compare"))
        self.draw_up.setText(self.tr("Draw up the agreement…"))
        self.open_case.setText(self.tr("Open an agreement…"))
        self.sign.setText(self.tr("Sign or approve…"))
        self.record.setText(self.tr("Record in the ledger…"))
        self.open_ledger.setText(self.tr("Open a ledger…"))
        self.verify.setText(self.tr("Verify"))
        self.export.setText(self.tr("Export evidence…"))
        self.look.setText(self.tr("Verify evidence…"))
        self.new_key.setText(self.tr("New key…"))
        self.new_ledger.setText(self.tr("Start a ledger…"))
        self.enrol.setText(self.tr("Vouch for a key…"))
        self.handbook.setText(self.tr("Handbook…"))
        self.sources.setText(self.tr("Sources of the figures…"))
        self.about.setText(self.tr("About Fenshui"))
        self._name_samples()

    def _name_samples(self) -> None:
        self.samples.setTitle(self.tr("Sample basins"))
        names = {
            "yellow_river": self.tr("Yellow River"),
            "heihe": self.tr("Heihe"),
            "two_farms": self.tr("Two farms"),
        }
        for name, action in self.sample_actions.items():
            action.setText(names[name])

    def enable(self) -> None:
        """Offer what can be done now."""
        desk = self.live.desk
        editing = self.live.editing
        history = editing.edits if editing.is_on and editing.edits is not None else desk.drafts
        self.undo.setEnabled(bool(history.past))
        self.redo.setEnabled(bool(history.future))
        self.assess.setEnabled(desk.draft is not None and desk.assessment is None)
        self.pin.setEnabled(desk.draft is not None)
        self.open_transfer.setEnabled(desk.opening is not None)
        self.new_transfer.setEnabled(desk.opening is not None)
        self.sources.setEnabled(desk.opening is not None)
        self.save_transfer.setEnabled(desk.draft is not None and not editing.is_on)
        stage = desk.stage
        self.draw_up.setEnabled(self.window.deal.draw_up.isEnabled())
        self.sign.setEnabled(stage in ("sign", "approve"))
        self.record.setEnabled(stage == "recorded")
        self.verify.setEnabled(desk.records is not None)
        self.export.setEnabled(self.window.ledger.export.isEnabled())
        self.enrol.setEnabled(desk.records is not None)

    def _file(self) -> None:
        menu, files = self.menus["file"], FileActs(self.window)
        self.open = self._add(menu, files.open_basin, QKeySequence.StandardKey.Open)
        self.bring_in = self._add(menu, lambda: ImportDialog(self.window).open(), "Ctrl+I")
        self.open_file = self._add(menu, files.open_basin_file)
        self.samples = menu.addMenu("")
        self.sample_actions = {name: self._add(self.samples, partial(self._open_sample, name)) for name in SAMPLES}
        menu.addActions([self.window.editor.new, self.window.editor.save, self.window.editor.save_as])
        menu.addSeparator()
        self.new_transfer = self._add(menu, self.live.drafting.start_anew, "Ctrl+N")
        self.open_transfer = self._add(menu, files.open_transfer, "Ctrl+T")
        self.save_transfer = self._add(menu, files.save_transfer, QKeySequence.StandardKey.Save)
        menu.addSeparator()
        self.export_map = self._add(menu, self.window.map_panel.export_picture, "Ctrl+E")
        menu.addSeparator()
        self.quit = self._add(menu, self.window.close, QKeySequence.StandardKey.Quit)

    def _edit(self) -> None:
        self.undo = self._add(self.menus["edit"], self._undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(self.menus["edit"], self._redo)
        self.redo.setShortcuts([QKeySequence(keys) for keys in ("Ctrl+Y", "Ctrl+Shift+Z")])
        self.menus["edit"].addAction(self.window.editor.mode)
        self.find = self._add(self.menus["edit"], self._find)
        self.find.setShortcuts([QKeySequence(keys) for keys in ("Ctrl+K", "Ctrl+F")])

    def _find(self) -> None:
        PaletteDialog(self.live, self.menus.values(), self.window).open()

    def _view(self) -> None:
        menu = self.menus["view"]
        for dock in self.window.docks.values():
            menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        menu.addActions([self.window.dock_tabs.undock, self.window.dock_tabs.close])
        menu.addSeparator()
        self.fit = self._add(menu, self.window.map_panel.map.fit, "Ctrl+0")
        self.map_acts = MapActs(self.window, menu)
        menu.addMenu(self.window.header.units.choices)
        self.languages = menu.addMenu("")
        for code, name in LANGUAGES.items():
            self._add(self.languages, partial(preferences.choose_language, code)).setText(name)
        self.theme = self._add(menu, self.window.header.turn_theme, "Ctrl+D")
        self.reset = self._add(menu, partial(reset_layout, self.window))

    def _deal(self) -> None:
        self.assess = self._add(self.menus["deal"], self.window.ticket.ask_to_assess, "Ctrl+Return")
        self.window.ticket.assessing.connect(lambda: bring_to_front(self.window, "review"))
        self.pin = self._add(self.menus["deal"], self.live.pins.pin_draft, "Ctrl+M")
        deal = self.window.deal
        self.menus["deal"].addSeparator()
        self.draw_up = self._add(self.menus["deal"], deal.ask_to_draw_up)
        self.open_case = self._add(self.menus["deal"], deal.ask_for_case)
        self.sign = self._add(self.menus["deal"], deal.ask_to_sign, "Ctrl+Shift+S")
        self.record = self._add(self.menus["deal"], deal.ask_to_record, "Ctrl+Shift+R")

    def _ledger(self) -> None:
        menu, panel, acts = self.menus["ledger"], self.window.ledger, LedgerActs(self.live, self.window)
        self.open_ledger = self._add(menu, panel.ask_for_ledger)
        self.verify = self._add(menu, self.live.dealing.verify, "Ctrl+Shift+Y")
        self.export = self._add(menu, panel.ask_where_to, "Ctrl+Shift+E")
        self.look = self._add(menu, acts.ask_for_evidence)
        menu.addSeparator()
        self.new_key = self._add(menu, acts.ask_for_key)
        self.new_ledger = self._add(menu, acts.ask_for_ledger)
        self.enrol = self._add(menu, acts.ask_to_enrol)

    def _help(self) -> None:
        self.handbook = self._add(self.menus["help"], lambda: HandbookDialog(self.window).open(), "F1")
        self.sources = self._add(self.menus["help"], self._show_sources)
        self.about = self._add(self.menus["help"], self._tell_about)

    def _add(
        self, menu: QMenu, done: Callable[[], object], keys: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: done())
        menu.addAction(action)
        return action

    def _undo(self) -> None:
        (self.live.editing if self.live.editing.is_on else self.live.drafting).undo()

    def _redo(self) -> None:
        (self.live.editing if self.live.editing.is_on else self.live.drafting).redo()

    def _open_sample(self, name: str) -> None:
        self.window.open_basin(sample_basin(name))

    def _show_sources(self) -> None:
        if self.live.basin is not None:
            SourcesDialog(self.live.basin.sources, self.window).open()

    def _tell_about(self) -> None:
        from importlib.metadata import version

        text = self.tr("Fenshui {version}\nWhat each trade of water does to everybody else and to the river.")
        QMessageBox.about(self.window, self.tr("About Fenshui"), text.format(version=version("fenshui")))
