"""The impact on paper and as data: every table, both papers, both languages."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from fenshui.basin import read_basin
from fenshui.cli.main import main
from fenshui.desk.reporting import findings_of, report
from fenshui.export.paper import BOTTOM, TOP
from fenshui.export.report.cells import cell_text, volume_text
from fenshui.export.report.chapters import CHAPTERS, SECTIONS
from fenshui.export.report.full_report import full_report
from fenshui.export.report.maps import SPANS, VIEWS, MapView, report_map
from fenshui.export.report.names import Names
from fenshui.export.report.sheet import View
from fenshui.export.report.summary import summary
from fenshui.export.report.tables import Table, report_tables
from fenshui.export.report.writing import tables_of
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer
from fenshui.words import LANGUAGES
from fenshui.words.catalogue import catalogue
from pyhanko.pdf_utils.reader import PdfFileReader
from traced_sheet import TracedSheet

TWO_FARMS = sample_basin("two_farms")
DEAL = TWO_FARMS / "transfers" / "upper-to-lower.toml"
MADE = date(2026, 1, 2)


def pages(pdf):
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])


@pytest.fixture(scope="module")
def found():
    basin, deal = read_basin(TWO_FARMS).basin, read_transfer(DEAL)
    findings = findings_of(basin, [replace(deal, volume_m3=20_000_000)], members=2)
    return tables_of(findings), findings.assessment.uses["actual"].after.basin


def test_a_nested_list_becomes_a_table_of_its_own_that_knows_its_row():
    impact = {
        "verdict": "none",
        "record": {"periods": 1},
        "thresholds": {"injury_share": 0.1},
        "sections": [{"use": "actual", "node": "ford", "kept": [{"what": "ecology", "days": 3.0}]}],
        "drought": [{"use": "actual", "pause": None}, {"use": "entitlement", "pause": {"section": "ford"}}],
        "empty": [],
    }
    tables = report_tables(impact)
    assert tables["sections"].text() == "use,node\nactual,ford\n"
    assert tables["sections_kept"].text() == "use,node,what,days\nactual,ford,ecology,3\n"
    assert tables["drought"].text().splitlines()[2] == "entitlement,,ford"
    assert tables["verdict"].text() == "verdict,periods,injury_share\nnone,1,0.1\n"
    assert "empty" not in tables


class AskedRow(dict):
    """A row that counts how often its columns are asked for."""

    asked = 0

    def __iter__(self):
        AskedRow.asked += 1
        return super().__iter__()


def test_a_long_table_asks_each_row_for_its_columns_once():
    table = Table("t", tuple(AskedRow(period=at, flow=1.0) for at in range(1, 101)))
    assert table.text().splitlines()[::100] == ["period,flow", "100,1"]
    assert AskedRow.asked == 100


def test_rows_are_numbered_as_the_file_has_them():
    table = Table("t", ({"use": "a", "x": 1}, {"use": "b", "x": 2}, {"use": "a", "x": 3}))
    assert [at for at, _ in table.numbered(use="a")] == [1, 3]
    assert list(csv.DictReader(StringIO(table.text())))[3 - 1]["x"] == "3"


def test_volumes_are_written_in_the_unit_of_the_language():
    basin = read_basin(TWO_FARMS).basin
    chinese, english = (Names(basin, language) for language in LANGUAGES)
    assert (volume_text(1.236, chinese), volume_text(1.236, english)) == ("123.6", "1.236")
    assert (cell_text(-0.00001, "change", english), cell_text(0.5, "change", english)) == ("0.000", "+0.500")
    assert cell_text(None, "volume", english) == "–"
    assert (chinese.right("upper-farm"), english.right("lower-town")) == ("山地农户", "Plain town")


def test_the_summary_is_one_page_in_both_languages(found):
    tables, basin = found
    for language in LANGUAGES:
        assert pages(summary(tables, Names(basin, language), MADE)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_half_a_year_both_papers_say_that_there_is_no_whole_water_year(language):
    basin = read_basin(TWO_FARMS).basin
    timeline = replace(basin.settings.timeline, periods=6)
    inflows = replace(basin.inflows, values=basin.inflows.values[:6])
    half = replace(basin, settings=replace(basin.settings, timeline=timeline), inflows=inflows)
    tables = tables_of(findings_of(half, [read_transfer(DEAL)], members=0))
    assert not {"drought_driest", "year_types"} & set(tables)
    names = Names(half, language)
    assert pages(summary(tables, names, MADE)) == 1
    assert pages(full_report(tables, names, MADE)) > 1


def test_the_report_has_a_page_of_maps_for_each_baseline_and_span(found):
    tables, basin = found
    for language in LANGUAGES:
        assert pages(full_report(tables, Names(basin, language), MADE)) > 1 + 2 * len(SPANS)


def test_the_same_findings_make_the_same_bytes(found):
    tables, basin = found
    names = Names(basin, "en")
    assert summary(tables, names, MADE) == summary(tables, names, MADE)


def test_every_column_on_paper_is_a_column_of_a_table_and_has_a_head(found):
    tables, _ = found
    for chapter in CHAPTERS:
        for shown in chapter.shown:
            for language in LANGUAGES:
                assert all(f"report.head.{column.name}" in catalogue(language) for column in shown.columns)
            if shown.table in tables and shown.table not in ("drought", "cures_compensations"):
                assert {column.name for column in shown.columns} <= set(tables[shown.table].columns)


def test_every_table_is_named_in_both_languages(found):
    tables, _ = found
    for language in LANGUAGES:
        assert {f"report.table.{name}" for name in tables} <= set(catalogue(language))


def test_maps_are_drawn_before_after_and_as_difference_of_the_mean_and_at_worst(found):
    tables, basin = found
    drawn = {
        (span, view): report_map(tables, Names(basin, "en"), MapView("actual", view, span))
        for span in SPANS
        for view in VIEWS
    }
    marks = {which: drawing.marks for which, drawing in drawn.items()}
    assert marks["mean", "before"] != marks["mean", "after"] != marks["mean", "difference"]
    assert marks["mean", "difference"] != marks["worst", "difference"]


def test_the_folder_has_the_papers_the_data_the_tables_and_the_maps(tmp_path, capsys):
    assert main(["--lang", "en", "report", str(TWO_FARMS), str(DEAL), "--out", str(tmp_path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(said["files"]) == there
    assert {"summary.pdf", "report.pdf", "impact.json", "sections.csv", "third_parties.csv", "reaches.csv"} <= there
    assert sum(name.startswith("maps/") for name in there) == 12
    impact = json.loads((tmp_path / "impact.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(StringIO((tmp_path / "third_parties.csv").read_text(encoding="utf-8"))))
    assert [float(row["injury_hm3_per_year"]) for row in rows] == [
        row["injury_hm3_per_year"] for row in impact["third_parties"]
    ]


def test_several_transfers_stand_on_one_page_with_those_in_force(tmp_path):
    basin, deal = read_basin(TWO_FARMS).basin, read_transfer(DEAL)
    smaller = [replace(deal, id=name, volume_m3=1_000_000) for name in ("one", "two")]
    findings = findings_of(basin, smaller, active=[replace(deal, id="old", volume_m3=1_000_000)])
    assert tables_of(findings)["active"].text() == "id\nold\n"
    report(findings, tmp_path, "zh_CN", MADE)
    assert pages((tmp_path / "summary.pdf").read_bytes()) == 1


def test_no_title_stands_at_the_foot_of_a_page_without_the_first_rows_of_its_table(found):
    tables, basin = found
    rows = tuple(tables["sections"].numbered())
    sheet = TracedSheet(Names(basin, "en"))  # one for all: its fonts are large
    for at_mm in range(int(TOP), int(BOTTOM), 6):
        sheet.begin_at(at_mm)
        sheet.titled_table("Sections", View(tables["sections"], rows, SECTIONS))
        assert (sheet.page_of("Sections"), str(rows[0][0])) in sheet.stands, at_mm
    sheet.output()  # which closes the files of its fonts
