"""What counts as consumed by each region in a mean year before and after a transfer, beside its quota and its cap."""

from collections.abc import Sequence
from dataclasses import dataclass

from fenshui.export.authority.charts import AMBER, BLUE, SKY, WIDTH, Bar, Room, Stroke, bars_across
from fenshui.export.chart_frame import INK, shortened, text_width
from fenshui.export.drawing import Drawing
from fenshui.words import say, sentence

_MOST_LABEL, _AIR, _ROW = 0.3, 30.0, 20.0
"""The share of the width that names may take; points before and behind them; points of a region."""


@dataclass(frozen=True)
class RegionUse:
    """What counts as consumed by a region in a mean year, and its limits, in one unit; None is not stated or drafted.

    `note` stands behind the bars: the change with its sign, or the figure itself.
    """

    name: str
    before: float
    after: float | None
    quota: float | None
    cap: float | None
    note: str


def province_bars(regions: Sequence[RegionUse], unit: str, language: str, width: float = WIDTH) -> Drawing:
    """A bar before and a bar after for every region, a stroke at its quota and at its cap; `width` in points.

    A quota limits consumption, a cap diversions: the legend says so.
    """
    has_after = any(region.after is not None for region in regions)
    names = [say(sentence(f"chart.{name}"), language) for name in ("before", "after")[: 1 + has_after]]
    limits = _limits(regions)
    room = width * _MOST_LABEL
    labels = [shortened(region.name, room) for region in regions]
    bars = [
        Bar(label, _values(region), region.note, limits=tuple(getattr(region, limit) for limit in limits))
        for label, region in zip(labels, regions, strict=True)
    ]
    colours = {"quota": INK, "cap": AMBER}
    strokes = [Stroke(say(sentence(f"chart.{limit}"), language), colours[limit]) for limit in limits]
    left = _AIR + max(map(text_width, labels), default=0.0)
    title = say(sentence("chart.consumption", unit=unit), language)
    return bars_across(bars, (SKY, BLUE) if has_after else (BLUE,), names, title, strokes, Room(width, left, _ROW))


def _limits(regions: Sequence[RegionUse]) -> tuple[str, ...]:
    """Those that any region states."""
    return tuple(limit for limit in ("quota", "cap") if any(getattr(region, limit) is not None for region in regions))


def _values(region: RegionUse) -> tuple[float, ...]:
    return (region.before,) if region.after is None else (region.before, region.after)
