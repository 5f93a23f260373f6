"""How the cells of a report are written: volumes in the unit people of a language use, shares, flows, names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fenshui.export.report.deal_lines import schedule_of
from fenshui.export.report.names import Names
from fenshui.units import yuan_text

_WAN_PER_HM3 = 100.0
_UNKNOWN = "–"
FIGURES = ("number_of", "yuan", "volume", "change", "flow", "share", "count", "plain", "m3", "short", "rate")
"""Kinds that stand on the right of their column."""


@dataclass(frozen=True)
class Column:
    """A column on paper: of the table, as wide as `width` mm, written as a `kind`."""

    name: str
    width: float
    kind: str = "volume"

    @property
    def align(self) -> str:
        """Figures stand right, words left."""
        return "R" if self.kind in FIGURES else "L"


def cell_text(value: Any, kind: str, names: Names) -> str:
    """A value as paper shows it; `–` where it is not known."""
    if value is None or value == "":
        return _UNKNOWN
    return _KINDS[kind](value, names)


def hm3_in_unit(names: Names) -> float:
    """A hm³ in the unit a language writes volumes in: 万m³ in Chinese, hm³ in English, as the heads say."""
    return _WAN_PER_HM3 if names.language == "zh_CN" else 1.0


def volume_text(volume_hm3: float, names: Names) -> str:
    """A volume in the unit of the language."""
    digits = 1 if names.language == "zh_CN" else 3
    return _without_minus_nought(f"{volume_hm3 * hm3_in_unit(names):,.{digits}f}")


def change_text(volume_hm3: float, names: Names) -> str:
    """A change of a volume in the unit of the language, with its sign."""
    text = volume_text(volume_hm3, names)
    return text if text.startswith("−") or not any(digit in text for digit in "123456789") else f"+{text}"


def _without_minus_nought(text: str) -> str:
    if text.startswith("-"):
        text = "−" + text[1:]
    return text if any(digit in text for digit in "123456789") else text.lstrip("−")


def _flow(value: float, _: Names) -> str:
    return f"{value:,.2f}" if abs(value) < 1000 else f"{value:,.1f}"


def _share(value: float, _: Names) -> str:
    return f"{value:.3%}" if 0 < abs(value) < 0.001 else f"{value:.2%}"


def _figure(stated: str, names: Names) -> str:
    name, _, value = stated.partition("=")
    return f"{names.word(f'figure_{name}')} {figure_text(name, float(value))}"


def figure_text(name: str, value: float) -> str:
    """A figure of a flag by its name: shares in percent, volumes and days whole, a year and prices as they are."""
    if name == "share":
        return f"{value:.1%}"
    if name == "year":
        return f"{value:.0f}"
    return f"{value:,.0f}" if name == "days" or name.endswith("_m3") else f"{value:,g}"


_KINDS: Mapping[str, Callable[[Any, Names], str]] = {
    "volume": volume_text,
    "change": change_text,
    "flow": _flow,
    "share": _share,
    "short": lambda value, _: f"{value:.4g}",
    "count": lambda value, _: f"{value:,.0f}",
    "m3": lambda value, _: f"{value:,.0f}",
    "plain": lambda value, _: f"{value:g}" if isinstance(value, float) else str(value),
    "text": lambda value, _: str(value),
    "month": lambda value, _: str(value)[:7],
    "node": lambda value, names: names.node(value),
    "right": lambda value, names: names.right(value),
    "region": lambda value, names: names.region(value),
    "regions": lambda value, names: " · ".join(map(names.region, str(value).split("+"))),
    "reach": lambda value, names: names.reach(value),
    "word": lambda value, names: names.word(value),
    "year_type": lambda value, names: names.word(f"year_{value}"),
    "holder": lambda value, names: names.holder(value),
    "holders": lambda value, names: " · ".join(map(names.holder, str(value).split())),
    "figures": lambda value, names: " · ".join(_figure(part, names) for part in str(value).split()),
    "rate": lambda value, _: f"{value:,.2f}",
    "number_of": lambda value, _: str(len(value)),
    "periods": lambda value, _: "",
    "flows": lambda value, _: " · ".join(f"{each:g}" for each in value) or _UNKNOWN,
    "shares": lambda value, names: schedule_of(value, names),
    "yuan": lambda value, _: yuan_text(value),
    "either": lambda value, names: names.any_of(value),
    "yes": lambda value, names: names.say(f"report.word.{'yes' if value else 'no'}"),
}
