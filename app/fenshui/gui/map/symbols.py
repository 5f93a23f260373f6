"""Symbols of places: a circle for a section, a dam for a reservoir, a square for a diversion.

A change is told by shape as well as by colour: it points up for more water, down for less.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from fenshui.gui.map.places import Place
from fenshui.gui.map.viewport import Viewport
from fenshui.gui.theme import Theme

RADIUS = 5.5
_BOX = 20
_RING = 11.0

Seen = Sequence[tuple[Place, QPointF]]
"""Places with their pixels, the most important first."""


def draw_signs(
    picture: QImage, seen: Seen, state_of: Callable[[str, QPointF], str], selected: str, theme: Theme
) -> None:
    """Symbols on a picture, the important ones on top; a selected place has a ring."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, centre in reversed(seen):
        _ring(painter, place, centre, selected, theme)
        stamp = _stamp(place.kind, state_of(place.node, centre), theme, picture.devicePixelRatioF())
        painter.drawImage(centre - QPointF(_BOX / 2, _BOX / 2), stamp)
    painter.end()


def paint_signs(painter: QPainter, seen: Seen, states: Mapping[str, str], selected: str, theme: Theme) -> None:
    """The same as shapes, for paper."""
    for place, centre in reversed(seen):
        _ring(painter, place, centre, selected, theme)
        draw_symbol(painter, place.kind, states.get(place.node, ""), centre, theme)


def _ring(painter: QPainter, place: Place, centre: QPointF, selected: str, theme: Theme) -> None:
    if place.node == selected:
        painter.setPen(QPen(QColor(theme.accent), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _RING, _RING)


def under_signs(seen: Seen, view: Viewport, selected: str) -> NDArray[np.int32]:
    """The places of a flat picture that symbols cover, and the ring of the selected one."""
    rings = [(place, centre) for place, centre in seen if place.node == selected]
    return np.concatenate([_boxes(seen, view, _BOX / 2), _boxes(rings, view, _RING + 2)])


def _boxes(seen: Seen, view: Viewport, half: float) -> NDArray[np.int32]:
    ratio = view.pixel_ratio
    width, height, side = round(view.width * ratio), round(view.height * ratio), round(2 * half * ratio) + 1
    corners = np.array([[centre.x() - half, centre.y() - half] for _, centre in seen]).reshape(-1, 2) * ratio
    columns = np.floor(corners[:, :1]).astype(np.int32) + np.arange(side, dtype=np.int32)
    rows = np.floor(corners[:, 1:]).astype(np.int32) + np.arange(side, dtype=np.int32)
    inside = ((columns >= 0) & (columns < width))[:, None, :] & ((rows >= 0) & (rows < height))[:, :, None]
    return np.asarray((rows[:, :, None] * width + columns[:, None, :])[inside], dtype=np.int32)


@cache
def _stamp(kind: str, state: str, theme: Theme, pixel_ratio: float) -> QImage:
    """A symbol drawn once: a layer has a hundred of them, and is made anew for every volume that is tried."""
    side = round(_BOX * pixel_ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(pixel_ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_symbol(painter, kind, state, QPointF(_BOX / 2, _BOX / 2), theme)
    painter.end()
    return image


def draw_symbol(painter: QPainter, kind: str, state: str, centre: QPointF, theme: Theme) -> None:
    """One place, as it stands."""
    painter.setPen(QPen(QColor(theme.halo), 1.5))
    painter.setBrush(QColor(_fill(kind, state, theme)))
    if state in ("more", "less"):
        painter.drawPolygon(_arrow(centre, up=state == "more", size=RADIUS if kind == "section" else RADIUS - 1.5))
    elif kind == "section":
        _section(painter, state, centre, theme)
    elif kind == "reservoir":
        painter.drawPolygon(_dam(centre))
    elif kind == "outlet":
        painter.drawEllipse(centre, 3.0, 3.0)
    else:
        painter.drawRect(QRectF(centre.x() - 3, centre.y() - 3, 6, 6))


def _section(painter: QPainter, state: str, centre: QPointF, theme: Theme) -> None:
    if state == "warning":
        painter.drawPolygon(_diamond(centre))
        return
    painter.drawEllipse(centre, RADIUS, RADIUS)
    if state in ("", "same"):
        painter.setBrush(QColor(theme.halo))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(centre, 2.2, 2.2)


def _fill(kind: str, state: str, theme: Theme) -> str:
    by_state = {
        "more": theme.more[2],
        "less": theme.less[1],
        "same": theme.no_change,
        "met": theme.good,
        "short": theme.warn,
        "warning": theme.bad,
    }
    by_kind = {"section": theme.text, "reservoir": theme.accent, "outlet": theme.quiet, "diversion": theme.quiet}
    return by_state.get(state, by_kind[kind])


def _arrow(centre: QPointF, up: bool, size: float) -> QPolygonF:
    tip = -size if up else size
    return QPolygonF(
        [
            centre + QPointF(0, tip * 1.25),
            centre + QPointF(size * 1.15, -tip * 0.85),
            centre + QPointF(-size * 1.15, -tip * 0.85),
        ]
    )


def _dam(centre: QPointF) -> QPolygonF:
    corners = ((-4, -4.5), (4, -4.5), (7, 4.5), (-7, 4.5))
    return QPolygonF([centre + QPointF(x, y) for x, y in corners])


def _diamond(centre: QPointF) -> QPolygonF:
    size = RADIUS * 1.25
    return QPolygonF([centre + QPointF(x * size, y * size) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))])
