"""What the editor draws over the map: every node, what would be caught, the line under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fenshui.gui.editing.places_now import PlacesNow
from fenshui.gui.map.places import KINDS
from fenshui.gui.theme import theme_in_force

if TYPE_CHECKING:
    from fenshui.gui.live_desk import LiveDesk
    from fenshui.gui.map.view import MapView

_NEAR_PX = 14.0


class Overlay(QWidget):
    """Lies over the map and lets every click through."""

    def __init__(self, live: LiveDesk, view: MapView) -> None:
        super().__init__(view)
        self.live, self.view = live, view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._places = PlacesNow(live)
        self.start = ""
        self.line: list[tuple[float, float]] = []
        self.ghost: QPointF | None = None
        self._mouse: QPointF | None = None
        self._caught = ""
        self.hide()

    def let_go(self) -> None:
        """Forget what was under way."""
        self.start, self.line, self.ghost, self._caught = "", [], None, ""
        self.update()

    def follow(self, spot: QPointF, *, is_snapping: bool) -> None:
        """Show what the mouse would catch here."""
        self._mouse = spot
        caught = self.node_near(spot) if is_snapping else ""
        if caught != self._caught or self.start or self.line:
            self._caught = caught
            self.update()

    def node_near(self, spot: QPointF) -> str:
        """The node under a pixel; nothing where none is near."""
        spots, basin = self._spots(), self.live.editing.basin
        if basin is None or not len(spots):
            return ""
        away = np.nan_to_num(np.hypot(spots[:, 0] - spot.x(), spots[:, 1] - spot.y()), nan=np.inf)
        return basin.nodes[int(away.argmin())].id if away.min() <= _NEAR_PX else ""

    def spot_of(self, name: str) -> QPointF | None:
        """The pixel of a node."""
        basin, spots = self.live.editing.basin, self._spots()
        if basin is None or name not in basin.node_by_id:
            return None
        spot = spots[next(at for at, node in enumerate(basin.nodes) if node.id == name)]
        return None if np.isnan(spot).any() else QPointF(*spot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nodes that are no symbol of the map as dots; rings around what is chosen or would be caught."""
        theme, basin = theme_in_force(), self.live.editing.basin
        if basin is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.halo), 1.5))
        spots = self._spots()
        in_sight = ((spots >= -_NEAR_PX) & (spots <= [self.width() + _NEAR_PX, self.height() + _NEAR_PX])).all(axis=1)
        drawn = {node.id for node in self.live.basin.nodes} if self.live.basin is not None else set()
        for at in np.flatnonzero(in_sight).tolist():
            node = basin.nodes[at]
            if node.kind not in KINDS or node.id not in drawn:
                source = node.kind == "source"
                painter.setBrush(QColor(theme.water if source else theme.quiet))
                painter.drawEllipse(QPointF(*spots[at]), 5.0 if source else 3.5, 5.0 if source else 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2))
        chosen = self.live.selection.id if self.live.selection.kind == "node" else ""
        for name in {self.start, self._caught, chosen}:
            spot = self.spot_of(name) if name else None
            if spot is not None:
                painter.drawEllipse(spot, 11, 11)
        self._paint_line(painter, theme.accent)
        painter.end()

    def _paint_line(self, painter: QPainter, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        spots = [self.spot_of(self.start)] if self.start else []
        if self.line:
            metres = self.live.editing.projection.metres(np.array(self.line))
            spots += [QPointF(x, y) for x, y in self.view.view.on_screen(metres).tolist()]
        found = [spot for spot in spots if spot is not None]
        if found and self._mouse is not None:
            end = self.spot_of(self._caught) if self._caught else None
            painter.drawPolyline(QPolygonF([*found, end or self._mouse]))
        if self.ghost is not None:
            painter.drawEllipse(self.ghost, 7, 7)

    def _spots(self) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return self.view.view.on_screen(self._places.points())
