"""What counts as consumed by each region in a mean year before and after a transfer, beside its quota and its cap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fenshui.export.authority.charts import AMBER, BLUE, SKY, WIDTH, Bar, Room, Stroke, bars_across
from fenshui.export.chart_frame import INK, text_width
from fenshui.export.drawing import Drawing
from fenshui.export.typesetting import shortened
from fenshui.words import say, sentence

if TYPE_CHECKING:
    from fenshui.impact.regions import RegionPosition

_MOST_LABEL, _AIR, _ROW = 0.3, 30.0, 20.0
"""The share of the width that names may take; points before and behind them; points of a region."""
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Measure:
    """The unit volumes of a year are drawn in: its name, how many make a hm³, how a change and a figure are written."""

    unit: str
    per_hm3: float
    change: Callable[[float], str]
    figure: Callable[[float], str]


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

    @property
    def last(self) -> float:
        """What counts as consumed in the end: after, or before where nothing is drafted."""
        return self.before if self.after is None else self.after

    @property
    def is_above_quota(self) -> bool:
        """Whether more counts as consumed in the end than the quota allows."""
        return self.quota is not None and self.last > self.quota * (1 + _ROUNDING)


def region_use(position: RegionPosition, name: str, measure: Measure, *, has_after: bool) -> RegionUse:
    """A region's position as it is drawn; `has_after` says whether there is a transfer."""
    one = measure.per_hm3
    before, after = position.consumed_before_hm3_per_year * one, position.consumed_after_hm3_per_year * one
    return RegionUse(
        name=name,
        before=before,
        after=after if has_after else None,
        quota=None if position.quota_hm3 is None else position.quota_hm3 * one,
        cap=None if position.cap_hm3 is None else position.cap_hm3 * one,
        note=measure.change(after - before) if has_after else measure.figure(before),
    )


def province_bars(regions: Sequence[RegionUse], unit: str, language: str, width: float = WIDTH) -> Drawing:
    """A bar before and a bar after for every region, a stroke at its quota and at its cap; `width` in points.

    A quota limits consumption, a cap diversions: the legend says so.
    """
    has_after = any(region.after is not None for region in regions)
    names = [say(sentence(f"chart.{name}"), language) for name in ("before", "after")[: 1 + has_after]]
    limits = _limits(regions)
    room = width * _MOST_LABEL
    labels = [shortened(region.name, lambda name: text_width(name) <= room) for region in regions]
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
