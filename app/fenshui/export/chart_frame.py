"""A plain chart on paper: a frame with two axes, and where a value lies in it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from fenshui.export.drawing import Line, Mark, Words

INK, GREY, PALE = "#1a1a1a", "#6b6f76", "#d5dae1"


@dataclass(frozen=True)
class ChartFrame:
    """A rectangle of the page (points from the upper left) and the values at its edges."""

    left: float
    top: float
    right: float
    bottom: float
    x_low: float
    x_high: float
    y_low: float = 0.0
    y_high: float = 1.0

    def x(self, value: float) -> float:
        """Where a value lies across the page."""
        return self.left + (value - self.x_low) / (self.x_high - self.x_low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value lies down the page."""
        return self.bottom - (value - self.y_low) / (self.y_high - self.y_low) * (self.bottom - self.top)

    def x_axis(self, title: str, unit: float = 1.0) -> Iterator[Mark]:
        """The axis below with its ticks; figures are values divided by `unit`."""
        yield Line(((self.left, self.bottom), (self.right, self.bottom)), GREY, 0.8)
        for value in ticks(self.x_low / unit, self.x_high / unit):
            at = self.x(value * unit)
            yield Line(((at, self.bottom), (at, self.bottom + 3)), GREY, 0.6)
            yield Words(at, self.bottom + 13, figure(value), 8, GREY, "middle")
        yield Words(self.right, self.bottom + 26, title, 8.5, INK, "end")

    def y_axis(self, title: str, unit: float = 1.0) -> Iterator[Mark]:
        """The axis on the left with its ticks and pale lines across."""
        for value in ticks(self.y_low / unit, self.y_high / unit):
            at = self.y(value * unit)
            yield Line(((self.left, at), (self.right, at)), PALE, 0.5)
            yield Words(self.left - 5, at + 3, figure(value), 8, GREY, "end")
        yield Words(self.left - 5, self.top - 14, title, 8.5, INK, "start")


def ticks(low: float, high: float, about: int = 6) -> tuple[float, ...]:
    """Round figures between two values: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return tuple(number * step for number in range(first, math.floor(high / step + 1e-9) + 1))


def figure(value: float) -> str:
    """A figure on an axis, without noughts behind the point."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_width(text: str, size: float = 8.5) -> float:
    """About how wide words of a size are, in points."""
    return size * sum(1.0 if ord(letter) > 0x2E80 else 0.55 for letter in text)
