"""Says in the line at the foot where on the earth the mouse is while it is over the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent

from fenshui.gui.map.ground import ground_at
from fenshui.gui.wording.coordinates import place_text

if TYPE_CHECKING:
    from fenshui.gui.map.view import MapView
    from fenshui.gui.panels.steady_text import SteadyText


class MousePlace(QObject):
    """Follows the mouse, and the map that moves under it; takes nothing away from either."""

    def __init__(self, view: MapView, text: SteadyText) -> None:
        super().__init__(view)
        self._view, self._text = view, text
        self._spot: QPointF | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A map that is painted may have moved under a mouse that rests."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._spot = event.position()
        elif kind == QEvent.Type.Leave:
            self._spot = None
        elif kind != QEvent.Type.Paint:
            return False
        self._say()
        return False

    def _say(self) -> None:
        place = ground_at(self._view, self._spot) if self._spot is not None else None
        self._text.say(place_text(*place) if place is not None else "")
