"""Legend, scale bar and north arrow, drawn over the map."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap, QPolygonF

from fenshui.gui.dress.theme import Theme
from fenshui.gui.map.palette import ChangeScale, FlowScale
from fenshui.gui.map.shown import HATCH_PX, Shown
from fenshui.gui.map.symbols import draw_symbol
from fenshui.gui.map.viewport import Viewport

_PAD, _BAR_HEIGHT, _BAR_ROOM, _ROW = 12.0, 10.0, 58.0, 20.0
_BAR_WIDTH, _NARROW_BAR, _NARROW_MAP = 224.0, 172.0, 680
"""Of the bar, and of the bar on a map narrower than so many pixels: more of the river stays in sight."""
_BAR_ALONE, _BAR_INSET = 46.0, 14.0  # the room of a bar over no keys; the ticks at its ends stand half beside it
_BETWEEN_TICKS = 3.0
_LAP = 3.0  # of a strip of the bar under the next: no scale of a picture opens a seam between them
_EDGE = 14.0  # from the card to the edge of the map


Key = tuple[str, str, str]
"""What stands in the legend: symbol, state, text."""


def emptiest_corner(marks: NDArray[np.int32]) -> tuple[int, int]:
    """The upper corner (right?, bottom?) of a picture with less river in it; below stand the buttons and the scale."""
    tall, wide = marks.shape[0] * 3 // 8, marks.shape[1] * 5 // 12
    on_the_left, on_the_right = (np.count_nonzero(part) for part in (marks[:tall, :wide], marks[:tall, -wide:]))
    return (0, 0) if on_the_left <= on_the_right else (1, 0)


def legend_box(shown: Shown, keys: Sequence[Key], corner: tuple[int, int], view: Viewport) -> QRectF:
    """Where the legend lies in its corner of the map; nowhere where there is nothing to explain."""
    if not shown.scale and not keys:
        return QRectF()
    metrics = QFontMetricsF(_font(11))
    columns = _columns(keys, metrics)
    bar = _BAR_WIDTH if view.width >= _NARROW_MAP else _NARROW_BAR
    width = max(bar, metrics.horizontalAdvance(shown.title), sum(wide for wide, _ in columns)) + 2 * _PAD
    rows = max((len(column) for _, column in columns), default=0)
    below = rows * _ROW - 4 if rows else 0
    height = 2 * _PAD + below + (0 if not shown.scale else _BAR_ROOM if rows else _BAR_ALONE)
    left = view.width - _EDGE - width - 36 if corner[0] else _EDGE
    return QRectF(left, view.height - _EDGE - height if corner[1] else _EDGE, width, height)


class LegendLayer:
    """The legend as a picture, written anew only where its place, its scale, its keys or the colours are others."""

    def __init__(self) -> None:
        self.picture = QPixmap()
        self._written: object = None

    def write(self, shown: Shown, keys: Sequence[Key], box: QRectF, ratio: float, theme: Theme) -> None:
        """Follow what is shown."""
        wanted = (shown.title, shown.scale, tuple(keys), box, ratio, theme.name)
        if self._written != wanted:
            self._written, self.picture = wanted, legend(shown, keys, box, ratio, theme)


def legend(shown: Shown, keys: Sequence[Key], box: QRectF, pixel_ratio: float, theme: Theme) -> QPixmap:
    """A card as large as its box: title, scale and keys."""
    pixmap = QPixmap(ceil(box.width() * pixel_ratio) + 1, ceil(box.height() * pixel_ratio) + 1)
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_legend(painter, shown, keys, QRectF(0.5, 0.5, box.width() - 1, box.height() - 1), theme)
    painter.end()
    return pixmap


def paint_legend(painter: QPainter, shown: Shown, keys: Sequence[Key], card: QRectF, theme: Theme) -> None:
    """The legend on its card, where there is one."""
    if not shown.scale and not keys:
        return
    _draw_card(painter, card, theme)
    metrics = QFontMetricsF(_font(11))
    painter.setFont(_font(11))
    x, y = card.left() + _PAD, card.top() + _PAD
    if shown.scale:
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(x, y + metrics.ascent()), shown.title)
        wide = min(_BAR_WIDTH, card.width() - 2 * _PAD) - 2 * _BAR_INSET
        _draw_bar(painter, shown.scale, QRectF(x + _BAR_INSET, y + 21, wide, _BAR_HEIGHT), theme)
        y += _BAR_ROOM
    for wide, column in _columns(keys, metrics):
        for number, key in enumerate(column):
            _draw_key(painter, key, QPointF(x, y + number * _ROW), theme)
        x += wide


def _columns(keys: Sequence[Key], metrics: QFontMetricsF) -> list[tuple[float, Sequence[Key]]]:
    half = (len(keys) + 1) // 2
    columns = [part for part in (keys[:half], keys[half:]) if part]
    return [(max(metrics.horizontalAdvance(key[2]) for key in part) + 38, part) for part in columns]


def _draw_key(painter: QPainter, key: Key, corner: QPointF, theme: Theme) -> None:
    kind, state, text = key
    middle = corner + QPointF(8, _ROW / 2 - 3)
    if kind == "reach":
        _draw_unsure(painter, middle, theme)
    else:
        draw_symbol(painter, kind, state, middle, theme)
    painter.setPen(QColor(theme.quiet))
    painter.drawText(corner + QPointF(22, _ROW / 2 + 1), text)


def _draw_unsure(painter: QPainter, middle: QPointF, theme: Theme) -> None:
    """A piece of river whose change is unsure."""
    pen = QPen(QColor(theme.quiet), 4.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([HATCH_PX / 4] * 2)
    painter.setPen(pen)
    painter.drawLine(middle - QPointF(9, 0), middle + QPointF(9, 0))


def _draw_bar(painter: QPainter, scale: ChangeScale | FlowScale, bar: QRectF, theme: Theme) -> None:
    colours = scale.colours(scale.values(int(bar.width())), theme)
    step = bar.width() / len(colours)
    for number, colour in enumerate(colours.tolist()):  # shapes, so that vector files hold no pixels
        left, lap = bar.left() + number * step, _LAP * (number + 1 < len(colours))
        strip = QRectF(left, bar.top(), step + lap, bar.height()) & bar
        painter.fillRect(strip, QColor(0xFF000000 | colour))
    painter.setPen(QColor(theme.quiet))
    texts = [_tick_text(tick, isinstance(scale, ChangeScale)) for tick in scale.ticks()]
    longest = max(painter.fontMetrics().horizontalAdvance(text) for text in texts) + _BETWEEN_TICKS
    written = 2 if longest * (len(texts) - 1) > bar.width() else 1  # one in so many
    for number, (tick, text) in enumerate(zip(scale.ticks(), texts, strict=True)):
        x = bar.left() + bar.width() * scale.share(tick)
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3))
        if number % written == 0:
            painter.drawText(QRectF(x - 40, bar.bottom() + 4, 80, 16), Qt.AlignmentFlag.AlignHCenter, text)


def _tick_text(value: float, signed: bool) -> str:
    text = f"{value:+,.6g}" if signed and value else f"{value:,.6g}"
    return text.replace("-", "−")


def draw_scale_bar(painter: QPainter, view: Viewport, theme: Theme) -> None:
    """A bar of a round length, in the lower right corner."""
    length = _round_length(view.metres_per_pixel * 140)
    pixels = length / view.metres_per_pixel
    right, y = view.width - _EDGE - 6, view.height - _EDGE - 8
    painter.setPen(QPen(QColor(theme.quiet), 1.5))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(right - pixels, y - 5),
                QPointF(right - pixels, y),
                QPointF(right, y),
                QPointF(right, y - 5),
            ]
        )
    )
    painter.setFont(_font(11))
    text = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
    painter.drawText(QRectF(right - pixels, y - 24, pixels, 18), Qt.AlignmentFlag.AlignCenter, text)


def draw_north(painter: QPainter, view: Viewport, theme: Theme) -> None:
    """An arrow to the north, in the upper right corner."""
    x, y = view.width - _EDGE - 14, _EDGE + 8
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.quiet))
    painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 7, y + 20), QPointF(x, y + 15), QPointF(x - 7, y + 20)]))
    painter.setPen(QColor(theme.quiet))
    painter.setFont(_font(11))
    painter.drawText(QRectF(x - 20, y + 21, 40, 16), Qt.AlignmentFlag.AlignCenter, "N")


def _round_length(metres: float) -> float:
    power = 10.0 ** (len(str(int(metres))) - 1)
    return max(step * power for step in (1, 2, 5) if step * power <= max(metres, 1))


def _draw_card(painter: QPainter, card: QRectF, theme: Theme) -> None:
    ground = QColor(theme.panel)
    ground.setAlpha(236)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(card, 8, 8)


def _font(pixels: int) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    return font
