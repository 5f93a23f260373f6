"""The price corridor as a picture: between which prices there is a deal, what comes on top, who gains what at each."""

from collections.abc import Iterator

from fenshui.export.chart_frame import GREY, INK, ChartFrame
from fenshui.export.drawing import Area, Drawing, Line, Mark, Words
from fenshui.negotiation.corridor import Corridor, bargained_price, shares_at
from fenshui.words import say, sentence

_WIDTH, _HEIGHT, _LEFT = 520.0, 400.0, 52.0
_GIVER, _TAKER, _OPEN, _SHUT = "#b5651d", "#1f4e79", "#dcefe3", "#f6dedc"
_ON_TOP = (("compensation", "#c9b3d9"), ("damage", "#d9c7a8"), ("ecology", "#a8c9a1"))
_TITLE, _LEGEND = 24.0, 42.0
"""Base lines of the title and of the legend below it."""
_FEN = 100.0
_WAN = 1e6
"""Fen in a yuan; fen in 万元."""


def corridor_picture(between: Corridor, volume_m3: float, language: str, width: float = _WIDTH) -> Drawing:
    """Prices in yuan per m³ across; above the corridor, below what giver and taker gain a year at each price.

    `width` is in points; the words keep their size.
    """
    low, high = _span(between)
    band = ChartFrame(_LEFT, 62, width - 30, 132, low, high)
    most = max(abs(between.highest - between.floor) * volume_m3, 1.0)
    least = 0.0 if between.is_open else -most
    chart = ChartFrame(_LEFT, 205, width - 30, _HEIGHT - 45, low, high, least, most)
    marks = [
        Words(20, _TITLE, say(sentence("price.title"), language), 13, INK),
        *_band(between, band, language),
        *chart.y_axis(say(sentence("price.gain"), language), _WAN),
        *chart.x_axis(say(sentence("price.axis"), language), _FEN),
        *_gains(between, volume_m3, chart, language),
    ]
    return Drawing(width, _HEIGHT, tuple(marks))


def _span(between: Corridor) -> tuple[float, float]:
    figures = [between.floor, between.ceiling, between.highest, between.scarcity or between.floor]
    low, high = min(figures), max(figures)
    rim = max(high - low, 1.0) * 0.12
    return max(0.0, low - rim), high + rim


def _band(between: Corridor, frame: ChartFrame, language: str) -> Iterator[Mark]:
    """The prices that suit both, what the taker pays on top, and the marks of floor, ceiling, scarcity and bargain."""
    ends = sorted((between.floor, between.highest))
    yield _box(frame, ends[0], ends[1], _OPEN if between.is_open else _SHUT)
    words = say(sentence("price.open" if between.is_open else "price.shut"), language)
    yield Words(frame.x(ends[0]) + 8, frame.y(0.5) + 3, words, 9, INK)
    yield from _on_top(between, frame, language)
    yield from _flag(frame, between.floor, "floor", language, above=True)
    yield from _flag(frame, between.ceiling, "ceiling", language, above=True)
    if between.scarcity is not None:
        yield from _flag(frame, between.scarcity, "scarcity", language, above=False, dash=3, row=1)
    if between.is_open:
        yield from _flag(frame, bargained_price(between), "bargained", language, above=False)


def _on_top(between: Corridor, frame: ChartFrame, language: str) -> Iterator[Mark]:
    """What comes on top of the price, with a legend below the title."""
    at, legend = between.highest, frame.right
    for name, colour in _ON_TOP:
        width = getattr(between, name)
        if width > 0:
            yield _box(frame, at, at + width, colour)
            at += width
            said = say(sentence(f"price.{name}", yuan=f"{width / _FEN:.2f}"), language)
            yield Words(legend, _LEGEND, said, 8.5, INK, "end")
            legend -= 8.5 * sum(1.0 if ord(character) > 0x2E80 else 0.56 for character in said) + 12
            top, foot = _LEGEND - 7, _LEGEND + 1
            yield Area(((legend, top), (legend + 8, top), (legend + 8, foot), (legend, foot)), colour, GREY)
            legend -= 12


def _box(frame: ChartFrame, low: float, high: float, fill: str) -> Area:
    x0, x1, y0, y1 = frame.x(low), frame.x(high), frame.y(0.15), frame.y(0.85)
    return Area(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), fill, GREY)


def _flag(
    frame: ChartFrame, price: float, name: str, language: str, above: bool, dash: float = 0.0, row: int = 0
) -> Iterator[Mark]:  # fmt: skip
    x = frame.x(price)
    yield Line(((x, frame.top), (x, frame.bottom + 13 * row)), INK, 1.2, dash)
    said = say(sentence(f"price.{name}", yuan=f"{price / _FEN:.2f}"), language)
    yield Words(x, frame.top - 5 if above else frame.bottom + 12 + 13 * row, said, 8.5, INK, "middle", halo="#ffffff")


def _gains(between: Corridor, volume_m3: float, frame: ChartFrame, language: str) -> Iterator[Mark]:
    """What giver and taker gain, straight lines that cross half-way."""
    ends = sorted((between.floor, between.highest))
    for name, colour, part in (("giver", _GIVER, "giver_fen"), ("taker", _TAKER, "taker_fen")):
        gains = [getattr(shares_at(between, price, volume_m3), part) for price in ends]
        points = tuple((frame.x(price), frame.y(gain)) for price, gain in zip(ends, gains, strict=True))
        yield Line(points, colour, 2.0)
        x, y = max(points, key=lambda point: -point[1])
        beside, anchor = (10.0, "start") if name == "taker" else (-10.0, "end")
        yield Words(x + beside, y, say(sentence(f"price.{name}"), language), 9, colour, anchor, halo="#ffffff")
