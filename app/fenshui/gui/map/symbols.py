"""Symbols of places: a circle for a section, a dam for a reservoir, a square for a diversion.

A change is told by shape as well as by colour: it points up for more water, down for less.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.places import Place

RADIUS = 5.5


def paint_sign(
    painter: QPainter, place: Place, centre: QPointF, state: str, is_selected: bool, theme: Theme
) -> None:  # fmt: skip
    """The symbol of a place as shapes, for paper; a selected one has a ring."""
    if is_selected:
        draw_ring(painter, centre, theme)
    draw_symbol(painter, place.kind, state, centre, theme)


def draw_ring(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    """What a selected place has around it."""
    painter.setPen(QPen(QColor(theme.accent), 2.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 11.0, 11.0)


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
