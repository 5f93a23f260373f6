"""The basin editor in the window: its menu, its tools and panels, and the question before anything is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from fenshui.basin.editing.snapping import draw_reaches
from fenshui.basin.editing.starting import new_basin, periods_in
from fenshui.desk.amounts import LAST_YEAR, whole
from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.dialogs.loss_question import LossQuestion
from fenshui.gui.editing.arrangement import Arrangement
from fenshui.gui.editing.map_hand import SNAP_PX, MapHand
from fenshui.gui.editing.setting_words import SettingWords
from fenshui.gui.editing.settings_form import read_date
from fenshui.gui.editing.tool_card import ToolCard
from fenshui.gui.jobs import editing_jobs
from fenshui.gui.live.edit import drawn, for_this_basin
from fenshui.words import Refused

if TYPE_CHECKING:
    from fenshui.basin.editing.lines import Place
    from fenshui.gui.main_window import MainWindow


class Editor(QObject):
    """Wires the editor to the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.live = window, window.live
        self.arrangement = Arrangement(window)
        self.hand = MapHand(window.live, window.map_panel.map)
        self.tools = ToolCard(window.live)
        window.map_panel.sheet.addWidget(self.tools, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.tools.bring_in.clicked.connect(self.ask_for_lines)
        window.problems.field_wanted.connect(window.inspector.go_to)
        self.new, self.save, self.save_as, self.mode = (QAction(self) for _ in range(4))
        self.mode.setCheckable(True)
        for action, done, keys in (
            (self.new, lambda: window.leaving.before(self.ask_for_new), "Ctrl+Alt+N"),
            (self.save, self.save_here, "Ctrl+S"),
            (self.save_as, self.ask_where_to_save, "Ctrl+Alt+S"),
            (self.mode, self._turn, "F2"),
        ):
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, done=done: done())
        self._was_on = False
        self.live.edit_changed.connect(self._edit_changed)
        self.speak()
        self._edit_changed()

    def speak(self) -> None:
        """Write the entries of the menus."""
        self.new.setText(self.tr("New basin…"))
        self.save.setText(self.tr("Save the basin"))
        self.save_as.setText(self.tr("Save the basin as…"))
        self.mode.setText(self.tr("Edit the basin"))

    def ask_for_new(self) -> None:
        """Ask what a new basin is called and which record it has."""
        words = SettingWords()
        fields = (
            Field("zh", self.tr("Chinese name"), optional=True),
            Field("en", self.tr("English name"), optional=True),
            Field("step", words.titles["step"], "choice", "month", choices=tuple(words.choices["step"].items())),
            Field("first", self.tr("First period, a date"), value=f"{date.today().year}-01-01"),
            Field("years", self.tr("Number of years"), value="1"),
        )
        FormDialog(self.tr("New basin"), self.tr("Begin"), fields, self._begin, self.window).open()

    def ask_where_to_save(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask where to, and save: a folder, or a file by its ending; then do something."""
        kinds = self.tr("Basin folder (*);;GeoPackage (*.gpkg);;Spreadsheet (*.xlsx)")
        name, _ = QFileDialog.getSaveFileName(self.window, self.tr("Save the basin"), "basin", kinds)
        if name:
            self.live.editing.save(Path(name), then)

    def save_here(self, then: Callable[[], object] = lambda: None) -> None:
        """Save where the basin lies; a new one asks. Then do something."""
        folder = self.live.editing.folder
        if folder is None:
            self.ask_where_to_save(then)
        else:
            self.live.editing.save(folder, then)

    def ask_for_lines(self) -> None:
        """Ask for a file of lines, and join them to the network."""
        kinds = self.tr("River lines (*.geojson *.json *.gpkg *.shp *.zip)")
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Import a river line"), "", kinds)
        if name:
            self.bring_in_lines(Path(name))

    def bring_in_lines(self, path: Path) -> None:
        """Join the lines of a file to the network, each end to what is near it on the screen."""
        tolerance_m = SNAP_PX * self.window.map_panel.map.view.metres_per_pixel
        live = self.live

        def join(lines: Sequence[Sequence[Place]]) -> None:
            verb = lambda basin: draw_reaches(drawn(live, basin), lines, tolerance_m)  # noqa: E731
            if live.editing.do_or_tell(verb):
                self.window.map_panel.map.fit()
                self.window.map_panel.map.is_fitted = False

        joined = for_this_basin(live, join)
        live.background.start("import", lambda task: editing_jobs.lines_in(path), joined, live.refused)

    def before_leaving(self, then: Callable[[], object]) -> bool:
        """Do something that leaves the basin behind; where edits are not saved ask first. Whether it is done."""
        if not self.live.editing.has_unsaved:
            then()
            return True
        text = self.tr("The basin has edits that are not saved.")
        LossQuestion(text, partial(self.save_here, then), partial(self._forget, then), self.window).open()
        return False

    def _forget(self, then: Callable[[], object]) -> None:
        self.live.editing.forget()
        self.live.edit_changed.emit()
        then()

    def _begin(self, answers: Answers, told: Told) -> None:
        try:
            years = whole(self.tr("Number of years"), 1, LAST_YEAR)(answers["years"])
            step = answers["step"]
            first = read_date(answers["first"])
            basin = new_basin(answers["zh"], answers["en"], step, first, periods_in(step, years))
        except Refused as refused:
            told(refused.sentence)
            return
        told(None)
        self.live.editing.begin(basin)

    def _turn(self) -> None:
        self.live.editing.turn(self.mode.isChecked())

    def _let_the_map_settle(self) -> None:
        """The panels of the editor take their room now: the whole basin is in sight when the view is held still."""
        for part in filter(None, (self.window, self.window.centralWidget(), self.window.map_panel)):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def _edit_changed(self) -> None:
        editing, view = self.live.editing, self.window.map_panel.map
        self.mode.setChecked(editing.is_on)
        self.mode.setEnabled(self.live.basin is not None)
        self.save.setEnabled(editing.has_unsaved or (editing.is_on and editing.folder is None))
        self.save_as.setEnabled(editing.edits is not None)
        if editing.is_on != self._was_on:
            self._was_on = editing.is_on
            self.arrangement.turn(editing.is_on)
        if editing.is_on and view.is_fitted:
            self._let_the_map_settle()
            view.is_fitted = False
