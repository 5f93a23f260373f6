"""How QGIS colours a layer of changes: the same scale as the map on paper, as QML (QGIS 3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from fenshui.export.impact_map import GAINS, LOSSES, SAME, STEPS
from fenshui.units import M3_PER_WAN_M3

_GAIN, _LOSS = "0", "180"
"""A triangle turned so many degrees: up for a gain, down for a loss."""


@dataclass(frozen=True)
class Range:
    """Changes in m³ a year from `lower` to `upper` have one colour."""

    lower: float
    upper: float
    colour: str


def ranges_of(most: float, greatest: float) -> tuple[Range, ...]:
    """The seven ranges of a scale on which `most` has the full colour; the outer ones reach to `greatest`."""
    if most <= 0:
        return (Range(-1.0, 1.0, SAME),)
    limits = [step * most for step in STEPS]
    edge = max(most, greatest) * (1 + 1e-9)
    bounds = [-edge, *(-limit for limit in reversed(limits)), *limits, edge]
    colours = [*reversed(LOSSES), SAME, *GAINS]
    return tuple(map(Range, bounds, bounds[1:], colours))


def change_style(column: str, ranges: Sequence[Range], points: bool) -> str:
    """QML that colours the lines or points of a layer by a column of changes in m³ a year."""
    root = Element("qgis", {"version": "3.28.0", "styleCategories": "Symbology"})
    renderer = {"type": "graduatedSymbol", "attr": column, "graduatedMethod": "GraduatedColor", "symbollevels": "0"}
    drawn = SubElement(root, "renderer-v2", renderer)
    steps, symbols = SubElement(drawn, "ranges"), SubElement(drawn, "symbols")
    for place, each in enumerate(ranges):
        bounds = {"lower": repr(each.lower), "upper": repr(each.upper), "label": _label(each), "render": "true"}
        SubElement(steps, "range", {**bounds, "symbol": str(place)})
        symbol = SubElement(symbols, "symbol", {"type": "marker" if points else "line", "name": str(place)})
        _shape(symbol, "SimpleMarker" if points else "SimpleLine", dict(_marker(each) if points else _line(each)))
    ElementTree.indent(root)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ElementTree.tostring(root, "unicode")


def _label(each: Range) -> str:
    return " … ".join(f"{bound / M3_PER_WAN_M3:+,.1f}" for bound in (each.lower, each.upper)) + " 万m³"


def _shape(symbol: Element, kind: str, options: dict[str, str]) -> None:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    found = SubElement(layer, "Option", {"type": "Map"})
    for name, value in options.items():
        SubElement(found, "Option", {"type": "QString", "name": name, "value": value})


def _line(each: Range) -> Iterator[tuple[str, str]]:
    yield "line_color", _rgba(each.colour)
    yield "line_width", "0.4" if each.colour == SAME else "1"
    yield "line_width_unit", "MM"
    yield "capstyle", "round"


def _marker(each: Range) -> Iterator[tuple[str, str]]:
    yield "name", "circle" if each.colour == SAME else "triangle"
    yield "angle", _LOSS if each.colour in LOSSES else _GAIN
    yield "color", _rgba(each.colour)
    yield "outline_color", _rgba("#ffffff")
    yield "size", "2" if each.colour == SAME else "4"
    yield "size_unit", "MM"


def _rgba(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + ",255"
