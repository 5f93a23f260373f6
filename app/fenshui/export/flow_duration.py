"""In which share of the record's periods at least a flow passes: the curve by which a supply's reliability is read."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fenshui.export.authority.charts import BLUE, GREEN, RED
from fenshui.export.chart_frame import GREY, INK, PALE, ChartFrame, figure, text_width
from fenshui.export.drawing import Area, Drawing, Line, Mark, Words
from fenshui.words import say, sentence

Floats = NDArray[np.float64]
_WIDTH, _HEIGHT = 520.0, 400.0
_LEFT, _RIM, _FOOT = 52.0, 24.0, 32.0
_LEGEND, _LEGEND_LINE, _LEGEND_LEFT, _SIGN, _GAP = 16.0, 13.0, 14.0, 20.0, 10.0
_SHARES = (0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 100.0)
"""Per cent at the ticks; water works are designed for 50, 75, 90 and 95 (设计保证率)."""
_BEFORE, _BAND = "#e0a458", "#dcefe3"
_MOST_POINTS, _APART, _BETWEEN_FIGURES = 600, 15.0, 1.5
"""Points of a curve at most; points of the page between two flows on the axis, and two shares below it, at least."""


@dataclass(frozen=True)
class Flows:
    """What passes at a place in every period of the record, and what shall pass, all in one unit.

    `target` has a value a period; `after`, `target` and `warning` are None where there is none.
    """

    before: Floats
    after: Floats | None = None
    target: Floats | None = None
    warning: float | None = None

    def counted_in(self, units: float) -> "Flows":
        """The same in another unit, of which there are so many to one."""
        after, target = (None if flow is None else flow * units for flow in (self.after, self.target))
        return Flows(self.before * units, after, target, None if self.warning is None else self.warning * units)


def duration_curve(flow: Floats) -> tuple[Floats, Floats]:
    """Shares of periods in per cent, and the flow that at least passes in each, the greatest first.

    The m-th greatest of n flows stands at m/(n+1) (Weibull 1939, A statistical theory of the strength of materials).
    """
    count = len(flow)
    return np.arange(1, count + 1) * 100.0 / (count + 1), np.sort(flow)[::-1]


def flow_passed(flow: Floats, share: float) -> float:
    """The flow that at least passes in a share (per cent) of the periods, between the points of the curve."""
    return float(np.interp(share, *duration_curve(flow)))


def flow_duration(flows: Flows, unit: str, language: str, width: float = _WIDTH, height: float = _HEIGHT) -> Drawing:
    """The curve before and after with target and warning line; flows on a scale on which low ones are read.

    A target of several seasons is a band from its lowest to its highest. `width` and `height` in points.
    """
    drawn = [flow for flow in (flows.before, flows.after, flows.target) if flow is not None]
    highest = max(float(max(flow.max(initial=0.0) for flow in drawn)), flows.warning or 0.0) or 1.0
    legend = list(_legend(flows, unit, language, width - _RIM))
    top = max(mark.y for mark in legend if isinstance(mark, Words)) + 12
    scale = Scale(max(flow_passed(flows.before, 95.0), highest / 1000.0), highest)
    frame = _Frame(_LEFT, top, width - _RIM, max(height - _FOOT, top + 20), 0.0, 100.0, scale=scale)
    marks = [
        *_band(flows, frame),
        *_axes(frame, say(sentence("chart.share"), language)),
        *(_level(frame, end, GREEN, 4.0) for end in _span(flows)),
        *_curves(flows, frame),
        *legend,
    ]
    return Drawing(width, height, tuple(marks))


@dataclass(frozen=True)
class Scale:
    """Heights (0 to 1) of flows: even steps near 0 and up to a low flow, even factors far above it."""

    low: float
    highest: float

    def height(self, flow: float) -> float:
        """How high a flow stands; 0 at no flow."""
        return math.log1p(max(flow, 0.0) / self.low) / math.log1p(self.highest / self.low)

    def ticks(self, least: float) -> tuple[float, ...]:
        """No flow, and round flows, each at least so much higher than the one below."""
        found, power = [0.0], 10.0 ** math.floor(math.log10(self.low) - 1)
        while power <= self.highest:
            for flow in (power, 2 * power, 5 * power):
                if flow <= self.highest and self.height(flow) - self.height(found[-1]) >= least:
                    found.append(flow)
            power *= 10.0
        return tuple(found)


@dataclass(frozen=True)
class _Frame(ChartFrame):
    """Shares across, flows up by their scale."""

    scale: Scale = field(default_factory=lambda: Scale(1.0, 1.0))

    def y(self, value: float) -> float:
        """Where a flow lies down the page."""
        return super().y(self.scale.height(value))


def _curves(flows: Flows, frame: _Frame) -> Iterator[Mark]:
    """Before wide and after narrow over it, so that both are seen where they are the same."""
    if flows.warning:
        yield _level(frame, flows.warning, RED, 2.0)
    for flow, colour, thick in ((flows.before, _BEFORE, 3.2), (flows.after, BLUE, 1.3)):
        if flow is not None:
            yield Line(_points(flow, frame), colour if flows.after is not None else BLUE, thick)


def _points(flow: Floats, frame: _Frame) -> tuple[tuple[float, float], ...]:
    """A long record has more periods than a picture has room for: points of it, the first and the last among them."""
    shares, sorted_flow = duration_curve(flow)
    chosen = np.unique(np.linspace(0, len(flow) - 1, min(len(flow), _MOST_POINTS)).round().astype(int))
    points = zip(shares[chosen].tolist(), sorted_flow[chosen].tolist(), strict=True)
    return tuple((frame.x(share), frame.y(flow)) for share, flow in points)


def _band(flows: Flows, frame: _Frame) -> Iterator[Mark]:
    """What lies between the targets of several seasons, under everything else."""
    ends = _span(flows)
    if len(ends) == 2:
        low, high = map(frame.y, ends)
        yield Area(((frame.left, low), (frame.right, low), (frame.right, high), (frame.left, high)), _BAND)


def _span(flows: Flows) -> tuple[float, ...]:
    """The lowest and the highest target, one where they are the same; periods without one do not count."""
    asked = flows.target[flows.target > 0] if flows.target is not None else np.zeros(0)
    return tuple(sorted({float(asked.min()), float(asked.max())})) if len(asked) else ()


def _level(frame: _Frame, flow: float, colour: str, dash: float) -> Line:
    at = frame.y(flow)
    return Line(((frame.left, at), (frame.right, at)), colour, 1.2, dash)


def _axes(frame: _Frame, title: str) -> Iterator[Mark]:
    for flow in frame.scale.ticks(_APART / (frame.bottom - frame.top)):
        at = frame.y(flow)
        yield Line(((frame.left, at), (frame.right, at)), PALE, 0.5)
        yield Words(frame.left - 5, at + 3, figure(flow), 8, GREY, "end")
    yield from _shares_below(frame)
    yield Line(((frame.left, frame.bottom), (frame.right, frame.bottom)), GREY, 0.8)
    yield Words(frame.right, frame.bottom + 25, title, 8.5, INK, "end")


def _shares_below(frame: _Frame) -> Iterator[Mark]:
    """A pale line at every share, its figure where it does not touch the one before it."""
    free = -math.inf
    for share in _SHARES:
        at, half = frame.x(share), text_width(figure(share), 8) / 2
        yield Line(((at, frame.top), (at, frame.bottom + 3)), PALE, 0.5)
        if at - half >= free:
            yield Words(at, frame.bottom + 12, figure(share), 8, GREY, "middle")
            free = at + half + _BETWEEN_FIGURES


def _legend(flows: Flows, unit: str, language: str, edge: float) -> Iterator[Mark]:
    """The unit of the flows, then a piece of every line with its name, in as many rows as they need."""
    title = say(sentence("chart.flow", unit=unit), language)
    yield Words(_LEGEND_LEFT, _LEGEND, title, 8.5, INK)
    x, y = _LEGEND_LEFT + text_width(title) + _GAP, _LEGEND
    for name, colour, thick, dash in _signs(flows, language):
        if x + _SIGN + text_width(name) > edge and x > _LEGEND_LEFT:
            x, y = _LEGEND_LEFT, y + _LEGEND_LINE
        yield Line(((x, y - 3), (x + 16, y - 3)), colour, thick, dash)
        yield Words(x + _SIGN, y, name, 8.5, INK)
        x += _SIGN + text_width(name) + _GAP


def _signs(flows: Flows, language: str) -> Iterator[tuple[str, str, float, float]]:
    """Name, colour, width and dashes of every line in sight."""
    yield say(sentence("chart.before"), language), _BEFORE if flows.after is not None else BLUE, 3.2, 0.0
    if flows.after is not None:
        yield say(sentence("chart.after"), language), BLUE, 1.3, 0.0
    ends = [_told(end) for end in _span(flows)]
    if len(ends) == 1:
        yield say(sentence("chart.target", flow=ends[0]), language), GREEN, 1.2, 4.0
    elif ends:
        yield say(sentence("chart.targets", low=ends[0], high=ends[1]), language), GREEN, 1.2, 4.0
    if flows.warning:
        yield say(sentence("chart.warning", flow=_told(flows.warning)), language), RED, 1.2, 2.0


def _told(flow: float) -> str:
    return figure(float(f"{flow:.4g}"))
