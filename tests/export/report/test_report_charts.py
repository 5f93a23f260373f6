"""The charts of the full report: which sections and regions, from which rows, whole on their page."""

from dataclasses import replace

import pytest
from fenshui.basin import read_basin
from fenshui.basin.rows import Region
from fenshui.desk.reporting import findings_of
from fenshui.export.drawing import Area, Drawing
from fenshui.export.drawing_pdf import put_drawing
from fenshui.export.paper import BOTTOM, RIGHT, TOP, WIDTH
from fenshui.export.report.charts import MOST_REGIONS, put_flow_curves, put_region_bars
from fenshui.export.report.names import Names
from fenshui.export.report.section_flows import flows_of, guaranteed
from fenshui.export.report.tables import Table
from fenshui.export.report.writing import tables_of
from fenshui.impact import FlowKept, SectionChange
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer
from traced_sheet import TracedSheet

TWO_FARMS = sample_basin("two_farms")
NO_FLOW = FlowKept("warning", 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def found():
    deal = read_transfer(TWO_FARMS / "transfers" / "upper-to-lower.toml")
    findings = findings_of(read_basin(TWO_FARMS).basin, [deal])
    return findings.assessment, tables_of(findings)


@pytest.fixture(scope="module")
def sheets(found):
    """One for each language: their typefaces are large."""
    assessment, _ = found
    made = {language: TracedSheet(Names(assessment.basin_after, language)) for language in ("en", "zh_CN")}
    yield made
    for sheet in made.values():
        if not sheet.page:
            sheet.add_page()
        sheet.output()  # which closes the files of its fonts


def test_the_table_of_flows_has_what_passes_at_the_ford_in_every_period_of_both_baselines(found):
    assessment, tables = found
    table = tables["section_flows"]
    assert len(table.rows) == 2 * 12 and table.rows[0]["period"] == "2024-01-01"
    for use, impact in assessment.uses.items():
        flows = flows_of(table, use, "ford")
        assert flows.before.tolist() == impact.before.node_flow_m3_s("ford").tolist()
        assert flows.after.tolist() == impact.after.node_flow_m3_s("ford").tolist()
        assert (set(flows.target), flows.warning) == ({2.0}, 1.0)


def section(node, guarantor="hill", deepened=0.0, change=0.0):
    kept = replace(NO_FLOW, deepened_hm3_per_year=deepened)
    return SectionChange(node, guarantor, 1.0, 1.0, change, 1.0, 1.0, 0.0, (kept,))


def with_sections(assessment, entitlement, actual):
    uses = {"entitlement": entitlement, "actual": actual}
    return replace(assessment, uses={use: replace(assessment.uses[use], sections=each) for use, each in uses.items()})


def test_the_section_hit_hardest_under_either_baseline_comes_first(found):
    calm = tuple(section(node) for node in ("a", "b", "c"))
    moved = (section("a", change=-3.0), section("b", deepened=0.1), section("c", deepened=0.2))
    assert guaranteed(with_sections(found[0], calm, moved)) == ("c", "b", "a")
    assert guaranteed(with_sections(found[0], moved, calm)) == ("c", "b", "a")


def test_a_section_nobody_guarantees_is_drawn_only_where_none_is_guaranteed(found):
    unguarded = (section("a", ""), section("b"))
    assert guaranteed(with_sections(found[0], unguarded, unguarded)) == ("b",)
    wild = (section("a", ""), section("b", "", change=1.0))
    assert guaranteed(with_sections(found[0], wild, wild)) == ("b", "a")


def test_the_curves_stand_whole_under_their_heading_wherever_it_falls(found, sheets):
    for language, heading, label in (
        ("en", "How reliably a flow passes at guaranteed sections", "actual · target met: 50.0% before, 50.0% after"),
        ("zh_CN", "有责任方断面的流量保证程度", "按实际 · 达标时段：转让前 50.0%，转让后 50.0%"),
    ):
        sheet = sheets[language]
        for at_mm in range(int(TOP), int(BOTTOM), 40):
            sheet.begin_at(at_mm)
            put_flow_curves(sheet, found[1])
            (page,) = {page for page, *_ in sheet.frames}
            assert page == sheet.page_of(heading) == sheet.page_of(label)
            assert page == sheet.page_of("section_flows.csv: use = actual, node = ford")


def test_the_bars_of_regions_stand_under_their_title_with_the_rows_they_come_from(found, sheets):
    sheet = sheets["en"]
    for at_mm in range(int(TOP), int(BOTTOM), 40):
        sheet.begin_at(at_mm)
        put_region_bars(sheet, found[1])
        for use in ("entitlement", "actual"):
            page = sheet.page_of(f"Consumption counted for regions, beside quota and cap · {use}")
            said = f"regions.csv: use = {use} · bought water counts for the region of the transferor"
            assert page == sheet.page_of(said)


def of_many_regions(found, count):
    """The two farms' findings as if the basin had so many regions; the last change most."""
    row = found[1]["regions"].rows[0]
    rows = tuple(
        {**row, "use": "actual", "region": f"r{at}", "quota_hm3": 1.0, "consumed_after_hm3_per_year": 30.0 + at}
        for at in range(count)
    )
    regions = tuple(Region(f"r{at}", f"县{at}", f"County {at}") for at in range(count))
    return {"regions": Table("regions", rows)}, replace(found[0].basin_after, regions=regions)


def test_of_many_regions_the_most_changed_are_drawn_and_the_rest_counted(found, sheets):
    tables, basin = of_many_regions(found, MOST_REGIONS + 3)
    sheet = sheets["en"]
    sheet.names = Names(basin, "en")
    sheet.begin_at(TOP)
    put_region_bars(sheet, tables)
    words = " ".join(text for _, text in sheet.stands)
    assert "3 more rows are in regions.csv" in words and "above the quota: County 3, County 4" in words
    sheet.names = Names(found[0].basin_after, "en")


class MeasuredSheet(TracedSheet):
    """A sheet on which no line reaches beyond its edge, or beyond its half of the page where two stand side by side."""

    def put(self, x, y, text, style, *others):
        self._take(style)
        room = WIDTH / 2 if text.startswith(("section_flows.csv", "entitlement", "actual")) else RIGHT - x
        assert others or self.get_string_width(text) <= room + 0.1, text
        super().put(x, y, text, style, *others)


def test_long_names_and_ids_stay_within_the_page_and_the_half_of_it_that_is_theirs(found):
    assessment, tables = found
    ford, long = assessment.basin_after.node_by_id["ford"], "f" * 60
    renamed = replace(ford, id=long, name_en="A ford of many words " * 10)
    rows = tuple({**row, "node": long} for row in tables["section_flows"].rows)
    sheet = MeasuredSheet(Names(replace(assessment.basin_after, nodes=(renamed,)), "en"))
    sheet.begin_at(TOP)
    put_flow_curves(sheet, {"section_flows": Table("section_flows", rows)})
    sheet.output()
    assert any(text.startswith("A ford of many words") and text.endswith("…") for _, text in sheet.stands)


def test_a_basin_without_regions_and_sections_has_no_charts(sheets):
    sheet = sheets["en"]
    sheet.begin_at(TOP)
    put_flow_curves(sheet, {})
    put_region_bars(sheet, {})
    assert not sheet.stands and not sheet.frames


def test_a_title_after_a_drawing_keeps_its_colour_even_if_the_drawing_ended_in_the_same(sheets):
    sheet = sheets["en"]
    sheet.begin_at(TOP)
    sheet.set_fill_color(255, 255, 255)
    square = Area(((0, 0), (9, 0), (9, 9)), "#1f4e79")
    white = sheet.fill_color
    put_drawing(sheet, Drawing(10, 10, (square,)), 30, 30, 20)
    assert sheet.fill_color == white  # as the page has it again after the drawing
