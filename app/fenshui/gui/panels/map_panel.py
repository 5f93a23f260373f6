"""The map with its switches: before, after or difference; actual use or entitlement; one period, mean or worst."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from fenshui.export.map_credits import map_credits
from fenshui.gui.live.desk import LiveDesk, Selection
from fenshui.gui.map.places import places_of
from fenshui.gui.map.river_layer import machine_code_is_loaded
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.showing import shown_now
from fenshui.gui.map.shown import Marked, Shown
from fenshui.gui.map.view import MapView
from fenshui.gui.panels.first_picture import FirstPicture
from fenshui.gui.panels.legend_words import LegendWords
from fenshui.gui.panels.map_menu import MapMenu
from fenshui.gui.panels.map_switches import MapSwitches
from fenshui.gui.panels.map_tip import MapTip
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import icon_button, name_button, set_role
from fenshui.gui.panels.time_slider import TimeSlider
from fenshui.gui.wording.language import language_spoken, named
from fenshui.words import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fenshui.basin import Basin
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.legend import Key
    from fenshui.gui.map.levels import Levels


_EMPTY = 300
"""Width in pixels of what stands where no map is."""


class MapPanel(Panel):
    """The middle of the window."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.map = MapView()
        self.empty, self.tip = NextStep(live, needs="basin"), MapTip()
        self.switches, self.words = MapSwitches(live), LegendWords()
        self.closer = icon_button("closer", lambda: self.map.zoom(1.4))
        self.farther = icon_button("farther", lambda: self.map.zoom(1 / 1.4))
        self.fit = icon_button("fit", self.map.fit)
        self.export = icon_button("picture", self.export_picture)
        self.time = TimeSlider(live)
        self.menu = MapMenu(self.map, self._picture, live, self.export_picture, self._thing_at)
        self._is_behind = self._keeps_view = False
        self._first: tuple[Basin, Layout, Levels] | None = None
        self._sheet: tuple[Basin, tuple[str, bool], Sheet] | None = None
        self._arrange()
        live.basin_changed.connect(self._show_basin)
        live.edit_changed.connect(self._follow_editor)
        live.allocation_changed.connect(self._show_allocation)
        live.lens_changed.connect(self._show_state)
        live.selection_changed.connect(self._show_state)
        for changed in (live.pins_changed, live.assessment_changed):
            changed.connect(lambda: live.turns.soon(self, self._show_state, "state"))
        self.map.pointed.connect(self._pointed)
        self.map.hovered.connect(self._hovered)
        self.speak()

    def speak(self) -> None:
        """Write the switches, the names on the map and the legend."""
        self.map.setAccessibleName(self.tr("Basin map"))
        self.map.sides = (self.tr("Before"), self.tr("After"))
        self.empty.say(self.tr("No basin is open. Open a basin folder, or drop one here."))
        self.switches.speak()
        name_button(self.closer, self.tr("Look nearer"), shortcut="+")
        name_button(self.farther, self.tr("Look from farther off"), shortcut="−")
        name_button(self.fit, self.tr("Show the whole basin"), shortcut="Home")
        name_button(self.export, self.tr("Save the map as a picture…"))
        self._show_sheet(keep_view=True)

    def expect(self, comes: bool) -> None:
        """A first map will come, and has its room already; or none will."""
        self._stack.setCurrentIndex(1 if comes else 0)

    def show_first(
        self, first: tuple[Basin, Layout, Levels], then: Callable[[], object], kept: QImage | None = None
    ) -> None:
        """Show the sketch of a basin not on the table yet, or that kept from last time; say when it is in sight."""
        self._first = first
        self.expect(True)
        self.map.wear(Shown(title=self.words.title(False)), self.words.keys(False, False))
        self.map.show_sheet(self._sheet_of(first[0], first[1]), first[2], sketched=True)
        if kept is not None:
            self.map.sketch.take(kept)
        FirstPicture(self.live, self.map, then).begin()

    def export_picture(self) -> None:
        """Ask where to, and save the map as it stands."""
        kinds = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the map"), "map.png", kinds)
        if name:
            self.save_picture(Path(name))

    def save_picture(self, path: Path) -> None:
        """Save the map as it stands: as pixels or as shapes, by the ending of the file."""
        from fenshui.gui.map.exporting import export_map  # when somebody wants it: the river is to be seen first

        try:
            export_map(self.map, path, named(self.live.basin.settings) if self.live.basin else "")
        except Refused as refused:
            self.live.refused(refused)

    def _picture(self) -> QImage:
        from fenshui.gui.map.exporting import map_image  # as above

        return map_image(self.map)

    def _arrange(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(_centred(self.empty))
        self._stack.addWidget(self.map)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.switches)
        self.sheet = sheet = QGridLayout()
        sheet.addLayout(self._stack, 0, 1)
        self._glasses = _card_of((self.farther, self.closer, self.fit, self.export))
        sheet.setColumnStretch(1, 1)
        sheet.setHorizontalSpacing(0)
        sheet.addWidget(self._glasses, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        column.addLayout(sheet, 1)
        column.addWidget(self.time)

    def _show_basin(self) -> None:
        """In a turn of its own: the others have much to do with another basin too. Until then the map is asleep."""
        self._keeps_view = self.live.editing.is_on and (self._keeps_view or not self._is_behind)
        self._is_behind, self._first = True, None
        self.live.turns.soon(self, self._catch_up, "basin")

    def _catch_up(self) -> None:
        self._is_behind = False
        self._show_sheet(self._keeps_view)
        if not self._keeps_view:
            self.map.setFocus()

    def _follow_editor(self) -> None:
        """Names make room for what the editor draws."""
        sheet = self.map.sheet
        if sheet is not None and sheet.shows_all_nodes != self.live.editing.is_on:
            self._show_sheet(keep_view=True)

    def _show_sheet(self, keep_view: bool) -> None:
        if self._is_behind:
            return
        basin, layout, levels = self._first or (self.live.basin, self.live.layout, self.live.levels)
        self._stack.setCurrentIndex(0 if basin is None else 1)
        self._glasses.setVisible(basin is not None)
        self._glasses.raise_()
        if basin is not None and layout is not None and levels is not None:
            sheet = self._sheet_of(basin, layout)
            if not _shows(self.map, sheet, levels):
                self.map.wear(*self._state())
                self.map.show_sheet(sheet, levels, keep_view=keep_view, sketched=True)
                self.switches.show_chosen()
                if not machine_code_is_loaded():
                    FirstPicture(self.live, self.map).begin()
                return
        self._show_state()

    def _sheet_of(self, basin: Basin, layout: Layout) -> Sheet:
        """What is drawn of a basin; made once, though its rivers get their widths later."""
        language, made, is_edited = language_spoken(), self._sheet, self.live.editing.is_on
        said = language, is_edited
        if made is not None and made[0] is basin and made[1] == said and made[2].layout is layout:
            return made[2]
        names = {region.id: named(region) for region in basin.regions}
        sheet = Sheet(layout, places_of(basin, language), names, map_credits(basin, language), is_edited)
        self._sheet = basin, said, sheet
        return sheet

    def _show_allocation(self) -> None:
        if self._is_behind:
            return
        levels = self.live.levels
        if self.map.rivers is not None and levels is not None and self.map.rivers.levels is not levels:
            self.live.turns.soon(self, lambda: self._show_sheet(keep_view=True), "sheet")  # others follow it too
        else:
            self._show_state()

    def _show_state(self) -> None:
        if not self._is_behind:
            self.switches.show_chosen()
            self.map.show_state(*self._state())

    def _state(self) -> tuple[Shown, Sequence[Key], Marked]:
        """What the map is to show of its river now: values, the keys beside the scale, and what is selected."""
        lens = self.live.lens
        largest = self.live.pins.largest_change(lens.moment.span)
        changes = lens.aspect == "difference" and self.live.after is not None and self.live.before is not None
        shown = replace(shown_now(self.live, largest), title=self.words.title(changes))
        return shown, self.words.keys(changes, bool(shown.states), shown.unsure is not None), self._marked()

    def _marked(self) -> Marked:
        basin, chosen = self.live.basin, self.live.selection
        if basin is None:
            return Marked()
        if chosen.kind == "reach":
            return Marked(reach=next((at for at, row in enumerate(basin.reaches) if row.id == chosen.id), -1))
        if chosen.kind == "right" and chosen.id in basin.right_by_id:
            return Marked(basin.right_by_id[chosen.id].node)
        return Marked(chosen.id) if chosen.kind == "node" else Marked(region=chosen.id)

    def _hovered(self, kind: str, number: int) -> None:
        basin = None if self._is_behind else self.live.basin
        self.map.setToolTip(self.tip.text(self.live, basin, kind, number) if basin is not None and kind else "")

    def _pointed(self, kind: str, number: int) -> None:
        thing = self._thing_at(kind, number)
        self.live.select(thing.kind, thing.id)

    def _thing_at(self, kind: str, number: int) -> Selection:
        """The node or reach of a number on the map; nothing where there is none, or the map is behind the basin."""
        basin = None if self._is_behind else self.live.basin
        if basin is None or not kind:
            return Selection()
        return Selection(kind, (basin.nodes if kind == "node" else basin.reaches)[number].id)


def _shows(view: MapView, sheet: Sheet, levels: Levels) -> bool:
    """Whether a map shows just this, or the first sketch of it."""
    return view.sheet is sheet and view.rivers is not None and view.rivers.levels is levels


def _card_of(buttons: Iterable[QWidget]) -> QFrame:
    """The buttons that move the map stand on it, and so leave the strip to the switches."""
    card = QFrame()
    set_role(card, "floating")
    row = QHBoxLayout(card)
    row.setContentsMargins(2, 2, 2, 2)
    row.setSpacing(0)
    for button in buttons:
        row.addWidget(button)
    return card


def _centred(part: QWidget) -> QWidget:
    holder = QWidget()
    holder.setObjectName("panel")
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(holder)
    part.setMinimumWidth(_EMPTY)
    row.addStretch(1)
    row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder
