"""Maps of an impact: reaches, sections and rights, before, after and the difference, of the mean and at worst."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fenshui.export.credit_marks import credit_height, credit_marks
from fenshui.export.drawing import Area, Circle, Drawing, Line, Mark, Words
from fenshui.export.impact_map import GAINS, LOSSES, SAME, colour_of
from fenshui.export.map_frame import Frame, frame_of
from fenshui.export.map_labels import Labels
from fenshui.export.report.names import Names
from fenshui.export.report.tables import Table

WIDTH = 560.0
_LEGEND = 20.0
VIEWS = ("before", "after", "difference")
SPANS = ("mean", "worst")
_FLOWS = ("#b5d3ea", "#5a9bcb", "#1f67a6", "#0b3a6e")
_FLOW_LIMITS_M3_S = (0.05, 0.25, 0.6)
"""From which share of the greatest flow each colour is used."""
_GREY, _INK = "#6b6f76", "#1a1a1a"
_SHORT = ("#fdbe85", "#e6690b", "#8c2d04")
_SHORT_LIMITS = (0.01, 0.1, 0.25)
_COLUMNS = {
    ("before", "mean"): "mean_before_m3_s",
    ("after", "mean"): "mean_after_m3_s",
    ("before", "worst"): "lowest_before_m3_s",
    ("after", "worst"): "lowest_after_m3_s",
}


@dataclass(frozen=True)
class MapView:
    """Which map: a use, one of `VIEWS`, one of `SPANS`; the worst of a flow is its lowest, of a change its greatest
    loss."""

    use: str
    view: str
    span: str


def report_map(tables: Mapping[str, Table], names: Names, shown: MapView, height: float = 215.0) -> Drawing:
    """One map, drawn from the tables `reaches`, `sections` and `third_parties` and nothing else, with its credits."""
    room = height - credit_height(credit_marks(names.basin, names.language, 0, WIDTH, 6.5))
    frame = frame_of(names.basin, WIDTH, room)
    values = {row["reach"]: _of_reach(row, shown) for _, row in tables["reaches"].numbered(use=shown.use)}
    most = _greatest(tables, shown)
    marks: list[Mark] = [Area(ring, "#f4f6f9", "#cdd4dc", 0.5) for ring in frame.region_rings()]
    for name, value in sorted(values.items(), key=lambda each: abs(each[1])):
        colour, width = _stroke(value, most, shown)
        marks += [Line(line, colour, width) for line in frame.reach_lines(name)]
    labels = Labels(frame.box)
    marks += _rights(tables, names, frame, shown)
    marks += _sections(tables, names, frame, shown, most, labels)
    marks += labels.marks
    marks += _legend(names, shown, most, room)
    marks += credit_marks(names.basin, names.language, room + _LEGEND, WIDTH, 6.5)
    return Drawing(WIDTH, height + _LEGEND, tuple(marks))


def map_columns(shown: MapView) -> str:
    """The columns of `reaches.csv` and `sections.csv` from which a map is coloured."""
    if shown.view == "difference":
        return "mean_change_m3_s" if shown.span == "mean" else "greatest_loss_m3_s"
    return _COLUMNS[shown.view, shown.span]


def _of_reach(row: Mapping[str, Any], shown: MapView) -> float:
    value = float(row[map_columns(shown)])
    return -value if map_columns(shown) == "greatest_loss_m3_s" else value


def _greatest(tables: Mapping[str, Table], shown: MapView) -> float:
    """The value a scale ends at: one scale for both uses, and for before and after."""
    views = ("before", "after") if shown.view != "difference" else ("difference",)
    rows = tables["reaches"].rows
    return max(abs(_of_reach(row, MapView(row["use"], view, shown.span))) for row in rows for view in views)


def _stroke(value: float, most: float, shown: MapView) -> tuple[str, float]:
    if shown.view == "difference":
        colour = colour_of(value, most)
        return colour, 1.0 if colour == SAME else 2.6
    step = sum(value >= limit * most for limit in _FLOW_LIMITS_M3_S) if most > 0 else 0
    return _FLOWS[step], 1.1 + 0.8 * step


def _sections(
    tables: Mapping[str, Table], names: Names, frame: Frame, shown: MapView, most: float, labels: Labels
) -> list[Mark]:
    """Sections with their figure; those that somebody guarantees get their label first."""
    rows = [row for _, row in tables["sections"].numbered(use=shown.use)] if "sections" in tables else []
    kept = _least_kept(tables, shown)
    placed = [(row, place) for row in rows if (place := frame.place(row["node"]))]
    for _, (x, y) in placed:
        labels.avoid(x, y, 4)
    marks: list[Mark] = []
    for row, (x, y) in sorted(placed, key=lambda each: (not each[0]["guarantor"], -abs(_of_section(each[0], shown)))):
        value = _of_section(row, shown)
        marks.append(_sign(x, y, value, most, shown, kept.get(row["node"], 1.0)))
        if row["guarantor"] or (shown.view == "difference" and colour_of(value, most) != SAME):
            text = f"{names.node(row['node'])} {_figure(value, shown)}"
            labels.add(x, y, text, 7.2, _INK)
    return marks


def _of_section(row: Mapping[str, Any], shown: MapView) -> float:
    if shown.view != "difference":
        return float(row[_COLUMNS[shown.view, shown.span]])
    if shown.span == "worst":
        return -float(row["greatest_loss_m3_s"])
    return float(row["mean_after_m3_s"]) - float(row["mean_before_m3_s"])


def _least_kept(tables: Mapping[str, Table], shown: MapView) -> dict[str, float]:
    """The least satisfied share of any flow that a section is to keep."""
    least: dict[str, float] = {}
    if "sections_kept" in tables and shown.view != "difference":
        for _, row in tables["sections_kept"].numbered(use=shown.use):
            share = float(row[f"satisfied_{shown.view}"])
            least[row["node"]] = min(share, least.get(row["node"], 1.0))
    return least


def _sign(x: float, y: float, value: float, most: float, shown: MapView, kept: float) -> Mark:
    if shown.view != "difference":
        return Circle(x, y, 3.0, _short_colour(1.0 - kept) or "#ffffff", "#0b3a6e", 1.1)
    colour = colour_of(value, most)
    if colour == SAME:
        return Circle(x, y, 2.4, "#ffffff", SAME, 1.1)
    up = -1 if value > 0 else 1
    return Area(((x - 4, y - up * 3), (x + 4, y - up * 3), (x, y + up * 4.5)), colour, "#ffffff", 0.8)


def _rights(tables: Mapping[str, Table], names: Names, frame: Frame, shown: MapView) -> list[Mark]:
    """A diamond at every place where a right is short (or is made shorter), coloured by the worst share there."""
    worst: dict[str, float] = {}
    rows = tables["third_parties"].numbered(use=shown.use) if "third_parties" in tables else ()
    for _, row in rows:
        node = names.basin.right_by_id[row["right"]].node
        worst[node] = max(worst.get(node, 0.0), _share(row, shown))
    marks: list[Mark] = []
    for node, share in worst.items():
        colour, place = _short_colour(share * _HARM_TIMES[shown.view]), frame.place(node)
        if colour and place:
            x, y = place
            marks.append(Area(((x, y - 3.6), (x + 3.6, y), (x, y + 3.6), (x - 3.6, y)), colour, "#ffffff", 0.6))
    return marks


_HARM_TIMES = {"before": 1.0, "after": 1.0, "difference": 100.0}
"""Injuries are shown from 0.01 % of the demand on, shortages from 1 %."""


def _share(row: Mapping[str, Any], shown: MapView) -> float:
    demand = float(row["demand_hm3_per_year"])
    if shown.view == "difference":
        return float(row["share"])
    if shown.span == "worst":
        return 1.0 - float(row[f"reliability_{shown.view}"])
    return float(row[f"shortage_{shown.view}_hm3_per_year"]) / demand if demand > 0 else 0.0


def _short_colour(share: float) -> str:
    step = sum(share >= limit for limit in _SHORT_LIMITS)
    return _SHORT[step - 1] if step else ""


def _figure(value: float, shown: MapView) -> str:
    if shown.view == "difference":
        text = f"{abs(value):,.3f}" if abs(value) < 1 else f"{abs(value):,.2f}"
        return f"{'+' if value > 0 else '−'}{text}" if float(text.replace(",", "")) else "0"
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


def _legend(names: Names, shown: MapView, most: float, top: float) -> list[Mark]:
    """The scale of the reaches, and what circles and diamonds say."""
    difference = shown.view == "difference"
    colours = [*reversed(LOSSES), SAME, *GAINS] if difference else list(_FLOWS)
    limits = [share * most for share in ((0.02, 0.25, 0.6) if difference else _FLOW_LIMITS_M3_S)]
    texts = [f"{limit:.2g}" if limit < 10 else f"{limit:,.0f}" for limit in limits]
    ticks = [*(f"−{text}" for text in reversed(texts)), *(f"+{text}" for text in texts)] if difference else texts
    if difference and shown.span == "worst":
        colours, ticks = colours[:4], ticks[:3]
    said = names.say(f"report.map.scale.{'difference' if difference else 'flow'}")
    marks: list[Mark] = [Words(4, top + 9, said, 7, _GREY)]
    left, width = 92.0, 34.0
    for place, colour in enumerate(colours):
        x = left + place * width
        marks.append(Area(((x, top + 3), (x + width, top + 3), (x + width, top + 9), (x, top + 9)), colour))
    marks += [Words(left + (at + 1) * width, top + 17, tick, 6.2, _GREY, "middle") for at, tick in enumerate(ticks)]
    return marks + _signs_legend(names, shown, left + len(colours) * width + 16, top)


def _signs_legend(names: Names, shown: MapView, left: float, top: float) -> list[Mark]:
    kind = "harm" if shown.view == "difference" else "short" if shown.span == "mean" else "often"
    marks: list[Mark] = [
        Area(((left, top + 2.5), (left + 3.6, top + 6), (left, top + 9.5), (left - 3.6, top + 6)), _SHORT[1]),
        Words(left + 7, top + 8.5, names.say(f"report.map.right.{kind}"), 6.5, _GREY),
        Circle(left, top + 15, 2.6, "#ffffff", "#0b3a6e" if shown.view != "difference" else SAME, 1.1),
        Words(left + 7, top + 17.5, names.say(f"report.map.section.{kind}"), 6.5, _GREY),
    ]
    return marks
