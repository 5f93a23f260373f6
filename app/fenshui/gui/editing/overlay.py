"""What the editor draws over the map: every node, what would be caught, the line under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.editing.places_now import PlacesNow
from fenshui.gui.map.places import KINDS

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.map.view import MapView

_NEAR_PX = 14.0
_MANY = 800
"""Nodes in sight of which all are plain points: so many round dots would cover the river, and take long."""
_POINT_PX = 3


class Overlay(QWidget):
    """Lies over the map and lets every click through."""

    def __init__(self, live: LiveDesk, view: MapView) -> None:
        super().__init__(view)
        self.live, self.view = live, view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._places = PlacesNow(live)
        self._kinds: tuple[object, object, np.ndarray[tuple[int], np.dtype[np.int64]]] = (None, None, np.zeros(0, int))
        self._stamped: tuple[tuple[object, ...], QImage] = ((), QImage())
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
        self._paint_dots(painter, basin, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2))
        chosen = self.live.selection.id if self.live.selection.kind == "node" else ""
        for name in {self.start, self._caught, chosen}:
            spot = self.spot_of(name) if name else None
            if spot is not None:
                painter.drawEllipse(spot, 11, 11)
        self._paint_line(painter, theme.accent)
        painter.end()

    def _paint_dots(self, painter: QPainter, basin: Basin, theme: Theme) -> None:
        """All dots of a kind at once: there may be thousands."""
        spots, kinds = self._spots(), self._kinds_of(basin)
        in_sight = ((spots >= -_NEAR_PX) & (spots <= [self.width() + _NEAR_PX, self.height() + _NEAR_PX])).all(axis=1)
        if in_sight.sum() > _MANY:
            painter.drawImage(0, 0, self._points_of(spots, kinds, theme))
            return
        for kind, colour, size in ((1, theme.quiet, 7.0), (2, theme.water, 10.0)):
            dots = QPolygonF([QPointF(x, y) for x, y in spots[in_sight & (kinds == kind)].tolist()])
            for ink, width in ((theme.halo, size + 2), (colour, size)):
                pen = QPen(QColor(ink), width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPoints(dots)

    def _points_of(
        self,
        spots: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        kinds: np.ndarray[tuple[int], np.dtype[np.int64]],
        theme: Theme,
    ) -> QImage:
        """All points in one picture, made anew only where they are others: rings around them come and go."""
        ratio = self.devicePixelRatioF()
        wanted = (self._places.points(), kinds, self.view.view, self.size(), ratio, theme.name)
        if not all(one is two or (not isinstance(one, np.ndarray) and one == two)
                   for one, two in zip(wanted, self._stamped[0] or (None,) * len(wanted), strict=True)):  # fmt: skip
            size = (self.size() * ratio).toTuple()
            self._stamped = wanted, stamped(spots[kinds > 0] * ratio, size, round(_POINT_PX * ratio), theme.quiet)
            self._stamped[1].setDevicePixelRatio(ratio)
        return self._stamped[1]

    def _kinds_of(self, basin: Basin) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """2 for a source, 1 for any other node that the map has no symbol for (yet), 0 for the rest."""
        shown = self.live.basin.nodes if self.live.basin is not None else ()
        if self._kinds[0] is not basin.nodes or self._kinds[1] is not shown:
            drawn = self.live.basin.node_by_id if self.live.basin is not None else {}
            kinds = [
                2 if node.kind == "source" else int(node.kind not in KINDS or node.id not in drawn)
                for node in basin.nodes
            ]
            self._kinds = (basin.nodes, shown, np.array(kinds, dtype=np.int64))
        return self._kinds[2]

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


def stamped(
    spots: np.ndarray[tuple[int, int], np.dtype[np.float64]], size: tuple[int, int], side: int, ink: str
) -> QImage:
    """A clear picture with a square of `side` pixels around each of the spots that are in it."""
    width, height = size
    cells = np.zeros((height + 2 * side, width + 2 * side), dtype=np.uint32)  # with a margin, so that no square is cut
    known = spots[~np.isnan(spots).any(axis=1)]
    corners = np.floor(known - side / 2 + 0.5).astype(np.int64) + side
    inside = ((corners >= 0) & (corners <= [width + side, height + side])).all(axis=1)
    left, top = corners[inside].T
    for down in range(side):
        for right in range(side):
            cells[top + down, left + right] = QColor(ink).rgba()
    picture = np.ascontiguousarray(cells[side : side + height, side : side + width])
    return QImage(picture.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
