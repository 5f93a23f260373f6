"""The menu of the map: what can be done with what lies under the mouse or is selected; and its double click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from fenshui.gui.live.desk import LiveDesk, Selection
from fenshui.gui.map.ground import ground_at
from fenshui.gui.map.looking import extent_of, middle_of, zoom_to
from fenshui.gui.panels.flow_place import place_name
from fenshui.gui.panels.picture_menu import PictureMenu
from fenshui.gui.tables.table_of import table_of
from fenshui.gui.wording.coordinates import place_text
from fenshui.gui.wording.language import named, names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from fenshui.basin import Basin
    from fenshui.gui.map.view import MapView

_ON_THE_MAP = ("node", "reach", "region", "right")


class MapMenu(PictureMenu):
    """Asked for by the right button, by the menu key or by Shift+F10; a double click zooms without asking."""

    table_wanted = Signal(str)
    """The table whose selected row is to be seen."""

    def __init__(
        self,
        view: MapView,
        picture: Callable[[], QImage],
        live: LiveDesk,
        save: Callable[[], None],
        pointed_at: Callable[[str, int], Selection],
    ) -> None:
        super().__init__(view, picture, live, save)
        self._view, self._pointed_at = view, pointed_at
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Menu, keys of the menu, double click."""
        if isinstance(event, QContextMenuEvent):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            (self.ask_of_selection if by_key else partial(self._ask_of, QPointF(event.pos())))()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _asks_for_menu(event):
            self.ask_of_selection()
            return True
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            chosen = self._at(event.position())
            return event.button() == Qt.MouseButton.LeftButton and self.zoom_to(chosen)
        return False

    def ask_of_selection(self) -> None:
        """What can be done with what is selected, beside it."""
        basin, chosen = self._live.basin, self._live.selection
        spot = middle_of(basin, self._view, chosen) if basin is not None else None
        spot = spot or QPointF(self._view.rect().center())
        self._offer(chosen, spot)

    def menu_of(self, chosen: Selection, spot: QPointF) -> QMenu:
        """What can be done with a thing, or with the ground where there is none; then with the picture."""
        whole = self.menu()
        first = whole.actions()[0]
        part = QMenu(whole)
        if self._live.basin is not None and chosen.kind in _ON_THE_MAP:
            self._add_acts(part, self._live.basin, chosen)
        else:
            self._add_ground(part, spot)
        whole.insertActions(first, part.actions())
        whole.insertSeparator(first)
        return whole

    def zoom_to(self, chosen: Selection) -> bool:
        """Look at a thing; whether it lies anywhere."""
        basin, sheet = self._live.basin, self._view.sheet
        extent = extent_of(basin, sheet.layout, chosen) if basin is not None and sheet is not None else None
        if extent is not None:
            zoom_to(self._view, extent)
        return extent is not None

    def _at(self, spot: QPointF) -> Selection:
        return self._pointed_at(*self._view.what_is_at(spot))

    def _ask_of(self, spot: QPointF) -> None:
        self._offer(self._at(spot), spot)

    def _offer(self, chosen: Selection, spot: QPointF) -> None:
        menu = self.menu_of(chosen, spot)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.mapToGlobal(spot.toPoint()))

    def _add_acts(self, menu: QMenu, basin: Basin, chosen: Selection) -> None:
        live = self._live
        menu.addAction(_name_of(basin, chosen)).setEnabled(False)
        select = menu.addAction(self.tr("Select"), partial(live.select, chosen.kind, chosen.id))
        select.setEnabled(live.selection != chosen)
        menu.addAction(self.tr("Zoom to it"), partial(self.zoom_to, chosen))
        self._add_transfers(menu, basin, chosen)
        row = table_of(basin, chosen)
        if row is not None:
            menu.addAction(self.tr("Show in the tables"), partial(self._show_row, *row))

    def _add_transfers(self, menu: QMenu, basin: Basin, chosen: Selection) -> None:
        """A transfer from the right that stands there; where there are several, from which."""
        here = [row for row in basin.rights if chosen in (Selection("node", row.node), Selection("right", row.id))]
        holders = dict(zip((row.id for row in basin.holders), names_of(basin.holders), strict=True))
        names = [holders.get(row.holder, row.holder) for row in here]
        if len(here) == 1:
            text = self.tr("New transfer from {holder}").format(holder=names[0].replace("&", "&&"))
            menu.addAction(text, partial(self._begin_transfer, here[0].id))
        elif here:
            several = menu.addMenu(self.tr("New transfer from a right here"))
            for right, name in zip(here, names, strict=True):
                several.addAction(name.replace("&", "&&"), partial(self._begin_transfer, right.id))

    def _add_ground(self, menu: QMenu, spot: QPointF) -> None:
        menu.addAction(self.tr("Show the whole basin"), self._view.fit)
        ground = ground_at(self._view, spot)
        text = place_text(*ground) if ground is not None else ""
        if text:
            menu.addAction(self.tr("Copy the coordinates"), partial(QGuiApplication.clipboard().setText, text))

    def _begin_transfer(self, right: str) -> None:
        self._live.select("right", right)
        self._live.drafting.start_anew()

    def _show_row(self, table: str, row: Selection) -> None:
        self._live.select(row.kind, row.id)
        self.table_wanted.emit(table)


def _asks_for_menu(event: QKeyEvent) -> bool:
    """The menu key, or Shift+F10 where the system does not make one of it."""
    is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and is_shifted)


def _name_of(basin: Basin, chosen: Selection) -> str:
    if chosen.kind == "right":
        chosen = Selection("node", basin.right_by_id[chosen.id].node)
    name = named(basin.region_by_id[chosen.id]) if chosen.kind == "region" else place_name(basin, chosen)
    return name.replace("&", "&&")
