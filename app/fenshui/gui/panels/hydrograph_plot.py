"""The plot of the hydrograph; the only file that loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.panels.line_legend import LineKey

Floats = NDArray[np.float64]
_HEADROOM = 1.06
_LEFT_PX, _DIGIT_PX = 52, 8


class _Figures(pyqtgraph.AxisItem):
    """An axis that writes large numbers as people do."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """With separators, never as a power of ten."""
        return [f"{value * scale:,.15g}" for value in values]


class HydrographPlot:
    """Steps of flow over the years: before, after, target, warning flow, and where we are."""

    def __init__(self, go_to: Callable[[int], None]) -> None:
        self._go_to = go_to
        self._plot = pyqtgraph.PlotWidget(axisItems={"left": _Figures("left")}, enableMenu=False)
        self._item = self._plot.getPlotItem()
        self._years: Floats = np.zeros(1)
        self._highest: Floats = np.zeros(1)
        self._item.hideButtons()
        self._item.setMouseEnabled(x=True, y=False)
        self._item.showGrid(x=False, y=True, alpha=0.12)
        self._item.setClipToView(True)
        self._item.setDownsampling(auto=True, mode="peak")
        self.curves = {name: self._item.plot([], [], stepMode="right") for name in ("target", "before", "after")}
        self.pinned: list[pyqtgraph.PlotDataItem] = []
        self._pin_keys: tuple[LineKey, ...] = ()
        self._warning = pyqtgraph.InfiniteLine(angle=0)
        self._now = pyqtgraph.InfiniteLine(angle=90)
        self._item.addItem(self._warning)
        self._item.addItem(self._now)
        self._texts: Mapping[str, str] = {}
        self._plot.scene().sigMouseClicked.connect(self._clicked)

    @property
    def widget(self) -> QWidget:
        """The plot as a part of a window."""
        widget: QWidget = self._plot
        return widget

    def dress(self, texts: Mapping[str, str]) -> None:
        """Wear the theme and say the names of the lines."""
        theme = theme_in_force()
        self._plot.setBackground(theme.panel)
        keys = _keys(texts, theme)
        for name, curve in self.curves.items():
            curve.setPen(_pen(keys[name]))
        self._warning.setPen(_pen(keys["warning"]))
        shade = QColor(theme.accent)
        shade.setAlpha(110)
        self._now.setPen(pyqtgraph.mkPen(shade, width=2))
        self._dress_axes()
        self._texts = texts

    def keys(self) -> list[LineKey]:
        """The lines in sight, for the legend; the unit of the flows comes first."""
        in_sight = [name for name in ("before", "after", "target") if self.curves[name].isVisible()]
        keys = _keys(self._texts, theme_in_force())
        return [
            LineKey(self._texts["axis"]),
            *(keys[name] for name in in_sight),
            *self._warning_key(keys["warning"]),
            *self._pin_keys,
        ]

    def show_flows(self, years: Floats, flows: Sequence[Floats | None], warning: float | None) -> None:
        """Before, after and target, a value a period in one unit; `years` are decimal, one more than the flows."""
        self._years = years
        before, after, target = flows
        for name, flow in (("before", before), ("after", after), ("target", target)):
            self.curves[name].setVisible(flow is not None)
            if flow is not None:
                self.curves[name].setData(years, np.append(flow, flow[-1]))
        self._warning.setVisible(warning is not None)
        self._warning.setPos(warning or 0.0)
        drawn = [flow for flow in (before, after) if flow is not None]
        self._highest = np.max(drawn, axis=0)

    def show_pinned(self, flows: Sequence[tuple[LineKey, Floats]]) -> None:
        """Flows of what is pinned, each in its colour, on the years of the flows shown last."""
        for old in self.pinned:
            self._item.removeItem(old)
        self._pin_keys = tuple(key for key, _ in flows)
        self.pinned = [
            self._item.plot(self._years, np.append(flow, flow[-1]), stepMode="right", pen=_pen(key))
            for key, flow in flows
        ]
        for _, flow in flows:
            self._highest = np.maximum(self._highest, flow)

    def show_moment(self, period: int, periods_around: int) -> None:
        """Mark a period, and show so many periods around it (0: the whole record)."""
        last = len(self._years) - 1
        self._now.setPos(float(self._years[min(period, last)]))
        first, end = 0, last
        if periods_around:
            first = min(max(period - periods_around // 2, 0), max(last - periods_around, 0))
            end = min(first + periods_around, last)
        step = max(round((end - first) / max(last, 1) * (self._years[-1] - self._years[0]) / 6), 1)
        self._item.getAxis("bottom").setTickSpacing(step, step)
        top = float(self._highest[first : max(end, first + 1)].max(initial=1.0))
        self._item.getAxis("left").setWidth(max(_LEFT_PX, len(f"{top:,.0f}") * _DIGIT_PX))
        self._item.setYRange(0, top * _HEADROOM, padding=0)
        self._item.setXRange(float(self._years[first]), float(self._years[end]), padding=0.01)

    def _warning_key(self, key: LineKey) -> list[LineKey]:
        return [key] if self._warning.isVisible() else []

    def _dress_axes(self) -> None:
        theme = theme_in_force()
        for side in ("left", "bottom"):
            line = self._item.getAxis(side)
            line.setPen(pyqtgraph.mkPen(theme.line))
            line.setTextPen(pyqtgraph.mkPen(theme.quiet))
        self._item.getAxis("left").enableAutoSIPrefix(False)
        self._item.getAxis("bottom").enableAutoSIPrefix(False)

    def _clicked(self, event: object) -> None:
        where = self._item.getViewBox().mapSceneToView(event.scenePos())  # type: ignore[attr-defined]
        self._go_to(int(np.clip(np.searchsorted(self._years, where.x()) - 1, 0, len(self._years) - 2)))


def _keys(texts: Mapping[str, str], theme: Theme) -> dict[str, LineKey]:
    return {
        "before": LineKey(texts["before"], theme.quiet, width=1.4),
        "after": LineKey(texts["after"], theme.accent, width=1.6),
        "target": LineKey(texts["target"], theme.good, Qt.PenStyle.DashLine, 1.3),
        "warning": LineKey(texts["warning"], theme.bad, Qt.PenStyle.DotLine, 1.3),
    }


def _pen(key: LineKey) -> QPen:
    pen: QPen = pyqtgraph.mkPen(key.colour, width=key.width, style=key.style)
    return pen
