"""The full report for a file: the deal, the verdict, the maps, the points one by one, the rules, the sources."""

from collections.abc import Mapping
from datetime import date

from fenshui.export.agreement import USES
from fenshui.export.paper import LEFT, TOP, WIDTH, typefaces_let_go
from fenshui.export.report.chapters import CHAPTERS, Chapter, Shown
from fenshui.export.report.charts import put_flow_curves, put_region_bars
from fenshui.export.report.deal_lines import terms_of, title_of
from fenshui.export.report.maps import SPANS, VIEWS, MapView, map_columns, report_map
from fenshui.export.report.names import Names
from fenshui.export.report.rule_rows import put_rules
from fenshui.export.report.sheet import CHAPTER_BEGINS, NOTE, NOTHING, TEXT, TITLE, UNTOLD, Sheet, View, new_sheet
from fenshui.export.report.tables import Table
from fenshui.export.report.verdict_band import BAND_HEIGHT, put_verdict

Tables = Mapping[str, Table]
_LABEL_WIDTH = 40.0
_CHARTS = {"sections": put_flow_curves, "regions": put_region_bars}
"""What is drawn at the end of a chapter."""


def full_report(tables: Tables, names: Names, made: date) -> bytes:
    """The report as a PDF, from its tables alone."""
    sheet = new_sheet(names.say("report.title"), tables["transfers"], names, made)
    with typefaces_let_go(sheet):
        _opening(sheet, tables, names, made)
        _maps(sheet, tables, names)
        for number, chapter in enumerate(CHAPTERS, 3):
            _chapter(sheet, tables, number, chapter)
        put_rules(sheet, tables, f"{len(CHAPTERS) + 3}  {names.say('report.chapter.rules')}")
        _sources(sheet, tables, names, f"{len(CHAPTERS) + 4}  {names.say('report.chapter.sources')}")
        return bytes(sheet.output())


def _opening(sheet: Sheet, tables: Tables, names: Names, made: date) -> None:
    sheet.add_page()
    basin = names.basin.settings
    name = basin.name_zh if names.language == "zh_CN" else basin.name_en
    sheet.set_y(sheet.put_lines(LEFT, TOP - 6, sheet.set_in(WIDTH, names.say("report.title"), TITLE)))
    sheet.paragraph(names.say("report.subtitle", basin=name, made=made.isoformat()), NOTE, 3)
    put_verdict(sheet, tables, LEFT, sheet.y, WIDTH)
    sheet.set_y(sheet.y + BAND_HEIGHT + 5)
    sheet.heading(f"1  {names.say('report.chapter.deal')}")
    for transfer in tables["transfers"].rows:
        sheet.subheading(title_of(transfer, names))
        for label, value in terms_of(transfer, names):
            _term(sheet, names.say(f"report.term.{label}"), value)
        sheet.set_y(sheet.y + 3)
    sheet.paragraph(names.say("report.how_to_read"), NOTE)


def _term(sheet: Sheet, label: str, value: str) -> None:
    lines = sheet.set_in(WIDTH - _LABEL_WIDTH, value, TEXT)
    height = TEXT.height * len(lines)
    sheet.room_for(height)
    sheet.put(LEFT, sheet.y + TEXT.height * 0.76, label, NOTE)
    sheet.put_lines(LEFT + _LABEL_WIDTH, sheet.y, lines)
    sheet.set_y(sheet.y + height + 1.3)
    sheet.rule(sheet.y - 0.6)


def _maps(sheet: Sheet, tables: Tables, names: Names) -> None:
    """A page for each baseline and span: before, after and the difference."""
    for place, (use, span) in enumerate((use, span) for use in USES for span in SPANS):
        sheet.add_page()
        sheet.set_y(TOP - 6)
        if place == 0:
            sheet.heading(f"2  {names.say('report.chapter.maps')}")
            sheet.paragraph(names.say("report.about.maps"), NOTE)
        for view in VIEWS:
            shown = MapView(use, view, span)
            titles = (names.say(f"report.word.{use}"), names.say(f"report.map.{span}"), names.say(f"report.map.{view}"))
            caption = names.say("report.map.caption", column=map_columns(shown), use=use)
            sheet.drawing(report_map(tables, names, shown, 190.0), caption, " · ".join(titles))


def _chapter(sheet: Sheet, tables: Tables, number: int, chapter: Chapter) -> None:
    names = sheet.names
    if number == 3:
        sheet.add_page()
        sheet.set_y(TOP - 6)
    else:
        sheet.set_y(sheet.y + 4)
    sheet.heading(f"{number}  {names.say(f'report.chapter.{chapter.name}')}", CHAPTER_BEGINS)
    sheet.paragraph(names.say(f"report.about.{chapter.name}"), NOTE)
    _untold(sheet, tables, chapter.name)
    for shown in chapter.shown:
        _shown(sheet, tables, shown)
    if chapter.name in _CHARTS:
        _CHARTS[chapter.name](sheet, tables)


def _untold(sheet: Sheet, tables: Tables, point: str) -> None:
    """What of this point cannot be told, and what is missing."""
    for at, row in tables["untold"].numbered(point=point) if "untold" in tables else ():
        said = sheet.names.say("report.untold", why=sheet.names.said_in(row))
        sheet.paragraph(f"{said}    untold.csv {at}", UNTOLD, 0.8)


def _shown(sheet: Sheet, tables: Tables, shown: Shown) -> None:
    names = sheet.names
    title = names.say(f"report.table.{shown.table}")
    if shown.table not in tables:
        sheet.subheading(title, NOTHING)
        sheet.paragraph(names.say(f"report.nothing.{shown.table}"), NOTE)
        return
    table = tables[shown.table]
    for use in USES if shown.by_use else ("",):
        rows = [(at, row) for at, row in table.numbered(**({"use": use} if use else {})) if shown.keep(row)]
        titled = f"{title} · {names.say(f'report.word.{use}')}" if use else title
        if not rows:
            sheet.subheading(titled, NOTHING)
            sheet.paragraph(names.say("report.no_rows", file=table.file), NOTE)
            continue
        sheet.titled_table(titled, View(table, rows[: shown.most], shown.columns))
        if len(rows) > shown.most:
            sheet.paragraph(names.say("report.more_rows", count=len(rows) - shown.most, file=table.file), NOTE, 3)
        sheet.set_y(sheet.y + 2)


def _sources(sheet: Sheet, tables: Tables, names: Names, title: str) -> None:
    sheet.set_y(sheet.y + 4)
    sheet.heading(title)
    verdict = tables["verdict"].rows[0]
    shares = {name: f"{verdict[name]:.3%}" for name in ("injury_share", "section_share")}
    for what in ("record", "method", "thresholds", "unverified"):
        step = names.say(f"report.word.{verdict['step']}")
        said = {**shares, "first": verdict["first_period"], "periods": verdict["periods"], "step": step}
        sheet.paragraph(names.say(f"report.source.{what}", **said), TEXT)
    sheet.subheading(names.say("report.source.tables"))
    for table in tables.values():
        sheet.paragraph(f"{table.file}    {len(table.rows)}    {names.say(f'report.table.{table.name}')}", NOTE, 0.4)
    sheet.paragraph(names.say("report.source.deltas"), NOTE, 0.4)
