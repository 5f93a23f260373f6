"""The map itself: a plain widget that shows a sheet, moves under the mouse and says what was pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from fenshui.gui.map.land import land, mark_reach, mark_region
from fenshui.gui.map.legend import Key, draw_north, draw_scale_bar, emptiest_corner, legend, legend_box
from fenshui.gui.map.levels import Levels
from fenshui.gui.map.moving_view import MovingView
from fenshui.gui.map.names import names
from fenshui.gui.map.river_layer import RiverLayer
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.shown import Marked, Shown
from fenshui.gui.map.symbols import signs
from fenshui.gui.map.viewport import Viewport
from fenshui.gui.theme import Theme, theme_in_force

_AT_ONCE_S = 0.012  # a picture drawn faster than this is drawn anew on every move of the mouse
_REST_MS = 40
_NEAR_PX = 9.0
_HIGH_PX = 320


class MapView(MovingView):
    """Shows rivers by an id buffer between two cached layers of pixmaps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 220)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown = Shown()
        self.sheet: Sheet | None = None
        self.rivers: RiverLayer | None = None
        self._drawn: Viewport | None = None
        self._land, self._names, self._signs, self._legend = QPixmap(), QPixmap(), QPixmap(), QPixmap()
        self._named: object = None
        self._explained: object = None
        self._keys: Sequence[Key] = ()
        self._marked = Marked()
        self._corner = (0, 1)
        self._seconds = 0.0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._draw)

    def show_sheet(self, sheet: Sheet, levels: Levels, *, keep_view: bool = False) -> None:
        """Show another basin, or the same one with other names or widths (`keep_view`)."""
        self.sheet, self.rivers = sheet, RiverLayer(levels)
        self.is_fitted = self.is_fitted or not keep_view
        self.look_at(self.view.fitted(sheet.layout.extent) if self.is_fitted else self.view, now=True)

    def show_state(self, shown: Shown, keys: Sequence[Key], marked: Marked | None = None) -> None:
        """Show other values and another selection on the same view: only the palette and the symbols change."""
        self.shown, self._keys, self._marked = shown, keys, marked or Marked()
        self._recolour()

    def fit(self) -> None:
        """Show the whole basin."""
        self.is_fitted = True
        if self.sheet is not None:
            self.look_at(self.view.fitted(self.sheet.layout.extent), now=True)

    def what_is_at(self, spot: QPointF) -> tuple[str, int]:
        """The node or reach under a pixel: ("node" | "reach" | "", number)."""
        if self.sheet is None or self.rivers is None or not self.sheet.places:
            return "", -1
        numbers = np.array([place.number for place in self.sheet.places])
        where = self.view.on_screen(self.sheet.layout.points[numbers])
        distance = np.hypot(where[:, 0] - spot.x(), where[:, 1] - spot.y())
        if distance.min() <= _NEAR_PX:
            return "node", int(numbers[distance.argmin()])
        ratio = self.view.pixel_ratio
        reach = self.rivers.reach_near(spot.x() * ratio, spot.y() * ratio) if self._drawn == self.view else None
        return ("reach", reach) if reach is not None else ("", -1)

    def picture(self) -> QPixmap:
        """The map as it stands, with its legend."""
        return self.grab()

    def sizeHint(self) -> QSize:
        """A map likes room."""
        return QSize(900, 560)

    def look_at(self, view: Viewport, now: bool = False) -> None:
        """Show another part of the sheet, at once or as soon as the mouse rests."""
        self.view = view.sized(self.width(), self.height(), self.devicePixelRatioF())
        if now or self._seconds < _AT_ONCE_S:
            self._draw()
        else:
            self._rest.start()
            self.update()

    def _draw(self) -> None:
        if self.sheet is None or self.rivers is None:
            return
        begun = perf_counter()
        self._land = land(self.sheet, self.view, theme_in_force())
        self.rivers.draw(self.view)
        self._drawn = self.view
        if self.is_fitted and self.rivers.buffer is not None:
            self._corner = emptiest_corner(self.rivers.buffer.marks)
        self._recolour()
        self._seconds = perf_counter() - begun

    def _recolour(self) -> None:
        if self.sheet is not None and self.rivers is not None and self._drawn is not None:
            theme = theme_in_force()
            self.rivers.colour(self.shown, theme)
            self._signs = signs(self.sheet, self._drawn, self.shown.states, self._marked.node, theme)
            self._write_names(self.sheet, self._drawn, theme)
            self._write_legend(self._drawn, theme)
        self.update()

    def _write_names(self, sheet: Sheet, view: Viewport, theme: Theme) -> None:
        """Names are slow to write: only anew where the view, the names, the legend or the colours are others."""
        legend = self._legend_box()
        wanted = (id(sheet), view, legend, theme.name)
        if self._named != wanted:
            self._named, self._names = wanted, names(sheet, view, legend, theme)

    def _write_legend(self, view: Viewport, theme: Theme) -> None:
        """The legend too: only where its place, its scale, its keys or the colours are others."""
        keys, box = tuple(self._keys_in_sight()), self._legend_box()
        wanted = (self.shown.title, self.shown.scale, keys, box, view.pixel_ratio, theme.name)
        if self._explained != wanted:
            self._explained, self._legend = wanted, legend(self.shown, keys, box, view.pixel_ratio, theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the layers over each other; while the view moves, moved and scaled as they are."""
        theme = theme_in_force()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.land)
        if self._drawn is not None and self.rivers is not None and self.sheet is not None:
            self._draw_layers(painter, self._box_of(self._drawn), self.sheet, self.rivers)
            painter.drawPixmap(self._legend_box().topLeft(), self._legend)
            if not self.sheet.layout.is_schematic:
                draw_scale_bar(painter, self.view, theme)
                draw_north(painter, self.view, theme)
        painter.end()

    def _draw_layers(self, painter: QPainter, box: QRectF, sheet: Sheet, rivers: RiverLayer) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._drawn != self.view)
        painter.drawPixmap(box, self._land, QRectF(self._land.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marked(painter, sheet)
        painter.drawImage(box, rivers.image, QRectF(rivers.image.rect()))
        painter.drawPixmap(box, self._names, QRectF(self._names.rect()))
        painter.drawPixmap(box, self._signs, QRectF(self._signs.rect()))

    def _draw_marked(self, painter: QPainter, sheet: Sheet) -> None:
        theme = theme_in_force()
        for area in sheet.layout.areas:
            if area.region == self._marked.region:
                mark_region(painter, area, self.view, theme)
        if 0 <= self._marked.reach < len(sheet.layout.lines):
            mark_reach(painter, sheet.layout.lines[self._marked.reach], self.view, theme)

    def _legend_box(self) -> QRectF:
        return legend_box(self.shown, self._keys_in_sight(), self._corner, self.view)

    def _keys_in_sight(self) -> Sequence[Key]:
        """On a low map the scale is enough; the symbols would lie on the river."""
        return self._keys if self.height() >= _HIGH_PX else ()

    def _box_of(self, drawn: Viewport) -> QRectF:
        left, _, _, top = drawn.rectangle
        x, y = self.view.on_screen(np.array([[left, top]]))[0]
        zoom = drawn.metres_per_pixel / self.view.metres_per_pixel
        return QRectF(x, y, drawn.width * zoom, drawn.height * zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole basin in sight unless the user looks at a part of it."""
        sized = self.view.sized(self.width(), self.height(), self.devicePixelRatioF())
        fits = self.is_fitted and self.sheet is not None
        self.look_at(sized.fitted(self.sheet.layout.extent) if fits and self.sheet else sized, now=True)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()
        super().changeEvent(event)
