"""The map itself: a plain widget that shows a sheet, moves under the mouse and says what was pointed at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.map.laying import Layers, draw_moved, lay
from fenshui.gui.map.legend import Key, LegendLayer, draw_north, draw_scale_bar, emptiest_corner, legend_box
from fenshui.gui.map.levels import Levels
from fenshui.gui.map.river_layer import RiverLayer
from fenshui.gui.map.sheet import Seen, Sheet, is_laid_out_anew, places_in
from fenshui.gui.map.shown import Marked, Shown
from fenshui.gui.map.sketch import Sketch
from fenshui.gui.map.swiping_view import SwipingView
from fenshui.gui.map.vector import Scene, paint_map
from fenshui.gui.map.viewport import Viewport

_REST_MS = 40
_NEAR_PX = 9.0
_HIGH_PX = 320


class MapView(SwipingView):
    """Shows one picture, drawn anew for another view and recoloured for other values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 190)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown = Shown()
        self.sheet: Sheet | None = None
        self.rivers: RiverLayer | None = None
        self._drawn: Viewport | None = None
        self._layers, self._legend = Layers(), LegendLayer()
        self._seen: Seen = ()
        self._spots = np.zeros((0, 2))
        self.keys: Sequence[Key] = ()
        self.marked = Marked()
        self._corner = (0, 0)
        self._worn, self._is_edited = "", False
        self.sketch = Sketch()
        self.rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self.rest.timeout.connect(self._draw)

    def show_sheet(self, sheet: Sheet, levels: Levels, *, keep_view: bool = False, sketched: bool = False) -> None:
        """Show another basin, or the same one with other names or widths (`keep_view`).

        A sketch is there at once, drawn without the machine code, until that is loaded and somebody asks for the true
        picture; nothing can be pointed at on it.
        """
        self._is_edited = keep_view
        is_anew = is_laid_out_anew(self.sheet, sheet, self.view)
        self.sheet, self.rivers, self.sketch.is_wanted = sheet, RiverLayer(levels), sketched
        if self.shown.values is not None and len(self.shown.values) != levels.reaches:
            self.shown = Shown()  # of the basin before
        self.is_fitted = self.is_fitted or not keep_view
        fits = self.is_fitted or is_anew
        self.look_at(self.view.fitted(sheet.layout.extent) if fits else self.view, now=True)

    def wear(self, shown: Shown, keys: Sequence[Key], marked: Marked | None = None) -> None:
        """Take values and a selection for the sheet that is shown next, which so is coloured and named but once."""
        self.shown, self.keys, self.marked = shown, keys, marked or Marked()

    def show_state(self, shown: Shown, keys: Sequence[Key], marked: Marked | None = None) -> None:
        """Show other values and another selection on the same view: only the palette and the symbols change."""
        self.wear(shown, keys, marked)
        self._recolour()

    def has_line(self) -> bool:
        """Whether two states are compared."""
        return self.shown.left is not None

    def line_moved(self) -> None:
        """Only colours change."""
        self._recolour()

    def fit(self) -> None:
        """Show the whole basin."""
        self.is_fitted = True
        if self.sheet is not None:
            self.look_at(self.view.fitted(self.sheet.layout.extent), now=True)

    def what_is_at(self, spot: QPointF) -> tuple[str, int]:
        """The node or reach under a pixel: ("node" | "reach" | "", number)."""
        if self.rivers is None or self._drawn != self.view:
            return "", -1
        if len(self._seen):
            distance = np.hypot(self._spots[:, 0] - spot.x(), self._spots[:, 1] - spot.y())
            if distance.min() <= _NEAR_PX:
                return "node", self._seen[int(distance.argmin())][0].number
        ratio = self.view.pixel_ratio
        reach = self.rivers.reach_near(spot.x() * ratio, spot.y() * ratio)
        return ("reach", reach) if reach is not None else ("", -1)

    def paint_on(self, painter: QPainter, theme: Theme | None = None) -> None:
        """The map as it stands, as shapes, on paper or in a vector file; the painter counts in pixels of the map."""
        if self.sheet is not None and self.rivers is not None:
            theme = theme or theme_in_force()
            paint_map(painter, self._scene(self.sheet, self.rivers.levels, theme))
            if self.has_line():
                self.draw_line(painter, theme)

    def _scene(self, sheet: Sheet, levels: Levels, theme: Theme, *, is_sketch: bool = False) -> Scene:
        split = round(self.swipe * self.width()) if self.has_line() else 0
        keys = self._keys_in_sight()
        return Scene(
            sheet, levels, self.view, self.shown, split, self.marked, keys, self._corner, theme, is_sketch=is_sketch
        )

    def sizeHint(self) -> QSize:
        """A map likes room."""
        return QSize(900, 560)

    def look_at(self, view: Viewport, now: bool = False) -> None:
        """Show another part of the sheet, at once or as soon as the mouse rests."""
        self.view = view.sized(self.width(), self.height(), self.devicePixelRatioF())
        if now:
            self._draw()
        else:  # the picture as it is, moved or scaled; it is drawn anew a moment later, even while the mouse goes on
            if not self.rest.isActive():
                self.rest.start()
            self.update()

    def _draw(self) -> None:
        if self.sheet is None or self.rivers is None:
            return
        if self.sketch.is_needed():
            self._drawn = None
            self.update()
            return
        self._worn = theme_in_force().name
        self.rivers.draw(self.view)
        self._layers.draw(self.sheet, self.view, theme_in_force())
        self._drawn = self.view
        self._seen = places_in(self.sheet, self.view)
        self._spots = np.array([[centre.x(), centre.y()] for _, centre in self._seen]).reshape(-1, 2)
        if self.rivers.buffer is not None and (self.is_fitted or self._is_edited):  # while one looks about it stays
            self._corner = emptiest_corner(self.rivers.buffer.marks)
        self._is_edited = False
        self._recolour()

    def _recolour(self) -> None:
        self.sketch.forget()
        if self.sheet is not None and self.rivers is not None and self._drawn is not None:
            theme = theme_in_force()
            self._layers.keep_up(self.sheet, self._seen, self._drawn, self.marked, self._legend_box(), theme)
            self._legend.write(self.shown, self._keys_in_sight(), self._legend_box(), self._drawn.pixel_ratio, theme)
            selected = self.marked.node
            lay(
                self.rivers, self._layers, self._seen, self._spots, self.shown, selected, self.swipe, self._drawn, theme
            )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the layers over each other; while the view moves, moved and scaled as they are."""
        theme = theme_in_force()
        painter = QPainter(self)
        if self.rivers is None or self.sheet is None:
            painter.fillRect(self.rect(), theme.land)
        else:
            if self._drawn is None:
                scene = self._scene(self.sheet, self.rivers.levels, theme, is_sketch=True)
                self.sketch.paint(painter, self, scene)
                if self.has_line():
                    self.draw_line(painter, theme)
            else:
                self._paint_picture(painter, self._drawn, self.sheet, self.rivers, theme)
        painter.end()

    def _paint_picture(
        self, painter: QPainter, drawn: Viewport, sheet: Sheet, rivers: RiverLayer, theme: Theme
    ) -> None:
        draw_moved(painter, rivers.image, drawn, self.view, theme.land)
        if self.has_line():
            self.draw_line(painter, theme)
        painter.drawPixmap(self._legend_box().topLeft(), self._legend.picture)
        if not sheet.layout.is_schematic:
            draw_scale_bar(painter, self.view, theme)
            draw_north(painter, self.view, theme)

    def _legend_box(self) -> QRectF:
        return legend_box(self.shown, self._keys_in_sight(), self._corner, self.view)

    def _keys_in_sight(self) -> Sequence[Key]:
        """On a low map the scale is enough; the symbols would lie on the river."""
        return self.keys if self.height() >= _HIGH_PX else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole basin in sight unless the user looks at a part of it.

        Panels that come and go give a map several sizes in a row: it is drawn once, when it has the last of them.
        """
        sized = self.view.sized(self.width(), self.height(), self.devicePixelRatioF())
        fits = self.is_fitted and self.sheet is not None
        self.look_at(sized.fitted(self.sheet.layout.extent) if fits and self.sheet else sized, now=self._drawn is None)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme, once however often Qt says it."""
        if event.type() == QEvent.Type.PaletteChange and self._worn != theme_in_force().name:
            self._worn = theme_in_force().name
            self.rest.start()
        super().changeEvent(event)
