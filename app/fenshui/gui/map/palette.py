"""Colours for numbers: a diverging scale symmetric about zero, a scale of flows; both safe for the colour-blind."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from fenshui.gui.dress.theme import Theme

Colours = NDArray[np.uint32]
Floats = NDArray[np.float64]

_STAIRS = 1024
UNCHANGED_SHARE = 0.01
"""A change below this share of the scale is drawn grey: no change."""


@dataclass(frozen=True)
class ChangeScale:
    """From `-limit` (orange: less water) over grey (no change) to `+limit` (blue: more water)."""

    limit: float

    def colours(self, values: Floats, theme: Theme) -> Colours:
        """A colour 0xRRGGBB for every value; what lies beyond the limit takes the colour of the limit."""
        if self.limit <= 0:
            return np.full(len(values), rgb(theme.no_change), dtype=np.uint32)
        top = _STAIRS - 1
        place = np.rint(np.clip(values * (top / self.limit), -top, top)).astype(np.int32)
        result = _both_ways(theme.less, theme.more)[place + top]
        result[np.abs(values) <= UNCHANGED_SHARE * self.limit] = rgb(theme.no_change)
        return result

    def ticks(self) -> tuple[float, ...]:
        """Values written under the scale; nothing but 0 where nothing changes."""
        return (-self.limit, -self.limit / 2, 0.0, self.limit / 2, self.limit) if self.limit > 0 else (0.0,)

    def share(self, value: float) -> float:
        """Place of a value along the bar, from 0 to 1."""
        return (value / self.limit + 1) / 2 if self.limit > 0 else 0.5

    def values(self, count: int) -> Floats:
        """Evenly spaced values along the bar."""
        return np.linspace(-self.limit, self.limit, count)


@dataclass(frozen=True)
class FlowScale:
    """Flows from `low` to `high` by their logarithm, pale to deep; both are 0 where no water flows anywhere."""

    low: float
    high: float

    def colours(self, values: Floats, theme: Theme) -> Colours:
        """A colour 0xRRGGBB for every flow."""
        if self.high <= 0:
            return np.full(len(values), rgb(theme.flow[0]), dtype=np.uint32)
        position = np.log(np.clip(values, self.low, self.high) / self.low) / np.log(self.high / self.low)
        return _ramp(theme.flow, position)

    def ticks(self) -> tuple[float, ...]:
        """The powers of ten between the ends; nothing but 0 where no water flows."""
        if self.high <= 0:
            return (0.0,)
        first, last = round(np.log10(self.low)), round(np.log10(self.high))
        return tuple(10.0**power for power in range(first, last + 1))

    def share(self, value: float) -> float:
        """Place of a flow along the bar, from 0 to 1."""
        return float(np.log(value / self.low) / np.log(self.high / self.low)) if self.high > 0 else 0.5

    def values(self, count: int) -> Floats:
        """Flows evenly spaced along the bar."""
        return np.geomspace(self.low, self.high, count) if self.high > 0 else np.zeros(count)


def change_scale(largest: float) -> ChangeScale:
    """The scale that holds a change so large, its end rounded up to 1, 2 or 5 of a power of ten."""
    if not largest > 0:
        return ChangeScale(0.0)
    power = 10.0 ** np.floor(np.log10(largest))
    return ChangeScale(next(float(step * power) for step in (1, 2, 5, 10) if step * power >= largest * 0.999))


def flow_scale(largest: float) -> FlowScale:
    """Three powers of ten that end above the largest flow; one colour for no flow where there is none."""
    if not largest > 0:
        return FlowScale(0.0, 0.0)
    top = 10.0 ** np.ceil(np.log10(max(largest, 1e-3)))
    return FlowScale(float(top / 1000), float(top))


def rgb(colour: str) -> int:
    """`#RRGGBB` as a number."""
    return int(colour[1:], 16)


def _ramp(colours: tuple[str, ...], share: Floats) -> Colours:
    return _stairs(colours)[(share * (_STAIRS - 1) + 0.5).astype(np.int32)]


@cache
def _both_ways(less: tuple[str, ...], more: tuple[str, ...]) -> Colours:
    """From the last of the one ramp over nothing to the last of the other: one look into it for a change either way."""
    return np.concatenate([_stairs(less)[::-1], _stairs(more)[1:]]).astype(np.uint32)


@cache
def _stairs(colours: tuple[str, ...]) -> Colours:
    """The ramp in so many steps that none is seen: looked up, it costs a fifth of what reckoning it does."""
    share = np.linspace(0, 1, _STAIRS)
    stops = np.array([[rgb(colour) >> shift & 255 for shift in (16, 8, 0)] for colour in colours], dtype=float)
    at = np.linspace(0, 1, len(colours))
    red, green, blue = (np.interp(share, at, stops[:, channel]).round().astype(np.uint32) for channel in range(3))
    return np.asarray((red << np.uint32(16)) | (green << np.uint32(8)) | blue)
