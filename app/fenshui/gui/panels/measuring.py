"""Measuring on the map: clicks set points, Backspace takes the last back, Esc ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from fenshui.gui.map.ground import ground_at
from fenshui.gui.map.measured_line import MeasuredLine
from fenshui.gui.wording.coordinates import length_text

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.map.along_river import AlongRiver
    from fenshui.gui.map.ground import Degrees
    from fenshui.gui.map.view import MapView
    from fenshui.gui.panels.status_line import StatusLine

_DRAG_FROM_PX = 4


class Measuring(QObject):
    """Takes the left button and two keys of the map while it goes on; a drag still moves the map."""

    ended = Signal()

    def __init__(self, live: LiveDesk, view: MapView, foot: StatusLine) -> None:
        super().__init__(view)
        self._live, self._view, self._foot = live, view, foot
        self._rivers: AlongRiver | None = None
        self.line = MeasuredLine(view)
        self.is_on = False
        self._pressed: QPointF | None = None

    def begin(self) -> None:
        """Wait for the first point."""
        self.is_on = True
        self.line.setGeometry(self._view.rect())
        self.line.show()
        self.line.raise_()
        for first in (self, self._foot.mouse_place):  # who was asked last comes first: the place goes on being told
            self._view.installEventFilter(first)
        self._view.hovered.emit("", -1)
        self._view.setCursor(Qt.CursorShape.CrossCursor)
        self._view.setFocus()
        self._foot.measured.show()
        self._say()

    def end(self) -> None:
        """Let the line go."""
        if self.is_on:
            self.is_on = False
            self._view.removeEventFilter(self)
            self._view.unsetCursor()
            self.line.points, self.line.mouse, self._pressed = [], None, None
            self.line.hide()
            self._foot.measured.hide()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left button, moves and keys of the map, and its size."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.line.setGeometry(self._view.rect())
        elif kind == QEvent.Type.Leave:
            self._follow(None)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        elif isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, spot = event.type(), event.position()
        if kind == QEvent.Type.MouseMove:
            self._follow(spot)
            if self._pressed is not None:
                self._view.mouseMoveEvent(event)
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonPress:
            self._pressed = spot
            self._view.mousePressEvent(event)
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            is_click = (spot - self._pressed).manhattanLength() <= _DRAG_FROM_PX
            self._pressed = None
            self._let_go(event)
            if is_click:
                self._set_point(spot)
        return True

    def _let_go(self, event: QMouseEvent) -> None:
        """The map lets go of the sheet, and points at nothing."""
        self._view.blockSignals(True)
        self._view.mouseReleaseEvent(event)
        self._view.blockSignals(False)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() == Qt.Key.Key_Backspace:
            self.line.points = self.line.points[:-1]
            self._say()
        else:
            return False
        return True

    def _set_point(self, spot: QPointF) -> None:
        place = ground_at(self._view, spot)
        if place is not None:
            self.line.points.append(place)
            self._follow(spot)

    def _follow(self, spot: QPointF | None) -> None:
        self.line.mouse = spot
        self._say()

    def _say(self) -> None:
        """The length from the first point to the mouse, to the last point where the mouse is elsewhere."""
        from fenshui.basin.geodesic import length_m  # loads what knows the earth's shape: when somebody measures

        here = ground_at(self._view, self.line.mouse) if self.line.mouse is not None else None
        places: list[Degrees] = [*self.line.points, *([here] if here is not None else [])]
        length = length_text(length_m(places)) if self.line.points else ""
        self._foot.measured.say(
            self.tr("Length: {length}").format(length=length) if length else self.tr("Click to measure")
        )
        self.line.text = "\n".join([length, *self._along_river(list(dict.fromkeys(places)))])
        self.line.update()

    def _along_river(self, places: list[Degrees]) -> list[str]:
        """How far it is along the river, where there are two places and one of them drains to the other."""
        from fenshui.gui.map.along_river import AlongRiver  # as above

        basin, sheet = self._live.basin, self._view.sheet
        if len(places) != 2 or basin is None or sheet is None or len(sheet.layout.lines) != len(basin.reaches):
            return []
        if self._rivers is None or self._rivers.layout is not sheet.layout or self._rivers.basin is not basin:
            self._rivers = AlongRiver(basin, sheet.layout)
        metres = sheet.layout.projection.metres(np.array(places))
        found = [
            self._rivers.place_of(*self._view.what_is_at(QPointF(*pixel)), (east, north))
            for pixel, (east, north) in zip(self._view.view.on_screen(metres).tolist(), metres.tolist(), strict=True)
        ]
        length_m = self._rivers.between_m(*found)
        text = self.tr("along the river {length}")
        return [text.format(length=length_text(length_m))] if length_m is not None else []
