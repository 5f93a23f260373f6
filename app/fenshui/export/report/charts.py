"""The charts of the full report: what regions consume beside their limits, and how reliably flows pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from fenshui.export.agreement import USES
from fenshui.export.drawing import Drawing, rgb
from fenshui.export.drawing_pdf import put_drawing
from fenshui.export.flow_duration import Flows, flow_duration
from fenshui.export.paper import LEFT, PALE, WIDTH
from fenshui.export.province_bars import Measure, RegionUse, province_bars, region_use
from fenshui.export.report import section_flows
from fenshui.export.report.cells import change_text, hm3_in_unit, volume_text
from fenshui.export.report.names import Names
from fenshui.export.report.sheet import NOTE, ROW, Sheet
from fenshui.export.report.tables import Table
from fenshui.impact import RegionPosition
from fenshui.impact.flow_kept import satisfied_share

Tables = Mapping[str, Table]
MOST_REGIONS = 24
"""So many are drawn; more would not stand on a page."""
_CURVES_WIDTH, _CURVES_HEIGHT, _BETWEEN = 300.0, 172.0, 4.0
"""Points of a drawing of curves; mm between two beside each other."""
_LABEL, _REFERENCE, _UNDER = 4.0, 3.2, 2.5
"""Mm of the line over a drawing, of the one under it, and to what follows."""
_TITLE, _ABOUT = 5.4, 14.0
"""Mm of a small title, and of a title with its explanation."""


@dataclass(frozen=True)
class Abreast:
    """A drawing beside others: what stands over it and under it."""

    label: str
    picture: Drawing
    reference: str


def put_region_bars(sheet: Sheet, tables: Tables) -> None:
    """For each baseline what counts as consumed by the regions, beside quota and cap."""
    if "regions" not in tables:
        return
    names, table = sheet.names, tables["regions"]
    for use in USES:
        rows = _most_changed(table, use)
        uses = [region_use(row, names.region(row.region), _measure(names), has_after=True) for row in rows]
        if uses:
            title = f"{names.say('report.chart.regions')} · {names.say(f'report.word.{use}')}"
            drawing = province_bars(uses, names.say("report.chart.unit"), names.language)
            sheet.drawing(drawing, _about_regions(uses, len(table.numbered(use=use)), names, use), title)


def put_flow_curves(sheet: Sheet, tables: Tables) -> None:
    """For each section somebody guarantees how reliably a flow passes, both baselines beside each other."""
    if section_flows.NAME not in tables:
        return
    names, table = sheet.names, tables[section_flows.NAME]
    sections = tuple(dict.fromkeys(row["node"] for row in table.rows))
    sheet.subheading(names.say("report.chart.flows"), _TITLE + _ABOUT + _room_for_curves())
    sheet.paragraph(names.say("report.chart.about_flows", most=section_flows.MOST_SECTIONS), NOTE)
    for node in sections:
        sheet.subheading(names.node(node), _room_for_curves())
        _put_abreast(sheet, [_curves(section_flows.flows_of(table, use, node), use, node, names) for use in USES])


def _measure(names: Names) -> Measure:
    one = hm3_in_unit(names)
    return Measure(
        names.say("report.chart.unit"),
        one,
        lambda change: change_text(change / one, names),
        lambda volume: volume_text(volume / one, names),
    )


def _most_changed(table: Table, use: str) -> list[RegionPosition]:
    """The regions in the order of the table, the most changed where they are too many."""
    columns = [field.name for field in fields(RegionPosition)]
    found = [RegionPosition(**{column: row[column] for column in columns}) for _, row in table.numbered(use=use)]
    chosen = sorted(found, key=_change, reverse=True)[:MOST_REGIONS]
    return [position for position in found if position in chosen]


def _change(position: RegionPosition) -> float:
    return abs(position.consumed_after_hm3_per_year - position.consumed_before_hm3_per_year)


def _about_regions(uses: Sequence[RegionUse], count: int, names: Names, use: str) -> str:
    above = [row.name for row in uses if row.is_above_quota]
    counted = names.basin.settings.rules.cap_counts_against
    said = [f"regions.csv: use = {use}", names.say(f"report.chart.counts_for.{counted}")]
    if above:
        said.append(names.say("report.chart.above_quota", regions=names.say("report.chart.comma").join(above)))
    if count > len(uses):
        said.append(names.say("report.more_rows", count=count - len(uses), file="regions.csv"))
    return " · ".join(said)


def _curves(flows: Flows, use: str, node: str, names: Names) -> Abreast:
    drawing = flow_duration(flows, "m³/s", names.language, _CURVES_WIDTH, _CURVES_HEIGHT)
    label = f"{names.say(f'report.word.{use}')} · {_met(flows, names)}"
    return Abreast(label, drawing, f"{section_flows.NAME}.csv: use = {use}, node = {node}")


def _met(flows: Flows, names: Names) -> str:
    if flows.target is None or flows.after is None:
        return names.say("report.chart.no_target")
    seconds = names.basin.settings.timeline.seconds
    before, after = (f"{satisfied_share(flow, flows.target, seconds):.1%}" for flow in (flows.before, flows.after))
    return names.say("report.chart.met", before=before, after=after)


def _room_for_curves() -> float:
    """Mm that two drawings beside each other take with their title and their words."""
    return _TITLE + _LABEL + _each_width() * _CURVES_HEIGHT / _CURVES_WIDTH + _REFERENCE + _UNDER


def _each_width() -> float:
    return (WIDTH - _BETWEEN) / 2


def _put_abreast(sheet: Sheet, pictures: Sequence[Abreast]) -> None:
    """Drawings beside each other; the caller has made room."""
    top, width, end = sheet.y, _each_width(), sheet.y
    for place, shown in enumerate(pictures):
        left = LEFT + place * (width + _BETWEEN)
        sheet.put_lines(left, top, ((sheet.on_one_line(shown.label, NOTE, width), NOTE),))
        end = put_drawing(sheet, shown.picture, left, top + _LABEL, width)
        sheet.set_draw_color(*rgb(PALE))
        sheet.set_line_width(0.2)
        sheet.rect(left, top + _LABEL, width, end - top - _LABEL)
        sheet.put_lines(left, end + 0.5, ((sheet.on_one_line(shown.reference, ROW, width), ROW),))
    sheet.set_y(end + _REFERENCE + _UNDER)
