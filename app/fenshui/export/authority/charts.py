"""Charts of an authority's papers: bars, columns, lines and steps, each with its legend and its unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fenshui.export.chart_frame import GREY, INK, PALE, ChartFrame, figure, text_width, ticks
from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Words

WIDTH = 500.0
BLUE, SKY, AMBER, RED, GREEN = "#1f4e79", "#b9cfe4", "#c98a1b", "#b3261e", "#3f7d4e"
SERIES = ("#1f4e79", "#b5651d", "#3f7d4e", "#7b4b94", "#b3261e", "#5b6b7b")
"""Colours that stay apart in print and for most of those who see colours otherwise."""

_LEGEND_LINE, _ROOM_ABOVE = 13.0, 1.4
_RIM, _NOTES = 24.0, 90.0
_TOP, _LEFT, _RIGHT = 34.0, 104.0, WIDTH - _RIM


@dataclass(frozen=True)
class Bar:
    """A labelled group of bars; each value has its colour by its place, `note` stands behind the last.

    `limits` are marked across the group, each as the stroke at its place; one that is not stated is None.
    """

    label: str
    values: tuple[float, ...]
    note: str = ""
    colours: tuple[str, ...] = ()
    limits: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Stroke:
    """How a limit is marked: its name in the legend, its colour, its dashes (0: a whole line)."""

    name: str
    colour: str
    dash: float = 0.0


@dataclass(frozen=True)
class Room:
    """Points: how wide a chart of bars is, where its bars begin, how high a group of them is."""

    width: float = WIDTH
    left: float = _LEFT
    row: float = 26.0


def bars_across(bars: Sequence[Bar], colours: Sequence[str], names: Sequence[str], unit: str,
                strokes: Sequence[Stroke] = (), room: Room | None = None) -> Drawing:  # fmt: skip
    """Horizontal bars under each other, a group a label."""
    room = room or Room()
    edge = room.width - _RIM
    called = [*names, *(stroke.name for stroke in strokes)]
    top = _TOP + _legend_height(called, edge)
    bottom = top + room.row * len(bars)
    stated = [limit for bar in bars for limit in bar.limits if limit is not None]
    most = max((*stated, *(value for bar in bars for value in bar.values)), default=0.0) or 1.0
    frame = ChartFrame(room.left, top, edge - _room_for_notes(bars), bottom, 0.0, most * 1.02)
    marks = [*_legend(called, [*colours[: len(names)], *strokes], edge), *_grid_down(frame, unit)]
    for row, bar in enumerate(bars):
        y = top + row * room.row
        marks += _bar(bar, frame, y, bar.colours or colours, room)
        marks += _limits(bar, frame, y, strokes, room.row)
    return Drawing(room.width, bottom + 32, tuple(marks))


def columns(labels: Sequence[str], series: Sequence[Sequence[float]], colours: Sequence[str], names: Sequence[str],
            unit: str) -> Drawing:  # fmt: skip
    """Columns beside each other, a group a label."""
    most = max((value for values in series for value in values), default=0.0) or 1.0
    frame = ChartFrame(56, 46, _RIGHT, 190, 0.0, float(len(labels)), 0.0, most * 1.05)
    marks = [*_legend(names, colours), *frame.y_axis(unit)]
    wide = 0.8 / len(series)
    for place, values in enumerate(series):
        for at, value in enumerate(values):
            left = at + 0.1 + place * wide
            if value > 0:
                marks.append(_box(frame, left, left + wide * 0.92, 0.0, value, colours[place]))
    marks.append(Line(((frame.left, frame.bottom), (frame.right, frame.bottom)), GREY, 0.8))
    marks += [Words(frame.x(at + 0.5), frame.bottom + 12, label, 8, GREY, "middle") for at, label in enumerate(labels)]
    return Drawing(WIDTH, 212, tuple(marks))


@dataclass(frozen=True)
class Curve:
    """A named line of (x, y), with the lowest and highest value at each x where they are known."""

    name: str
    points: tuple[tuple[float, float], ...]
    spans: tuple[tuple[float, float, float], ...] = ()


def lines(curves: Sequence[Curve], labels: Sequence[tuple[float, str]], unit: str) -> Drawing:
    """Lines with a dot at every value; a thin upright from its lowest to its highest, cut at the edge of the frame."""
    xs, called = [x for x, _ in labels], [curve.name for curve in curves]
    highest = max((y for curve in curves for _, y in curve.points), default=0.0) or 1.0
    top = 52 + _legend_height(called)
    frame = ChartFrame(56, top, _RIGHT, top + 174, min(xs) - 0.5, max(xs) + 0.5, 0.0, highest * _ROOM_ABOVE)
    marks = [*_legend(called, SERIES), *frame.y_axis(unit)]
    for place, curve in enumerate(curves):
        colour, aside = SERIES[place % len(SERIES)], (place - (len(curves) - 1) / 2) * 5.0
        for x, low, high in curve.spans:
            at = frame.x(x) + aside
            ends = (frame.y(min(low, frame.y_high)), frame.y(min(high, frame.y_high)))
            marks.append(Line(((at, ends[0]), (at, ends[1])), colour, 0.6))
        points = tuple((frame.x(x) + aside, frame.y(y)) for x, y in curve.points)
        if len(points) > 1:
            marks.append(Line(points, colour, 1.4))
        marks += [Circle(x, y, 2.6, colour, "#ffffff", 0.8) for x, y in points]
    marks.append(Line(((frame.left, frame.bottom), (frame.right, frame.bottom)), GREY, 0.8))
    marks += [Words(frame.x(x), frame.bottom + 12, label, 8, GREY, "middle") for x, label in labels]
    return Drawing(WIDTH, frame.bottom + 22, tuple(marks))


def stairs(values: Sequence[float], labels: Sequence[tuple[int, str]], unit: str) -> Drawing:
    """What stood at the beginning of each month, as steps over an area; labels by the number of a month."""
    most = max(values, default=0.0) or 1.0
    frame = ChartFrame(56, 40, _RIGHT, 170, 0.0, float(max(1, len(values))), 0.0, most * 1.08)
    edge = [(frame.x(at + more), frame.y(value)) for at, value in enumerate(values) for more in (0, 1)]
    marks: list[Mark] = [*frame.y_axis(unit)]
    if edge:
        foot = ((edge[-1][0], frame.bottom), (edge[0][0], frame.bottom))
        marks += [Area((*edge, *foot), SKY), Line(tuple(edge), BLUE, 1.4)]
    marks.append(Line(((frame.left, frame.bottom), (frame.right, frame.bottom)), GREY, 0.8))
    marks += [Words(frame.x(at), frame.bottom + 12, label, 8, GREY, "middle") for at, label in labels]
    return Drawing(WIDTH, 192, tuple(marks))


def _room_for_notes(bars: Sequence[Bar]) -> float:
    """As much as on a whole page, less where all are short."""
    widest = max((text_width(bar.note, 8) for bar in bars if bar.note), default=0.0)
    return min(_NOTES, widest + 8) if widest else 0.0


def _limits(bar: Bar, frame: ChartFrame, top: float, strokes: Sequence[Stroke], row: float) -> Iterator[Mark]:
    for limit, stroke in zip(bar.limits, strokes, strict=False):
        if limit is not None:
            at = frame.x(limit)
            yield Line(((at, top + 2), (at, top + row - 2)), stroke.colour, 1.8, stroke.dash)


def _bar(bar: Bar, frame: ChartFrame, top: float, colours: Sequence[str], room: Room) -> Iterator[Mark]:
    middle = top + room.row / 2 + 3
    yield Words(frame.left - 6, middle, bar.label, 8.5, INK, "end")
    thick = (room.row - 8) / len(bar.values)
    for place, value in enumerate(bar.values):
        y = top + 4 + place * thick
        x = frame.x(max(value, 0.0))
        if value > 0:
            corners = ((frame.left, y), (x, y), (x, y + thick * 0.92), (frame.left, y + thick * 0.92))
            yield Area(corners, colours[place])
    if bar.note:
        yield Words(room.width - _RIM, middle, bar.note, 8, INK, "end")


def _grid_down(frame: ChartFrame, unit: str) -> Iterator[Mark]:
    """Pale lines down from round figures, which stand below them."""
    for value in ticks(frame.x_low, frame.x_high):
        at = frame.x(value)
        yield Line(((at, frame.top), (at, frame.bottom)), PALE, 0.5)
        yield Words(at, frame.bottom + 11, figure(value), 8, GREY, "middle")
    yield Line(((frame.left, frame.top), (frame.left, frame.bottom)), GREY, 0.8)
    yield Words(frame.right, frame.bottom + 24, unit, 8.5, INK, "end")


def _legend(names: Sequence[str], signs: Sequence[str | Stroke], edge: float = _RIGHT) -> Iterator[Mark]:
    """Squares of a colour, or strokes, and names from the left, in as many lines as they need."""
    x, y = 24.0, 16.0
    for name, sign in zip(names, signs, strict=False):
        wide = text_width(name) + 30.0
        if x + wide > edge and x > 24.0:
            x, y = 24.0, y + _LEGEND_LINE
        if isinstance(sign, Stroke):
            yield Line(((x + 4, y - 9), (x + 4, y + 2)), sign.colour, 1.8, sign.dash)
        else:
            yield Area(((x, y - 7), (x + 8, y - 7), (x + 8, y + 1), (x, y + 1)), sign)
        yield Words(x + 12, y, name, 8.5, INK)
        x += wide


def _legend_height(names: Sequence[str], edge: float = _RIGHT) -> float:
    """How much lower a chart begins than under a legend of one line."""
    marks = list(_legend(names, [INK] * len(names), edge))
    return max((mark.y for mark in marks if isinstance(mark, Words)), default=16.0) - 16.0


def _box(frame: ChartFrame, left: float, right: float, low: float, high: float, fill: str) -> Area:
    x0, x1, y0, y1 = frame.x(left), frame.x(right), frame.y(low), frame.y(high)
    return Area(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), fill)
