"""A paper of chapters: each with what it is about, its pictures and its tables."""

from collections.abc import Mapping, Sequence
from datetime import date

from fenshui.export.drawing import Drawing
from fenshui.export.paper import LEFT, TOP, WIDTH, typefaces_let_go
from fenshui.export.report.chapters import Chapter, Shown
from fenshui.export.report.names import Names
from fenshui.export.report.sheet import CHAPTER_BEGINS, NOTE, NOTHING, TITLE, Sheet, View
from fenshui.export.report.tables import Table

Pictures = Mapping[str, Sequence[tuple[str, str, Drawing]]]
"""Chapter → its pictures: the table whose rows one shows, its title, and the drawing."""


def chapter_paper(
    title: str, subtitle: str, chapters: Sequence[Chapter], tables: Mapping[str, Table], pictures: Pictures,
    names: Names, made: date,
) -> bytes:  # fmt: skip
    """The paper as a PDF. Raises `Refused` for a character that no typeface has."""
    sheet = Sheet(title, made, names)
    sheet.set_title(title)
    with typefaces_let_go(sheet):
        sheet.add_page()
        sheet.set_y(sheet.put_lines(LEFT, TOP - 6, sheet.set_in(WIDTH, title, TITLE)))
        sheet.paragraph(subtitle, NOTE, 1)
        sheet.paragraph(names.say("authority.how_to_read"), NOTE, 4)
        for number, chapter in enumerate(chapters, 1):
            _chapter(sheet, number, chapter, tables, pictures.get(chapter.name, ()))
        return bytes(sheet.output())


def _chapter(
    sheet: Sheet, number: int, chapter: Chapter, tables: Mapping[str, Table],
    pictures: Sequence[tuple[str, str, Drawing]],
) -> None:  # fmt: skip
    names = sheet.names
    tall = [WIDTH * picture.height / picture.width for table, _, picture in pictures if table in tables]
    room = CHAPTER_BEGINS + max(tall, default=0.0)
    sheet.heading(f"{number}  {names.say(f'authority.chapter.{chapter.name}')}", room)
    sheet.paragraph(names.say(f"authority.about.{chapter.name}"), NOTE)
    for table, title, picture in pictures:
        if table in tables:
            sheet.drawing(picture, names.say("authority.shows", file=tables[table].file), title)
    for shown in chapter.shown:
        _shown(sheet, shown, tables.get(shown.table))
    sheet.set_y(sheet.y + 5)


def _shown(sheet: Sheet, shown: Shown, table: Table | None) -> None:
    names = sheet.names
    if table is None:
        sheet.subheading(names.say(f"authority.table.{shown.table}"), NOTHING)
        sheet.paragraph(names.say("authority.nothing"), NOTE)
        return
    columns = tuple(column for column in shown.columns if column.name in table.columns)
    rows = [row for row in table.numbered() if shown.keep(row[1])]
    sheet.titled_table(names.say(f"authority.table.{shown.table}"), View(table, rows[: shown.most], columns))
    if len(rows) > shown.most:
        sheet.paragraph(names.say("report.more_rows", count=len(rows) - shown.most, file=table.file), NOTE)
